"""Slips of a hand that writes TOML: each is told with its line and its mend."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.errors import InvalidFile
from issuepress.models import IssueFile
from issuepress.workspace import toml
from issuepress.workspace.slips import mend

REST = '\ndate = 2026-11-22\n\n[[digests]]\narticle = "a.md"\ntitle = "A"\n'


def told(tmp_path: Path, text: str) -> str:
    file = tmp_path / "issue.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        toml.read(file, IssueFile)
    return "\n".join(caught.value.mistakes).replace(f"{file}:", "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('subject = "He said "rest""', """write subject = '''He said "rest"'''"""),
        ('subject = "He said "rest" often"', """write subject = '''He said "rest" often'''"""),
        ('subject = "no end', "closing quotation mark is missing"),
        ('subject = no start"', 'write subject = "no start"'),
        ("subject = “curly”", "curly quotation marks"),
        ("subject = ‘curly’", "curly quotation marks"),
        ("subject = Rest or ice", 'write subject = "Rest or ice"'),
        ("subject = Rest or ice  # a comment", 'write subject = "Rest or ice"'),
        ("subject = 'it's'", 'write subject = "it\'s"'),
        ('subject: "Rest"', "write subject = ..."),
        ('subject = "c:\\pictures"', "write it twice"),
        ('subject = "Rest",', "take it away"),
        ("preheader = True", "write preheader = true"),
        ("date = 22.11.2026", "like date = 2026-11-22"),
        ("date = 2026-22-11", "like date = 2026-11-22"),
        ("date = November 22, 2026", "like date = 2026-11-22"),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_mend(tmp_path: Path, line: str, said: str):
    found = told(tmp_path, f"# first\n{line}{REST}")

    assert found.startswith("2: is not valid TOML: ")
    assert said in found


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("[[digests]", "write [[digests]]"),
        ("[digests]]", "write [[digests]]"),
        ("[digests", "write [digests]"),
    ],
)
def test_a_bracket_that_is_missing_is_told(tmp_path: Path, header: str, said: str):
    assert said in told(tmp_path, f'subject = "A"\ndate = 2026-11-22\n{header}\ntitle = "A"\n')


def test_one_bracket_where_there_may_be_several_tables_is_told(tmp_path: Path):
    found = told(tmp_path, 'subject = "A"\ndate = 2026-11-22\n[digests]\ntitle = "A"\n')

    assert "two brackets: [[digests]]" in found


def test_a_list_that_lacks_a_comma_is_told(tmp_path: Path):
    assert "lacks a comma" in told(tmp_path, f'subject = "A"{REST}takeaways = ["a" "b"]\n')


def test_a_key_that_is_there_twice_is_told_with_its_second_line(tmp_path: Path):
    assert told(tmp_path, f'subject = "A"\nsubject = "B"{REST}') == (
        "2: is not valid TOML: subject is there twice; keep one of them"
    )


@pytest.mark.parametrize("line", ['subject = "He said "rest""', 'subject = no start"', "subject = 'it's'"])
def test_what_is_shown_as_right_is_right(line: str):
    shown = re.search(r"write (subject = .*)", mend(line))[1]

    assert tomllib.loads(shown)["subject"].strip() in line


@given(st.text(max_size=80))
def test_no_line_makes_it_fail(line: str):
    assert isinstance(mend(line), str)
