"""What would go wrong is found: `check`, `checks`, `clients`."""

import sys
from pathlib import Path

import click

from issuepress.cli.program import SERVICES, issue_names, workspace_here


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
    strict: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    clients: tuple[str, ...],
    online: bool,
    spam: bool,
) -> None:
    """Say what would go wrong with ISSUE in an inbox, where, and how to mend it.

    Exit 1 if there is an error. `issuepress checks` lists what is looked at.
    """
    from issuepress.build import as_format, rendered
    from issuepress.checks.check import check_html, check_issue
    from issuepress.checks.report import report_as
    from issuepress.workspace.load import load_issue

    if bool(issue) == bool(html):
        raise click.UsageError("Name an ISSUE, or give a file with --html.")
    if html:
        text = html.read_bytes().decode("utf-8-sig", "replace")
        report = check_html(text, str(html), only=only, skip=skip, clients=clients, online=online, spam=spam)
    else:
        loaded = load_issue(workspace_here(), issue or "")
        email = rendered(loaded, service=service)
        for_anybody = rendered(loaded) if service and spam else email
        message = as_format("eml", for_anybody, loaded) if spam else None
        report = check_issue(
            loaded,
            email,
            service=service,
            only=only,
            skip=skip,
            clients=clients,
            online=online,
            message=message,
        )
    click.echo(report_as(form, report), nl=False)
    sys.exit(report.fails(strict=strict))


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

    click.echo(checks_as(form, all_checks()), nl=False)


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
    else:
        text = rendered(load_issue(workspace_here(), issue or ""), theme, None).html
    click.echo(table(text, form, names), nl=False)
