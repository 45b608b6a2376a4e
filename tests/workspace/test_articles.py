import datetime as dt
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from issuepress.errors import InvalidFile
from issuepress.models import Article, CallToAction, Image
from issuepress.text.characters import clean, clean_line
from issuepress.workspace.articles import article_file, load_article, parse_article

LINE = st.text(max_size=60).map(clean_line)
WORDS = st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=60).map(
    clean_line
)


def mistakes_in(text: str) -> str:
    with pytest.raises(InvalidFile) as caught:
        parse_article(text, "heel.md")
    assert len(caught.value.mistakes) == 1
    assert "\n" not in caught.value.mistakes[0]
    return caught.value.mistakes[0]


@given(
    title=WORDS.filter(bool),
    author=LINE,
    publisher=LINE,
    published=st.none() | st.dates(min_value=dt.date(1900, 1, 1)),
    updated_text=LINE,
    caption=LINE,
    asked=LINE,
    body=st.lists(WORDS.filter(bool), min_size=1).map("\n\n".join),
)
def test_an_article_written_and_read_again_is_the_same(
    title, author, publisher, published, updated_text, caption, asked, body
):
    assume(not body.lstrip().startswith("#") and "\n===" not in body and "\n--" not in body)
    article = Article(
        title=title,
        author=author,
        publisher=publisher,
        published=published,
        updated_text=updated_text,
        image=Image(src="https://clinic.test/a.png", caption=caption),
        call_to_action=CallToAction(text=asked) if asked else None,
        body=body,
    )
    assert parse_article(article_file(article), "a.md") == article


def test_keys_stand_in_one_order_and_absent_ones_are_left_out():
    article = Article(
        title="Heel pain",
        url="https://clinic.test/heel",
        published=dt.date(2024, 5, 6),
        author="A",
        body="Text.",
    )
    lines = article_file(article).splitlines()
    assert [line.partition(":")[0] for line in lines[1:5]] == ["title", "author", "published", "url"]
    assert lines[5] == "---"


def test_notes_for_the_author_are_not_written():
    assert "a space" not in article_file(Article(title="T", body="B", notes=("a space seems to be missing",)))


@pytest.mark.parametrize(
    ("matter", "author", "published"),
    [
        (
            "title: Heel\ndate: 2024-05-06T10:00:00+02:00\nauthors: [Ann Lee, Bo Ek]\ntags: [a]",
            "Ann Lee, Bo Ek",
            6,
        ),
        ("title: Heel\npubDate: 2024-05-06\nauthor:\n  name: Ann Lee\nlayout: post.njk", "Ann Lee", 6),
        (
            "title: Heel\ncreated: 2024-05-06\naliases:\n  - heel\ncssclass: wide\nauthor: Ann Lee",
            "Ann Lee",
            6,
        ),
    ],
)
def test_front_matter_of_other_tools_is_understood(matter, author, published):
    article = parse_article(f"---\n{matter}\n---\nText of it.", "heel.md")
    assert (article.title, article.author) == ("Heel", author)
    assert article.published == dt.date(2024, 5, published)


def test_toml_front_matter_is_understood():
    matter = 'title = "Heel"\ndate = 2024-05-06\n[cover]\nimage = "https://c.test/a.png"\nalt = "A heel"'
    article = parse_article(f"+++\n{matter}\n+++\nText.", "heel.md")
    assert article.published == dt.date(2024, 5, 6)
    assert article.image == Image(src="https://c.test/a.png", alt="A heel")


def test_words_where_a_date_should_be_are_kept_as_words():
    article = parse_article("---\ntitle: T\nlastmod: May 26\n---\nText.", "a.md")
    assert (article.updated, article.updated_text) == (None, "May 26")


def test_broken_yaml_is_named_with_its_line():
    assert mistakes_in("---\ntitle: [a\nurl: b\n---\nText.").startswith("heel.md:3: ")


def test_broken_toml_is_named_with_its_line():
    assert mistakes_in('+++\ntitle = "a"\nurl = \n+++\nText.').startswith("heel.md:3: ")


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "title: !!python/object/apply:os.system ['true']",
        "title: " + "[" * 50_000,
        "- a\n- b",
        "date: 2024-13-45",
    ],
)
def test_hostile_yaml_is_one_clear_line(matter):
    assert mistakes_in(f"---\n{matter}\n---\nText.").startswith("heel.md:")


def test_front_matter_without_an_end_is_told():
    assert "no end" in mistakes_in("---\ntitle: Heel\n\nText.")


def test_a_missing_title_is_the_first_heading_which_leaves_the_body():
    article = parse_article("# Heel pain\n\nText.", "a.md")
    assert (article.title, article.body) == ("Heel pain", "Text.")


def test_a_heading_that_repeats_the_title_leaves_the_body():
    assert parse_article("---\ntitle: Heel pain\n---\n# Heel pain\n\nText.", "a.md").body == "Text."


def test_another_heading_stays():
    assert parse_article("---\ntitle: Heel\n---\n# Why\n\nText.", "a.md").body == "# Why\n\nText."


def test_without_any_heading_the_first_line_is_the_title():
    assert parse_article("**Heel pain** explained\n\nText.", "a.md").title == "Heel pain explained"


def test_an_empty_article_is_told():
    assert "has no text" in mistakes_in("---\ntitle: Heel\n---\n\n")


def test_a_workspace_article_reports_every_mistake_with_its_line(tmp_path: Path):
    path = tmp_path / "heel.md"
    path.write_text("---\ntitle: Heel\nautor: A\npublished: soon\n---\nText.\n")
    with pytest.raises(InvalidFile) as caught:
        load_article(path)
    places = {line.rpartition(f"{path}:")[2][:2] for line in caught.value.mistakes}
    assert places == {"3:", "4:"}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x80text", None])
def test_a_workspace_article_that_is_no_text_or_missing_is_told(tmp_path: Path, data):
    path = tmp_path / "heel.md"
    if data:
        path.write_bytes(data)
    with pytest.raises(InvalidFile, match=r"heel\.md: "):
        load_article(path)


@given(st.text())
def test_any_text_is_an_article_or_one_clear_mistake(text):
    mistakes = [""]
    try:
        assert parse_article(text, "a.md").title
    except InvalidFile as error:
        mistakes = error.mistakes
    assert len(mistakes) == 1


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


def test_overrides_and_control_characters_go_and_marks_that_scripts_need_stay():
    assert clean("a\u202eb\x00c\ufeff\r\nd\u00a0e") == "abc\nd e"
    assert clean("می\u200cخواهم \u200fא") == "می\u200cخواهم \u200fא"


def test_text_is_composed_and_quotation_marks_stay():
    assert (
        clean("Cafe\u0301 \u201cyes\u201d \u2013 isn\u2019t") == "Caf\u00e9 \u201cyes\u201d \u2013 isn\u2019t"
    )


def test_an_article_that_is_longer_than_a_book_is_told(tmp_path: Path):
    file = tmp_path / "long.md"
    file.write_text("# Long\n\n" + "word " * 70_000, encoding="utf-8")
    with pytest.raises(InvalidFile, match=r"long\.md: has 350,008 characters; at most 300,000 are read"):
        load_article(file)
