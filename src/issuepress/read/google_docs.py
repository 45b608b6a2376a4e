"""Pages that Google Docs wrote: its title, and no comments of reviewers, footnotes or struck words."""

import re
from typing import TYPE_CHECKING

from issuepress.models import Article
from issuepress.read.fragment import read_fragment
from issuepress.read.html import parse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WRITTEN_THERE = re.compile(r"""class=["'][^"'>]*\b(?:doc-content|lst-kix_)|id=["'](?:cmnt|ftnt)(?:_ref)?\d""")
STRUCK_CLASS = re.compile(r"\.(c\d+)\s*\{[^}]*text-decoration:\s*line-through")
NOTES = ("#cmnt", "#ftnt")


def is_google_doc(text: str) -> bool:
    return bool(WRITTEN_THERE.search(text))


def read_google_doc(text: str, origin: str, url: str = "") -> Article:
    """The article of a document that was downloaded as a page: all of it is text. Raises UnreadableSource."""
    from lxml import html

    page = parse(text, origin)
    _settle_title(page)
    _drop_notes(page)
    _mark_struck(page)
    content = next(page.iter("body"), page)
    return read_fragment(html.tostring(content, encoding="unicode"), origin, url)


def _settle_title(page: "HtmlElement") -> None:
    """The paragraph in the style of a title is the title, and headings are below it."""
    title = next(iter(page.find_class("title")), None)
    if title is None:
        return
    for number in range(5, 0, -1):
        for heading in page.iter(f"h{number}"):
            heading.tag = f"h{number + 1}"
    title.tag = "h1"


def _drop_notes(page: "HtmlElement") -> None:
    """Comments and footnotes stand in blocks at the end, each with a way back to its mark in the text."""
    for link in page.xpath("//a[@href]"):
        href = link.get("href") or ""
        if not href.startswith(NOTES):
            continue
        places = ("div", "p") if "_ref" in href else ("sup",)
        whole = next((one for place in places for one in link.iterancestors(place)), link)
        if whole.getparent() is not None and whole.tag != "body":
            whole.drop_tree()


def _mark_struck(page: "HtmlElement") -> None:
    styles = " ".join(style.text or "" for style in page.iter("style"))
    for name in set(STRUCK_CLASS.findall(styles)):
        for element in page.find_class(name):
            if element.tag == "span":
                element.tag = "s"
