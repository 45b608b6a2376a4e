"""`draft --from-feed` and `issues`: what was told, and what was not yet."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

from issuepress.read import address

TEXT = "{0} may ease pain for a day or two. It has not been shown to prevent pain in most people. It takes ten minutes."
ITEM = """<item><title>{title}</title><link>https://example.org/{title}?utm_source=rss</link>
<pubDate>{day:%a, %d %b %Y} 08:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Example</title>{items}</channel></rss>"""
DAYS = {
    "Heat": dt.date(2097, 4, 2),
    "Ice": dt.date(2097, 3, 9),
    "Rest": dt.date(2097, 2, 3),
    "Rust": dt.date(2019, 1, 5),
}


def rss(*titles: str) -> str:
    items = (ITEM.format(title=title, day=DAYS[title], text=TEXT.format(title)) for title in titles)
    return RSS.format(items="".join(items))


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(rss(*DAYS), encoding="utf-8")
    return path


@pytest.fixture
def told(run, sample: Path, feed: Path) -> Path:
    """A workspace whose newest issue, of the 20th of February 2097, told of Rest."""
    feed.write_text(rss("Rest"), encoding="utf-8")
    run("draft", "2097-02-20-rest", feed)
    feed.write_text(rss(*DAYS), encoding="utf-8")
    return sample


def titles(sample: Path, name: str) -> list[str]:
    file = sample / "newsletters" / name / "issue.toml"
    return [digest["title"] for digest in tomllib.loads(file.read_text(encoding="utf-8"))["digests"]]


def test_a_monthly_issue_is_one_command(run, told: Path, feed: Path):
    result = run("draft", "2097-04-30-spring", "--from-feed", feed)

    assert result.exit_code == 0, result.output
    assert titles(told, "2097-04-30-spring") == ["Heat", "Ice"]


def test_what_was_told_is_not_offered_again(run, told: Path, feed: Path):
    run("draft", "2097-04-30-spring", "--from-feed", feed)
    again = run("draft", "2097-05-01-more", "--from-feed", feed)

    assert again.exit_code == 0
    assert "Nothing new" in again.output
    assert "One earlier article was in none yet" in again.output
    assert not (told / "newsletters" / "2097-05-01-more").exists()


def test_earlier_articles_can_be_taken(run, told: Path, feed: Path):
    run("draft", "2097-04-30-spring", "--from-feed", feed)
    run("draft", "2097-05-01-more", "--from-feed", feed, "--newest", "3")

    assert titles(told, "2097-05-01-more") == ["Rust"]


def test_since_takes_what_is_new_since_then(run, told: Path, feed: Path):
    run("draft", "2097-05-01-more", "--from-feed", feed, "--since", "2097-04-01")

    assert titles(told, "2097-05-01-more") == ["Heat"]


def test_before_there_is_an_issue_the_newest_article_is_taken(run, sample: Path, feed: Path):
    for file in (sample / "newsletters").glob("*/issue.toml"):
        file.unlink()
    run("draft", "first", "--from-feed", feed)

    assert titles(sample, "first") == ["Heat"]


def test_an_article_that_was_pasted_without_an_address_is_known_by_its_title(run, told: Path, feed: Path):
    run("draft", "2097-03-01-ice", "-", stdin=f"# Ice\n\n{TEXT.format('Ice')}\n")
    run("draft", "2097-04-30-spring", "--from-feed", feed)

    assert titles(told, "2097-04-30-spring") == ["Heat"]


def test_at_a_terminal_a_person_chooses(run, told: Path, feed: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("issuepress.cli.sources.is_asked", lambda: True)
    result = run("draft", "2097-04-30-spring", "--from-feed", feed, stdin="2, 3\n")

    assert "1  2097-04-02  new  Heat" in result.output
    assert "3  2019-01-05       Rust" in result.output
    assert "[1,2]" in result.output
    assert titles(told, "2097-04-30-spring") == ["Ice", "Rust"]


@pytest.mark.parametrize("wrong", ["9", "0", "x", "2 and 3", "-1", ","])
def test_an_answer_that_names_no_article_is_asked_for_again(
    run, told: Path, feed: Path, monkeypatch: pytest.MonkeyPatch, wrong: str
):
    monkeypatch.setattr("issuepress.cli.sources.is_asked", lambda: True)
    result = run("draft", "2097-04-30-spring", "--from-feed", feed, stdin=f"{wrong}\n3\n")

    assert "write numbers from 1 to 3" in result.output
    assert titles(told, "2097-04-30-spring") == ["Rust"]


def test_at_a_terminal_nobody_has_to_take_anything(
    run, told: Path, feed: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("issuepress.cli.sources.is_asked", lambda: True)
    result = run("draft", "2097-04-30-spring", "--from-feed", feed, stdin="none\n")

    assert "None was chosen" in result.output
    assert not (told / "newsletters" / "2097-04-30-spring").exists()


def test_the_blog_of_newsletter_toml_leads_to_its_feed(run, told: Path, monkeypatch: pytest.MonkeyPatch):
    pages = {
        "https://example.org/blog": (
            '<html><head><link rel="alternate" type="application/rss+xml" href="/blog-feed.xml"></head></html>',
            "text/html",
        ),
        "https://example.org/blog-feed.xml": (rss(*DAYS), "application/rss+xml"),
    }

    def fetch(url: str) -> address.Page:
        text, media_type = pages[url]
        return address.Page(data=text.encode(), url=url, media_type=media_type, charset="utf-8")

    monkeypatch.setattr(address, "fetch", fetch)
    file = told / "newsletters" / "newsletter.toml"
    file.write_text(
        'feed = "https://example.org/blog"\n' + file.read_text(encoding="utf-8"), encoding="utf-8"
    )
    result = run("draft", "--from-feed", "2097-04-30-spring")

    assert result.exit_code == 0, result.output
    assert titles(told, "2097-04-30-spring") == ["Heat", "Ice"]


def test_without_a_feed_anywhere_it_says_where_to_name_it(run):
    result = run("draft", "--from-feed")

    assert result.exit_code == 1
    assert 'feed = "https://www.example.org/blog"' in result.stderr


def test_a_page_that_names_no_feed_is_told(run, sample: Path):
    (sample / "page.html").write_text("<html><body><p>Nothing.</p></body></html>", encoding="utf-8")

    assert "names no feed" in run("draft", "--from-feed", "page.html").stderr


def test_issues_lists_date_state_and_where_each_is(run, told: Path):
    (told / "newsletters" / "single" / "uploads.json").write_text(
        '{"mailchimp": {"step": "done", "id": "1", "url": "https://example.org/1", "at": "2026-11-22T10:00:00+01:00"}}',
        encoding="utf-8",
    )
    (told / "newsletters" / "several" / "uploads.json").write_text(
        '{"brevo": {"step": "writing"}}', encoding="utf-8"
    )
    (told / "newsletters" / "arabic" / "issue.toml").write_text("subject = \n", encoding="utf-8")
    result = run("issues", "-q")
    lines = result.stdout.splitlines()

    assert lines[0].split() == ["2097-02-20", "2097-02-20-rest", "not", "uploaded"]
    assert any(line.split()[1:] == ["single", "uploaded:", "mailchimp", "2026-11-22"] for line in lines)
    assert any("several" in line and "upload broken off: brevo" in line for line in lines)
    assert lines[-1].split() == ["no", "date", "arabic", "broken"]
    assert result.stderr.startswith("newsletters/arabic/issue.toml:1: is not valid TOML")


def test_issues_tells_programs_the_same(run, told: Path):
    newest = json.loads(run("issues", "--format", "json").stdout)[0]

    assert (newest["name"], newest["date"], newest["stories"]) == ("2097-02-20-rest", "2097-02-20", ["Rest"])


def test_a_receipt_that_cannot_be_read_makes_an_issue_broken(run, sample: Path):
    (sample / "newsletters" / "single" / "uploads.json").write_text("{", encoding="utf-8")

    assert any("single" in line and "broken" in line for line in run("issues").output.splitlines())


def test_no_issues_yet_says_how_to_begin(run, sample: Path):
    for file in (sample / "newsletters").glob("*/issue.toml"):
        file.unlink()

    assert "issuepress draft ARTICLE" in run("issues").output
