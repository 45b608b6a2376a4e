"""What goes to a service, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class File:
    """A file as a multipart field."""

    name_of_field: str
    name: str
    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Request:
    """One request: a path at the service, and its body as JSON, as a file, or as bytes."""

    method: str
    path: str
    json: Mapping[str, Any] | None = None
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    file: File | None = None
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Answer:
    """What came back. ``json`` is None where it is no JSON."""

    status: int
    json: Any = None


class Connection(Protocol):
    def send(self, request: Request) -> Answer:
        """Raises Refused, Unreachable, or UnknownOutcome where a POST may have been carried out."""

    def look(self, request: Request, missing: int = 404) -> Answer | None:
        """The same for something that may not be there: None for the status ``missing``."""

    def close(self) -> None: ...
