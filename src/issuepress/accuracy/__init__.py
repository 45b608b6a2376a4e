"""Whether a statement says what its article says: the promise of issuepress.

A sentence may be lifted word for word, in other marks and another spelling, without its run-in label, its
leading connective or an aside. Any other difference is looked at: it changes a claim, or a person compares.

    judge        a statement beside its article: same, said otherwise, changed
    near         word by word beside the nearest sentence (comparison, claims, vocabulary, variants)
    support      the sentences that a statement in other words rests on
    facts        what a claim hangs on, a module for each kind
    gravity      which differences change a claim, which only make a person look
    pair         which clauses of its sentences a statement tells
    reading      sentences with every mark and number (marks, meanings, denials; numbers, limits, units)
    source       an article as sentences, indexed (lines, words, spelling)
    departures   a statement against its article
    issue        an issue against its articles
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
