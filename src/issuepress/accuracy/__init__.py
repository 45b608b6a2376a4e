"""Whether a statement says what its article says: the promise of issuepress.

A sentence may be lifted word for word, in other marks and another spelling, without its run-in label, its
leading connective or an aside. Any other difference is a departure. A sentence that is not near any of the
article's can not be judged here: it is "not found in the article", for a person to approve.

    judge        a statement beside its article: same, said otherwise, changed
    departures   a statement against its article
    issue        an issue against its articles
    comparison   two sentences word by word, and what may differ
    claims       what a claim hangs on, what may go
    vocabulary   the English words for that
    source       an article as sentences, indexed
    lines        a text as paragraphs, headings and list items
    words        a sentence as words, what may be written differently folded away
    spelling     British as American
"""

from issuepress.accuracy.departure import SAID_OTHERWISE, Departure
from issuepress.accuracy.departures import departures
from issuepress.accuracy.issue import departures_of, source_of
from issuepress.accuracy.judge import judge
from issuepress.accuracy.judgement import Difference, Judgement, Verdict

__all__ = [
    "SAID_OTHERWISE",
    "Departure",
    "Difference",
    "Judgement",
    "Verdict",
    "departures",
    "departures_of",
    "judge",
    "source_of",
]
