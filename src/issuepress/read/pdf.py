"""The text of a PDF, read in a program of its own, so that a trap can be stopped."""

import io
import json
import logging
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from issuepress.errors import UnreadableSource
from issuepress.text.characters import LONGEST

if TYPE_CHECKING:
    from pypdf import PageObject

SECONDS = 20
MOST_PAGES = 100
LEAST_ROWS = 6  # lines side by side on a page of two columns
LEAST_WIDE = 25  # letters of such a line; the cells of a table are shorter
GAP = 2  # letters between two columns, at least
ROW = re.compile(r"\s*(?P<left>\S+(?: \S+)*)\s{2,}(?P<right>\S+(?: \S+)*)\s*")


def pdf_text(data: bytes) -> str:
    """Its text, a line on each line. Raises UnreadableSource, which does not name the file."""
    command = [sys.executable, "-P", "-m", "issuepress.read.pdf"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - this program
    except subprocess.TimeoutExpired:
        raise UnreadableSource(
            f"was not read to its end within {SECONDS} seconds; copy its text and give that"
        ) from None
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise UnreadableSource("is broken and could not be read; copy its text and give that") from None
    if wrong := told.get("wrong"):
        raise UnreadableSource(wrong)
    return "\n".join(line for page in _without_running_heads(told["pages"]) for line in page)


def main() -> None:
    """Pages of lines for a PDF on standard input, or what is wrong with it, as JSON."""
    logging.disable(logging.CRITICAL)  # what pypdf mends is no news to an author
    told: dict[str, Any]
    try:
        told = {"pages": _pages(sys.stdin.buffer.read())}
    except UnreadableSource as error:
        told = {"wrong": str(error)}
    except Exception as error:  # noqa: BLE001 - a broken document breaks its reader in ways it does not name
        reason = str(error).split("\n")[0][:200] or type(error).__name__
        told = {"wrong": f"this PDF could not be read: {reason}; open it, copy its text and give that"}
    sys.stdout.write(json.dumps(told))


def _pages(data: bytes) -> list[list[str]]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableSource("is locked with a password; save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableSource(f"has {len(reader.pages)} pages; at most {MOST_PAGES} are read")
    pages, letters = list[list[str]](), 0
    for page in reader.pages:
        text = page.extract_text()
        letters += len(text)
        if letters > LONGEST:
            raise UnreadableSource(f"has more than {LONGEST:,} characters; give the article alone")
        lines = [line.strip() for line in text.split("\n")]
        pages.append(_by_columns(page, lines) if _is_wide(lines) else lines)
    return pages


def _is_wide(lines: list[str]) -> bool:
    """Whether lines are so long that they may be two beside each other."""
    return sum(len(line) > 2 * LEAST_WIDE for line in lines) >= LEAST_ROWS


def _by_columns(page: "PageObject", lines: list[str]) -> list[str]:
    """The lines of a page; of two columns that were written row by row, one after the other."""
    shown = page.extract_text(extraction_mode="layout").split("\n")
    edge = _gutter(shown, set(map(_folded, lines)))
    if not edge:
        return lines
    is_split = [not line[edge - GAP : edge].strip() and bool(line[edge:].strip()) for line in shown]
    first, last = is_split.index(True), len(is_split) - is_split[::-1].index(True)
    left, right = (
        [part.strip() for part in parts] for parts in zip(*_halves(shown[first:last], edge), strict=True)
    )
    return [*map(str.strip, shown[:first]), "", *left, *right, "", *map(str.strip, shown[last:])]


def _halves(lines: list[str], edge: int) -> Iterator[tuple[str, str]]:
    for line in lines:
        whole = line[edge - GAP : edge].strip()  # a heading across both
        yield (line, "") if whole else (line[:edge], line[edge:])


def _gutter(shown: list[str], written: set[str]) -> int:
    """Where the second of two columns begins whose rows were written as lines, or 0."""
    edges = Counter[int]()
    for line in shown:
        found = ROW.fullmatch(line)
        if found and len(found["left"]) >= LEAST_WIDE <= len(found["right"]) and _folded(line) in written:
            edges[found.start("right")] += 1
    edge, rows = edges.most_common(1)[0] if edges else (0, 0)
    return edge if rows >= LEAST_ROWS else 0


def _folded(line: str) -> str:
    return " ".join(line.split())


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without their numbers, and without the lines that stand at the edge of most of them."""
    edges = [line for page in pages for line in {*page[:1], *page[-1:]}]
    running = {line for line in edges if len(pages) > 2 and 2 * edges.count(line) > len(pages)}
    return [
        [
            line
            for line in page
            if line not in running and not (line.isdigit() and line in (page[0], page[-1]))
        ]
        for page in pages
    ]


if __name__ == "__main__":
    main()
