"""Blocks and the choice of a theme, as they are read from files."""

from pathlib import Path

import pytest

from issuepress.accuracy.issue import departures_of
from issuepress.errors import InvalidFile
from issuepress.models import Issue
from issuepress.workspace.load import find_workspace, load_issue


def written(sample: Path, toml: str) -> Issue:
    """The sample issue with more at the end of its file."""
    path = sample / "newsletters" / "single" / "issue.toml"
    path.write_text(path.read_text(encoding="utf-8") + toml, encoding="utf-8")
    return load_issue(find_workspace(sample), "single")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[blocks]]\nkind = "note"\ntxt = "a"\n', "blocks[0].txt: is not a known key; did you mean text?"),
        ('[[blocks]]\nkind = "note"\n', "blocks[0].text: is missing. Markdown"),
        ('[[blocks]]\nkind = "nota"\n', 'blocks[0]: kind = "nota" is no kind; did you mean note?'),
        ('[[blocks]]\ntext = "a"\n', 'blocks[0]: has no kind; write one, like kind = "note"'),
        ('[[blocks]]\nkind = "note"\ntext = "a"\nafter = "header"\n', "blocks[0].after: "),
        ('[[blocks]]\nkind = "numbers"\narticle = "articles/no.md"\n', "there is no file articles/no.md"),
        ('[[blocks]]\nkind = "picture"\nimage = "../../x.png"\n', "is outside of single/"),
        (
            '[[blocks]]\nkind = "exercise"\nheading = "h"\n[[blocks.steps]]\ntext = "a"\nimage = "no.png"\n',
            "blocks[0].steps[0].image: there is no file no.png",
        ),
        (
            '[[blocks]]\nkind = "event"\nheading = "h"\nstarts = 2026-12-01T10:00:00\ntime_zone = "Mars"\n',
            "blocks[0].time_zone: not a time zone",
        ),
        ('[[blocks]]\nkind = "event"\nheading = "h"\nbutton = "Come"\n', "a button needs both its words"),
        ('[theme]\nsections = ["lead"]\n', "theme.sections: has to name stories"),
        ('[theme]\nfont = "Arial"\n', "theme.font: is not a known key; did you mean text_font?"),
    ],
)
def test_a_mistake_names_its_key_and_what_to_do(sample: Path, toml: str, said: str):
    with pytest.raises(InvalidFile) as caught:
        written(sample, "\n" + toml)

    assert said in str(caught.value)
    assert "issue.toml:" in str(caught.value)


def test_a_block_that_names_an_article_is_judged_by_it(sample: Path):
    toml = '\n[[blocks]]\nkind = "question"\narticle = "articles/walking.md"\nquestion = "How much?"\n'
    true = 'answer = "In one trial, walking helped about as much as exercise classes."\n'

    assert list(departures_of(written(sample, toml + true))) == []


def test_a_number_that_the_article_does_not_have_is_told(sample: Path):
    issue = written(
        sample,
        '\n[[blocks]]\nkind = "numbers"\narticle = "articles/walking.md"\n'
        '[[blocks.items]]\nnumber = "93 %"\ntext = "of people were under 60."\n',
    )

    found = [(where, departure.kind) for where, departure in departures_of(issue)]
    assert found == [("blocks[0].items[0]", "how many"), ("blocks[0].items[0]", "number")]


def test_an_issue_changes_what_it_says_of_the_theme_and_no_more(sample: Path):
    publication = sample / "newsletters" / "newsletter.toml"
    text = publication.read_text(encoding="utf-8")
    publication.write_text(
        text + '\n[theme]\nname = "letter"\ncorners = "round"\nown = {motto = "Move", mark = "x"}\n', "utf-8"
    )
    issue = written(sample, '\n[theme]\npage = "#ffffff"\nown = {motto = "Rest"}\n')

    assert issue.theme == "letter"
    assert issue.theme_choice.corners == "round"
    assert issue.theme_choice.page == "#ffffff"
    assert issue.theme_choice.own == {"motto": "Rest", "mark": "x"}


def test_a_theme_may_be_a_name_alone(sample: Path):
    publication = sample / "newsletters" / "newsletter.toml"
    publication.write_text('theme = "letter"\n' + publication.read_text(encoding="utf-8"), "utf-8")

    assert load_issue(find_workspace(sample), "single").theme == "letter"
