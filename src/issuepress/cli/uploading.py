"""An issue becomes a draft at a mailing service: `upload`, `services`."""

import click

from issuepress.cli.program import SERVICES, address, issue_names, workspace_here

TESTS_AT_MOST = 5


def _addresses(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) > TESTS_AT_MOST:
        raise click.BadParameter(f"at most {TESTS_AT_MOST} addresses")
    return tuple(address(ctx, param, value) or "" for value in values)


@click.command()
@click.argument("issue", shell_complete=issue_names)
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
    import datetime as dt

    from issuepress.upload.prepare import planned, prepare, requests_as_text
    from issuepress.upload.upload import upload as upload_issue
    from issuepress.workspace import receipts
    from issuepress.workspace.load import load_issue

    loaded = load_issue(workspace_here(), issue)
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


@click.command()
def services() -> None:
    """Show what each mailing service takes and does."""
    from issuepress.services.table import services_as_text

    click.echo(services_as_text(), nl=False)


def _say_progress(line: str) -> None:
    click.echo(f"  {line}", err=True)
