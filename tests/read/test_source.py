import pytest

from issuepress.errors import InvalidFile, UnreadableSource
from issuepress.read import read_article, read_articles

TEXT = "Heel pain\n\nTendons adapt slowly to load, so a plan for a sore heel has to be patient and steady."

ITEM = f"<item><title>Heel pain</title><description>{TEXT * 20}</description></item>"
FEED = f"<?xml version='1.0'?><rss><channel>{ITEM}</channel></rss>"


def refused(*arguments, **options):
    with pytest.raises(UnreadableSource) as caught:
        read_article(*arguments, **options)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def file(tmp_path, data, name="heel.txt"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("pain", "pa\x00in\u202e").encode(),
    ],
)
def test_marks_line_ends_and_control_characters_do_no_harm(tmp_path, data):
    article = read_article(file(tmp_path, data))
    assert (article.title, article.text) == tuple(TEXT.split("\n\n"))


def test_a_western_file_that_is_not_utf_8_is_read(tmp_path):
    assert "café" in read_article(file(tmp_path, TEXT.replace("load", "café").encode("cp1252"))).text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7 ...", "this PDF could not be read"),
        (b"\x89PNG\r\n", "is a picture"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 5000, "empty|binary"),
        (b"\xd0\xcf\x11\xe0 doc", "Office"),
        (b"a" * 5_000_001, "larger than 5 MB"),
        (b"word " * 900_000, "characters"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(tmp_path, data, words):
    path = file(tmp_path, data)
    message = refused(path)
    assert message.startswith(f"{path}: ")
    assert any(word in message for word in words.split("|"))


def test_missing_files_folders_and_other_schemes_are_named(tmp_path):
    assert "No such file" in refused(tmp_path / "none.txt")
    assert "is a folder" in refused(tmp_path)
    assert "only http and https" in refused("ftp://clinic.test/heel.txt")
    assert "kind" in refused("x", text=TEXT, kind="novel")


def test_an_address_within_this_machine_is_refused():
    assert "private network" in refused("http://127.0.0.1:9/heel")


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("heel.html", f"<title>Heel</title><h1>Heel pain</h1><p>{TEXT}</p>", "Heel pain"),
        ("-", f"<!DOCTYPE html><html><h1>Heel pain</h1><p>{TEXT}</p></html>", "Heel pain"),
        ("heel.md", "# Heel pain\n\nText.", "Heel pain"),
        ("-", "---\ntitle: Heel pain\n---\nText.", "Heel pain"),
        ("-", TEXT, "Heel pain"),
        ("-", FEED, "Heel pain"),
    ],
)
def test_the_kind_is_told_from_name_and_content(name, text, title):
    assert read_article(name, text=text).title == title


def test_anything_but_a_feed_is_one_article():
    assert len(read_articles("-", text=TEXT, newest=5)) == 1


def test_broken_front_matter_is_told_with_its_line():
    with pytest.raises(InvalidFile, match=r"heel\.md:2: "):
        read_article("heel.md", text="---\ntitle: a: b\n---\nText.")


def test_wiki_links_keep_their_words_and_shortcodes_go():
    article = read_article(
        "a.md", text="# T\n\nSee [[Heel|the heel]] and [[Knee]]. {{< figure src=x >}} ![[a.png]] End."
    )
    assert article.text == "See the heel and Knee. End."
    assert any("1 shortcode in" in note for note in article.notes)


def test_the_address_of_a_file_can_be_given():
    assert read_article("-", text=TEXT, url="https://clinic.test/heel").url == "https://clinic.test/heel"


def test_the_first_picture_leads_where_no_other_is_named():
    article = read_article("a.md", text="# T\n\nText.\n\n![A heel](https://c.test/heel.png)")
    assert article.image.src == "https://c.test/heel.png"


def test_composed_text_and_emoji_come_through():
    article = read_article("a.md", text="# Cafe\u0301\n\nWalk \U0001f6b6\u200d♀️ a “little” more.")
    assert (article.title, article.text) == ("Caf\u00e9", "Walk \U0001f6b6\u200d♀️ a “little” more.")


def test_a_text_that_begins_with_a_heading_is_markdown():
    article = read_article("-", text="# Is rest best?\n\nRest may ease pain for a day.\n")

    assert (article.title, article.text) == ("Is rest best?", "Rest may ease pain for a day.")


def test_an_address_without_its_beginning_is_told_how_it_is_written():
    for address in ("www.example.org", "example.org/blog/post"):
        with pytest.raises(UnreadableSource, match=f"write it whole: https://{address}"):
            read_article(address)
    with pytest.raises(UnreadableSource) as told:
        read_article("nothing.txt")
    assert "https" not in str(told.value)
