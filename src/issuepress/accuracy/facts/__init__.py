"""What a claim hangs on, a module for each kind: what a statement says of it that its sentences do not."""

from collections.abc import Iterable
from dataclasses import replace

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

MODULES = (values, amounts, direction, clauses, attribution, arms, sides, joined, repeated)
TURNS = ("comparison", "order")
# How a person calls what the tables of words know by another name.
NAMES = {
    "evidence": "certainty",
    "quantifier": "how many",
    "degree": "size",
    "order": "opposite",
    "wearing": "opposite",
    "scope": "hedge",
    "source": "attribution",
}


def differences(pair: Pair) -> list[Difference]:
    """Every protected fact that differs, once."""
    told = list(news.differences(pair))
    if not any(difference.kind == NOT_FOUND for difference in told):
        found = (one for module in MODULES for one in module.differences(pair))
        told = [*_unturned(found, pair), *told]
    return list(dict.fromkeys(replace(one, kind=NAMES.get(one.kind, one.kind)) for one in told))


def _unturned(found: Iterable[Difference], pair: Pair) -> list[Difference]:
    """Without a "not" and a contrary that undo each other: "A is better than B", "B is not as good as A"."""
    told = list(found)
    denials = [one for one in told if one.kind == "negation"]
    turns = [
        one for one in told if one.kind in TURNS and len(denials) == 1 and _undoes(denials[0], one, pair)
    ]
    undone = {*denials, *turns} if turns else set()
    return [one for one in told if one not in undone]


def _undoes(denial: Difference, turn: Difference, pair: Pair) -> bool:
    """Whether a "not" stands in the clause of a contrary, and is not that contrary itself."""
    reading, text = (pair.said, turn.said) if denial.said else (pair.written, turn.written)
    if turn.kind == "comparison":
        return True
    there = {reading.segments[m.start] for m in reading.of("negation")}
    turned = {reading.segments[m.start] for m in reading.of(turn.kind) if reading.text_of(m) == text}
    return denial.said + denial.written != text and not there.isdisjoint(turned)
