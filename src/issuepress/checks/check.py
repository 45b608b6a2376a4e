"""What `issuepress check` does: an issue's e-mail, or a file of HTML, looked at by every check."""

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from issuepress.checks.client_support.readers import concerns
from issuepress.checks.finding import Finding, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.message import Message, is_message, letters
from issuepress.checks.report import Report, Skipped
from issuepress.checks.rules import Check, all_checks
from issuepress.errors import InvalidFile, UnreadableSource
from issuepress.models import Issue
from issuepress.rendered import Email
from issuepress.services.tags import tags_of
from issuepress.workspace import toml
from issuepress.workspace.load import PUBLICATION
from issuepress.workspace.samples import sample_keys

NOT_ENOUGH = {
    True: "an issue is needed, not only HTML",
    False: "an issue or a message is needed, not only HTML",
}
SEVERITIES = list(Severity)
# Subjects in the order of what their faults do to readers: no way out, cut off, misled, lost, unreadable; the
# others, which are more of the look, come after them.
FIRST = (
    *(
        "law",
        "size",
        "accuracy",
        "health",
        "conditional_comments",
        "characters",
        "placeholders",
        "merge_tags",
    ),
    *("dates", "links", "destinations", "mailto", "call_to_action", "image_files", "images", "accessibility"),
    *("dark_mode", "language", "wording", "widths", "preheader", "subject", "sender", "plain_text"),
)


def check_issue(
    issue: Issue,
    email: Email,
    *,
    service: str | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    clients: tuple[str, ...] = (),
    online: bool = False,
    message: bytes | None = None,
) -> Report:
    """What every check finds in an issue and the e-mail that was rendered from it, for a service or for none.

    ``only`` and ``skip`` hold names and subjects of checks; ``clients`` are those to judge for, all if empty.
    Checks turned off in newsletter.toml are left out, unless ``only`` names them. ``online`` asks for its
    links and pictures; SpamAssassin is asked about ``message``, the whole .eml, where it is given.
    Raises InvalidFile where newsletter.toml turns off what is no check.
    """
    mail = _mail(issue, email, service, clients)
    report = _joined(check_mail(mail, only, skip), _real_parts(mail, message, online=online))
    return replace(report, remarks=(*report.remarks, *_samples(issue)))


def check_html(
    html: str,
    file: str = "",
    *,
    service: str | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    clients: tuple[str, ...] = (),
    online: bool = False,
    spam: bool = False,
) -> Report:
    """What the checks find that need nothing but HTML, with the tags of a service or of none in it.

    ``file`` is its name, for the findings.
    """
    mail = Mail(html=html, file=file, tags=tags_of(service), service=service, clients=clients)
    return _of_file(mail, only, skip, online=online, spam=spam)


def check_file(
    path: Path,
    *,
    service: str | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    clients: tuple[str, ...] = (),
    online: bool = False,
    spam: bool = False,
) -> Report:
    """What the checks find in a file: of HTML, or a whole message (``.eml``) with its headers and both parts.

    Raises OSError where it cannot be read, and UnreadableSource where nothing is in it.
    """
    content = path.read_bytes()
    if not content.strip():
        raise UnreadableSource(f"{path}: is empty; there is nothing to check")
    mail = _mail_of(content, str(path), service, clients)
    return _of_file(mail, only, skip, online=online, spam=spam)


def _mail_of(content: bytes, file: str, service: str | None, clients: tuple[str, ...]) -> Mail:
    given: dict[str, Any] = {"file": file, "tags": tags_of(service), "service": service, "clients": clients}
    if not is_message(content):
        whole = letters(content)
        return Mail(html=whole.text, wrong_charset=whole.wrong, **given)
    message = Message(content)
    html, text = message.part("text/html"), message.part("text/plain")
    wrong = [f"{kind}: {part.wrong}" for kind, part in (("HTML", html), ("text", text)) if part.wrong]
    return Mail(
        html=html.text,
        text=text.text,
        subject=message.header("Subject"),
        message=message,
        wrong_charset="; ".join(wrong),
        **given,
    )


def _of_file(mail: Mail, only: Collection[str], skip: Collection[str], *, online: bool, spam: bool) -> Report:
    message = mail.message.raw if mail.message and spam else None
    nothing = [Report((), 0, (Skipped(("--spam",), NOT_ENOUGH[False]),))] if spam and not message else []
    return _joined(check_mail(mail, only, skip), [*_real_parts(mail, message, online=online), *nothing])


def check_mail(mail: Mail, only: Collection[str] = (), skip: Collection[str] = ()) -> Report:
    """What the chosen checks find in a mail."""
    chosen = [check for check in all_checks() if not only or _is_among(check, only)]
    skipped = dict(_skipped(chosen, mail, only, skip))
    running = [check for check in chosen if check.name not in skipped]
    findings = [finding for check in running for finding in check.findings(mail)]
    return Report(_worst_first(_causes(findings)), len(running), _grouped(skipped))


def unknown_check(name: str) -> str:
    """Why a name of a check or subject cannot be right; empty where it is."""
    known = {word for check in all_checks() for word in (check.name, check.subject)}
    if name in known:
        return ""
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else "issuepress checks lists them all"
    return f"there is no check and no subject {name}; {hint}"


def _real_parts(mail: Mail, message: bytes | None, *, online: bool) -> Iterator[Report]:
    """What the web says of a mail, and SpamAssassin of its message."""
    if online:
        from issuepress.checks.online import look_online

        yield look_online(mail)
    if message is not None:
        from issuepress.checks.spam import ask_spamassassin

        yield ask_spamassassin(message)


def _joined(report: Report, others: Iterable[Report]) -> Report:
    """Several reports as one."""
    for other in others:
        report = Report(
            _worst_first((*report.findings, *other.findings)),
            report.checks + other.checks,
            report.skipped + other.skipped,
            report.remarks + other.remarks,
        )
    return report


def _samples(issue: Issue) -> Iterator[str]:
    """What is no fault of an issue yet, and keeps it from being uploaded."""
    if keys := ", ".join(sample_keys(issue.publication)):
        yield f"newsletters/{PUBLICATION}: still a sample's, and nobody's: {keys}; upload waits for your own"


def _mail(issue: Issue, email: Email, service: str | None, clients: tuple[str, ...]) -> Mail:
    return Mail(
        html=email.html,
        text=email.text,
        subject=email.subject,
        preheader=email.preheader,
        email=email,
        rendered_from=issue,
        tags=tags_of(service),
        service=service,
        clients=clients,
    )


def _skipped(
    checks: list[Check], mail: Mail, only: Collection[str], skip: Collection[str]
) -> Iterable[tuple[str, str]]:
    """Each check that is not to run, with why."""
    off = _turned_off(mail.rendered_from) if mail.rendered_from else {}
    for check in checks:
        if _is_among(check, skip):
            yield check.name, "--skip"
        elif check.name in off and check.name not in only:
            yield check.name, f"{off[check.name]} (newsletter.toml)"
        elif not check.can_judge(mail):
            yield check.name, NOT_ENOUGH[check.needs_issue]
        elif not concerns(check.subject, mail.clients):
            yield check.name, "--clients"


def _turned_off(issue: Issue) -> dict[str, str]:
    path, names = issue.folder.parent / PUBLICATION, {check.name for check in all_checks()}
    wrong = [name for name in issue.publication.checks if name not in names]
    if wrong:
        raise InvalidFile([toml.mistake(path, ("checks", name), _no_check(name, names)) for name in wrong])
    return issue.publication.checks


def _no_check(name: str, names: set[str]) -> str:
    near = difflib.get_close_matches(name, names, 1)
    return f"is not a check; {f'did you mean {near[0]}?' if near else 'issuepress checks lists them all'}"


def _is_among(check: Check, names: Collection[str]) -> bool:
    return check.name in names or check.subject in names


def _causes(findings: list[Finding]) -> list[Finding]:
    """Without what only follows from another: one cause is one finding."""
    fired = {finding.check for finding in findings}
    causes = [check for check in all_checks() if check.explains and check.name in fired]
    explained = {name for cause in causes for name in cause.explains}
    kept = {cause.name for cause in causes}
    return [f for f in findings if f.check in kept or not explained & {f.check, f.subject}]


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, and then by what it does to a reader."""
    return tuple(sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), _rank(f), f.subject, f.check)))


def _rank(finding: Finding) -> int:
    return FIRST.index(finding.subject) if finding.subject in FIRST else len(FIRST)


def _grouped(skipped: dict[str, str]) -> tuple[Skipped, ...]:
    """Checks left out for the same reason are named together."""
    reasons: dict[str, list[str]] = {}
    for name, reason in skipped.items():
        reasons.setdefault(reason, []).append(name)
    return tuple(Skipped(tuple(names), reason) for reason, names in reasons.items())
