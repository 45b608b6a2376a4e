"""A statement against its article: what it says that the article does not."""

from issuepress.accuracy.departure import NOT_FOUND, SAID_OTHERWISE, Departure
from issuepress.accuracy.judge import judge
from issuepress.accuracy.judgement import Judgement
from issuepress.accuracy.near import depart
from issuepress.accuracy.source import index


def departures(statement: str, source: str) -> list[Departure]:
    """What ``statement`` (any text of a newsletter) says that ``source`` (the article) does not say.

    Empty where the statement is faithful, a warning to compare where it is said otherwise, errors where it is
    changed. Both may hold Markdown. A title counts only where it is part of ``source``. Wording is judged in
    English; in other languages every changed word is reported, but not what kind of word it is.
    """
    judgement = judge(statement, source)
    near = depart(statement, index(source))
    if judgement.verdict == "same":
        return [departure for departure in near if departure.severity == "advice"]
    rests_on = " ".join(sentence.text for sentence in judgement.rests_on)
    if judgement.verdict == "said_otherwise":
        facts = ", ".join(dict.fromkeys(judgement.facts))
        return [Departure(SAID_OTHERWISE, statement, rests_on, statement, facts, "warning")]
    found = [departure for departure in near if departure.severity == "error" and departure.kind != NOT_FOUND]
    return found or list(_changed(statement, rests_on, judgement))


def _changed(statement: str, rests_on: str, judgement: Judgement) -> list[Departure]:
    return [Departure(d.kind, statement, rests_on, d.said, d.written) for d in judgement.differences]
