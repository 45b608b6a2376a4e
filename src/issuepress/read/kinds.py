"""The kinds of sources, how each is told, and who reads it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from urllib.parse import urlsplit

from issuepress.errors import UnreadableSource
from issuepress.models import Article, Image
from issuepress.read.feed import Entry, entries, feed_of_page, read_feed
from issuepress.read.fragment import read_fragment
from issuepress.read.google_docs import is_google_doc, read_google_doc
from issuepress.read.html import read_html
from issuepress.read.invitation import call_to_action
from issuepress.read.markdown import read_markdown
from issuepress.read.notes import notes
from issuepress.read.pasted import read_pasted
from issuepress.read.source import Source, from_address
from issuepress.read.summary import whole_summary
from issuepress.read.word import read_word
from issuepress.text.characters import LONGEST, clean, clean_line
from issuepress.text.language import guess_language

KINDS = ("html", "text", "markdown", "word", "feed")
SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
    ".mdx": "markdown", ".rss": "feed", ".atom": "feed", ".docx": "word",
    ".json": "json",
}  # fmt: skip
MEDIA_TYPES = {
    "text/markdown": "markdown", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/feed+json": "feed", "application/json": "json",
}  # fmt: skip
SENTENCE = 5  # words of one, at least
PROLOG = r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*"
FEED = re.compile(
    rf"{PROLOG}(?:<!DOCTYPE\s[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)?<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
JSON_FEED = re.compile(r"\s*\{.{0,500}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.DOTALL)
HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|link|style|article|main|section|header"
    r"|div|h[1-6]|p|ul|ol|table|blockquote|figure|img|span|font|center|b|strong|em|i|a|br|hr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
PAGE = re.compile(r"<(?:!doctype html|html|head|title|body|nav|footer|main|article)[\s>]", re.IGNORECASE)
XML = re.compile(rf"{PROLOG}(?:<!DOCTYPE\s[^>]*>\s*)?<(?P<name>[\w:.-]+)(?:\s[^<>]*)?>", re.DOTALL)
# Lists for machines, and what to give instead.
LISTS = {
    "urlset": "a sitemap, which lists pages; give the address of one article",
    "sitemapindex": "a list of sitemaps; give the address of one article",
    "opml": "a list of feeds; give the address of one of them",
}
FRONT_MATTER = re.compile(r"\s*(?:---[ \t]*\n[ \t]*[\w\"'-]+[ \t]*:|\+\+\+[ \t]*\n)")
TITLE = re.compile(r"\s*# \S.*\n\s*\n")
MARKDOWN = re.compile(
    r"^#{1,6} \S|^\[[^\]]+\]: |\]\((?:https?:|<|/)|^(?:```|~~~)|\*\*[^*\s][^*\n]*\*\*", re.MULTILINE
)


def read_as(source: Source, *, newest: int, since: dt.date | None) -> list[Article]:
    """The articles of a source, finished: language, call to action and notes are found for every kind."""
    kind = source.kind or guess_kind(source)
    if kind == "xml":
        raise UnreadableSource(f"{source.origin}: is {_list_in(source.text)}")
    if kind == "json":
        raise UnreadableSource(f"{source.origin}: is JSON, and no feed; give the article, or a feed of it")
    match kind:
        case "feed":
            articles = read_feed(source, page=_page, newest=newest, since=since)
        case "html":
            articles = [_html_reader(source.text)(source.text, source.origin, source.url)]
        case "markdown":
            articles = [read_markdown(source.text, source.origin, source.url)]
        case "word":
            articles = [read_word(source.data, source.origin, source.url)]
        case "text":
            articles = [read_pasted(source.text, source.origin, source.url)]
        case _:
            raise UnreadableSource(f"{source.origin}: {kind} is no kind of source; known: {', '.join(KINDS)}")
    first = articles[0].model_copy(update={"notes": (*articles[0].notes, *source.notes)})
    return [_finished(article, source.origin) for article in (first, *articles[1:])]


def _html_reader(text: str) -> Callable[[str, str, str], Article]:
    if is_google_doc(text):
        return read_google_doc
    return read_html if PAGE.search(text) else read_fragment


def entries_of(source: Source) -> list[Entry]:
    """What a feed offers, or the feed that a page names. Raises UnreadableSource where there is none."""
    if guess_kind(source) == "html":
        source = from_address(feed_of_page(source))
    found = entries(source, _page)
    return [replace(entry, read=partial(_read_entry, entry, source.origin)) for entry in found]


def guess_kind(source: Source) -> str:
    """By the content where that is plain, then by the name and the media type."""
    if FEED.match(source.text[:5000]) or JSON_FEED.match(source.text[:1000]):
        return "feed"
    name = urlsplit(source.origin).path if "://" in source.origin else source.origin
    named = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if "html" in source.media_type or (HTML.match(source.text[:5000]) and named != "markdown"):
        return "html"
    if _is_xml(source.text[:5000]):
        return "xml"
    told = MEDIA_TYPES.get(source.media_type) or named
    if told:
        return told
    if (
        FRONT_MATTER.match(source.text)
        or TITLE.match(source.text)
        or len(MARKDOWN.findall(source.text[:LONGEST])) > 1
    ):
        return "markdown"
    return "text"


def _is_xml(text: str) -> bool:
    found = XML.match(text)
    return bool(found) and (text.lstrip().startswith("<?xml") or (found["name"] if found else "") in LISTS)


def _list_in(text: str) -> str:
    found = XML.match(text[:5000])
    unknown = "XML of no kind that is known here; give a page, a feed or a text"
    return LISTS.get(found["name"] if found else "", unknown)


def _page(address: str) -> Article:
    source = from_address(address)
    return read_html(source.text, address, source.url)


def _read_entry(entry: Entry, origin: str) -> Article:
    return _finished(entry.read(), entry.url or origin)


def _finished(article: Article, origin: str) -> Article:
    body = clean(article.body).strip()
    if len(body) > LONGEST:
        raise UnreadableSource(
            f"{origin}: the article has {len(body):,} characters; at most {LONGEST:,} are read"
        )
    fields = article.model_dump(exclude={"body", "notes"})
    fields |= {name: clean_line(value) for name, value in fields.items() if isinstance(value, str)}
    cleaned = Article(**fields, body=body)
    found = cleaned.blocks  # parsed once: copies keep it
    if not any(block.text for block in found):
        raise UnreadableSource(f"{origin}: no article was found in it; there is no text")
    finished = cleaned.model_copy(
        update={
            "language": cleaned.language or guess_language(cleaned.text),
            "call_to_action": cleaned.call_to_action or call_to_action(found),
            "summary": whole_summary(cleaned.summary),
            "image": cleaned.image or _first_picture(cleaned),
        }
    )
    untitled = _untitled(finished, origin)
    return finished.model_copy(update={"notes": (*article.notes, *untitled, *notes(finished))})


def _untitled(article: Article, origin: str) -> tuple[str, ...]:
    """Asks for a title where a file's name or the first sentence stands in its place."""
    is_sentence = len(article.title.split()) >= SENTENCE and article.text.startswith(article.title)
    is_told = article.title not in (origin, PurePath(origin).stem) and not is_sentence
    asked = f'it has no title, and "{article.title}" stands in its place; write one above its text: # Title'
    return () if is_told else (asked,)


def _first_picture(article: Article) -> Image | None:
    return next((picture for picture in article.images if picture.src), None)
