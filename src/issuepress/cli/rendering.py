"""An issue becomes an e-mail: `render`, `schema`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from issuepress.cli.program import SERVICES, complain, from_here, issue_names, say, short, workspace_here
from issuepress.errors import IssuepressError

if TYPE_CHECKING:
    from issuepress.build import Built
    from issuepress.models import Issue
    from issuepress.rendered import Email
    from issuepress.workspace.load import Workspace

FORMATS = ("html", "text", "eml", "mjml", "json")


@click.command()
@click.argument("issue", required=False, shell_complete=issue_names)
@click.option(
    "-o", "--output", metavar="PATH", help="A folder, or with --format a file; - is standard output."
)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Write this one only.")
@click.option("--to", "service", type=click.Choice(SERVICES), help="Fill in the tags of a mailing service.")
@click.option("--theme", help="Another theme than the issue's.")
@click.option("--all", "every", is_flag=True, help="Render every issue.")
@click.option("--open", "look", is_flag=True, help="Show the e-mail in the browser.")
def render(
    issue: str | None,
    output: str | None,
    form: str | None,
    service: str | None,
    theme: str | None,
    every: bool,
    look: bool,
) -> None:
    """Render ISSUE to build/ISSUE/: email.html, email.txt, email.eml and its pictures.

    Without --to, the e-mail can be read by anyone: its unsubscribe link writes to you.
    """
    if bool(issue) == every:
        raise click.UsageError("Name an ISSUE, or say --all.")
    if every and (output or form):
        raise click.UsageError("--all writes to build/; leave out -o and --format.")
    if output == "-" and not form:
        raise click.UsageError("-o - is standard output: say with --format what to write there.")
    workspace = workspace_here()
    if every:
        _render_all(workspace, theme, service)
    elif form:
        _render_one_form(workspace, issue or "", form, output, theme, service)
    else:
        _render(workspace, issue or "", output, theme, service, look=look)


@click.command()
@click.argument(
    "file", type=click.Choice(["issue", "newsletter"]), default="issue", metavar="[issue|newsletter]"
)
def schema(file: str) -> None:
    """Print the JSON Schema of issue.toml or newsletter.toml, for editors."""
    from issuepress.workspace.start import schema as json_schema

    click.echo(json_schema(file), nl=False)


def _render_all(workspace: "Workspace", theme: str | None, service: str | None) -> None:
    """Every issue, those after a broken one too. Exit 1 if one is broken; what all share is told once."""
    wrong = dict[str, None]()
    for name in workspace.issue_names():
        try:
            _render(workspace, name, None, theme, service, every=True)
        except IssuepressError as error:
            wrong |= dict.fromkeys(str(error).splitlines())
    complain("\n".join(wrong))
    sys.exit(int(bool(wrong)))


def _render(
    workspace: "Workspace",
    name: str,
    output: str | None,
    theme: str | None,
    service: str | None,
    *,
    look: bool = False,
    every: bool = False,
) -> None:
    from issuepress.build import build, rendered
    from issuepress.workspace.load import load_issue

    issue = load_issue(workspace, name)
    email = rendered(issue, theme, service)
    built = build(email, issue, Path(output) if output else workspace.build / issue.name)
    _say_built(built)
    _say_findings(issue, email, service)
    if not every:
        say(f"Look at it: open {short(built.files[0])} in a browser, or email.eml in a mail program")
    if look:
        click.launch(built.files[0].resolve().as_uri())


def _render_one_form(
    workspace: "Workspace", name: str, form: str, output: str | None, theme: str | None, service: str | None
) -> None:
    from issuepress import paths
    from issuepress.build import FORMATS as FILES
    from issuepress.build import as_format, rendered
    from issuepress.workspace.load import load_issue

    issue = load_issue(workspace, name)
    email = rendered(issue, theme, service)
    content = as_format(form, email, issue, theme, service)
    if output == "-":
        sys.stdout.buffer.write(content)
    else:
        file = Path(output) if output else workspace.build / issue.name / FILES[form]
        paths.write(file, content)
        say(f"wrote {short(file)}")
    _say_findings(issue, email, service)


def _say_built(built: "Built") -> None:
    from issuepress.build import size_line

    say("wrote " + ", ".join(str(short(file)) for file in built.files))
    say(f"      {size_line(built.size)}")


def _say_findings(issue: "Issue", email: "Email", service: str | None) -> None:
    """How many there are, and the worst three."""
    from issuepress.checks.check import check_issue
    from issuepress.checks.report import worst

    report = check_issue(issue, email, service=service)
    for line in worst(report, 3):
        click.echo(from_here(line), err=True)
    if report.findings:
        click.echo(f"{report.summary}; to see all: issuepress check {issue.name}", err=True)
