"""A statement held beside its article: same, said otherwise, or changed."""

from collections.abc import Sequence

from issuepress.accuracy.departures import depart
from issuepress.accuracy.judgement import Difference, Judgement, Verdict
from issuepress.accuracy.source import index
from issuepress.accuracy.words import words


def judge(statement: str, source: str, on: Sequence[int] = ()) -> Judgement:
    """Whether ``statement`` (any text of a newsletter) says what ``source`` (its article) says.

    Both may hold Markdown. ``on`` are the numbers of the article's sentences that the statement has to rest
    on, as ``issuepress.text.sentences.sentences`` counts them, from 1; all of them where it is empty.
    """
    article = index(source).only(on)
    found = depart(statement, article)
    severities = {departure.severity for departure in found}
    verdict: Verdict = (
        "changed" if "error" in severities else "said_otherwise" if severities - {"advice"} else "same"
    )
    rests_on = tuple(article.nearest([word.key for word in words(statement)])[:1])
    return Judgement(verdict, rests_on, tuple(Difference(d.kind, d.said, d.written, str(d)) for d in found))
