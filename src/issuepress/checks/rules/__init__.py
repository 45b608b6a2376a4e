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
from dataclasses import dataclass
from functools import cache

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.finding import Fault, Finding, Place, Severity
from issuepress.checks.mail.mail import Mail


@dataclass(frozen=True)
class Check:
    """A check.

    It ``needs_issue`` where HTML is not enough to judge, or ``needs_message``: an issue or a whole message.
    ``facts`` are what it takes for granted of mail clients. ``explains`` names the checks and subjects whose
    findings are likely only what follows from this one's.
    """

    function: Callable[[Mail], Iterator[Fault]]
    severity: Severity
    needs_issue: bool
    needs_message: bool
    facts: tuple[Fact, ...]
    explains: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def subject(self) -> str:
        return self.function.__module__.rpartition(".")[2]

    @property
    def documentation(self) -> str:
        return inspect.getdoc(self.function) or ""

    def can_judge(self, mail: Mail) -> bool:
        """Whether a mail is all that it needs."""
        if mail.rendered_from:
            return True
        return not self.needs_issue and (mail.message is not None or not self.needs_message)

    def findings(self, mail: Mail) -> Iterator[Finding]:
        """Each fault once, with all of its places."""
        places: dict[tuple[Severity, str, str], list[Place]] = {}
        for fault in self.function(mail):
            same = (fault.severity or self.severity, fault.what, fault.mend)
            places.setdefault(same, []).append(fault.at)
        for (severity, what, mend), (first, *others) in places.items():
            yield Finding(severity, self.name, self.subject, what, mend, first, tuple(others))


def check(
    severity: Severity,
    *,
    needs_issue: bool = False,
    needs_message: bool = False,
    facts: tuple[Fact, ...] = (),
    explains: tuple[str, ...] = (),
) -> Callable[[Callable[[Mail], Iterator[Fault]]], Check]:
    """Make a function a check."""
    return lambda function: Check(function, severity, needs_issue, needs_message, facts, explains)


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
