"""What is no article is told for what it is, with what to do instead."""

import pytest

from issuepress.errors import UnreadableSource
from issuepress.read import read_article

ENTRY = "<article><h2><a href='/blog/{n}'>A title of article {n}</a></h2><p>Loading for twelve weeks is {n} ...</p></article>"
FEED = "<link rel='alternate' type='application/rss+xml' href='/blog-feed.xml'>"
SENTENCE = "Most people can walk on the first day, and they should not rest for long after that. "


def page(body, head=""):
    return f"<!doctype html><html><head><title>Blog</title>{head}</head><body><main><h1>Blog</h1>{body}</main></body></html>"


def blog(number=5):
    return "".join(ENTRY.format(n=n) for n in range(number))


def test_a_list_of_articles_is_told_with_its_feed():
    with pytest.raises(UnreadableSource, match=r"lists articles .*https://clinic.test/blog-feed.xml"):
        read_article("blog.html", text=page(blog(), FEED), url="https://clinic.test/blog")


def test_an_article_with_others_below_it_is_an_article():
    text = f"<p>{SENTENCE * 3}</p>" * 5
    article = read_article("load.html", text=page(text + blog(3), FEED), url="https://clinic.test/load")
    assert SENTENCE.strip() in article.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<?xml version='1.0'?><urlset><url><loc>https://a.test/a</loc></url></urlset>", "a sitemap"),
        ("<opml version='2.0'><head/><body/></opml>", "a list of feeds"),
        ("<?xml version='1.0'?><recipe><name>Load</name></recipe>", "XML of no kind"),
    ],
)
def test_lists_for_machines_are_told(text, told):
    with pytest.raises(UnreadableSource, match=told):
        read_article("a.xml", text=text)


@pytest.mark.parametrize("tag", ["h2", "section", "div class='x'", "span", "p", "ul", "b"])
def test_a_piece_of_html_is_html(tag):
    name = tag.split()[0]
    inner = "<li>Rise slowly.</li>" if name == "ul" else "Who should wait?"
    article = read_article("-", text=f"<{tag}>{inner}</{name}>\n<p>{SENTENCE}</p><p>Ask a clinician.</p>")
    assert "<" not in article.text + article.title
    assert "Ask a clinician." in article.text


def test_a_short_page_keeps_its_paragraphs_apart():
    text = page("<p>By Jane Roe | May 3, 2024</p><p>The clinic is closed on Friday.</p><p>Call us.</p>")
    article = read_article(
        "a.html",
        text=text.replace("Blog", "Closed on Friday")
        .replace("<main>", "<nav>Home</nav><div>")
        .replace("</main>", "</div>"),
    )
    assert article.text == "The clinic is closed on Friday.\n\nCall us."
