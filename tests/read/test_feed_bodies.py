"""The body of a feed's entry is cleaned like a page; an excerpt is known for one; days stay where they were."""

import datetime as dt

import pytest

from issuepress.read import read_article, read_articles

LOAD = "<p>Loading for twelve weeks is still the first treatment for tendon pain in adults.</p>"
REST = "<p>Needling may ease tendon pain for a week, but it does not change the tendon itself.</p>"


def item(content, title="Load", day="Tue, 06 May 2025 09:00:00 GMT", link="https://127.0.0.1/load"):
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item>"
    )


def feed(*items):
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Harbour Physio</title>{''.join(items)}</channel></rss>"
    )


def read(*items):
    return read_article("feed.xml", text=feed(*items), kind="feed")


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>The post <a href='https://a.example'>Load</a> appeared first on <a href='https://a.example'>X</a>.</p>",
        (
            "<p>Load was originally published in Tendons on Medium, where people are continuing the conversation "
            "by highlighting and responding to this story.</p>"
        ),
        "<p>Thanks for reading The Letter! Subscribe for free to receive new posts and support my work.</p>",
        "<p>Subscribe now</p>",
        '<img src="https://medium.example/_/stat?event=post" width="1" height="1" alt="">',
    ],
)
def test_what_a_platform_adds_to_a_feed_is_no_part_of_the_article(furniture):
    article = read(item(LOAD + REST + furniture))
    assert article.text.endswith("does not change the tendon itself.")
    assert article.image is None


def test_the_mark_of_a_footnote_adds_no_figure():
    note = '<a class="footnote-anchor" href="#footnote-2">2</a>'
    assert "It took 12 weeks." in read(item(f"{LOAD}{REST}<p>It took 12{note} weeks.</p>")).text


@pytest.mark.parametrize(
    "end", ["[&#8230;]", "[...]", '<a href="https://a.example">Continue reading &rarr;</a>']
)
def test_an_excerpt_is_told(end):
    article = read(item(f"{LOAD}<p>Needling may ease pain for a week, but {end}</p>"))
    assert any("only an excerpt" in note for note in article.notes)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 06 May 2025 23:30:00 -0700", dt.date(2025, 5, 6)),
        ("2016/6/29", dt.date(2016, 6, 29)),
        ("2024.05.03", dt.date(2024, 5, 3)),
        ("1746522000", dt.date(2025, 5, 6)),
        ("5/3/2024", None),
        ("some day", None),
    ],
)
def test_a_day_is_the_one_that_is_written_and_none_is_made_up(written, day):
    assert read(item(LOAD + REST, day=written)).published == day


def test_one_bad_entry_does_not_stop_the_others():
    items = (item(LOAD + REST, "One"), item("", "Two"), item(REST + LOAD, "Three"))
    articles = read_articles("feed.xml", text=feed(*items), kind="feed", newest=3)
    assert [article.title for article in articles] == ["One", "Three"]
    assert any("Two" in note for note in articles[0].notes)
