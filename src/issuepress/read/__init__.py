"""Reading articles: any kind of source becomes an Article."""

import datetime as dt
from pathlib import Path

from issuepress.models import Article
from issuepress.read import source as sources
from issuepress.read.feed import Entry
from issuepress.read.kinds import entries_of, read_as


def read_article(
    source: str | Path, *, text: str | bytes | None = None, url: str | None = None, kind: str | None = None
) -> Article:
    """One article from a file or an http(s) address; the newest one of a feed.

    ``text`` is read instead where it is given, as text or as the bytes of a file, and ``source`` then only
    names it. ``url`` is where the
    article is on the web. ``kind`` is "html", "text", "markdown", "word" or "feed", else it is told from the
    name and the content. Raises UnreadableSource, and InvalidFile for broken front matter.
    """
    return read_articles(source, text=text, url=url, kind=kind)[0]


def read_articles(
    source: str | Path,
    *,
    text: str | bytes | None = None,
    url: str | None = None,
    kind: str | None = None,
    newest: int = 1,
    since: dt.date | None = None,
) -> list[Article]:
    """The same as a list: of a feed, its ``newest`` entries, or all of them ``since`` a date."""
    return read_as(sources.load(source, text=text, url=url, kind=kind), newest=newest, since=since)


def feed_entries(source: str | Path, *, text: str | bytes | None = None) -> list[Entry]:
    """What a feed offers, the newest first. Each is fetched when it is read, and not before.

    The address of a page does as well, where the page names its feed. Raises UnreadableSource.
    """
    return entries_of(sources.load(source, text=text, url=None, kind=None))
