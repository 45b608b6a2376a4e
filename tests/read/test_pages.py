"""Page numbers and running heads of a printed text are no part of it, and a sentence that they part goes on."""

import textwrap

import pytest

from issuepress.read import read_article

LINE = (
    "Loading for twelve weeks is still the first treatment for tendon pain in adults who run, and most people "
    "can walk on the first day. A step that is ten centimetres high is enough for the first month of the plan. "
)
HEAD = ["Load management for sore tendons", "Jane Roe", "May 3, 2024", ""]


def printed(width, number, pages=4):
    lines = textwrap.wrap(LINE * 20, width)
    size = len(lines) // pages
    for page in range(pages, 0, -1):
        lines[page * size : page * size] = number(page)
    return "\n".join(HEAD + lines)


@pytest.mark.parametrize("width", [40, 60, 95])
@pytest.mark.parametrize(
    "number",
    [
        lambda page: [str(page)],
        lambda page: [f"Page {page} of 4"],
        lambda page: ["Physio Journal 2024", str(page)],
        lambda page: ["", f"Physio Journal 2024 | {page}", ""],
    ],
)
def test_page_marks_go_and_the_text_goes_on(width, number):
    article = read_article("-", text=printed(width, number))
    assert article.text.split() == (LINE * 20).split()
    assert article.text.count("\n\n") < 4
    assert (article.title, article.author) == (HEAD[0], "Jane Roe")


def test_numbers_of_an_article_stay():
    steps = "\n\n".join(f"{number}\n\n{LINE}" for number in (12, 40, 7))
    text = read_article("-", text=f"Load\n\n{LINE}\n\n{steps}").text
    assert all(f"\n\n{number}\n\n" in text for number in (12, 40, 7))
