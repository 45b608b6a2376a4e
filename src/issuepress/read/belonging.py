"""Whether a block that was not taken belongs to the article, or stands around it."""

import re
from typing import TYPE_CHECKING

from issuepress.read.byline import byline_of
from issuepress.read.furniture import is_ending, is_furniture, is_teaser
from issuepress.read.pieces import Piece, linked
from issuepress.read.runs import HEADINGS, LISTS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ASIDE_TAGS = {"nav", "footer", "aside", "form", "header", "dialog", "menu", "table"}
ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|share|sharing|social|related|comments?|respond|footer|"
    r"breadcrumbs?|widget-area|widget_\w+|promo|newsletter|subscribe|subscription|signup|recommend\w*|toc|tags?|categor(?:y|ies)|"
    r"author-?(?:box|bio|info)|pagination|pager|cookies?|popup|modal|advert\w*|ads?|sponsor\w*|"
    r"read-?more|read-?next|also-?(?:like|read)|post-?meta|meta|byline|skip-?link\w*|references|footnotes?)"
    r"(?:$|[\s_-])|table-of-contents",
    re.IGNORECASE,
)
PROSE = 12  # words of a paragraph that is text of the article, below all that was taken
SENTENCE_END = (".", "!", "?", ":", "”", '"', ")")
LEAST_BESIDE = 3  # paragraphs that were taken out of the same element, for it to be the article's
LINKED = 0.6  # of the letters of a list: more is a menu, unless a line leads it
LEAD = (":", "：")


def belongs(pieces: list[Piece], number: int, before: Piece, *, is_below: bool) -> bool:
    piece = pieces[number]
    if is_furniture(piece.text) or is_ending(piece.text) or is_teaser(piece.text) or byline_of(piece.text):
        return False
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if piece.element.tag in LISTS:
        return _listbelongs(piece, before, after)
    if piece.element.tag in HEADINGS:
        return any(_is_text_below(one, is_below=is_below) for one in pieces[number + 1 : number + 3])
    if piece.element.tag not in ("p", "blockquote") or linked(piece.element) >= LINKED:
        return False
    return is_below or (after is not None and after.at >= 0 and _is_beside(piece, before))


def _is_text_below(piece: Piece, *, is_below: bool) -> bool:
    """What a heading stands above: text that was taken, or a list or a paragraph that is to come."""
    if piece.at >= 0 or (is_below and piece.element.tag == "p" and len(piece.text.split()) >= PROSE):
        return True
    return piece.element.tag in LISTS and linked(piece.element) < LINKED


def _listbelongs(piece: Piece, before: Piece, after: Piece | None) -> bool:
    if next(piece.element.iter("table", *HEADINGS), None) is not None or _is_pictured(piece.element):
        return False  # cards laid out as a list
    links = list(piece.element.iter("a"))
    if links and all((link.get("href") or "#").startswith("#") for link in links):
        return False  # contents of the page
    if linked(piece.element) <= LINKED:
        return True
    led = before.text.endswith(LEAD) or before.element.tag in HEADINGS
    return led and _is_beside(piece, before) and after is not None and after.at >= 0


def _is_pictured(element: "HtmlElement") -> bool:
    pictures, items = sum(1 for _ in element.iter("img")), sum(1 for _ in element.iter("li", "dt"))
    return 2 * pictures > items


def _is_beside(piece: Piece, other: Piece) -> bool:
    return piece.element.getparent() is other.element.getparent()


def follows(piece: Piece, last: Piece, beside: int) -> bool:
    """Whether a block below the last one that was taken is of the article still: a sibling of it."""
    if not _is_beside(piece, last) or is_ending(piece.text) or is_teaser(piece.text):
        return False
    is_prose = (
        beside >= LEAST_BESIDE and len(piece.text.split()) >= PROSE and piece.text.endswith(SENTENCE_END)
    )
    return piece.element.tag in HEADINGS | LISTS or (piece.element.tag == "p" and is_prose)


def is_aside(element: "HtmlElement", holders: "set[HtmlElement]") -> bool:
    """Whether it stands in a part of the page of which nothing else was taken, and that is named like one."""
    one: HtmlElement | None = element
    while one is not None and one not in holders:
        names = f"{one.get('class') or ''} {one.get('id') or ''}"
        if one.tag in ASIDE_TAGS or one.get("role") in ("navigation", "complementary", "menu"):
            return True
        if ASIDE_NAMES.search(names):
            return True
        one = one.getparent()
    return False
