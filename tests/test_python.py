"""The front door for programs: what docs/python.md shows works as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import issuepress

DOCUMENT = Path(__file__).parents[1] / "docs" / "python.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("import ")[-1][:30].strip())
def test_an_example_of_the_page_runs(example: str, sample: Path):
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=sample,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ},
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", issuepress.__all__)
def test_every_name_of_the_front_door_opens(name: str):
    assert callable(getattr(issuepress, name))


def test_every_name_of_the_front_door_is_told_in_its_documentation():
    nouns = {"Article", "Digest", "Email", "Issue", "IssuepressError", "Judgement", "Publication"}

    assert [name for name in issuepress.__all__ if name not in nouns and name not in issuepress.__doc__] == []


def test_what_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'send'"):
        _ = issuepress.send


def test_the_front_door_imports_nothing_by_itself():
    program = (
        "import sys, issuepress; print([name for name in sys.modules if name.startswith('issuepress.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
