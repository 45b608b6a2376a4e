"""A mail as Word reads it, which draws mails for Outlook on Windows: its elements and its own comments."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice

from issuepress.checks.mail import css
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import MOST_PARTS, Element
from issuepress.text.patterns import Pattern

NOT_FOR_WORD = Pattern(r"\s*\[if\s*!\s*mso\b")
ENDS = Pattern(r"\s*(?:<!)?\[endif\]")
PIXELS = Pattern(r"(\d+(?:\.\d+)?)(?:px)?")
ZERO = Pattern(r"(?:0(?:\.0+)?(?:px|em|rem|pt|%)?\s*)+")
WIDE_BORDER = 5  # pixels: a border in the button's color stands in for its padding
ADDRESS = Pattern(r"url\(\s*[\"']?([^\"')]{1,2000})", re.IGNORECASE)
NEAR = 4  # elements: a button's cell, a block's table


@lru_cache(maxsize=2)
def elements(mail: Mail) -> tuple[Element, ...]:
    """Those that Word reads: not between ``<!--[if !mso]><!-->`` and its end."""
    bounds = list(_left_out(mail))  # each start followed by its end
    return tuple(one for one in mail.page.elements if bisect_left(bounds, one.offset) % 2 == 0)


def named(mail: Mail, *names: str) -> Iterator[Element]:
    return (element for element in elements(mail) if element.name in names)


def style_of(element: Element) -> dict[str, str]:
    """Its style attribute, the last of each property."""
    return _style(element.attributes.get("style", ""))


def is_padded(element: Element) -> bool:
    paddings = (value for name, value in style_of(element).items() if name.startswith("padding"))
    return any(not ZERO.fullmatch(value.strip()) for value in paddings)


def pixels(text: str) -> float | None:
    """A number of pixels, as attributes and styles write it."""
    found = PIXELS.fullmatch(text.strip()[:12])
    return float(found[1]) if found else None


def width(element: Element) -> float | None:
    """Its width in pixels, by its attribute or its style."""
    return pixels(element.attributes.get("width", "")) or pixels(style_of(element).get("width", ""))


def comments_before(mail: Mail, element: Element) -> str:
    """What Word alone reads between an element and the one that starts before it."""
    starts = _starts(mail)
    place = bisect_left(starts, element.offset)
    return _comments(mail, starts[place - 1] if place else -1, element.offset)


def comments_inside(mail: Mail, element: Element) -> str:
    """What Word alone reads inside of an element."""
    starts = _starts(mail)
    after = bisect_left(starts, element.offset) + _sizes(mail)[element]
    return _comments(mail, element.offset, starts[after] if after < len(starts) else len(mail.html))


def comments_at_start(mail: Mail, element: Element) -> str:
    """What Word alone reads right after the start tag of an element."""
    starts = _starts(mail)
    place = bisect_right(starts, element.offset)
    return _comments(mail, element.offset, starts[place] if place < len(starts) else len(mail.html))


def around(element: Element) -> Iterator[Element]:
    """The few elements right around one."""
    return islice(element.ancestors, NEAR)


def holds_width(mail: Mail, block: Element) -> bool:
    ghosts = comments_before(mail, block) + comments_at_start(mail, block)
    inside = next(block.elements, None)
    sized = (*around(block), *([inside] if inside and inside.name == "table" else []))
    return "<table" in ghosts or "<td" in ghosts or any(width(element) for element in sized)


def second_columns(mail: Mail) -> Iterator[Element]:
    """Wherever there are columns, the first that has to stand beside another."""
    columns: dict[Element | None, int] = {}
    for element in elements(mail):
        if _is_column(element):
            columns[element.parent] = columns.get(element.parent, 0) + 1
            if columns[element.parent] == 2:
                yield element


def _is_column(element: Element) -> bool:
    style = style_of(element)
    sized = "width" in style or "max-width" in style
    return element.name == "div" and style.get("display") == "inline-block" and sized


def is_button(link: Element) -> bool:
    style = style_of(link)
    colored = "background" in style or "background-color" in style
    return colored and is_padded(link)


def keeps_its_size(mail: Mail, link: Element) -> bool:
    """By the cell around it, by a border, or by what comments for Outlook put in its place or inside."""
    style = style_of(link)
    border = pixels((style.get("border") or style.get("border-width") or "").split(" ")[0])
    cell = next((one for one in around(link) if one.name in {"td", "th"}), None)
    held = cell is not None and (is_padded(cell) or "mso-padding-alt" in style_of(cell))
    comments = comments_before(mail, link) + comments_inside(mail, link)
    shaped = "<v:" in comments or "mso-" in comments
    return held or shaped or "mso-padding-alt" in style or bool(border and border >= WIDE_BORDER)


def picture_behind(element: Element) -> str:
    """Outlook does know the attribute of the body."""
    style = style_of(element)
    found = ADDRESS.search(style.get("background-image") or style.get("background") or "")
    attribute = element.attributes.get("background", "") if element.name != "body" else ""
    return (found[1] if found else attribute).strip()


def hidden(mail: Mail) -> Iterator[Element]:
    """What display: none hides from everybody else, without what is inside of it."""
    inside: set[Element | None] = set()
    for element in elements(mail):
        if element.parent in inside:
            inside.add(element)
        elif style_of(element).get("display") == "none":
            inside.add(element)
            yield element


def shown_anyway(element: Element) -> Element | None:
    """What Word shows of a hidden element: an image itself, or a table at or in it, without mso-hide."""
    if width(element) == 1:
        return None  # a counting pixel
    names = {"img"} if element.name == "img" else {"table"}
    inside = (one for one in (element, *element.descendants) if one.name in names)
    return next((one for one in inside if "mso-hide" not in one.attributes.get("style", "")), None)


def centers(element: Element) -> bool:
    by_style = style_of(element).get("text-align") == "center"
    return element.name == "center" or element.attributes.get("align") == "center" or by_style


def _comments(mail: Mail, start: int, end: int) -> str:
    offsets = _comment_offsets(mail)
    found = mail.conditional_comments[bisect_right(offsets, start) : bisect_left(offsets, end)]
    return " ".join(unescape(comment.html) for comment in found)


@lru_cache(maxsize=2)
def _comment_offsets(mail: Mail) -> list[int]:
    return [comment.offset for comment in mail.conditional_comments]


@lru_cache(maxsize=2)
def _starts(mail: Mail) -> list[int]:
    return [element.offset for element in mail.page.elements]


@lru_cache(maxsize=2)
def _sizes(mail: Mail) -> dict[Element, int]:
    """How many elements each is, with those inside of it."""
    sizes = dict.fromkeys(mail.page.elements, 1)
    for element in reversed(mail.page.elements):
        if element.parent:
            sizes[element.parent] += sizes[element]
    return sizes


@lru_cache(maxsize=MOST_PARTS)
def _style(text: str) -> dict[str, str]:
    return {one.name: one.value for one in css.declarations(text)}


def _left_out(mail: Mail) -> Iterator[int]:
    inside = False
    for comment in mail.page.comments:
        begins = NOT_FOR_WORD.match(comment.text) and "[endif]" not in comment.text
        if ENDS.match(comment.text) if inside else begins:
            inside = not inside
            yield comment.offset
