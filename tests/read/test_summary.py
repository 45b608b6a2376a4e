"""The author's own summary of an article comes along, cleaned, and is no part of its text."""

import pytest

from issuepress.read import read_article
from issuepress.workspace.articles import article_file, parse_article

TEXT = (
    "Loading for twelve weeks is still the first treatment for tendon pain in adults who run.\n\n"
    "Most people can walk on the first day, and they should not rest for long after that.\n"
)
PAGE = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")) * 2
SUMMARY = "What twelve weeks of load do for a sore tendon."


def in_front_matter(words: str) -> str:
    return read_article("a.md", text=f"---\ntitle: Load\ndescription: {words!r}\n---\n\n{TEXT}").summary


def in_a_page(words: str) -> str:
    head = f'<title>Load</title><meta name="description" content="{words}">'
    page = f"<html><head>{head}</head><body><article><h1>Load</h1>{PAGE}</article></body></html>"
    return read_article("a.html", text=page).summary


def in_a_feed(words: str) -> str:
    item = f"<title>Load</title><description>{words}</description><content:encoded><![CDATA[{PAGE}]]></content:encoded>"
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Clinic</title>'
        f"<item>{item}</item></channel></rss>"
    )
    return read_article("a.xml", text=feed).summary


@pytest.mark.parametrize("summary_in", [in_front_matter, in_a_page, in_a_feed])
def test_the_summary_comes_along(summary_in):
    assert summary_in(SUMMARY) == SUMMARY
    assert summary_in(f"{SUMMARY} It takes a good deal of pat […]") == SUMMARY
    assert summary_in("Twelve weeks of lo...") == ""
    assert summary_in("word " * 400) == ""


def test_markup_in_a_summary_is_gone():
    assert in_a_feed("&lt;p&gt;Load &lt;b&gt;helps&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;") == "Load helps."


def test_a_summary_is_no_text_and_survives_the_file():
    article = read_article("a.md", text=f"---\ntitle: Load\nsummary: {SUMMARY}\n---\n\n{TEXT}")
    assert SUMMARY not in article.text
    assert parse_article(article_file(article), "a.md").summary == SUMMARY
