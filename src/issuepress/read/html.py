"""Web pages: the article out of everything that stands around it."""

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read import wix
from issuepress.read.author import author_of
from issuepress.read.figures import MARKER, mark_figures
from issuepress.read.headings import unwrap_questions, with_promoted_headings
from issuepress.read.left import restored
from issuepress.read.listing import feed_named_in, listed_in
from issuepress.read.markup import to_markdown
from issuepress.read.metadata import Metadata, metadata, title_of
from issuepress.read.published import published_on
from issuepress.read.runs import Reading
from issuepress.read.scripts import notes_of_scripts, settle_scripts
from issuepress.read.shown import shown_byline
from issuepress.read.trimming import trimmed
from issuepress.text.characters import clean

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# trafilatura's names for elements -> HTML's.
NAMES = {
    "item": "li",
    "quote": "blockquote",
    "row": "tr",
    "lb": "br",
    "graphic": "img",
    "ref": "a",
    "del": "s",
}
STYLES = {"#b": "strong", "#i": "em", "#t": "code", "#sup": "sup", "#sub": "sub"}
SHORT = 100  # words of a page that is an error or a wall, if it says so
MUCH_THE_SAME = 1.2  # of the words that were taken, in the whole of a short page
SHUT_OUT = re.compile(
    r"page (?:not|cannot be) found|\b404\b|just a moment|verify (?:that )?you are (?:a )?human|access denied|"
    r"are you a robot|enable javascript|security of your connection|unusual traffic",
    re.IGNORECASE,
)
LONG_TAG = re.compile(r"(?P<open><[a-zA-Z][\w-]{0,40})[^<>]{5000,}")
MOST_ATTRIBUTES = 2000
LEAST = 15  # characters of an article, addresses of its links aside
ADDRESS = re.compile(r"\]\([^)]*\)")
MOST_ELEMENTS = 50_000  # ten times what long articles have
FURNITURE = ("nav", "header", "footer", "aside", "form", "script", "style", "noscript", "template", "svg")


def read_html(text: str, origin: str, url: str = "") -> Article:
    """The article of a page. Raises UnreadableSource if there is none in it."""
    page = parse(text, origin)
    about = metadata(page, url)
    title = title_of(page, about)
    shown = shown_byline(page, title)
    author = author_of(page, about, shown)
    published, published_text = published_on(page, about, shown)
    updated_text = wix.updated_text(page) if not about.updated else ""
    unwrap_questions(page)
    uncertain = settle_scripts(page)
    body, left = _body(page, about)
    body = with_promoted_headings(trimmed(clean(body), title))
    _refuse_what_is_none(page, title, body, origin, about.url or url)
    return Article(
        title=title or origin,
        author=author,
        publisher=about.publisher,
        published=published,
        published_text=published_text,
        updated=about.updated if about.updated != published else None,
        updated_text=updated_text,
        url=about.url,
        language=about.language,
        summary=about.summary,
        image=about.image,
        body=body,
        notes=(*left, *notes_of_scripts(uncertain)),
    )


def _body(page: "HtmlElement", about: Metadata) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and what the author is told of what was left in it."""
    pictures = mark_figures(page, about.url)
    extracted = _extract(page, about.url)
    content = _as_html(extracted.body) if extracted else None
    reading = Reading(about.url, pictures, MARKER)
    body = to_markdown(content, reading) if content is not None else ""
    if not body:
        return to_markdown(_without_furniture(page), reading), ()
    body, left = restored(page, body, reading)
    return _in_blocks(page, body, reading) if len(body.split()) < SHORT else body, left


def _refuse_what_is_none(page: "HtmlElement", title: str, body: str, origin: str, url: str) -> None:
    """Raises UnreadableSource for an empty page, an error, a wall, a list of articles."""
    if len(ADDRESS.sub("", body)) < LEAST:
        raise UnreadableSource(f"{origin}: no article was found in this page; save its text and read that")
    if len(body.split()) < SHORT and (shut := SHUT_OUT.search(f"{title} {page.findtext('.//title')} {body}")):
        raise UnreadableSource(
            f'{origin}: this page says "{shut[0]}" and is no article; open it in a browser and save its text'
        )
    if listed := listed_in(page, body, url):
        raise UnreadableSource(f"{origin}: {_told(listed, feed_named_in(page, url))}")


def _told(listed: list[str], feed: str) -> str:
    named = ", ".join(f'"{title}"' for title in listed[:2])
    instead = f" or that of its feed, {feed}" if feed else ""
    return f"this page lists articles ({named} ...) and is none; give the address of one{instead}"


def parse(text: str, origin: str) -> "HtmlElement":
    """A tree of the page. Broken markup is mended; scripts in it are data and never run."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = LONG_TAG.sub(_bare_tag, text).encode("utf-8", "ignore")
    try:
        page = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableSource(f"{origin}: no article was found in this page; it holds no text") from None
    if sum(1 for _ in page.iter()) > MOST_ELEMENTS:
        raise UnreadableSource(
            f"{origin}: this page has more than {MOST_ELEMENTS:,} elements; save its text and read that"
        )
    return page


def _bare_tag(tag: re.Match[str]) -> str:
    """A tag without its attributes where they are too many: parsing takes the square of their number."""
    names = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag[0])
    return tag["open"] if len(re.findall(r"[\s/=]", names)) > MOST_ATTRIBUTES else tag[0]


def _extract(page: "HtmlElement", url: str) -> "Document | None":
    from trafilatura import bare_extraction

    found = bare_extraction(
        page,
        url=url or None,
        include_comments=False,
        include_images=True,
        include_links=True,
        include_formatting=True,
    )
    return found if found is not None and not isinstance(found, dict) else None


def _in_blocks(page: "HtmlElement", body: str, reading: Reading) -> str:
    """The text of a short page with its paragraphs apart: an extractor runs them together."""
    whole = to_markdown(_without_furniture(deepcopy(page)), reading)
    is_same = len(whole.split()) <= MUCH_THE_SAME * len(body.split())
    return whole if is_same and whole.count("\n\n") > 1 + 2 * body.count("\n\n") else body


def _as_html(body: "_Element") -> "_Element":
    for element in body.iter():
        rend = element.get("rend") or ""
        match element.tag:
            case "head":
                element.tag = rend if re.fullmatch(r"h[1-6]", rend) else "h2"
            case "list":
                element.tag = rend if rend in ("ul", "ol", "dl") else "ul"
            case "hi":
                element.tag = STYLES.get(rend, "span")
            case "cell":
                element.tag = "th" if element.get("role") == "head" else "td"
            case "code":
                element.tag = "pre" if any("\n" in str(text) for text in element.itertext()) else "code"
            case "ref":
                element.set("href", element.get("target") or "")
                element.tag = "a"
            case tag if tag in NAMES:
                element.tag = NAMES[tag]
    return body


def _without_furniture(page: "HtmlElement") -> "HtmlElement":
    """A page too small for the extractor: all of it but what is never an article."""
    from lxml import etree

    content = next(page.iter("article", "main", "body"), page)
    etree.strip_elements(content, *FURNITURE, with_tail=False)
    return content
