"""What a page says about its article: title, author, dates, publisher, picture, language."""

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from issuepress.models import Image
from issuepress.read.dates import is_past
from issuepress.read.inline import safe_address
from issuepress.read.wix import full_size
from issuepress.text.characters import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = re.compile(r"article|posting|report|review|howto|recipe|webpage|creativework", re.IGNORECASE)
AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl",
)  # fmt: skip
SIGNED = ("written by", "by", "author")  # as WordPress labels it for a card
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "date", "pubdate", "publish-date", "publish_date",
)  # fmt: skip
UPDATED = ("article:modified_time", "og:updated_time", "datemodified")
# What hangs on other things than the article: their authors and dates are strangers'.
OTHERS = {
    "aggregaterating", "blogpost", "citation", "comment", "comments", "hasoffercatalog", "ispartof",
    "itemlistelement", "itemreviewed", "mentions", "review", "reviewedby", "reviews", "subjectof", "worksfor",
}  # fmt: skip
MOST_NODES = 2000  # of structured data, looked at in one page
UNLIKE = 0.15  # of the words: a first heading that shares fewer with all of the page's titles is a logo
ALIKE, SAME = 0.5, 0.85  # of the words: an h2 that says what the page calls itself is its title
SEPARATOR = re.compile(r"\s+[|·•»–—-]\s+")


@dataclass(frozen=True)
class Metadata:
    titles: list[str] = field(default_factory=list)
    author: str = ""
    published: dt.date | None = None
    updated: dt.date | None = None
    publisher: str = ""
    url: str = ""
    language: str = ""
    summary: str = ""
    image: Image | None = None


def metadata(page: "HtmlElement", url: str) -> Metadata:
    """Structured data first, then meta tags. What is broken or strange is left out; nothing is guessed."""
    about, meta = _structured(page), _meta_tags(page)
    titles = [meta.get("og:title"), about.get("headline"), about.get("name"), meta.get("twitter:title")]
    titles.append(clean_line(page.findtext(".//title") or ""))
    base = safe_address(_canonical(page), url) or safe_address(meta.get("og:url", ""), url) or url
    return Metadata(
        titles=[clean_line(title) for title in titles if isinstance(title, str) and title.strip()],
        author=_author(about, meta),
        published=_past(about.get("datePublished"), *map(meta.get, PUBLISHED)),
        updated=_past(about.get("dateModified"), *map(meta.get, UPDATED)),
        publisher=_names(about.get("publisher")) or meta.get("og:site_name", ""),
        url=base,
        language=_language(page.get("lang") or meta.get("content-language", "")),
        summary=_description(about, meta),
        image=_image(meta, base),
    )


def _author(about: dict[str, Any], meta: dict[str, str]) -> str:
    """A person before an organization, and whatever is named before nothing."""
    told = about.get("author")
    authors = told if isinstance(told, list) else [told]
    labeled = meta.get("twitter:data1", "") if meta.get("twitter:label1", "").lower() in SIGNED else ""
    people = [
        one for one in authors if not (isinstance(one, dict) and "Organization" in str(one.get("@type")))
    ]
    return _names(people) or next(
        filter(None, (_person(name) for name in (*map(meta.get, AUTHORS), labeled) if name)), _names(authors)
    )


def _past(*values: Any) -> dt.date | None:
    """The first whole date. One that is yet to come is no date of publication."""
    return next((found for found in map(day, values) if is_past(found)), None)


def title_of(page: "HtmlElement", about: Metadata) -> str:
    """The ``h1`` that the page's own metadata also names, else its first one; search titles come last.

    Search engines and social networks are often given another title than readers are.
    """
    headings = _headings(page, about.publisher, "h1")
    near = max(headings, key=lambda heading: _likeness(heading, about.titles), default="")
    if about.titles and _likeness(near, about.titles) < ALIKE:
        headings = _headings(page, about.publisher, "h2")
        same = max(headings, key=lambda heading: _likeness(heading, about.titles), default="")
        near = same if _likeness(same, about.titles) >= SAME else near
    if near and (_likeness(near, about.titles) > UNLIKE or not about.titles):
        return near
    return next((_without_site(title, about.publisher) for title in about.titles), near)


def day(value: Any) -> dt.date | None:
    """A whole date at the start of an ISO 8601 text; anything less is none."""
    found = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)", value) if isinstance(value, str) else None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _structured(page: "HtmlElement") -> dict[str, Any]:
    """The JSON-LD node that describes the article, its author and publisher looked up."""
    nodes = [
        node
        for script in page.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(script.text)
    ]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if ARTICLE_TYPES.search(str(node.get("@type"))[:200])]
    about: dict[str, Any] = {}
    for node in sorted(articles, key=lambda node: "page" in str(node.get("@type")).lower()):
        for key, value in node.items():
            about.setdefault(key, value)
    for key in ("author", "publisher"):
        values = about.get(key) if isinstance(about.get(key), list) else [about.get(key)]
        about[key] = [
            known.get(value.get("@id"), value)
            if isinstance(value, dict) and isinstance(value.get("@id"), (str, type(None)))
            else value
            for value in values or []
        ]
    return about


def _nodes(script: str | None) -> list[dict[str, Any]]:
    try:
        waiting = [json.loads(script or "", strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while waiting and len(found) < MOST_NODES:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:MOST_NODES])
        elif isinstance(node, dict):
            found.append(node)
            waiting.extend(
                value
                for key, value in node.items()
                if isinstance(value, (dict, list)) and key.lower() not in OTHERS
            )
    return found


def _meta_tags(page: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("http-equiv") or tag.get("itemprop") or ""
        content = clean_line(tag.get("content") or "")
        if content:
            found.setdefault(name.lower(), content)
    return found


def _canonical(page: "HtmlElement") -> str:
    return next((link.get("href") or "" for link in page.iter("link") if link.get("rel") == "canonical"), "")


def _names(value: Any) -> str:
    """One name, a node with a name, or several."""
    if isinstance(value, list):
        names = [_names(one) for one in value[:20] if not isinstance(one, list)]
        return ", ".join(dict.fromkeys(filter(None, names)))
    if isinstance(value, dict):
        return _names(value.get("name")) if not isinstance(value.get("name"), dict) else ""
    return _person(value) if isinstance(value, str) else ""


def _person(text: str) -> str:
    name = clean_line(text)
    return "" if "://" in name or name.startswith("@") or len(name) > 150 else name


def _language(text: str) -> str:
    tag = text.strip().split(",")[0].replace("_", "-")
    return tag if re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", tag) else ""


def _description(about: dict[str, Any], meta: dict[str, str]) -> str:
    told = (meta.get("description"), about.get("description"), meta.get("og:description"))
    return next((text for text in told if isinstance(text, str) and text.strip()), "")


def _image(meta: dict[str, str], base: str) -> Image | None:
    address = meta.get("og:image") or meta.get("og:image:url") or meta.get("twitter:image") or ""
    src = safe_address(address, base)
    return Image(src=full_size(src), alt=meta.get("og:image:alt", "")) if src else None


def _headings(page: "HtmlElement", site: str, tag: str) -> list[str]:
    texts = (clean_line(" ".join(heading.itertext())) for heading in page.iter(tag))
    return [text for text in texts if text and text.casefold() != site.casefold() and len(text) <= 300]


def _likeness(heading: str, titles: list[str]) -> float:
    return max((_alike(heading, title) for title in titles), default=0)


def _alike(one: str, other: str) -> float:
    """The share of words that two titles have in common."""
    words, others = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return 2 * len(words & others) / (len(words) + len(others)) if words and others else 0


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site that often ends it."""
    pieces = SEPARATOR.split(title)
    named = len(pieces) > 1 and site and pieces[-1].casefold() == site.casefold()
    barred = len(pieces) > 1 and " | " in title and len(pieces[-1].split()) <= 4
    return title[: title.rindex(pieces[-1])].rstrip(" |·•»–—-") if named or barred else title
