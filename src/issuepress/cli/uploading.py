"""An issue becomes a draft at a mailing service: `upload`, `services`."""

import json
from typing import TYPE_CHECKING

import click

from issuepress.cli.program import (
    SERVICES,
    address,
    from_here,
    issue_names,
    say,
    say_progress,
    tell,
    workspace_here,
)
from issuepress.errors import InvalidFile

if TYPE_CHECKING:
    from issuepress.models import Issue
    from issuepress.upload.prepare import Prepared
    from issuepress.upload.upload import Uploaded

TESTS_AT_MOST = 5


def _addresses(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) > TESTS_AT_MOST:
        raise click.BadParameter(f"at most {TESTS_AT_MOST} addresses")
    return tuple(address(ctx, param, value) or "" for value in values)


@click.command()
@click.argument("issue", shell_complete=issue_names)
@click.option(
    "--to",
    "service",
    type=click.Choice(SERVICES),
    help="The mailing service.  [default: the one of newsletter.toml]",
)
@click.option("--dry-run", is_flag=True, help="Print the requests that would be made, and call nobody.")
@click.option("--force", is_flag=True, help="Overwrite what was edited there, make anew what was deleted.")
@click.option(
    "--test-to",
    metavar="ADDRESS",
    multiple=True,
    callback=_addresses,
    help="Let the service send a test here; can be given up to five times.",
)
@click.option(
    "--list",
    "lists",
    metavar="ID",
    multiple=True,
    help="Other readers than newsletter.toml names, from now on; can be given several times.",
)
@click.option("--segment", "segments", metavar="ID", multiple=True, help="The same for a segment.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How what was done is told.",
)
@click.option("--with-errors", metavar="REASON", default="", help="Upload in spite of errors, and say why.")
def upload(
    issue: str,
    service: str | None,
    dry_run: bool,
    force: bool,
    test_to: tuple[str, ...],
    lists: tuple[str, ...],
    segments: tuple[str, ...],
    form: str,
    with_errors: str,
) -> None:
    """Make ISSUE a draft at a mailing service, or bring its draft up to date. Nothing is sent.

    There is one draft however often this runs, and a run that was broken off is taken up by the next.
    """
    import datetime as dt

    from issuepress.upload.prepare import prepare
    from issuepress.upload.upload import upload as upload_issue
    from issuepress.workspace.load import load_issue

    loaded = load_issue(workspace_here(), issue)
    service = service or _only_service(loaded)
    choices = {key: ids for key, ids in (("list", lists), ("segment", segments)) if ids}
    prepared = prepare(loaded, service, choices=choices, with_errors=with_errors, dry_run=dry_run)
    if dry_run:
        _print_requests(prepared, form)
        return
    now = dt.datetime.now().astimezone()
    _say_done(prepared, upload_issue(prepared, now=now, say=say_progress, force=force, test_to=test_to), form)


def _only_service(issue: "Issue") -> str:
    """The one service that newsletter.toml has a table for."""
    from issuepress.upload.settings import unknown_services

    known = [name for name in issue.publication.services if name in SERVICES]
    if len(known) == 1:
        return known[0]
    if wrong := unknown_services(issue):
        raise InvalidFile(wrong)
    raise click.UsageError(f"Say to which service, with --to: {', '.join(known or SERVICES)}.")


def _print_requests(prepared: "Prepared", form: str) -> None:
    from issuepress.upload.dry_run import planned, requests_as_json, requests_as_text
    from issuepress.upload.recorded import recorded

    requests = planned(prepared, recorded(prepared.issue, prepared.name))
    tell(requests_as_json(requests) if form == "json" else requests_as_text(requests), form)


def _say_done(prepared: "Prepared", done: "Uploaded", form: str) -> None:
    from issuepress.upload.readers import told

    name, service = prepared.issue.name, prepared.service
    if form == "json":
        said = {"issue": name, "service": prepared.name, "done": done.done, "url": done.url}
        tell(json.dumps(said, ensure_ascii=False), form)
        return
    view = f"View it at {done.url}" if done.url else ""
    for line in filter(None, (from_here(service.told(done.done)), told(done.readers), view)):
        say(line)


@click.command()
@click.argument("service", required=False, type=click.Choice(SERVICES), metavar="[SERVICE]")
@click.option("--lists", is_flag=True, help="Ask it which lists and segments there are, and print their ids.")
def services(service: str | None, lists: bool) -> None:
    """Show what each mailing service takes and does; of one, the keys of its table and where its key is."""
    from issuepress.services.table import services_as_text, table_as_text

    if not service:
        if lists:
            raise click.UsageError("--lists needs the name of a service")
        click.echo(services_as_text(), nl=False)
    elif lists:
        _print_audiences(service)
    else:
        click.echo(table_as_text(service), nl=False)


def _print_audiences(service: str) -> None:
    from issuepress.upload.readers import audiences_of

    found = audiences_of(workspace_here(), service, say=say_progress)
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        click.echo(f"{one.key or 'all':8} {one.id:{width}}  {one.name}  {one.many}".rstrip())
