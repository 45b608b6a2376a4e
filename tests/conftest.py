import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from issuepress.cli import main

SHARED = Path(__file__).parents[2] / "shared"
SAMPLE = Path(__file__).parent / "sample"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew")


@pytest.fixture
def shared() -> Path:
    """The reference material beside the checkout: articles, gold standards, measuring data."""
    if not SHARED.is_dir():
        pytest.skip("the reference material is not beside the checkout (../shared)")
    return SHARED


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample workspace that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sample"))


@pytest.fixture
def run(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """The command line, called in the sample workspace."""
    monkeypatch.chdir(sample)

    def call(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, catch_exceptions=False)

    return call
