"""What a claim hangs on, a module for each kind: what a statement says of it that its sentences do not."""

from collections.abc import Iterator

from issuepress.accuracy.departure import NOT_FOUND
from issuepress.accuracy.facts import (
    amounts,
    arms,
    attribution,
    clauses,
    direction,
    joined,
    news,
    repeated,
    sides,
    values,
)
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.pair import Pair

__all__ = ["differences"]


def differences(pair: Pair) -> Iterator[Difference]:
    """Every protected fact that differs."""
    told = list(news.differences(pair))
    if any(difference.kind == NOT_FOUND for difference in told):
        yield from told
        return
    for module in (values, amounts, direction, clauses, attribution, arms, sides, joined, repeated):
        yield from module.differences(pair)
    yield from told
