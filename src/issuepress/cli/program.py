"""What the commands share: errors as lines, the workspace around the reader, names that complete."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from issuepress.errors import IssuepressError
from issuepress.services import names

if TYPE_CHECKING:
    from issuepress.workspace.load import Workspace

SERVICES = names()


class Program(click.Group):
    """Turns a mistake that a person can mend into its line on standard error: exit 1, no traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except IssuepressError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


def issue_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    try:
        names = workspace_here().issue_names()
    except IssuepressError:
        return []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from issuepress.fields import email_address

    try:
        return email_address(value) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def workspace_here() -> "Workspace":
    from issuepress.workspace.load import find_workspace

    return find_workspace(Path.cwd())


def short(path: Path) -> Path:
    """The path from here, where that is shorter."""
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path
