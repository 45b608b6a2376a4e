"""What checking an issue found, as text, JSON or annotations of GitHub Actions."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby, islice
from pathlib import Path

from issuepress.checks.finding import Finding, Severity
from issuepress.checks.rules import Check

SHOWN = 5  # checks in a short report
PLACES = 4  # of one fault, where it has many
EXCERPT = 100  # characters of a start tag
NOT_HERE = "an issue "
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
# How GitHub Actions wants the characters that end a message or a property of it.
ESCAPES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}


@dataclass(frozen=True)
class Skipped:
    """Checks that did not run, all for one reason."""

    checks: tuple[str, ...]
    reason: str

    @property
    def is_chosen(self) -> bool:
        """Whether a person left them out, and not the kind of mail."""
        return not self.reason.startswith(NOT_HERE) or self.checks[0].startswith("-")

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


def report_as(form: str, report: Report, *, full: bool = False, folder: Path | None = None) -> str:
    """The report as ``text`` (in short or ``full``), ``json`` or ``github``; click takes out the colors.

    The files of findings are in ``folder``; GitHub wants them from the root of their repository.
    """
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
            return "".join(f"{_annotation(finding, folder or Path())}\n" for finding in report.findings)
    return "\n".join(_full(report) if full else _short(report)) + "\n"


def worst(report: Report, most: int = SHOWN) -> list[str]:
    """The worst findings, one line for each check, as ``error: mail.html:3:9: no alt; write it [name]``."""
    by_check = groupby(report.findings, key=lambda f: (f.severity, f.check))
    return [_line(list(same)) for _, same in islice(by_check, most)]


def checks_as(form: str, checks: Iterable[Check]) -> str:
    """All checks with their documentation, as ``text`` or ``json``."""
    if form == "json":
        return json.dumps([_described(check) for check in checks], ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_listing(checks))


def _short(report: Report) -> Iterator[str]:
    """The worst, on one screen."""
    lines = worst(report)
    yield from lines
    yield from (str(skipped) for skipped in report.skipped if skipped.is_chosen)
    yield from report.remarks
    rest = len({(f.severity, f.check) for f in report.findings}) - len(lines)
    yield report.summary + (f"; {rest} more kinds of findings: --full" if rest > 0 else "")


def _line(same: list[Finding]) -> str:
    """The findings of one check."""
    import click

    first, times = same[0], sum(finding.times for finding in same)
    where = f"{first.at.short}: " if first.at.short else ""
    more = f" ({times} times)" if len(same) == 1 < times else f" (and {times - 1} more)" if times > 1 else ""
    name = click.style(f"[{first.check}]", dim=True)
    return f"{_colored(first.severity)} {where}{first.what}{more}; {first.mend} {name}"


def _full(report: Report) -> Iterator[str]:
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
    for finding in findings:
        yield f"    {finding.what}"
        for place in (finding.at, *finding.also)[:PLACES]:
            if where := str(place):
                yield click.style(f"      at {_cut(where)}", dim=True)
        if finding.times > PLACES:
            yield click.style(f"      and {finding.times - PLACES} more places", dim=True)
        if finding.mend != mend:
            mend = finding.mend
            yield f"      {mend}"
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


def _annotation(finding: Finding, folder: Path) -> str:
    place = [
        ("file", _in_repository(finding.at.file, folder)),
        ("line", finding.at.line),
        ("col", finding.at.column),
        ("title", finding.check),
    ]
    where = ",".join(f"{key}={_property(str(value))}" for key, value in place if value)
    return f"::{GITHUB[finding.severity]} {where}::{f'{finding.what}; {finding.mend}'.translate(ESCAPES)}"


def _in_repository(file: str, folder: Path) -> str:
    """From the root of the repository that a file is in; as it is, outside of any."""
    whole = (folder / file).absolute()
    root = next((above for above in whole.parents if (above / ".git").exists()), None)
    return whole.relative_to(root).as_posix() if file and root else file


def _property(value: str) -> str:
    return value.translate(ESCAPES | {ord(":"): "%3A", ord(","): "%2C"})


def _described(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "subject": check.subject,
        "severity": check.severity.value,
        "needs_issue": check.needs_issue,
        "needs_message": check.needs_message,
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
