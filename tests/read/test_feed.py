import datetime as dt
import json

import pytest

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read import kinds, read_article, read_articles

WHOLE = "<p>Tendons adapt slowly to load, so be patient.</p><ul><li>Rise</li><li>Hold</li></ul>"
ITEM = """<item><title>{title} &amp; more</title><link>https://clinic.test/{title}</link>
<author>ann@clinic.test (Ann Lee)</author>
<pubDate>{date} 08:00:00 GMT</pubDate><description>{text}</description>{content}</item>"""


def item(title, date, text="In short.", content=WHOLE):
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    return ITEM.format(title=title, date=date, text=text, content=encoded)


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Heel Clinic</title><language>en-us</language>{items}</channel></rss>"""
TWO = FEED.format(items=item("older", "Mon, 06 May 2024") + item("newer", "Tue, 04 Jun 2024"))
EXCERPT = FEED.format(items=item("heel", "Mon, 06 May 2024", content=""))
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Heel Clinic</title><entry><title>Heel</title>
<link href="https://clinic.test/heel"/><published>2024-05-06T08:00:00Z</published><updated>2024-07-01T08:00:00Z</updated>
<author><name>Ann Lee</name></author><content type="html">&lt;p&gt;Tendons adapt slowly.&lt;/p&gt;</content>
</entry></feed>"""


def test_the_newest_entry_of_a_feed_is_its_article():
    article = read_article("feed.xml", text=TWO)
    assert (article.title, article.publisher, article.author) == ("newer & more", "Heel Clinic", "Ann Lee")
    assert (article.published, article.url) == (dt.date(2024, 6, 4), "https://clinic.test/newer")
    assert article.body == "Tendons adapt slowly to load, so be patient.\n\n- Rise\n- Hold"


def test_a_feed_gives_as_many_entries_as_are_asked_for():
    assert [article.title for article in read_articles("feed.xml", text=TWO, newest=9)] == [
        "newer & more",
        "older & more",
    ]


def test_a_feed_gives_all_entries_since_a_date():
    assert len(read_articles("feed.xml", text=TWO, since=dt.date(2024, 5, 1))) == 2
    assert len(read_articles("feed.xml", text=TWO, since=dt.date(2024, 6, 4))) == 1
    with pytest.raises(UnreadableSource, match="since 2025-01-01"):
        read_articles("feed.xml", text=TWO, since=dt.date(2025, 1, 1))


def test_an_atom_entry_is_read():
    article = read_article("feed.atom", text=ATOM)
    assert (article.title, article.author, article.updated) == ("Heel", "Ann Lee", dt.date(2024, 7, 1))


def test_an_excerpt_is_exchanged_for_its_page(monkeypatch):
    monkeypatch.setattr(
        kinds, "_page", lambda address: Article(title="Heel", url=address, body="The whole text of it.")
    )
    article = read_article("feed.xml", text=EXCERPT)
    assert article.text == "The whole text of it."
    assert (article.author, article.published) == ("Ann Lee", dt.date(2024, 5, 6))


def test_an_excerpt_whose_page_cannot_be_read_says_so(monkeypatch):
    def page(address):
        raise UnreadableSource(f"{address}: the server answered 404")

    monkeypatch.setattr(kinds, "_page", page)
    article = read_article("feed.xml", text=EXCERPT)
    assert article.text == "In short."
    assert any("only an excerpt" in note and "404" in note for note in article.notes)


@pytest.mark.parametrize(
    "text",
    [
        "<rss><channel></channel></rss>",
        "<rss",
        "not a feed",
    ],
)
def test_a_feed_without_entries_is_told(text):
    with pytest.raises(UnreadableSource, match="no entries"):
        read_article("feed.xml", text=text, kind="feed")


def test_entities_that_grow_without_end_are_refused():
    grows = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    feed = f"<!DOCTYPE r [<!ENTITY e0 'aaaaaaaaaa'>{grows}]>{TWO.partition('?>')[2].replace('Hold', '&e11;')}"
    with pytest.raises(UnreadableSource, match="entities of its own"):
        read_article("feed.xml", text=feed)


JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Heel Clinic",
    "items": [
        {"id": "1", "url": "https://clinic.test/1", "title": "Rest <3 & load", "content_html": WHOLE,
         "date_published": "2024-05-06T23:30:00-07:00", "authors": [{"name": "Ann Lee"}]},
        {"id": "https://clinic.test/2", "title": "Older", "content_text": "First.\n\nSecond <b>.", "summary": "In short.",
         "date_published": "2023-05-06T08:00:00Z"},
        {"nothing": 1}, 7,
    ],
}  # fmt: skip


def test_a_json_feed_is_read():
    newest, older = read_articles("feed.json", text=json.dumps(JSON), newest=2)
    assert (newest.title, newest.author, newest.publisher) == ("Rest <3 & load", "Ann Lee", "Heel Clinic")
    assert (newest.published, newest.url) == (dt.date(2024, 5, 6), "https://clinic.test/1")
    assert "- Rise" in newest.body
    assert (older.text, older.url, older.summary) == (
        "First.\n\nSecond <b>.",
        "https://clinic.test/2",
        "In short.",
    )


def test_a_feed_with_a_doctype_is_a_feed_and_one_with_entities_is_refused():
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.test/rss-0.91.dtd">'
    assert read_article("feed.xml", text=TWO.replace("<rss", f"{doctype}<rss", 1)).title == "newer & more"
    with pytest.raises(UnreadableSource, match="entities of its own"):
        read_article(
            "feed.xml", text=TWO.replace("<rss", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///a">]><rss', 1)
        )


def test_drafts_in_an_export_of_wordpress_are_not_read():
    draft = item("secret", "Fri, 05 Jul 2024").replace("</item>", "<wp:status>draft</wp:status></item>")
    space = 'xmlns:wp="http://wordpress.org/export/1.2/" '
    exported = FEED.format(items=draft + item("heel", "Mon, 06 May 2024")).replace("<rss ", f"<rss {space}")
    assert [one.title for one in read_articles("export.xml", text=exported, newest=9)] == ["heel & more"]
