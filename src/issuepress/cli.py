"""The command line: click, and only click. Each command calls one function and says what came of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from issuepress.errors import IssuepressError
from issuepress.services import names

if TYPE_CHECKING:
    from issuepress.build import Built
    from issuepress.draft import Drafted, Source
    from issuepress.models import Issue
    from issuepress.workspace import Workspace

FORMATS = ("html", "text", "eml", "mjml", "json")
SERVICES = names()
TESTS_AT_MOST = 5


class Program(click.Group):
    """Turns a mistake that a person can mend into its line on standard error: exit 1, no traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except IssuepressError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


def _issue_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    try:
        names = _workspace().issue_names()
    except IssuepressError:
        return []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from issuepress.models import email_address  # noqa: PLC0415 - here and below: `--help` stays fast

    try:
        return email_address(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _addresses(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) > TESTS_AT_MOST:
        raise click.BadParameter(f"at most {TESTS_AT_MOST} addresses")
    return tuple(_address(ctx, param, value) or "" for value in values)


def _checks(_ctx: click.Context, _param: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    if names:
        from issuepress.check import unknown_check  # noqa: PLC0415

        for wrong in filter(None, map(unknown_check, names)):
            raise click.BadParameter(wrong)
    return names


def _clients(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, ...]:
    from issuepress.checks.client_support.readers import clients_named  # noqa: PLC0415

    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    try:
        clients_named(names)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return names


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="issuepress", message="issuepress %(version)s")
def main() -> None:
    """Condense articles into an e-mail newsletter without changing a claim.

    Articles go in (draft), a newsletter comes out (render). Nothing is ever sent.
    """


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", help="The name of the newsletter.")
@click.option("--email", callback=_address, help="The address that readers write to.")
def init(folder: Path, name: str | None, email: str | None) -> None:
    """Lay out a new workspace in FOLDER, with a comment on every key."""
    from issuepress.start import start  # noqa: PLC0415

    for path in start(folder, name, email):
        click.echo(f"wrote {path}")
    click.echo(
        f"\nNext: look through {folder / 'newsletters' / 'newsletter.toml'}, then make your first issue:"
    )
    click.echo(
        "  issuepress draft 2026-01-first ARTICLE"
        if folder == Path()
        else f"  cd {folder} && issuepress draft 2026-01-first ARTICLE"
    )


@main.command()
@click.argument("issue", shell_complete=_issue_names)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--again", is_flag=True, help="Condense anew, over text that was edited.")
@click.option(
    "--newest",
    metavar="N",
    type=click.IntRange(1, 50),
    default=1,
    show_default=True,
    help="Of a feed, the newest N entries.",
)
@click.option(
    "--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Of a feed, all entries since a date."
)
def draft(issue: str, sources: tuple[str, ...], again: bool, newest: int, since: Any) -> None:
    """Read each SOURCE and write its digest into ISSUE, which is made if it is not there.

    A SOURCE is a file (text pasted from a page, Markdown, HTML, Word), an http(s) address, a feed, or - for
    standard input. Drafting an article again updates its source and leaves edited text alone.
    """
    import datetime as dt  # noqa: PLC0415

    from issuepress.draft import draft as draft_issue  # noqa: PLC0415

    workspace = _workspace()
    read = [article for source in sources for article in _read(source, newest, since and since.date())]
    today = dt.datetime.now().astimezone().date()
    drafted = draft_issue(workspace, issue, read, today, again=again, say=click.echo)
    for one in drafted:
        _say_drafted(one)
    folder = workspace.issue_folder(issue)
    click.echo(f"\nNext: edit {_short(folder / 'issue.toml')}, then: issuepress render {folder.name} --open")


@main.command()
@click.argument("source")
@click.option(
    "--length",
    type=click.Choice(["brief", "standard", "long"]),
    default="standard",
    show_default=True,
    help="About 60, 130 or 300 words.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "toml"]),
    default="text",
    show_default=True,
    help="How it is printed.",
)
@click.option("--explain", is_flag=True, help="Show why each sentence was chosen, beside those just missed.")
def condense(source: str, length: str, form: str, explain: bool) -> None:
    """Print the digest of any article, without a workspace."""
    from issuepress.condense import condense as condense_article  # noqa: PLC0415
    from issuepress.condense import explain as explain_choice  # noqa: PLC0415
    from issuepress.condense import notes_for_author, preheader, subject  # noqa: PLC0415
    from issuepress.show import digest_as  # noqa: PLC0415

    for found in _read(source, 1, None):
        article = found.article
        digest = condense_article(article, length)
        click.echo(digest_as(form, digest, subject(article), preheader(article, digest)), nl=False)
        if explain:
            click.echo(f"\n{explain_choice(article, length)}", err=form != "text")
        _say_notes((*article.notes, *notes_for_author(article)))


@main.command()
@click.argument("issue", required=False, shell_complete=_issue_names)
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
    workspace = _workspace()
    for name in workspace.issue_names() if every else [issue or ""]:
        if form:
            _render_one_form(workspace, name, form, output, theme, service)
        else:
            _render(workspace, name, output, theme, service, look)


@main.command()
@click.argument("file", type=click.Choice(["issue", "newsletter"]), default="issue")
def schema(file: str) -> None:
    """Print the JSON Schema of issue.toml or newsletter.toml, for editors."""
    from issuepress.start import schema as json_schema  # noqa: PLC0415

    click.echo(json_schema(file), nl=False)


@main.command()
@click.argument("issue", required=False, shell_complete=_issue_names)
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
    from issuepress.check import check_html, check_issue  # noqa: PLC0415
    from issuepress.report import report_as  # noqa: PLC0415
    from issuepress.workspace import load_issue  # noqa: PLC0415

    if bool(issue) == bool(html):
        raise click.UsageError("Name an ISSUE, or give a file with --html.")
    if html:
        text = html.read_bytes().decode("utf-8-sig", "replace")
        report = check_html(text, str(html), only=only, skip=skip, clients=clients, online=online, spam=spam)
    else:
        loaded = load_issue(_workspace(), issue or "")
        report = check_issue(
            loaded, service=service, only=only, skip=skip, clients=clients, online=online, spam=spam
        )
    click.echo(report_as(form, report), nl=False)
    sys.exit(report.fails(strict=strict))


@main.command()
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
    from issuepress.checks.finding import all_checks  # noqa: PLC0415
    from issuepress.report import checks_as  # noqa: PLC0415

    click.echo(checks_as(form, all_checks()), nl=False)


@main.command()
@click.argument("issue", required=False, shell_complete=_issue_names)
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
    from issuepress.build import rendered  # noqa: PLC0415
    from issuepress.clients import clients as table  # noqa: PLC0415
    from issuepress.workspace import load_issue  # noqa: PLC0415

    if bool(issue) == bool(html):
        raise click.UsageError("Name an ISSUE, or give a file with --html.")
    if html:
        text = html.read_bytes().decode("utf-8-sig", "replace")
    else:
        text = rendered(load_issue(_workspace(), issue or ""), theme, None).html
    click.echo(table(text, form, names), nl=False)


@main.command()
@click.argument("issue", required=False, shell_complete=_issue_names)
@click.option("--to", "service", type=click.Choice(SERVICES), help="As a mailing service's readers see it.")
@click.option(
    "--port", metavar="N", type=click.IntRange(0, 65535), help="Listen here.  [default: 8181, or any]"
)
@click.option("--host", metavar="NAME", default="127.0.0.1", help="Let other machines look, at this address.")
@click.option("--no-open", is_flag=True, help="Leave the browser alone.")
def preview(issue: str | None, service: str | None, port: int | None, host: str, no_open: bool) -> None:
    """Show ISSUE in the browser as every reader will see it, and again after each save.

    Without ISSUE, all of them. Until Ctrl-C; nothing leaves this machine.
    """
    from issuepress.preview import preview as serve  # noqa: PLC0415

    def ready(address: str) -> None:
        click.echo(f"Look at {address}  (Ctrl-C ends it)")
        if not no_open:
            click.launch(address)

    serve(_workspace(), issue, host=host, port=port, service=service, when_ready=ready)


@main.command()
@click.argument("issue", shell_complete=_issue_names)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder.  [default: build/ISSUE/screenshots]",
)
@click.option("--to", "service", type=click.Choice(SERVICES), help="As a mailing service's readers see it.")
def screenshot(issue: str, output: Path | None, service: str | None) -> None:
    """Write a picture of each view of ISSUE, for somebody without a command line."""
    from issuepress.preview import screenshots  # noqa: PLC0415

    workspace = _workspace()
    folder = output or workspace.build / workspace.issue_folder(issue).name / "screenshots"
    for file in screenshots(workspace, issue, folder, service):
        click.echo(f"wrote {_short(file)}")


@main.command()
@click.argument("issue", shell_complete=_issue_names)
@click.option("--to", "service", required=True, type=click.Choice(SERVICES), help="The mailing service.")
@click.option("--dry-run", is_flag=True, help="Print the requests that would be made, and call nobody.")
@click.option("--force", is_flag=True, help="Overwrite what was edited there, make anew what was deleted.")
@click.option(
    "--test-to",
    metavar="ADDRESS",
    multiple=True,
    callback=_addresses,
    help="Let the service send a test here; can be given up to five times.",
)
@click.option("--list", "list_id", metavar="ID", help="Another list than newsletter.toml names.")
@click.option("--segment", metavar="ID", help="Another segment than newsletter.toml names.")
@click.option("--with-errors", metavar="REASON", default="", help="Upload in spite of errors, and say why.")
def upload(
    issue: str,
    service: str,
    dry_run: bool,
    force: bool,
    test_to: tuple[str, ...],
    list_id: str | None,
    segment: str | None,
    with_errors: str,
) -> None:
    """Make ISSUE a draft at a mailing service, or bring its draft up to date. Nothing is sent.

    There is one draft however often this runs, and a run that was broken off is taken up by the next.
    """
    import datetime as dt  # noqa: PLC0415

    from issuepress import receipts  # noqa: PLC0415
    from issuepress.prepare import planned, prepare, requests_as_text  # noqa: PLC0415
    from issuepress.upload import upload as upload_issue  # noqa: PLC0415
    from issuepress.workspace import load_issue  # noqa: PLC0415

    loaded = load_issue(_workspace(), issue)
    choices = {name: value for name, value in (("list", list_id), ("segment", segment)) if value}
    prepared = prepare(loaded, service, choices=choices, with_errors=with_errors)
    if dry_run:
        receipt = receipts.load(loaded.folder).get(service)
        click.echo(requests_as_text(planned(prepared, receipt)), nl=False)
        return
    now = dt.datetime.now().astimezone()
    done = upload_issue(prepared, now=now, say=_say_progress, force=force, test_to=test_to)
    click.echo(f"{done.done} at {prepared.service.title}: {loaded.name} is {prepared.service.outcome}")
    click.echo(f"View it at {done.url}")


@main.command()
def services() -> None:
    """Show what each mailing service takes and does."""
    from issuepress.services.table import services_as_text  # noqa: PLC0415

    click.echo(services_as_text(), nl=False)


def _say_progress(line: str) -> None:
    click.echo(f"  {line}", err=True)


def _workspace() -> "Workspace":
    from issuepress.workspace import find_workspace  # noqa: PLC0415

    return find_workspace(Path.cwd())


def _read(source: str, newest: int, since: Any) -> "list[Source]":
    from issuepress.draft import Source  # noqa: PLC0415
    from issuepress.read import read_articles  # noqa: PLC0415

    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if source == "-" else None
    path = Path(source) if source != "-" and "://" not in source else None
    articles = read_articles(source, text=text, newest=newest, since=since)
    return [Source(article, path.parent if path else None, path) for article in articles]


def _render(
    workspace: "Workspace", name: str, output: str | None, theme: str | None, service: str | None, look: bool
) -> None:
    from issuepress.build import build  # noqa: PLC0415
    from issuepress.workspace import load_issue  # noqa: PLC0415

    issue = load_issue(workspace, name)
    folder = Path(output) if output else workspace.build / issue.name
    built = build(issue, folder, theme=theme, service=service)
    _say_built(built)
    _say_findings(issue, theme, service)
    click.echo(f"Look at it: open {_short(built.files[0])} in a browser, or email.eml in a mail program")
    if look:
        click.launch(built.files[0].resolve().as_uri())


def _render_one_form(
    workspace: "Workspace", name: str, form: str, output: str | None, theme: str | None, service: str | None
) -> None:
    from issuepress import paths  # noqa: PLC0415
    from issuepress.build import FORMATS as FILES  # noqa: PLC0415
    from issuepress.build import as_format, rendered  # noqa: PLC0415
    from issuepress.workspace import load_issue  # noqa: PLC0415

    issue = load_issue(workspace, name)
    email = rendered(issue, theme, service)
    content = as_format(form, email, issue, theme)
    if output == "-":
        sys.stdout.buffer.write(content)
    else:
        file = Path(output) if output else workspace.build / issue.name / FILES[form]
        paths.write(file, content)
        click.echo(f"wrote {_short(file)}")
    _say_findings(issue, theme, service)


def _say_built(built: "Built") -> None:
    from issuepress.build import size_line  # noqa: PLC0415

    click.echo("wrote " + ", ".join(str(_short(file)) for file in built.files))
    click.echo(f"      {size_line(built.size)}")


def _say_findings(issue: "Issue", theme: str | None, service: str | None) -> None:
    """How many there are, and the worst three."""
    from issuepress.check import check_issue  # noqa: PLC0415
    from issuepress.report import line  # noqa: PLC0415

    report = check_issue(issue, theme=theme, service=service)
    for finding in report.findings[:3]:
        click.echo(line(finding), err=True)
    if report.findings:
        click.echo(f"{report.summary}; to see all: issuepress check {issue.name}", err=True)


def _say_drafted(drafted: "Drafted") -> None:
    article, digest = drafted.article, drafted.digest
    by = f" by {article.author}" if article.author else ""
    click.echo(f"read  “{article.title}”{by}, {article.reading_minutes} min")
    click.echo(f"wrote {_short(drafted.file)}")
    if digest:
        parts = [f"{len(digest.takeaways)} takeaways", "a caveat" if digest.caveat else "no caveat"]
        click.echo(
            f"      its digest: a summary, {', '.join(parts)}{', a quotation' if digest.quote else ''}"
        )
    else:
        click.echo("      its digest was left as you edited it; --again condenses it anew")
    _say_notes(drafted.notes)


def _say_notes(notes: tuple[str, ...]) -> None:
    if notes:
        click.echo("For the author, not for the reader:", err=True)
    for note in dict.fromkeys(notes):
        click.echo(f"  - {note}", err=True)


def _short(path: Path) -> Path:
    """The path from here, where that is shorter."""
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path
