"""Saved pages and exported archives are read where one article is in them, and told apart where not."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from issuepress.errors import UnreadableSource
from issuepress.read import read_article

LOAD = "Loading for twelve weeks is “still” the first treatment for tendon pain in adults who run."
PAGE = f"<html><head><title>Load</title></head><body><article><h1>Load</h1>{f'<p>{LOAD}</p>' * 4}</article></body></html>"


def archive(**members):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return written.getvalue()


def saved_page():
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://clinic.test/blog/load"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.make_mixed()
    message.add_attachment(b"\x89PNG....", maintype="image", subtype="png")
    return message.as_bytes()


def test_a_page_saved_as_one_file_is_read():
    article = read_article("load.mhtml", text=saved_page())
    assert (article.title, article.url) == ("Load", "https://clinic.test/blog/load")
    assert LOAD in article.text


def test_an_archive_with_one_article_is_read_and_its_pictures_are_told():
    notion = archive(
        **{"Load 3f2a.md": f"# Load\n\nTags: load\nStatus: Ready\n\n{LOAD}", "Load/heel.png": b"\x89PNG"}
    )
    article = read_article("export.zip", text=notion)
    assert (article.title, article.text) == ("Load", LOAD)
    assert any("pictures are not taken along" in note for note in article.notes)
    assert LOAD in read_article("docs.zip", text=archive(**{"Load.html": PAGE})).text


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"META-INF/container.xml": "<x/>", "a.xhtml": PAGE}, "an e-book"),
        ({"Index/Document.iwa": "x"}, "a Pages document; export it as Word"),
        ({"a.md": LOAD, "b.md": LOAD}, r"2 articles in it \(a.md, b.md\); unpack it"),
        ({"a.bin": "x"}, "no article in it; unpack it"),
    ],
)
def test_an_archive_that_is_no_article_says_what_to_do(members, told):
    with pytest.raises(UnreadableSource, match=told):
        read_article("a.zip", text=archive(**members))


def test_a_bomb_in_an_archive_is_refused():
    with pytest.raises(UnreadableSource, match="larger than 5 MB"):
        read_article("a.zip", text=bomb())
    with pytest.raises(UnreadableSource, match="may be broken"):
        read_article("a.zip", text=archive(**{"a.md": LOAD})[:60])


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.md", "a" * 50_000_000)
    return written.getvalue()
