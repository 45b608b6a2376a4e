"""The lines above an article: who wrote it, when, and how long it takes to read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from issuepress.read.dates import Written, find_date

BULLET = re.compile(r"^(?:(?:[•·*◦‣▪–-]|//)\s*)+")
HANDLE = re.compile(r"\s*\(?@[\w.]+\)?")
PARTS = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|\s{3,}")
BY_AFTER_DATE = re.compile(r"(?<=\d{4})\s+(?=by\s)", re.IGNORECASE)
AUTHOR = re.compile(
    r"(?:writer|author|(?:(?:written|posted|published|words|text|story|article) )?by|por|par|von|door)"
    r"(?:\s*:\s*|\s+)(?P<name>\S.*)",
    re.IGNORECASE,
)
REVIEWED = re.compile(
    r"(?:medically |clinically |fact[- ])?(?:reviewed|checked|edited) by:?\s.{2,100}", re.IGNORECASE
)
UPDATED = re.compile(
    r"(?:last\s+)?(?:updated|modified|reviewed|revised|edited)\b(?:\s+on)?\s*:?\s*", re.IGNORECASE
)
PUBLISHED = re.compile(
    r"(?:first\s+)?(?:(?:published|posted|date|created)\b)?(?:\s*on\b)?\s*:?\s*", re.IGNORECASE
)
AFTER_DATE = re.compile(
    r"[,\s]*(?:(?:at|@|um|à)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4})?", re.IGNORECASE
)
WEEKDAY = re.compile(r"^(?:[^\W\d_]+day|mon|tue|wed|thu|fri|sat|sun),?\s+", re.IGNORECASE)
BEFORE_DATE = re.compile(r"[\s,]+(?:on|posted|published|updated)?[\s,:]*$")
COUNTS = re.compile(
    r"(?:reading time\s*:?\s*)?(?:about\s+)?\d+\s*[-–]?\s*\d*\s*(?:"
    r"min(?:ute)?s?\.?(?:\s+(?:read|de lectura|de lecture|lesezeit|leestijd))?"
    r"|(?:hours?|days?|weeks?|months?|years?|h|d|w)\s+ago"
    r"|comments?|likes?|views?|shares?|claps?|words)(?:\s+read)?"
    r"|reading time|yesterday|today|no comments",
    re.IGNORECASE,
)
PARTICLE = r"(?:de|van|von|der|la|da|bin|al|and|&)"
CAPITALIZED = r"[^\W\d_a-z][\w.’'-]*"
CREDENTIALS = r"(?:,\s+[A-Z][A-Za-z.-]{0,4}[A-Z.][A-Za-z]?\b\.?)*"
LEADING_NAME = re.compile(
    rf"(?:Dr\.?\s)?(?:{CAPITALIZED})(?:\s(?:{CAPITALIZED}|{PARTICLE})){{1,3}}{CREDENTIALS}(?=[,.]|\s+(?:is|on|and)\b|$)"
)
NAME = re.compile(rf"(?:{CAPITALIZED}|{PARTICLE})(?:[ ,]+(?:{CAPITALIZED}|{PARTICLE})){{0,8}}")


@dataclass(frozen=True)
class Byline:
    author: str = ""
    published: Written | None = None
    updated: Written | None = None
    counted: bool = False

    def __or__(self, other: "Byline") -> "Byline":
        return Byline(
            self.author or other.author,
            self.published or other.published,
            self.updated or other.updated,
            self.counted or other.counted,
        )


def byline_of(line: str) -> Byline | None:
    """What a line says, if it says nothing but who, when and how long."""
    found = Byline()
    parted = BY_AFTER_DATE.sub(" | ", BULLET.sub("", line.strip()))
    parts = [part for part in PARTS.split(parted) if part.strip()]
    if not parts or len(line) > 200:
        return None
    for part in parts:
        said = _part(part.strip())
        if said is None and len(parts) > 1 and looks_like_a_name(part.strip()):
            said = Byline(author=part.strip())
        if said is None:
            return None
        found |= said
    return found


def looks_like_a_name(line: str) -> bool:
    """Two to six capitalized words, or "Dr." and a name, and nothing that ends a sentence."""
    words = line.split()
    return 2 <= len(words) <= 8 and not line.endswith((".", "?", "!", ":")) and bool(NAME.fullmatch(line))


def leading_name(text: str) -> str:
    """The name, with credentials, that a text begins with: "Ann Lee, PT, a therapist at ..."."""
    if (said := byline_of(f"By {text}")) and said.author:
        return said.author
    found = LEADING_NAME.match(text)
    return found[0] if found else ""


def _part(text: str) -> Byline | None:
    if COUNTS.fullmatch(text) or REVIEWED.fullmatch(text):
        return Byline(counted=True)
    if (opening := UPDATED.match(text)) and (date := _date_alone(text[opening.end() :])):
        return Byline(updated=date)
    if (opening := PUBLISHED.match(text)) and (date := _date_alone(text[opening.end() :])):
        return Byline(published=date)
    if found := AUTHOR.fullmatch(text):
        return _author(found["name"])
    return None


def _date_alone(text: str) -> Written | None:
    text = WEEKDAY.sub("", text)
    date = find_date(text)
    alone = date and date.start == 0 and AFTER_DATE.fullmatch(text, date.end)
    return replace(date, start=0, end=0) if date and alone else None


def _author(text: str) -> Byline | None:
    """A name, perhaps with a date after it ("Jane Doe on August 30, 2023")."""
    text = HANDLE.sub("", text)
    date = find_date(text)
    name = BEFORE_DATE.sub("", text[: date.start]) if date else text
    is_name = (
        name[:1].isalpha()
        and not name[:1].islower()
        and not name.endswith(("?", "!"))
        and len(name.split()) <= 10
    )
    return Byline(author=name.strip(" ,"), published=date) if is_name and _capitalized(name) else None


def _capitalized(name: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if len(word) > 3]
    return all(not word[0].islower() for word in words)


def joined(bylines: Iterable[Byline]) -> Byline:
    found = Byline()
    for byline in bylines:
        found |= byline
    return found
