"""The row in the inbox: sender, subject and the text that follows it, cut as mail programs cut them.

Programs cut by width, not by characters; the counts are what they show on common screens, gathered from
published tests (see ``docs/preview.md``). They are where to look, not a law.
"""

import re
from dataclasses import dataclass

from issuepress.preview.readers.tree import parsed

TEXT = "//text()[not(ancestor::head or ancestor::style or ancestor::script)]"
# What pads a preheader: invisible, and it takes up room all the same.
INVISIBLE = re.compile("[\u034f\u00ad\u200b-\u200f\u2007\u2060\ufeff]")

TOGETHER = 115  # characters of subject and preview in one line, at 1440 pixels
LONGEST = 200  # characters of text that any program looks at


@dataclass(frozen=True)
class Program:
    """Characters that are shown. ``layout`` is line (all in one) or stack (one above the other)."""

    name: str
    layout: str
    sender: int
    subject: int
    preview: int


PROGRAMS = (
    Program("Gmail on the web", "line", 20, 70, 97),
    Program("Gmail on a phone", "stack", 25, 40, 40),
    Program("Apple Mail on an iPhone", "stack", 25, 48, 81),
    Program("Apple Mail on a Mac", "stack", 30, 70, 140),
    Program("Outlook on Windows", "stack", 30, 55, 35),
)


@dataclass(frozen=True)
class Row:
    """What one program shows, and what of it was cut off."""

    program: str
    layout: str
    sender: str
    subject: str
    preview: str
    subject_rest: str
    preview_rest: str


def rows(sender: str, subject: str, preheader: str, html: str) -> tuple[Row, ...]:
    """The row in each program. Where the preheader ends early, the e-mail's own first words run in."""
    shown = first_words(html)
    return tuple(_row(program, sender, subject, preheader, shown) for program in PROGRAMS)


def first_words(html: str) -> str:
    """The start of an e-mail's text, as inboxes take it; what pads the preheader counts and shows nothing."""
    page = parsed(html)
    text = " ".join(map(str, page.xpath(TEXT))) if page is not None else ""  # type: ignore[arg-type]  # a list
    return INVISIBLE.sub("\u200b", re.sub(r"[^\S\u2007]+", " ", text).strip())[:LONGEST].rstrip("\u200b ")


def _row(program: Program, sender: str, subject: str, preheader: str, shown: str) -> Row:
    subject_head, subject_rest = _cut(subject, program.subject)
    room = program.preview
    if program.layout == "line":
        room = min(room, TOGETHER - len(subject_head))
    preview, _ = _cut(shown, room)
    _, preview_rest = _cut(preheader, room)
    sender_head, _ = _cut(sender, program.sender)
    return Row(program.name, program.layout, sender_head, subject_head, preview, subject_rest, preview_rest)


def _cut(text: str, length: int) -> tuple[str, str]:
    """The text as it is shown, and the rest of it."""
    if len(text) <= length:
        return text, ""
    return text[: length - 1].rstrip() + "…", text[length - 1 :].lstrip()
