"""How the e-mail looks: `theme copy`, `theme new`, `theme show`."""

from pathlib import Path

import click

from issuepress.cli.program import Group, say, short, workspace_here


@click.group(cls=Group)
def theme() -> None:
    """Change a theme, begin one of your own, or look at one on sample content."""


@theme.command()
@click.argument("name")
@click.argument("file", required=False)
def copy(name: str, file: str | None) -> None:
    """Copy the bundled theme NAME, or one FILE of it, into templates/, where it can be changed.

    NAME is clinic, letter, bright, or base for what they all share.
    """
    from issuepress.workspace.themes import copy_theme

    _say_written(copy_theme(workspace_here(), name, file))


@theme.command()
@click.argument("name")
def new(name: str) -> None:
    """Begin a theme of your own: the least that shows everything, in templates/NAME/."""
    from issuepress.workspace.themes import new_theme

    _say_written(new_theme(workspace_here(), name))
    say(f'Next: look at it with: issuepress theme show {name}; then write theme = "{name}"')


@theme.command()
@click.argument("name")
@click.option("--open", "look", is_flag=True, help="Show it in the browser.")
def show(name: str, look: bool) -> None:
    """Render sample content with everything in it, in the theme NAME, to build/theme-NAME/."""
    from tempfile import TemporaryDirectory

    from issuepress.build import build, rendered
    from issuepress.workspace.themes import sample_issue

    workspace = workspace_here()
    with TemporaryDirectory() as folder:
        issue = sample_issue(workspace, Path(folder))
        built = build(rendered(issue, name), issue, workspace.build / f"theme-{name}")
    say(f"wrote {short(built.files[0])}")
    if look:
        click.launch(built.files[0].resolve().as_uri())


def _say_written(files: list[Path]) -> None:
    for file in files:
        say(f"wrote {short(file)}")
