"""What a check noticed, and where."""

from dataclasses import dataclass, field
from enum import StrEnum

SHORT = 60  # characters


class Severity(StrEnum):
    """Errors stop an upload; warnings fail ``--strict``; advice is taken or left."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True)
class Place:
    """Where a fault is: a file and its line, an element of the HTML, or both.

    ``line`` and ``column`` are from 1. ``element`` is the name of a tag and ``nth`` which of its name it is,
    from 0, so that a browser finds it again; ``excerpt`` is its start tag.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    element: str = ""
    nth: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self._in_file, self.excerpt)))

    @property
    def short(self) -> str:
        """Without the excerpt, where there is a file."""
        return self._in_file or self.excerpt[:SHORT]

    @property
    def _in_file(self) -> str:
        return (
            ":".join(str(part) for part in (self.file, self.line, self.column) if part) if self.file else ""
        )


@dataclass(frozen=True)
class Fault:
    """What a check yields: what is wrong and how to mend it. ``severity`` where it is not the check's own."""

    what: str
    mend: str
    at: Place = field(default_factory=Place)
    severity: Severity | None = None


@dataclass(frozen=True)
class Finding:
    """What a check noticed, with the check's name and subject; ``also`` are the other places of the same."""

    severity: Severity
    check: str
    subject: str
    what: str
    mend: str
    at: Place
    also: tuple[Place, ...] = ()

    @property
    def times(self) -> int:
        return 1 + len(self.also)
