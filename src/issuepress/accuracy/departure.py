"""What a statement says otherwise than its article, as it is told to a person."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "advice"]
NOT_FOUND = "not found in the article"
SAID_OTHERWISE = "said otherwise"
FRAMED = {"denies": "denial", "doubts": "doubt", "attributes": "attribution", "depends": "condition"}


@dataclass(frozen=True)
class Departure:
    """What a ``statement`` says otherwise than its ``source``, the nearest sentence of the article.

    ``kind`` is what the difference is about ("number", "negation", "limiter", ...). ``said`` are the
    statement's words, ``written`` the article's; one may be empty. An "error" changes a claim, a "warning"
    needs a person's eye, an "advice" is a matter of taste.
    """

    kind: str
    statement: str
    source: str
    said: str = ""
    written: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        return _whole(self) or _parts(self)


def _whole(told: Departure) -> str:
    """What is said of a whole statement; empty where some of its words differ."""
    if told.kind == NOT_FOUND:
        return f"not found in the article: “{told.statement}”"
    if told.kind == SAID_OTHERWISE:
        seen = f"; {told.written}" if told.written else ""
        return f"compare “{told.statement}” with the article's “{told.source}”{seen}"
    if told.kind == "quotation":
        return f"quotation: the article does not say “{told.said}”"
    if told.kind in FRAMED.values() and told.said == told.statement:
        return f"{told.kind}: “{told.statement}” stands under “{told.written}” in the article"
    return ""


def _parts(told: Departure) -> str:
    if not told.said:
        return f"{told.kind}: leaves out “{told.written}” of “{told.source}”"
    if not told.written:
        return f"{told.kind}: adds “{told.said}” to “{told.source}”"
    return f"{told.kind}: says “{told.said}” where the article says “{told.written}” in “{told.source}”"
