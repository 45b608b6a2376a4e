"""Which differences change a claim, and which only make a person look."""

from collections.abc import Sequence

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair

MANY = 3  # doubts; so many are no accident
# In a free rewrite these come as often with an honest text as with a wrong one: the article's word may be
# there in words that no table holds.
LEFT_OUT = ("how many", "size", "group", "how often", "attribution", "number", "half of a pair")
ADDED = ("how many", "size", "group", "hedge", "wording")
IN_ANOTHERS_PLACE = ("opposite", "and for or")


def changes(differences: Sequence[Difference], pair: Pair) -> bool:
    """Whether a claim is changed; else a person compares, and is told of the doubts."""
    doubts = [one for one in differences if not pair.close and _is_doubtful(one)]
    return len(doubts) < len(differences) or len(doubts) >= MANY or _others(differences)


def _others(differences: Sequence[Difference]) -> bool:
    """Whether some people took the place of others."""
    groups = [one for one in differences if one.kind == "group"]
    return any(one.said for one in groups) and any(one.written for one in groups)


def _is_doubtful(one: Difference) -> bool:
    if one.said and one.written:
        return one.kind in IN_ANOTHERS_PLACE
    return one.kind in (ADDED if one.said else LEFT_OUT)
