"""RSS and Atom feeds: the newest entries, whole where the feed has them whole."""

import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from issuepress.errors import UnreadableSource
from issuepress.models import Article, Image
from issuepress.read import json_feed
from issuepress.read.dates import find_date, is_past
from issuepress.read.fragment import as_markdown
from issuepress.read.inline import safe_address
from issuepress.read.listing import feed_named_in
from issuepress.read.source import Source
from issuepress.read.trimming import trimmed
from issuepress.text.characters import clean_line

DOCTYPE = re.compile(r"<!DOCTYPE\s[^>\[]*(?:\[|>)", re.IGNORECASE)
# How an excerpt ends: "... […]", "Continue reading →". Brackets may be escaped, and linked.
EXCERPT = re.compile(
    r"(?:\\?\[(?:…|\.\.\.|&hellip;)\\?\]?"
    r"|\b(?:continue reading|read (?:more|on|the rest|the full))\b[^.\n]{0,150})\s*$"
    r"|(?:…|\.\.\.)\s*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\]\([^)]*\)")
EXCERPT_END = 400  # characters at the end in which that is looked for
WHOLE = 200  # words of a summary that is long enough to be the article


@dataclass(frozen=True)
class Entry:
    """What a feed says of one article. Nothing is fetched before it is ``read``."""

    title: str
    url: str
    published: dt.date | None
    read: Callable[[], Article] = field(repr=False, compare=False)


def read_feed(
    source: Source, *, page: Callable[[str], Article], newest: int, since: dt.date | None
) -> list[Article]:
    """The ``newest`` entries, or all ``since`` a date, the newest first. ``page`` reads the page of an entry.

    Raises UnreadableSource if it is no feed, or none of its entries is wanted.
    """
    found = entries(source, page)
    wanted = (
        found[: max(1, newest)]
        if since is None
        else [entry for entry in found if (entry.published or dt.date.min) >= since]
    )
    if not wanted:
        raise UnreadableSource(f"{source.origin}: nothing in this feed was published since {since}")
    return _readable(wanted)


def _readable(wanted: list[Entry]) -> list[Article]:
    """All that can be read, the first with notes on the others. Raises UnreadableSource if none can."""
    articles, wrong = list[Article](), list[str]()
    for entry in wanted:
        try:
            articles.append(entry.read())
        except UnreadableSource as error:
            wrong.append(str(error))
    if not articles:
        raise UnreadableSource("\n".join(wrong))
    notes = tuple(f"another entry of the feed was not read: {one}" for one in wrong)
    return [articles[0].model_copy(update={"notes": (*articles[0].notes, *notes)}), *articles[1:]]


def entries(source: Source, page: Callable[[str], Article]) -> list[Entry]:
    """Everything that a feed offers, the newest first. Raises UnreadableSource if that is nothing."""
    feed, given = json_feed.parsed(source.text) if json_feed.is_json(source.text) else _parsed(source)
    found = _newest_first(given)
    if not found:
        raise UnreadableSource(f"{source.origin}: this feed has no entries; is it one?")
    return [
        Entry(
            _title(entry) or source.origin,
            safe_address(entry.get("link", ""), source.url),
            _day(entry, "published"),
            partial(_article, entry, feed, source, page),
        )
        for entry in found
    ]


def _parsed(source: Source) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """RSS or Atom. A DOCTYPE is of no use in it; one that declares entities may be a trap."""
    import feedparser

    if (doctype := DOCTYPE.search(source.text[:5000])) and "[" in doctype[0]:
        raise UnreadableSource(f"{source.origin}: this feed declares entities of its own; it is not read")
    feed = feedparser.parse(
        io.BytesIO(DOCTYPE.sub("", source.text, count=1).encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    shown = (entry for entry in feed.entries if entry.get("wp_status", "publish") == "publish")
    return dict(feed.feed), [dict(entry) for entry in shown]  # an export of WordPress has drafts too


def feed_of_page(source: Source) -> str:
    """The address of the feed that a page names in its head. Raises UnreadableSource where it names none."""
    from lxml import html

    if address := feed_named_in(html.document_fromstring(source.text), source.url):
        return address
    raise UnreadableSource(
        f"{source.origin}: is a page, and it names no feed; give the address of a feed, which often ends in "
        "/feed, /rss or /blog-feed.xml"
    )


def _newest_first(entries: list[Any]) -> list[Any]:
    if not all(_day(entry, "published") for entry in entries):
        return list(entries)
    return sorted(entries, key=lambda entry: _day(entry, "published") or dt.date.min, reverse=True)


def _article(entry: Any, feed: Any, source: Source, page: Callable[[str], Article]) -> Article:
    link = safe_address(entry.get("link", ""), source.url)
    content = next((part.get("value", "") for part in entry.get("content", []) if part.get("value")), "")
    title = _title(entry)
    summary = trimmed(as_markdown(entry.get("summary", ""), link), title)
    whole_body = as_markdown(content, link)
    body = trimmed(whole_body, title)
    notes: tuple[str, ...] = ()
    if _is_cut(whole_body) or (not body and _is_excerpt(summary)):
        whole, notes = _from_page(link, page)
        if whole:
            return _with_entry(whole, entry, feed)
    if not body and not summary:
        raise UnreadableSource(
            f"{source.origin}: the entry {entry.get('title', '')!r} has no text{_and(notes)}"
        )
    published, updated = _day(entry, "published"), _day(entry, "updated")
    return Article(
        title=_title(entry) or link or source.origin,
        author=_author(entry),
        publisher=clean_line(feed.get("title", "")),
        published=published,
        updated=updated if updated != published else None,
        url=link,
        language=_language(entry, feed),
        summary=entry.get("summary", "") if body else "",
        image=_image(entry, link),
        body=body or summary,
        notes=notes,
    )


def _is_excerpt(summary: str) -> bool:
    return len(summary.split()) < WHOLE or _is_cut(summary)


def _is_cut(body: str) -> bool:
    return bool(EXCERPT.search(ADDRESS.sub("]", body[-EXCERPT_END:]).rstrip("] ")))


def _from_page(link: str, page: Callable[[str], Article]) -> tuple[Article | None, tuple[str, ...]]:
    """The whole article from its page, or why it is not to be had."""
    if not link:
        return None, ("the feed has only an excerpt of it, and no address of the whole",)
    try:
        return page(link), ()
    except UnreadableSource as error:
        return None, (f"this is only an excerpt from the feed; the whole could not be read: {error}",)


def _with_entry(article: Article, entry: Any, feed: Any) -> Article:
    """The page, with what only the feed knows."""
    return article.model_copy(
        update={
            "title": article.title or _title(entry),
            "author": article.author or _author(entry),
            "publisher": article.publisher or clean_line(feed.get("title", "")),
            "published": article.published or _day(entry, "published"),
            "summary": article.summary or entry.get("summary", ""),
        }
    )


def _title(entry: Any) -> str:
    return clean_line(" ".join(as_markdown(entry.get("title", "")).replace("\\", "").split()))


def _author(entry: Any) -> str:
    return clean_line(entry.get("author_detail", {}).get("name") or entry.get("author", ""))


def _day(entry: Any, name: str) -> dt.date | None:
    """The day where it was written: an evening there is not the next morning in UTC."""
    written = entry.get(name) or (entry.get("updated") if name == "published" else "") or ""
    found = find_date(str(written))
    if found:
        return found.day
    if re.fullmatch(r"\s*\d{9,10}\s*", str(written)):
        moment = dt.datetime.fromtimestamp(int(written), tz=dt.UTC).date()
        return moment if is_past(moment) else None
    return None


def _language(entry: Any, feed: Any) -> str:
    detail = (entry.get("content") or [{}])[0].get("language") or feed.get("language") or ""
    return detail.replace("_", "-")


def _image(entry: Any, base: str) -> Image | None:
    enclosed = [link for link in entry.get("links", []) if link.get("rel") == "enclosure"]
    links = [*entry.get("media_content", []), *enclosed, *entry.get("media_thumbnail", [])]
    for link in links:
        kind = f"{link.get('type', '')} {link.get('medium', '')}"
        src = safe_address(link.get("url") or link.get("href") or "", base)
        if src and ("image" in kind or link in entry.get("media_thumbnail", [])):
            return Image(src=src)
    return None


def _and(notes: tuple[str, ...]) -> str:
    return f"; {notes[0]}" if notes else ""
