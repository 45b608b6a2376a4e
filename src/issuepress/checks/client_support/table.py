"""What `issuepress clients` does: the table of what a mail uses, and which mail client knows it."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from issuepress.checks.client_support.facts import about
from issuepress.checks.client_support.matrix import Matrix, Row, matrix
from issuepress.checks.mail.mail import Mail

TITLE = 40  # characters
COLORS = {"y": "green", "~": "yellow", "n": "red", "?": None}
LEGEND = "y known   ~ in part   n not known   ? not tested   ! reported by issuepress check"


def clients(html: str, form: str, names: tuple[str, ...] = ()) -> str:
    """The table as ``text`` or ``json``: for the clients that are named, or for families of all of them.

    Raises ValueError where a name is unknown.
    """
    found = matrix(Mail(html=html, clients=names))
    if form == "json":
        return json.dumps({**asdict(found), "facts": about()}, ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_text(found)) + "\n"


def _text(found: Matrix) -> Iterator[str]:
    rows = [row for row in found.rows if not row.everywhere]
    reasons = list(dict.fromkeys(reason for row in rows for reason in row.reasons))
    yield from _head(found.columns)
    for row in rows:
        yield _line(row, reasons)
    yield f"\n{LEGEND}"
    if known := len(found.rows) - len(rows):
        yield f"{known} more features are known everywhere; --format json shows them."
    yield from (f"[{number}] {reason}" for number, reason in enumerate(reasons, 1))
    yield f"\nFacts: caniemail.com ({about().partition('. ')[0]})"


def _head(columns: tuple[str, ...]) -> Iterator[str]:
    """The names of the columns, written downwards."""
    height = max(map(len, columns))
    for letters in zip(*(column.rjust(height) for column in columns), strict=True):
        yield f"{' ' * TITLE}  {' '.join(letters)}".rstrip()


def _line(row: Row, reasons: list[str]) -> str:
    import click

    title = row.title if len(row.title) <= TITLE else f"{row.title[: TITLE - 1]}…"
    cells = " ".join(click.style(cell, fg=COLORS[cell]) for cell in row.cells)
    mark = "!" if row.lost else "".join(f"[{reasons.index(reason) + 1}]" for reason in row.reasons)
    return f"{title.ljust(TITLE)}  {cells}  {mark}".rstrip()
