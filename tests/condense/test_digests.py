"""Whole digests, with the reason for each sentence that is told, just missed or left out."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from issuepress.cli import main

ARTICLES = sorted(Path(__file__).parent.glob("articles/*.md"))
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("length", ["brief", "standard", "long"])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_a_digest_is_chosen_for_the_same_reasons_as_before(
    article: Path, length: str, request: pytest.FixtureRequest
):
    """Where another choice is meant, look at what changed; then `pytest --accept`."""
    found = CliRunner().invoke(main, ["condense", str(article), "--explain", "--length", length])
    golden = GOLDEN / f"{article.stem}-{length}.txt"
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found.output, encoding="utf-8")

    assert found.output == golden.read_text(encoding="utf-8")
