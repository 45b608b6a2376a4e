"""Markdown as blocks, as plain text and as safe HTML: the one module that speaks to markdown-it-py."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from issuepress.text.scripts import above, below

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "list", "quote", "table", "image", "code"]

# "During Acute Flare-Ups: If you are ..." - a few words, a colon, and then a sentence of its own.
LABEL = re.compile(r"(?P<label>[^\W\d_][^.:!?\n]{1,80}):\s+(?=[\"“‘'(]?[A-Z0-9À-Þ])")
LABEL_WORDS = 8
MARKS = re.compile(r"[\\`*_\[\]()<>&!~#|]")
MARKUP = re.compile(r'[\\`*_\[\]<>&"\n\r\0]')  # a line without any of them is words, and needs no parser
NOT_INLINE = ["image", "autolink", "entity"]  # shown as typed in an issue
WITH_WORDS = ("inline", "fence", "code_block")  # tokens that hold text, also within a list or a quotation


@dataclass(frozen=True)
class Block:
    """A piece of an article's structure, in plain text.

    ``line`` counts from 1 in the Markdown body. ``label`` is a run-in label ("Post-rupture recovery") whose
    words also start ``text``. ``lead`` is the line ending in a colon that a list belongs to.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    label: str = ""
    items: tuple[str, ...] = ()
    ordered: bool = False
    lead: str = ""
    src: str = ""
    alt: str = ""


def blocks(body: str, mark: Callable[[str], str] | None = None) -> tuple[Block, ...]:
    """The structure of a Markdown text, in reading order. Raw HTML in it is left out.

    After the words of each link stands what ``mark`` says of its address.
    """
    tokens, found, position = _parser().parse(body), list[Block](), 0
    for inline in tokens if mark else ():
        inline.children = _marked(inline.children or [], mark or str)
    while position < len(tokens):
        end = _closing(tokens, position)
        block = _block(tokens[position : end + 1])
        if block and (block.text or block.kind == "image"):
            found.append(_with_lead(block, found[-1] if found else None))
        position = end + 1
    return tuple(found)


def plain_text(body: str) -> str:
    """The words of a Markdown text without any markup: blocks apart by blank lines, items one a line."""
    return "\n\n".join(block.text for block in blocks(body) if block.text)


@lru_cache(4096)  # the HTML and the text part ask for the same words, a preview again and again
def inline_text(text: str) -> str:
    """Inline Markdown without its markup."""
    return linked_text(text, lambda _: "")


def linked_text(text: str, mark: Callable[[str], str]) -> str:
    """Inline Markdown without its markup; after the words of each link, what ``mark`` says of its address."""
    if not MARKUP.search(text):
        return " ".join(text.split())
    return _plain(_marked(_inline_renderer().parseInline(text)[0].children or [], mark))


@lru_cache(4096)
def inline_html(text: str) -> str:
    """Inline Markdown (emphasis, strong, links, code) as well-formed HTML. All else is shown as typed."""
    return (str(_inline_renderer().renderInline(text)) if MARKUP.search(text) else text).strip()


@lru_cache(1024)
def block_html(text: str) -> str:
    """Markdown with paragraphs, lists and tables as well-formed HTML. All else is shown as typed."""
    return str(_block_renderer().render(text)).strip()


def literal(text: str) -> str:
    """Inline Markdown that reads as ``text``, one line of plain text: itself, or with its marks escaped."""
    return text if inline_text(text) == text else MARKS.sub(r"\\\g<0>", text)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


@cache
def _inline_renderer() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).disable(NOT_INLINE)


@cache
def _block_renderer() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).enable("table")
    return renderer.disable([*NOT_INLINE, "heading", "lheading", "hr", "code", "fence", "blockquote"])


def _closing(tokens: "list[Token]", start: int) -> int:
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _block(tokens: "list[Token]") -> Block | None:  # noqa: PLR0911 - one return for each kind
    first = tokens[0]
    line = (first.map or [0])[0] + 1
    inlines = [_words(token) for token in tokens if token.type in WITH_WORDS]
    match first.type:
        case "heading_open":
            return Block("heading", inlines[0] if inlines else "", line, level=int(first.tag[1]))
        case "paragraph_open":
            return _paragraph(next(token for token in tokens if token.type == "inline"), line)
        case "bullet_list_open" | "ordered_list_open":
            items = tuple(item for item in _items(tokens) if item)
            return Block("list", "\n".join(items), line, items=items, ordered=first.tag == "ol")
        case "blockquote_open":
            return Block("quote", "\n".join(filter(None, inlines)), line)
        case "table_open":
            rows = tuple(_rows(tokens))
            return Block("table", "\n".join(rows), line, items=rows)
        case "fence" | "code_block":
            return Block("code", first.content.strip(), line)
    return None


def _paragraph(inline: "Token", line: int) -> Block:
    children = [child for child in inline.children or [] if child.type != "text" or child.content.strip()]
    if len(children) == 1 and children[0].type == "image":
        return _image(children[0], line)
    text = _plain(inline.children or [])
    return Block("paragraph", text, line, label=_label(inline.children or [], text))


def _image(token: "Token", line: int) -> Block:
    """``![alt](file "caption")``. A picture known by its caption only (pasted text) has no file."""
    src, alt = str(token.attrs.get("src", "")), _plain(token.children or [])
    caption = str(token.attrs.get("title", "")) or ("" if src else alt)
    return Block("image", caption, line, src=src, alt=alt)


def _label(children: "list[Token]", text: str) -> str:
    """A run-in label: bold with a colon in or after it, or a few words, a colon and a new sentence."""
    if len(children) > 2 and children[0].type == "text" and not children[0].content:
        children = children[1:]
    if children and children[0].type == "strong_open":
        close = next(i for i, child in enumerate(children) if child.type == "strong_close")
        bold, after = _plain(children[1:close]), _plain(children[close + 1 :])
        if after and (bold.endswith(":") or after.startswith(":")):
            return bold.rstrip(": ")
    match = LABEL.match(text)
    if match and len(match["label"].split()) <= LABEL_WORDS:
        return match["label"]
    return ""


def _items(tokens: "list[Token]") -> list[str]:
    """The items of a list, those of lists inside it following their parent."""
    items: list[list[str]] = []
    for token in tokens:
        if token.type == "list_item_open":
            items.append([])
        elif token.type in WITH_WORDS and items:
            items[-1].append(_words(token))
    return [" ".join(filter(None, parts)) for parts in items]


def _rows(tokens: "list[Token]") -> list[str]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_plain(token.children or []))
    return [" | ".join(row) for row in rows]


def _words(token: "Token") -> str:
    return _plain(token.children or []) if token.type == "inline" else token.content.strip()


def _with_lead(block: Block, before: Block | None) -> Block:
    if block.kind != "list" or not before or not before.text.endswith((":", "：")):
        return block
    return Block("list", block.text, block.line, items=block.items, ordered=block.ordered, lead=before.text)


def _plain(children: "list[Token]") -> str:
    parts, mark = list[str](), ""
    for number, child in enumerate(children):
        if child.type == "html_inline":
            mark = _tag(child.content, mark, parts, children[number + 1 :])
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "image":
            parts.append(_plain(child.children or []))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def _marked(children: "list[Token]", mark: Callable[[str], str]) -> "list[Token]":
    from markdown_it.token import Token

    found, addresses = list[Token](), list[str]()
    for child in children:
        found.append(child)
        if child.type == "link_open":
            addresses.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            found.append(Token("text", "", 0, content=mark(addresses.pop())))
    return found


def _tag(tag: str, mark: str, parts: list[str], after: "list[Token]") -> str:
    """Raw HTML within a line: line breaks, and ``<sup>`` and ``<sub>`` around one word. All else is left out.

    Given is the mark that is open after it.
    """
    name = tag.strip("</> ").partition(" ")[0].lower()
    if name == "br":
        parts.append(" ")
    if name in ("sup", "sub") and not tag.startswith("</"):
        parts.append("")  # what it follows and what is in it stay two pieces
        return name
    if name == mark and parts:
        text, before = parts.pop(), "".join(parts)
        following = next((child.content for child in after if child.type == "text"), "")
        parts.append(above(text, before, following)[0] if mark == "sup" else below(text, before, following))
        return ""
    return mark
