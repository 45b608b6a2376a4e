"""An issue as its readers see it: `preview`, `screenshot`."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from issuepress.cli.program import SERVICES, issue_names, say, short, workspace_here


@click.command()
@click.argument("issue", required=False, shell_complete=issue_names)
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
    from issuepress.preview import preview as serve

    def ready(address: str) -> None:
        click.echo(f"Look at {address}  (Ctrl-C ends it)")
        if not no_open:
            _open(address)

    serve(workspace_here(), issue, host=host, port=port, service=service, when_ready=ready)


def _open(address: str) -> None:
    """In the browser, without a word where there is none: the address is said already."""
    import subprocess

    if sys.platform in {"darwin", "win32", "cygwin"}:
        click.launch(address)
        return
    silent = subprocess.DEVNULL
    with suppress(OSError):
        # A session of its own: Ctrl-C ends the preview alone, and no browser of the terminal takes that over.
        subprocess.Popen(  # noqa: S603 - the address is our own
            ["xdg-open", address],  # noqa: S607 - wherever the desktop has it
            stdin=silent, stdout=silent, stderr=silent, start_new_session=True,
        )  # fmt: skip


@click.command()
@click.argument("issue", shell_complete=issue_names)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder.  [default: build/ISSUE/screenshots]",
)
@click.option("--to", "service", type=click.Choice(SERVICES), help="As a mailing service's readers see it.")
@click.option("--view", "views", metavar="NAME", multiple=True, help="This view only; may be given again.")
@click.option("--width", metavar="PX", type=click.IntRange(240, 1600), help="As wide as this.")
def screenshot(
    issue: str, output: Path | None, service: str | None, views: tuple[str, ...], width: int | None
) -> None:
    """Write a picture of each view of ISSUE, for somebody without a command line."""
    from issuepress.preview import screenshots
    from issuepress.preview.screenshots import VIEWS

    for unknown in [view for view in views if view not in VIEWS]:
        raise click.BadParameter(
            f"there is no view {unknown!r}; there are {', '.join(VIEWS)}", param_hint="--view"
        )
    workspace = workspace_here()
    folder = output or workspace.build / workspace.issue_folder(issue).name / "screenshots"
    for file in screenshots(workspace, issue, folder, service, views=views, width=width):
        say(f"wrote {short(file)}")
