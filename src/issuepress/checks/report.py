"""What checking an issue found, as text, JSON or annotations of GitHub Actions."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby

from issuepress.checks.finding import Finding, Severity
from issuepress.checks.rules import Check

SHOWN = 4  # faults of one check, where it has many
EXCERPT = 100  # characters of a start tag
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
# How GitHub Actions wants the characters that end a message or a property of it.
ESCAPES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}


@dataclass(frozen=True)
class Skipped:
    """Checks that did not run, all for one reason."""

    checks: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        few = len(self.checks) <= 3
        return f"left out: {', '.join(self.checks) if few else f'{len(self.checks)} checks'}: {self.reason}"


@dataclass(frozen=True)
class Report:
    """The findings, worst first; how many checks ran; those that did not; and what else is to be said."""

    findings: tuple[Finding, ...]
    checks: int
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, *, strict: bool = False) -> bool:
        """Errors fail; when strict, warnings too."""
        return bool(self.count(Severity.ERROR) or (strict and self.count(Severity.WARNING)))

    @property
    def summary(self) -> str:
        """One line: ``1 error, 1 warning, no advice (93 checks)``."""
        counts = [_counted(self.count(severity), severity.value) for severity in Severity]
        return f"{', '.join(counts)} ({self.checks} checks)"


def report_as(form: str, report: Report) -> str:
    """The report as ``text``, ``json`` or ``github``; click takes out the colors that cannot be shown."""
    match form:
        case "json":
            whole = {
                "findings": [_flat(finding) for finding in report.findings],
                "skipped": [asdict(skipped) for skipped in report.skipped],
                "remarks": report.remarks,
                "checks": report.checks,
            }
            return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
        case "github":
            return "".join(f"{_annotation(finding)}\n" for finding in report.findings)
    return "\n".join(_text(report)) + "\n"


def line(finding: Finding) -> str:
    """A finding in one line, with its color."""
    where = f"{finding.at}: "[: EXCERPT + 2] if str(finding.at) else ""
    return f"{_colored(finding.severity)} {where}{finding.what}; {finding.mend}"


def checks_as(form: str, checks: Iterable[Check]) -> str:
    """All checks with their documentation, as ``text`` or ``json``."""
    if form == "json":
        return json.dumps([_described(check) for check in checks], ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_listing(checks))


def _text(report: Report) -> Iterator[str]:
    for severity, findings in groupby(report.findings, key=lambda f: f.severity):
        yield _heading(severity)
        for name, same in groupby(findings, key=lambda f: (f.subject, f.check)):
            yield from _of_one_check(*name, list(same))
    yield from map(str, report.skipped)
    yield from report.remarks
    yield report.summary


def _of_one_check(subject: str, check: str, findings: list[Finding]) -> Iterator[str]:
    import click

    yield f"  {click.style(f'{subject}: {check}', bold=True)}"
    mend = ""
    for finding in findings[:SHOWN]:
        yield f"    {finding.what}"
        if where := str(finding.at):
            yield click.style(f"      at {_cut(where)}", dim=True)
        if finding.mend != mend:
            mend = finding.mend
            yield f"      {mend}"
    if len(findings) > SHOWN:
        yield f"    and {len(findings) - SHOWN} more; --format json shows all"
    yield ""


def _heading(severity: Severity) -> str:
    import click

    words = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}
    return click.style(words[severity], fg=STYLES[severity], bold=True)


def _colored(severity: Severity) -> str:
    import click

    return click.style(f"{severity.value}:", fg=STYLES[severity])


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…"


def _counted(number: int, word: str) -> str:
    plural = "" if number == 1 or word == "advice" else "s"
    return f"{number or 'no'} {word}{plural}"


def _flat(finding: Finding) -> dict[str, object]:
    """Without the level of its place, which is easier to filter."""
    whole = asdict(finding)
    place = whole.pop("at")
    return {**whole, **place}


def _annotation(finding: Finding) -> str:
    place = [("file", finding.at.file), ("line", finding.at.line), ("title", finding.check)]
    where = ",".join(f"{key}={_property(str(value))}" for key, value in place if value)
    return f"::{GITHUB[finding.severity]} {where}::{f'{finding.what}; {finding.mend}'.translate(ESCAPES)}"


def _property(value: str) -> str:
    return value.translate(ESCAPES | {ord(":"): "%3A", ord(","): "%2C"})


def _described(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "subject": check.subject,
        "severity": check.severity.value,
        "needs_issue": check.needs_issue,
        "documentation": check.documentation,
    }


def _listing(checks: Iterable[Check]) -> Iterator[str]:
    import click

    for subject, same in groupby(checks, key=lambda check: check.subject):
        yield click.style(subject.replace("_", " ").upper(), bold=True) + "\n"
        for check in same:
            severity = click.style(check.severity.value, fg=STYLES[check.severity])
            yield f"{click.style(check.name, bold=True)} ({severity})"
            yield textwrap.indent(check.documentation, "    ") + "\n"
