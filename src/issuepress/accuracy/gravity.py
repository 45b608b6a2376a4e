"""Which differences change a claim, and which only make a person look."""

from collections.abc import Sequence

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair
from issuepress.accuracy.reading import Reading

COUNTED = 4  # words behind a number
MANY = 3  # doubts; so many are no accident
# These come as often with an honest text as with a wrong one: the article's word may be there in words that
# no table holds. An editor's own words do not weigh unless he repeats the sentence; more is left open where
# he writes freely.
OWN_WORDS = ("wording", "hedge")
LEFT_OUT = ("size", "group", "how often", "attribution")
ADDED = (*OWN_WORDS, "how many", "size", "group")
IN_ANOTHERS_PLACE = ("opposite", "and for or")


def changes(differences: Sequence[Difference], pair: Pair) -> bool:
    """Whether a claim is changed; else a person compares, and is told of the doubts."""
    doubts = [one for one in differences if _is_doubtful(one, pair)]
    others = _others(differences) or _counts_others(pair)
    return len(doubts) < len(differences) or len(doubts) >= MANY or others


def _is_doubtful(one: Difference, pair: Pair) -> bool:
    if pair.repeats:
        return False
    if pair.close:
        return one.kind in OWN_WORDS and not one.written
    if one.said and one.written:
        return one.kind in IN_ANOTHERS_PLACE
    return one.kind in (ADDED if one.said else LEFT_OUT)


def _others(differences: Sequence[Difference]) -> bool:
    """Whether some people took the place of others."""
    groups = [one for one in differences if one.kind == "group"]
    return any(one.said for one in groups) and any(one.written for one in groups)


def _counts_others(pair: Pair) -> bool:
    """Like "412 children and adults" for 412 adults."""
    mine, theirs = _counted(pair.said), _counted(pair.written)
    return any(theirs.get(value, groups) < groups for value, groups in mine.items())


def _counted(reading: Reading) -> dict[float, set[str]]:
    """The groups right behind each number."""
    found: dict[float, set[str]] = {}
    for number in reading.numbers:
        near = range(number.end, number.end + COUNTED)
        groups = {mark.value for mark in reading.of("group") if mark.start in near}
        if groups and not number.unit:
            found[number.value] = groups
    return found
