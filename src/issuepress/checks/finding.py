"""What a check noticed, and where."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop an upload; warnings fail ``--strict``; advice is taken or left."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True)
class Place:
    """Where a fault is: a file and its line, an element of the HTML, or both.

    ``element`` is the name of a tag and ``nth`` which of its name it is, from 0, so that a browser finds
    it again; ``excerpt`` is its start tag.
    """

    file: str = ""
    line: int | None = None
    element: str = ""
    nth: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return " ".join(filter(None, (where, self.excerpt)))


@dataclass(frozen=True)
class Fault:
    """What a check yields: what is wrong and how to mend it. ``severity`` where it is not the check's own."""

    what: str
    mend: str
    at: Place = field(default_factory=Place)
    severity: Severity | None = None


@dataclass(frozen=True)
class Finding:
    """What a check noticed, with the check's name and subject."""

    severity: Severity
    check: str
    subject: str
    what: str
    mend: str
    at: Place
