"""A statement against its article: what it says that the article does not."""

from collections.abc import Sequence

from issuepress.accuracy.departure import NOT_FOUND, SAID_OTHERWISE, Departure
from issuepress.accuracy.judge import judge
from issuepress.accuracy.judgement import Judgement
from issuepress.accuracy.near import depart
from issuepress.accuracy.source import index


def departures(statement: str, source: str, rests_on: Sequence[str] = ()) -> list[Departure]:
    """What ``statement`` (any text of a newsletter) says that ``source`` (the article) does not say.

    Empty where the statement is faithful, a warning to compare where it is said otherwise, errors where it is
    changed. Both may hold Markdown. A title counts only where it is part of ``source``. Wording is judged in
    English; in other languages every changed word is reported, but not what kind of word it is.

    ``rests_on`` are the article's sentences that it was made from: it is held beside these alone, beside the
    whole article where one of them is not in it any more.
    """
    article = index(source)
    judgement = judge(statement, source, article.numbers_of(rests_on))
    near = depart(statement, article)
    if judgement.verdict == "same":
        return [departure for departure in near if departure.severity == "advice"]
    beside = " ".join(sentence.text for sentence in judgement.rests_on)
    if judgement.verdict == "said_otherwise":
        return [Departure(SAID_OTHERWISE, statement, beside, statement, _seen(judgement), "warning")]
    found = [departure for departure in near if departure.severity == "error" and departure.kind != NOT_FOUND]
    return found or list(_changed(statement, beside, judgement))


def _seen(judgement: Judgement) -> str:
    """What was found again, and what to look at first."""
    facts = ", ".join(dict.fromkeys(judgement.facts))
    doubts = ", ".join(f"“{one.said or one.written}” ({one.kind})" for one in judgement.differences)
    return "; ".join(filter(None, (facts and f"found again: {facts}", doubts and f"look at {doubts}")))


def _changed(statement: str, beside: str, judgement: Judgement) -> list[Departure]:
    return [Departure(d.kind, statement, beside, d.said, d.written) for d in judgement.differences]
