"""The shape of a check: one decorated function, named as the sentence that should be true.

    @check(Severity.ERROR)
    def images_have_alt_text(mail: Mail) -> Iterator[Fault]:
        \"\"\"Its documentation: what is wrong without it, for whom, and where the rule comes from.\"\"\"
        for image in mail.elements("img"):
            if image.get("alt") is None:
                yield Fault("an image has no alt text", "write image_alt in issue.toml", at=mail.at(image))

Its subject is the name of its module. There is no registry to edit: every module here is looked through.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from issuepress.checks.mail import Mail


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


@dataclass(frozen=True)
class Check:
    """A check: ``needs_issue`` where the HTML alone is not enough to judge."""

    function: Callable[["Mail"], Iterator[Fault]]
    severity: Severity
    needs_issue: bool

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def subject(self) -> str:
        return self.function.__module__.rpartition(".")[2]

    @property
    def documentation(self) -> str:
        return inspect.getdoc(self.function) or ""

    def findings(self, mail: "Mail") -> Iterator[Finding]:
        for fault in self.function(mail):
            severity = fault.severity or self.severity
            yield Finding(severity, self.name, self.subject, fault.what, fault.mend, fault.at)


def check(
    severity: Severity, *, needs_issue: bool = False
) -> Callable[[Callable[["Mail"], Iterator[Fault]]], Check]:
    """Make a function a check."""
    return lambda function: Check(function, severity, needs_issue)


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check of this package, by subject and name."""
    package = importlib.import_module(__package__)
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.iter_modules(package.__path__, f"{__package__}.")
    ]
    checks = {c for module in modules for c in vars(module).values() if isinstance(c, Check)}
    return tuple(sorted(checks, key=lambda c: (c.subject, c.name)))
