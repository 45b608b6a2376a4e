"""Mails with one fault each: a file is named for the check that has to find it, and none may find more."""

from pathlib import Path

import pytest

from issuepress.checks.check import check_html

FOLDER = Path(__file__).parent / "faulty"
FAULTY = sorted(path for path in FOLDER.glob("*.html") if path.name != "right.html")


def found(path: Path) -> set[str]:
    return {finding.check for finding in check_html(path.read_text(encoding="utf-8"), str(path)).findings}


def test_nothing_is_found_in_a_mail_that_is_right():
    assert found(FOLDER / "right.html") == set()


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_the_fault_of_a_mail_is_found_and_nothing_else(path: Path):
    assert found(path) == {path.stem.partition("--")[0]}
