"""A tree of HTML elements as Markdown: what an article is made of, and nothing that could run."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from issuepress.models import Image
from issuepress.read.inline import Run, heading_text, image, markdown, safe_address

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LISTS = {"ul", "ol", "dl"}
CONTAINERS = {
    "address", "article", "aside", "body", "center", "dd", "details", "div", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "html", "li", "main", "nav", "p", "section", "summary", "tbody",
    "td", "th", "thead", "tr",
}  # fmt: skip
BLOCKS = HEADINGS | LISTS | CONTAINERS | {"blockquote", "table", "pre", "hr"}
UNSEEN = {"script", "style", "template", "noscript", "head", "svg", "button", "select", "textarea", "iframe"}
STRUCK = {"del", "s", "strike"}  # what an author took back is not a claim of the article
DEEPEST = 100  # elements inside each other; below, only the words are read
SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


@dataclass(frozen=True)
class Reading:
    """How to read a tree: the address that links are relative to, and the pictures that words stand for."""

    base: str = ""
    pictures: dict[str, Image] | None = None
    marker: re.Pattern[str] | None = None


def to_markdown(root: "_Element", reading: Reading | None = None) -> str:
    """The content of an element as Markdown blocks. Headings start at level 2: level 1 is the title."""
    return "\n\n".join(_apart(_blocks(root, reading or Reading(), 0)))


def _apart(blocks: Iterable[str]) -> Iterator[str]:
    """Two lists in a row would be read as one: the second gets another bullet."""
    before = ""
    for block in blocks:
        written = block
        if before.startswith("- ") and block.startswith("- "):
            written = re.sub(r"^- ", "* ", block, flags=re.MULTILINE)
        elif re.match(r"\d+\. ", before) and re.match(r"\d+\. ", block):
            written = re.sub(r"^(\d+)\. ", r"\1) ", block, flags=re.MULTILINE)
        yield written
        before = written


def _blocks(element: "_Element", reading: Reading, depth: int) -> Iterator[str]:
    waiting: list[Run] = [Run(_folded(element.text))]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in UNSEEN | STRUCK:
            pass
        elif depth > DEEPEST:
            waiting.append(Run(_folded(" ".join(child.itertext()))))
        elif child.tag in BLOCKS or next(child.iter(*BLOCKS), None) is not None:
            yield from _paragraphs(waiting, reading)
            waiting = []
            yield from _block(child, reading, depth + 1)
        else:
            waiting.extend(_runs(child, Run(""), reading, depth + 1))
        waiting.append(Run(_folded(child.tail)))
    yield from _paragraphs(waiting, reading)


def _block(element: "_Element", reading: Reading, depth: int) -> Iterator[str]:
    match element.tag:
        case tag if tag in HEADINGS:
            yield from _heading(element, reading, depth)
        case tag if tag in LISTS:
            yield from filter(None, [_list(element, reading, depth)])
        case "blockquote":
            inside = "\n\n".join(_apart(_blocks(element, reading, depth)))
            yield from filter(None, [re.sub(r"^", "> ", inside, flags=re.MULTILINE) if inside else ""])
        case "table":
            yield from _table(element, reading, depth)
        case "pre":
            yield from _code(element)
        case "hr":
            return
        case _:
            yield from _blocks(element, reading, depth)


def _heading(element: "_Element", reading: Reading, depth: int) -> Iterator[str]:
    runs = list(_inside(element, Run(""), reading, depth))
    words = [replace(run, strong=False, text=run.text.replace("\n", " ")) for run in runs if not run.image]
    text = heading_text(markdown(words))
    if text:
        yield f"{'#' * max(2, int(element.tag[1]))} {text}"
    yield from (image(run.image) for run in runs if run.image)


def _list(element: "_Element", reading: Reading, depth: int) -> str:
    number = int(element.get("start") or 1) if re.fullmatch(r"\d{1,6}", element.get("start") or "1") else 1
    items = []
    for child in element:
        if not isinstance(child.tag, str) or child.tag in UNSEEN | STRUCK:
            continue
        inside = list(
            _apart(
                _block(child, reading, depth + 1)
                if child.tag in LISTS
                else _blocks(child, reading, depth + 1)
            )
        )
        if not inside:
            continue
        marker = f"{number}. " if element.tag == "ol" else "- "
        number += 1
        gap = "\n" if all(re.match(r"- |\d+\. ", block) for block in inside[1:]) else "\n\n"
        items.append(marker + gap.join(inside).replace("\n", "\n" + " " * len(marker)))
    return re.sub(r"[ \t]+$", "", "\n".join(items), flags=re.MULTILINE)


def _table(element: "_Element", reading: Reading, depth: int) -> Iterator[str]:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    width = max(map(len, rows), default=0)
    if width < 2 or element.find(".//table") is not None:  # a layout, not a table
        yield from (block for row in rows for cell in row for block in _blocks(cell, reading, depth + 1))
        return
    written = [[_cell(cell, reading, depth + 1) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in written]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: "_Element", reading: Reading, depth: int) -> str:
    runs = [replace(run, text=run.text.replace("\n", " ")) for run in _inside(cell, Run(""), reading, depth)]
    return markdown(run for run in runs if not run.image).replace("|", "\\|")


def _code(element: "_Element") -> Iterator[str]:
    text = "".join(element.itertext()).strip("\n")
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", text)), 3)
    if text.strip():
        yield f"{fence}\n{text}\n{fence}"


def _paragraphs(runs: list[Run], reading: Reading) -> Iterator[str]:
    """A paragraph ends at a picture and at an empty line."""
    waiting: list[Run] = []
    for run in _with_pictures(runs, reading):
        if run.image:
            yield from _split(waiting)
            yield image(run.image)
            waiting = []
        else:
            waiting.append(run)
    yield from _split(waiting)


def _split(runs: list[Run]) -> Iterator[str]:
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        pieces = re.split(r"\n\s*\n", run.text)
        paragraphs[-1].append(replace(run, text=pieces[0]))
        paragraphs.extend([replace(run, text=piece)] for piece in pieces[1:])
    yield from filter(None, map(markdown, paragraphs))


def _with_pictures(runs: list[Run], reading: Reading) -> Iterator[Run]:
    for run in runs:
        if not reading.marker or not reading.pictures:
            yield run
            continue
        for piece in reading.marker.split(run.text):
            picture = reading.pictures.get(piece)
            yield Run("", image=picture) if picture else replace(run, text=piece)


def _runs(element: "_Element", style: Run, reading: Reading, depth: int) -> Iterator[Run]:
    match element.tag:
        case "br":
            yield replace(style, text="\n")
            return
        case "img":
            picture = picture_of(element, reading.base)
            yield from [Run("", image=picture)] if picture else []  # an extractor may leave text inside
        case "sup" if re.fullmatch(r"[\d+−-]{1,3}", "".join(element.itertext()).strip()):
            yield replace(style, text="".join(element.itertext()).strip().translate(SUPERSCRIPT))
            return
        case "a":
            style = replace(style, href=style.href or safe_address(element.get("href") or "", reading.base))
        case "b" | "strong":
            style = replace(style, strong=True)
        case "i" | "em" | "cite":
            style = replace(style, emphasis=True)
        case "code" | "kbd" | "samp" | "tt":
            style = replace(style, code=True)
    yield from _inside(element, style, reading, depth)


def _inside(element: "_Element", style: Run, reading: Reading, depth: int) -> Iterator[Run]:
    """The runs in an element. White space of the source is one space; only ``br`` breaks a line."""
    yield replace(style, text=_folded(element.text))
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNSEEN | STRUCK:
            if depth > DEEPEST:
                yield replace(style, text=_folded(" ".join(child.itertext())))
            else:
                apart = [Run(" ")] if child.tag in BLOCKS else []
                yield from [*apart, *_runs(child, style, reading, depth + 1), *apart]
        yield replace(style, text=_folded(child.tail))


def _folded(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def picture_of(element: "_Element", base: str) -> Image | None:
    """An ``img`` with an address, or nothing for a tracking dot or an inlined icon."""
    for name in ("src", "data-src", "data-lazy-src", "data-original"):
        address = (element.get(name) or "").strip()
        if address and not address.startswith("data:"):
            src = safe_address(address, base)
            return Image(src=src, alt=" ".join((element.get("alt") or "").split())) if src else None
    return None
