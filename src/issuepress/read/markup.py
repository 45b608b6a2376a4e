"""A tree of HTML elements as Markdown: what an article is made of, and nothing that could run."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from issuepress.read.inline import Run, heading_text, image, joined, markdown
from issuepress.read.runs import (
    BLOCKS,
    DEEPEST,
    HEADINGS,
    LISTS,
    Reading,
    folded,
    is_seen,
    runs_in,
    runs_of,
    with_pictures,
    words,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

OWN_ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"  # not those of a table inside the table


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
    waiting: list[Run] = [Run(folded(element.text))]
    for child in element:
        if not is_seen(child):
            pass
        elif depth > DEEPEST:
            waiting.append(Run(words(child)))
        elif child.tag in BLOCKS or next(child.iter(*BLOCKS), None) is not None:
            yield from _paragraphs(waiting, reading)
            waiting = []
            yield from _block(child, reading, depth + 1)
        else:
            waiting.extend(runs_of(child, Run(""), reading, depth + 1))
        waiting.append(Run(folded(child.tail)))
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
    runs = list(runs_in(element, Run(""), reading, depth))
    words = [replace(run, strong=False, text=run.text.replace("\n", " ")) for run in runs if not run.image]
    text = heading_text(markdown(words))
    if text:
        yield f"{'#' * max(2, int(element.tag[1]))} {text}"
    yield from (image(run.image) for run in runs if run.image)


def _list(element: "_Element", reading: Reading, depth: int) -> str:
    number = int(element.get("start") or 1) if re.fullmatch(r"\d{1,6}", element.get("start") or "1") else 1
    items = []
    for child in filter(is_seen, element):
        found = (_block if child.tag in LISTS else _blocks)(child, reading, depth + 1)
        if item := _item(list(_apart(found)), f"{number}. " if element.tag == "ol" else "- "):
            items.append(item)
            number += 1
    return re.sub(r"[ \t]+$", "", "\n".join(items), flags=re.MULTILINE)


def _item(blocks: list[str], marker: str) -> str:
    """An item with what is in it: a list inside it follows its line at once, other blocks after a gap."""
    gap = "\n" if all(re.match(r"- |\d+\. ", block) for block in blocks[1:]) else "\n\n"
    return marker + gap.join(blocks).replace("\n", "\n" + " " * len(marker)) if blocks else ""


def _table(element: "_Element", reading: Reading, depth: int) -> Iterator[str]:
    rows = [row for found in element.xpath(OWN_ROWS) if (row := [*found.iterchildren("td", "th")])]  # type: ignore[union-attr]
    width = max(map(len, rows), default=0)
    if width < 2 or element.find(".//table") is not None:  # a layout, not a table
        yield from (block for row in rows for cell in row for block in _blocks(cell, reading, depth + 1))
        return
    written = [[_cell(cell, reading, depth + 1) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in written]
    yield "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: "_Element", reading: Reading, depth: int) -> str:
    runs = [replace(run, text=run.text.replace("\n", " ")) for run in runs_in(cell, Run(""), reading, depth)]
    return markdown(run for run in runs if not run.image).replace("|", "\\|")


def _code(element: "_Element") -> Iterator[str]:
    text = "".join(map(str, element.itertext())).strip("\n")
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", text)), 3)
    if text.strip():
        yield f"{fence}\n{text}\n{fence}"


def _paragraphs(runs: list[Run], reading: Reading) -> Iterator[str]:
    """A paragraph ends at a picture and at an empty line."""
    waiting: list[Run] = []
    for run in with_pictures(runs, reading):
        if run.image:
            yield from _split(waiting)
            yield image(run.image)
            waiting = []
        else:
            waiting.append(run)
    yield from _split(waiting)


def _split(runs: list[Run]) -> Iterator[str]:
    paragraphs: list[list[Run]] = [[]]
    for run in joined(runs):
        pieces = re.split(r"\n\s*\n", run.text)
        paragraphs[-1].append(replace(run, text=pieces[0]))
        paragraphs.extend([replace(run, text=piece)] for piece in pieces[1:])
    yield from filter(None, map(markdown, paragraphs))
