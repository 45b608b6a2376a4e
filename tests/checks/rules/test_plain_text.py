from pathlib import Path

import pytest

from issuepress.models import Issue
from issuepress.workspace.load import Workspace, load_issue

WORDS = "Walking helped about as much as exercise classes did. " * 6
HTML = f'<body><p>{WORDS}<a href="https://x.org/a">More</a></p></body>'
TEXT = "Walking helped about as much as exercise\nclasses did. More:\nhttps://x.org/a\n"
FAULTY = {
    "there_is_a_text_part": " \n",
    "the_text_has_every_link": TEXT.replace("https://x.org/a", ""),
    "the_text_says_what_the_html_says": "Your program cannot show this: https://x.org/a",
    "text_lines_are_short": TEXT.replace("\n", " and so on\n", 1) * 3 + "A line of words " * 9,
    "the_text_has_no_markup": TEXT + "Rest&nbsp;well",
}


@pytest.fixture
def issue(sample: Path) -> Issue:
    return load_issue(Workspace(sample), "single")


@pytest.mark.parametrize("check", FAULTY)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, issue: Issue, check: str):
    assert check in fired(HTML, "plain_text", text=FAULTY[check], rendered_from=issue)
    assert check not in fired(HTML, "plain_text", text=TEXT, rendered_from=issue)


@pytest.mark.parametrize("line", ["<b>Rest</b>", "**Rest** well", "[Rest](https://x.org/a)"])
def test_markup_is_told_in_any_of_its_kinds(fired, issue: Issue, line: str):
    assert "the_text_has_no_markup" in fired(HTML, "plain_text", text=TEXT + line, rendered_from=issue)


def test_a_long_address_may_stand_on_its_line(fired, issue: Issue):
    address = f"https://x.org/{'a' * 90}"

    assert "text_lines_are_short" not in fired(HTML, "plain_text", text=TEXT + address, rendered_from=issue)


def test_a_line_over_998_bytes_is_an_error(fired, issue: Issue):
    assert "text_lines_are_short" in fired(HTML, "plain_text", text=TEXT + "a" * 999, rendered_from=issue)
