"""What would go wrong is found: `check`, `checks`, `clients`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from issuepress.cli.program import (
    COULD_NOT_CHECK,
    SERVICES,
    complain,
    from_here,
    issue_names,
    say_waiting,
    tell,
    workspace_here,
)
from issuepress.errors import IssuepressError, UnreadableSource

if TYPE_CHECKING:
    from issuepress.checks.report import Report
    from issuepress.workspace.folder import Workspace


def _checks(_ctx: click.Context, _param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    if names:
        from issuepress.checks.check import unknown_check

        for wrong in filter(None, map(unknown_check, names)):
            raise click.BadParameter(wrong)
    return names


def _clients(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from issuepress.checks.client_support.readers import clients_named

    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    try:
        clients_named(names)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return names


@click.command()
@click.argument("issue", required=False, shell_complete=issue_names)
@click.option("--to", "service", type=click.Choice(SERVICES), help="With the tags of a mailing service.")
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of HTML, made with any tool, instead of an ISSUE.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How it is printed; github annotates a pull request.",
)
@click.option("--full", is_flag=True, help="Print every finding with its places, and not the worst five.")
@click.option("--all", "every", is_flag=True, help="Check every issue.")
@click.option("--strict", is_flag=True, help="Fail for warnings too.")
@click.option(
    "--only", metavar="NAME", multiple=True, callback=_checks, help="These checks or subjects, and no others."
)
@click.option(
    "--skip", metavar="NAME", multiple=True, callback=_checks, help="All but these checks or subjects."
)
@click.option(
    "--clients", metavar="NAMES", callback=_clients, help="Judge for these, like gmail,outlook-windows."
)
@click.option("--online", is_flag=True, help="Ask for its links and pictures too, at most 50.")
@click.option("--spam", is_flag=True, help="Ask SpamAssassin too, where it is installed.")
def check(
    issue: str | None,
    service: str | None,
    html: Path | None,
    form: str,
    full: bool,
    every: bool,
    strict: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    clients: tuple[str, ...],
    online: bool,
    spam: bool,
) -> None:
    """Say what would go wrong with ISSUE in an inbox, where, and how to mend it.

    ISSUE may be a file as well: a message (.eml) or HTML, made with any tool.

    Exit 1 if there is an error, 2 if an issue could not be looked at. `issuepress checks` lists what is
    looked at.
    """
    from issuepress.checks.check import check_file

    if (bool(issue), bool(html), every).count(True) != 1:
        raise click.UsageError("Name an ISSUE, say --all, or give a file with --html.")
    if online:
        say_waiting("asking for its links and pictures, at most 50")
    asked: dict[str, Any] = {"only": only, "skip": skip, "clients": clients, "online": online}
    file = html or _file(issue)
    if file:
        reports = {str(file): check_file(file, service=service, spam=spam, **asked)}
        sys.exit(_said(form, reports, [], strict=strict, full=full, folder=Path()))
    workspace, reports, wrong = workspace_here(), dict[str, "Report"](), list[str]()
    for name in workspace.issue_names() if every else [issue or ""]:
        try:
            reports[name] = _checked(workspace, name, service, spam, asked)
        except IssuepressError as error:
            wrong.append(str(error))
    sys.exit(_said(form, reports, wrong, strict=strict, full=full, folder=workspace.root, every=every))


def _file(issue: str | None) -> Path | None:
    """What was named in place of an issue, if it is a file of HTML or a message."""
    path = Path(issue or "")
    if path.suffix.lower() not in {".eml", ".html", ".htm"}:
        return None
    if not path.is_file():
        raise click.BadParameter(f"there is no file {path}", param_hint="ISSUE")
    return path


def _checked(
    workspace: "Workspace", name: str, service: str | None, spam: bool, asked: dict[str, Any]
) -> "Report":
    from issuepress.build import as_format, rendered
    from issuepress.checks.check import check_issue
    from issuepress.workspace.load import load_issue

    loaded = load_issue(workspace, name)
    email = rendered(loaded, service=service)
    for_anybody = rendered(loaded) if service and spam else email
    message = as_format("eml", for_anybody, loaded) if spam else None
    return check_issue(loaded, email, service=service, message=message, **asked)


def _said(
    form: str,
    reports: "dict[str, Report]",
    wrong: list[str],
    *,
    strict: bool,
    full: bool,
    folder: Path,
    every: bool = False,
) -> int:
    """Prints the reports, and what could not be looked at; the exit code."""
    from issuepress.checks.report import report_as

    said = {name: report_as(form, report, full=full, folder=folder) for name, report in reports.items()}
    if form == "json" and every:
        parts = ",\n".join(f"{json.dumps(name)}: {text.rstrip()}" for name, text in said.items())
        tell(f"{{\n{parts}\n}}", form)
    else:
        for name, text in said.items():
            heading = f"{click.style(name, bold=True)}\n" if every and form == "text" else ""
            tell(heading + (from_here(text) if form == "text" else text), form)
    complain("\n".join(dict.fromkeys("\n".join(wrong).splitlines())))
    return COULD_NOT_CHECK if wrong else int(any(report.fails(strict=strict) for report in reports.values()))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
def checks(form: str) -> None:
    """List every check with its documentation."""
    from issuepress.checks.report import checks_as
    from issuepress.checks.rules import all_checks

    tell(checks_as(form, all_checks()), form)


@click.command()
@click.argument("issue", required=False, shell_complete=issue_names)
@click.option(
    "--html",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of HTML, made with any tool, instead of an ISSUE.",
)
@click.option("--theme", help="Another theme than the issue's.")
@click.option(
    "--clients", "names", metavar="NAMES", callback=_clients, help="These only, like gmail,outlook-windows."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
def clients(
    issue: str | None, html: Path | None, theme: str | None, names: tuple[str, ...], form: str
) -> None:
    """Show what ISSUE uses of HTML and CSS, and which mail clients know it."""
    from issuepress.build import rendered
    from issuepress.checks.client_support.table import clients as table
    from issuepress.workspace.load import load_issue

    if bool(issue) == bool(html):
        raise click.UsageError("Name an ISSUE, or give a file with --html.")
    if html:
        text = html.read_bytes().decode("utf-8-sig", "replace")
        if not text.strip():
            raise UnreadableSource(f"{html}: is empty; there is nothing to look at")
    else:
        text = rendered(load_issue(workspace_here(), issue or ""), theme, None).html
    tell(table(text, form, names), form)
