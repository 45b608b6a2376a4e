"""What `issuepress check` does: an issue's e-mail, or a file of HTML, looked at by every check."""

import difflib
from collections.abc import Collection, Iterable, Iterator

from issuepress.checks.client_support.readers import concerns
from issuepress.checks.finding import Finding, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.report import Report, Skipped
from issuepress.checks.rules import Check, all_checks
from issuepress.errors import InvalidFile
from issuepress.models import Email, Issue
from issuepress.services.tags import tags_of
from issuepress.workspace import toml
from issuepress.workspace.load import PUBLICATION

SEVERITIES = list(Severity)


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
    return _joined(check_mail(mail, only, skip), _real_parts(mail, message, online=online))


def check_html(
    html: str,
    file: str = "",
    *,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    clients: tuple[str, ...] = (),
    online: bool = False,
    spam: bool = False,
) -> Report:
    """What the checks find that need nothing but HTML. ``file`` is its name, for the findings."""
    mail = Mail(html=html, file=file, clients=clients)
    no_message = [Report((), 0, (Skipped(("--spam",), "an issue is needed, not only HTML"),))] if spam else []
    return _joined(check_mail(mail, only, skip), [*_real_parts(mail, None, online=online), *no_message])


def check_mail(mail: Mail, only: Collection[str] = (), skip: Collection[str] = ()) -> Report:
    """What the chosen checks find in a mail."""
    chosen = [check for check in all_checks() if not only or _is_among(check, only)]
    skipped = dict(_skipped(chosen, mail, only, skip))
    running = [check for check in chosen if check.name not in skipped]
    findings = (finding for check in running for finding in check.findings(mail))
    return Report(_worst_first(findings), len(running), _grouped(skipped))


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
        elif check.needs_issue and not mail.rendered_from:
            yield check.name, "an issue is needed, not only HTML"
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


def _worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.subject, f.check)))


def _grouped(skipped: dict[str, str]) -> tuple[Skipped, ...]:
    """Checks left out for the same reason are named together."""
    reasons: dict[str, list[str]] = {}
    for name, reason in skipped.items():
        reasons.setdefault(reason, []).append(name)
    return tuple(Skipped(tuple(names), reason) for reason, names in reasons.items())
