"""What a claim hangs on, a module for each kind: what a statement says of it that its sentences do not."""

from collections.abc import Iterator, Sequence

from issuepress.accuracy.departure import NOT_FOUND
from issuepress.accuracy.facts import amounts, arms, attribution, clauses, direction, news, repeated, values
from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.reading import Reading

__all__ = ["differences"]


def differences(
    said: Reading, written: Reading, around: Sequence[Reading], used: frozenset[str]
) -> Iterator[Difference]:
    """Every protected fact that differs."""
    told = list(
        news.differences(said, written, frozenset().union(*(reading.everything for reading in around)), used)
    )
    if any(difference.kind == NOT_FOUND for difference in told):
        yield from told
        return
    yield from values.differences(said, written, around)
    for module in (amounts, direction, clauses, attribution, arms, repeated):
        yield from module.differences(said, written)
    yield from told
