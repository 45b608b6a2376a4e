"""Each honest and each wrong rewrite of ``benchmarks/pairs``, with what it was told as."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from issuepress.accuracy import judge

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
GOLDEN = Path(__file__).with_name("verdicts.txt")
SETS = ("seen", "judge", "aside")
MOST_FALSE = 0.25  # of the honest ones told as changed


@pytest.fixture(scope="module")
def pairs() -> list:
    """Those whose articles are in this project."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from pairs import pairs as read
    finally:
        sys.path.remove(str(BENCHMARKS))
    return [(name, pair) for name in SETS for pair in read(name, None)]


@pytest.fixture(scope="module")
def found(pairs) -> list:
    return [judge(pair.statement, pair.source) for _, pair in pairs]


def test_no_wrong_rewrite_is_the_same(pairs, found):
    assert not [
        pair.statement
        for (_, pair), judgement in zip(pairs, found, strict=True)
        if judgement.verdict == "same" and not pair.honest
    ]


def test_most_honest_rewrites_are_not_changed(pairs, found):
    told = Counter(j.verdict for (_, pair), j in zip(pairs, found, strict=True) if pair.honest)
    assert told["changed"] <= MOST_FALSE * told.total()


def test_each_rewrite_is_told_as_before(pairs, found, request: pytest.FixtureRequest):
    """Where another verdict is meant, look at which got another one; then `pytest --accept`."""
    lines = [
        f"{name}/{pair.article} {judgement.verdict} {', '.join(d.kind for d in judgement.differences)}".strip()
        for (name, pair), judgement in zip(pairs, found, strict=True)
    ]
    if request.config.getoption("--accept"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()
