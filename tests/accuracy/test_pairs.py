"""Each honest and each wrong rewrite of ``benchmarks/pairs``, with what it is told as."""

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
    return [pair for name in SETS for pair in read(name, None)]


def test_each_rewrite_is_told_as_before(pairs, request: pytest.FixtureRequest):
    """Where another verdict is meant, look at which got another one; then `pytest --accept`."""
    found = [(pair.article, judge(pair.statement, pair.source)) for pair in pairs]
    lines = [
        f"{judgement.verdict} {article} {', '.join(one.kind for one in judgement.differences)}".strip()
        for article, judgement in found
    ]
    if request.config.getoption("--accept"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert lines == told()


def test_no_wrong_rewrite_is_the_same(pairs):
    wrong = [verdict for pair, verdict in zip(pairs, verdicts(), strict=True) if not pair.honest]
    assert "same" not in wrong


def test_most_honest_rewrites_are_not_changed(pairs):
    honest = Counter(verdict for pair, verdict in zip(pairs, verdicts(), strict=True) if pair.honest)
    assert honest["changed"] <= MOST_FALSE * honest.total()


def told() -> list[str]:
    return GOLDEN.read_text(encoding="utf-8").splitlines()


def verdicts() -> list[str]:
    return [line.split()[0] for line in told()]
