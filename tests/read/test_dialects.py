"""What other tools add to Markdown is read for what it means, and never told to readers as it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.read import read_article

TEXT = "Loading for twelve weeks is still the first treatment."


def read(body):
    return read_article("load.md", text=f"# Load\n\n{body}\n\n{TEXT}\n")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Rest helps.[^1] Load helps more.[^long note]\n\n[^1]: Smith 2020,\n    a small trial.", "Rest helps. Load helps more."),
        ('Rest helps.<a href="#fn1"><sup>1</sup></a> So does load.[2](#fn2)[[3]](#fn3)', "Rest helps. So does load."),
        ("See [1](https://a.test/1) and [part a](#a).", "See 1 and part a."),
        ("Rest helps.^[So says Smith.] Load too.", "Rest helps. Load too."),
        ("{% comment %}Needling cures everything.{% endcomment %}\n\nIt may help.", "It may help."),
        ("It may help.%%ask Dr Roe%%", "It may help."),
        ("It may help.<!-- is this so? -->", "It may help."),
        ("~~Needling cures pain.~~ It may help.", "It may help."),
        ("Rest is ==not== the answer.", "Rest is not the answer."),
        ("- [ ] Rise slowly\n- [x] Hold", "Rise slowly\nHold"),
        ("> [!WARNING]\n> Do not run.", "Do not run."),
        ("> [!note] Who should wait\n> Do not run.", "Who should wait\nDo not run."),
        ("<aside>\n💡 Do not run.\n</aside>", "💡 Do not run."),
        ("<details><summary>Who should wait?</summary>\n\nDo not run.\n\n</details>", "Who should wait?\n\nDo not run."),
        ('<div class="note">\n\nDo not run.\n\n</div>', "Do not run."),
        ('<Callout type="warn">\n\nDo not run.\n\n</Callout>', "Do not run."),
        ("In <weeks> p was <0.05, and a<b but b>c.", "In <weeks> p was <0.05, and a<b but b>c."),
    ],
)  # fmt: skip
def test_marks_of_other_tools_are_read_for_what_they_mean(body, text):
    assert read(body).text == f"{text}\n\n{TEXT}"


def test_nothing_is_changed_in_code():
    assert "`~~no~~ {% x %} [^1]`" in read("Write `~~no~~ {% x %} [^1]` there.").body


def test_what_is_left_out_and_what_is_still_to_be_written_is_told():
    notes = read("In {{< weeks >}} weeks {{ page.percent }} got better.[^1]\n\n[^1]: Smith 2020.").notes
    assert "1 footnote of it is left out" in notes
    assert any(note.startswith("1 shortcode in it is left out") for note in notes)
    assert '"{{ page.percent }}" is a placeholder; write what it stands for' in notes


def test_the_properties_of_notion_are_no_text():
    article = read("Created by: Jane Roe\nAuthor: Ann Lee\nPublish date: May 3, 2024\nTags: load")
    assert article.text == TEXT
    assert (article.author, str(article.published)) == ("Ann Lee", "2024-05-03")


def test_a_first_paragraph_with_a_colon_is_no_property():
    assert read("Warning: do not run for two days.").text.startswith("Warning: do not run")
    assert read("Monday: rest\nTuesday: load").text.startswith("Monday: rest Tuesday: load")


def test_a_name_that_is_a_link_of_obsidian_is_a_name():
    assert (
        read_article("a.md", text=f'---\ntitle: Load\nauthor: "[[Jane Roe]]"\n---\n\n{TEXT}').author
        == "Jane Roe"
    )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1 \n[]^:~=%{}<>!-`#>|", max_size=60))
def test_no_marks_of_any_kind_break_the_reader(marks):
    assert TEXT in read(f"{marks}\n\n```\n```").text or any(mark in marks for mark in "`<%{[")
