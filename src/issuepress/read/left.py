"""What an extractor left in a page: lists, headings and paragraphs between those that it took, put back."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from issuepress.read.byline import byline_of
from issuepress.read.figures import MARKER
from issuepress.read.furniture import is_ending, is_furniture, is_teaser
from issuepress.read.markup import to_markdown
from issuepress.read.runs import BLOCKS, HEADINGS, LISTS, STRUCK, UNSEEN, Reading

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
LEAST_ITEM, LEAST_TEXT = 10, 25  # letters of what is looked for within other text
LONGEST_START = 60  # letters by which a paragraph is known
LEAST_ANCHOR = 4  # words of a line by which its place in the page is known
MARKUP = re.compile(r"\]\((?:<[^>]*>|[^()\s]*)(?: \"[^\"]*\")?\)|^\s*(?:[-*>#|]+|\d+[.)])\s", re.MULTILINE)
WORD = re.compile(r"[^\W_]+")
LEAD = (":", "：")
LEAF_TAGS = {"p", "li", "dt", "dd", "td", "th", "pre", "blockquote", "figcaption", "summary"}


@dataclass
class Piece:
    """A block of a page: where its text is in the body, or that it is not there."""

    element: "HtmlElement"
    text: str
    key: str
    at: int = -1
    missing: list[str] = field(default_factory=list)  # items of a list that were not taken


def restored(page: "HtmlElement", body: str, reading: Reading) -> tuple[str, tuple[str, ...]]:
    """The body with what was left between its own blocks, and a note of what is left still."""
    blocks = body.split("\n\n")
    pieces = _pieces(page, blocks)
    places = [
        number
        for number, piece in enumerate(pieces)
        if piece.at >= 0 and len(piece.text.split()) >= LEAST_ANCHOR
    ]
    if not places:
        return body, ()
    holders = {one for number in places for one in pieces[number].element.iterancestors()}
    beside = Counter(pieces[number].element.getparent() for number in places)
    additions: dict[int, list[str]] = {}
    replaced: dict[int, str] = {}
    left = {"list item": 0, "heading": 0}
    last = pieces[places[-1]]
    before = pieces[places[0]]
    for number in range(places[0], len(pieces)):
        piece = pieces[number]
        is_below = number > places[-1]
        if is_below and not _follows(piece, last, beside[piece.element.getparent()]):
            break
        if piece.at >= 0 and not piece.missing:
            before = piece
            continue
        if _is_aside(piece.element, holders):
            continue
        if not _belongs(pieces, number, before, is_below=is_below):
            _count(piece, left, is_below=is_below)
            continue
        written = to_markdown(_alone(piece.element), reading)
        if not written:
            continue
        if piece.at >= 0:
            replaced[piece.at] = written
        else:
            additions.setdefault(before.at, []).append(written)
            piece.at = before.at
        before = piece
        if is_below:
            last = piece
    return _written(blocks, additions, replaced), _told(left)


def _written(blocks: list[str], additions: dict[int, list[str]], replaced: dict[int, str]) -> str:
    whole: list[str] = []
    for number, block in enumerate(blocks):
        whole += [replaced.get(number, block), *additions.get(number, [])]
    return "\n\n".join(whole)


def _told(left: dict[str, int]) -> tuple[str, ...]:
    counts = [f"{number} {name}{'s' if number > 1 else ''}" for name, number in left.items() if number]
    if not counts:
        return ()
    was = "was" if sum(left.values()) == 1 else "were"
    return (f"{' and '.join(counts)} of this page {was} not taken; compare it with the page",)


def _count(piece: Piece, left: dict[str, int], *, is_below: bool) -> None:
    """What a reader of the page would miss: no menus of links."""
    if is_below or _linked(piece.element) > LINKED:
        return
    if piece.element.tag in LISTS:
        left["list item"] += len(piece.missing)
    elif piece.element.tag in HEADINGS and not is_ending(piece.text):
        left["heading"] += 1


def _pieces(page: "HtmlElement", blocks: list[str]) -> list[Piece]:
    known: dict[str, int] = {}
    for number, block in enumerate(blocks):
        lines = [_key(MARKUP.sub(" ", line)) for line in block.split("\n")]
        for key in ("".join(lines), *lines):
            known.setdefault(key, number)
    known.pop("", None)
    taken = "".join(_key(MARKUP.sub(" ", block)) for block in blocks)
    starts = _starts(blocks)
    return [_placed(piece, known, taken, starts) for piece in _walk(page)]


def _starts(blocks: list[str]) -> list[int]:
    """Where each block begins in the words of all of them."""
    found, position = [], 0
    for block in blocks:
        found.append(position)
        position += len(_key(MARKUP.sub(" ", block)))
    return found


def _placed(piece: Piece, known: dict[str, int], taken: str, starts: list[int]) -> Piece:
    if piece.element.tag in LISTS:
        items_of = [item for item in piece.element if item.tag in ("li", "dt", "dd") and _key(_words(item))]
        items = [_key(_words(item)) for item in items_of]
        piece.missing = [
            key
            for item, key in zip(items_of, items, strict=True)
            if key not in known and not _is_taken(item, taken)
        ]
        there = [key for key in items if key in known]
        piece.at = known[there[0]] if there else -1
        if not piece.missing and items and piece.at < 0:
            piece.at = _at(items[0], taken, starts)
        if piece.at >= 0 and piece.missing and len({known[key] for key in there}) > 1:
            piece.missing = []  # it lies in several blocks: what is there is not written anew
        return piece
    if piece.key in known:
        piece.at = known[piece.key]
    elif len(piece.key) >= LEAST_TEXT and piece.key[:LONGEST_START] in taken:
        piece.at = _at(piece.key[:LONGEST_START], taken, starts)
    return piece


def _is_taken(item: "HtmlElement", taken: str) -> bool:
    """Whether most of what an item says is in the body, wherever it is."""
    texts = [key for text in item.itertext() if len(key := _key(str(text))) >= LEAST_ITEM]
    return 2 * sum(len(key) for key in texts if key in taken) > sum(map(len, texts)) > 0


def _at(key: str, taken: str, starts: list[int]) -> int:
    position = taken.find(key)
    return max((number for number, start in enumerate(starts) if start <= position), default=-1)


def _walk(element: "HtmlElement") -> Iterator[Piece]:
    """Lists, headings and paragraphs in the order of the page; nothing within a list or a table."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in UNSEEN | STRUCK:
            continue
        is_leaf = child.tag in HEADINGS | LISTS | LEAF_TAGS
        if child.tag == "table" or (
            is_leaf and child.tag not in LISTS and next(child.iterdescendants(*LISTS), None) is not None
        ):
            is_leaf = False
        if not is_leaf:
            if child.tag == "div" and next(child.iterdescendants(*BLOCKS), None) is None:
                is_leaf = True
            else:
                yield from _walk(child)
                continue
        text = _words(child)
        if (key := _key(text)) and not MARKER.fullmatch(text):
            yield Piece(child, text, key)


def _belongs(pieces: list[Piece], number: int, before: Piece, *, is_below: bool) -> bool:
    piece = pieces[number]
    if is_furniture(piece.text) or is_ending(piece.text) or is_teaser(piece.text) or byline_of(piece.text):
        return False
    after = pieces[number + 1] if number + 1 < len(pieces) else None
    if piece.element.tag in LISTS:
        return _list_belongs(piece, before, after)
    if piece.element.tag in HEADINGS:
        return any(_is_text_below(one, is_below=is_below) for one in pieces[number + 1 : number + 3])
    if piece.element.tag not in ("p", "blockquote") or _linked(piece.element) >= LINKED:
        return False
    return is_below or (after is not None and after.at >= 0 and _is_beside(piece, before))


def _is_text_below(piece: Piece, *, is_below: bool) -> bool:
    """What a heading stands above: text that was taken, or a list or a paragraph that is to come."""
    if piece.at >= 0 or (is_below and piece.element.tag == "p" and len(piece.text.split()) >= PROSE):
        return True
    return piece.element.tag in LISTS and _linked(piece.element) < LINKED


def _list_belongs(piece: Piece, before: Piece, after: Piece | None) -> bool:
    if next(piece.element.iter("table", *HEADINGS), None) is not None or _is_pictured(piece.element):
        return False  # cards laid out as a list
    links = list(piece.element.iter("a"))
    if links and all((link.get("href") or "#").startswith("#") for link in links):
        return False  # contents of the page
    if _linked(piece.element) <= LINKED:
        return True
    led = before.text.endswith(LEAD) or before.element.tag in HEADINGS
    return led and _is_beside(piece, before) and after is not None and after.at >= 0


def _is_pictured(element: "HtmlElement") -> bool:
    pictures, items = sum(1 for _ in element.iter("img")), sum(1 for _ in element.iter("li", "dt"))
    return 2 * pictures > items


def _is_beside(piece: Piece, other: Piece) -> bool:
    return piece.element.getparent() is other.element.getparent()


def _follows(piece: Piece, last: Piece, beside: int) -> bool:
    """Whether a block below the last one that was taken is of the article still: a sibling of it."""
    if not _is_beside(piece, last) or is_ending(piece.text) or is_teaser(piece.text):
        return False
    is_prose = (
        beside >= LEAST_BESIDE and len(piece.text.split()) >= PROSE and piece.text.endswith(SENTENCE_END)
    )
    return piece.element.tag in HEADINGS | LISTS or (piece.element.tag == "p" and is_prose)


def _is_aside(element: "HtmlElement", holders: "set[HtmlElement]") -> bool:
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


def _linked(element: "HtmlElement") -> float:
    """The share of an element's letters that are links."""
    letters = len(_words(element))
    return sum(len(_words(link)) for link in element.iter("a")) / letters if letters else 0


def _alone(element: "HtmlElement") -> "HtmlElement":
    """A copy of an element in a container, without the text behind it."""
    from copy import deepcopy

    from lxml import html

    container = html.Element("div")
    copied = deepcopy(element)
    copied.tail = None
    container.append(copied)
    return container


def _words(element: "HtmlElement") -> str:
    return " ".join(" ".join(text for text in element.itertext() if isinstance(text, str)).split())


def _key(text: str) -> str:
    """Letters and figures alone: white space differs where styles begin and end."""
    return "".join(WORD.findall(text.casefold()))
