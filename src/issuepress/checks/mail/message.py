"""A whole message (RFC 5322, MIME) taken apart: its headers, its two parts, and how they are encoded."""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from functools import cached_property

from issuepress.text.patterns import Pattern

HEADER = Pattern(r"[!-9;-~]+:[ \t]?[^\r\n]*\r?\n")
TELLING = Pattern(r"(?im)^(?:from|to|subject|date|received|mime-version|content-type|return-path)\s*:")
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
UTF_8 = "utf-8"
OTHERWISE = "cp1252"  # what bytes that are not UTF-8 nearly always are; browsers take Latin-1 for it too


@dataclass(frozen=True)
class Sender:
    """Who a message is from."""

    name: str
    address: str


@dataclass(frozen=True)
class Letters:
    """Bytes as text. ``wrong`` says what they are, where they are not what is declared."""

    text: str
    wrong: str = ""


class Message:
    """``raw`` is the message as it lies in its file. Nothing that is wrong with it raises."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.parsed = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)

    def header(self, name: str) -> str:
        """A header as readers see it; empty where it is not there, or cannot be read."""
        with suppress(Exception):  # the library raises many things for headers that are broken
            return str(self.parsed.get(name) or "")
        return ""

    def has(self, name: str) -> bool:
        return any(key.lower() == name.lower() for key, _ in self.parsed.raw_items())

    def raw_header(self, name: str) -> str:
        """A header as it is written, with its line breaks."""
        found = re.search(
            rb"(?im)^%b:((?:[^\r\n]*\r?\n?(?:[ \t][^\r\n]*\r?\n?)*))" % re.escape(name.encode()), self.head
        )
        return found[1].decode("latin-1") if found else ""

    @cached_property
    def head(self) -> bytes:
        """All headers of the message, as they are written."""
        return re.split(rb"\r?\n\r?\n", self.raw, maxsplit=1)[0] + b"\n"

    @property
    def sender(self) -> Sender:
        return Sender(*parseaddr(self.header("From")))

    @property
    def reply_to(self) -> str:
        return parseaddr(self.header("Reply-To"))[1]

    @property
    def sent(self) -> dt.date | None:
        try:
            return parsedate_to_datetime(self.header("Date")).date()
        except (ValueError, TypeError):
            return None

    @cached_property
    def parts(self) -> list[EmailMessage]:
        """Every part that is not made of others, in order, without what is attached to be kept."""
        parts = [part for part in self.parsed.walk() if isinstance(part, EmailMessage)]
        return [part for part in parts if not part.is_multipart() and not _is_kept(part)]

    def part(self, kind: str) -> Letters:
        """The first part that is ``text/html`` or ``text/plain``; without text where there is none."""
        for part in self.parts:
            if part.get_content_type() == kind:
                content = part.get_payload(decode=True)
                return letters(
                    content if isinstance(content, bytes) else b"", part.get_content_charset() or ""
                )
        return Letters("")

    @property
    def kinds(self) -> list[str]:
        return [part.get_content_type() for part in self.parts]

    @cached_property
    def content_ids(self) -> set[str]:
        """What ``cid:`` in the HTML may name."""
        return {(part["Content-ID"] or "").strip(" <>") for part in self.parsed.walk() if part["Content-ID"]}


def is_message(raw: bytes) -> bool:
    """Whether bytes begin with the headers of a message, and not with HTML."""
    head = raw[:20_000].lstrip(b"\xef\xbb\xbf").decode("latin-1")
    first = HEADER.match(head.removeprefix("From ").partition("\n")[2] if head.startswith("From ") else head)
    return first is not None and TELLING.search(head.partition("\n\n")[0]) is not None


def letters(content: bytes, declared: str = "") -> Letters:
    """Bytes as text, by what is declared outside of them or in their ``<meta>``, and by what they are."""
    inside = META.search(content[:4_000])
    named = (declared or (inside[1].decode("ascii", "replace") if inside else "")).lower()
    if content.startswith(b"\xef\xbb\xbf") or content.isascii():
        return Letters(content.decode("utf-8-sig", "replace"))
    try:
        text = content.decode(UTF_8)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _not_in_utf_8(content, named, line)
    if named in {"", "utf-8", "utf8"}:
        return Letters(text)
    return Letters(text, f"it says that it is in {named}, and is in UTF-8")


def _not_in_utf_8(content: bytes, named: str, line: int) -> Letters:
    if named in {"", "utf-8", "utf8", "us-ascii"}:
        said = f"it says that it is in {named}" if named else "nothing says what it is in"
        return Letters(content.decode(OTHERWISE, "replace"), f"{said}, and line {line} is not in UTF-8")
    try:
        return Letters(content.decode(named))
    except (LookupError, ValueError):
        text = content.decode(OTHERWISE, "replace")
        return Letters(text, f"it says that it is in {named}, and cannot be read as that")


def _is_kept(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"
