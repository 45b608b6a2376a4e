"""A workspace begins, and what is in it: `init`, `issues`."""

from pathlib import Path

import click

from issuepress.cli.program import address, say, workspace_here

COLORS = {"broken": "red", "not uploaded": None, "upload broken off": "yellow", "uploaded": "green"}


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", help="The name of the newsletter.")
@click.option("--email", callback=address, help="The address that readers write to.")
def init(folder: Path, name: str | None, email: str | None) -> None:
    """Lay out a new workspace in FOLDER, with a comment on every key."""
    from issuepress.services.table import tables_as_comments
    from issuepress.workspace.start import start

    for path in start(folder, name, email, tables_as_comments()):
        click.echo(f"wrote {path}")
    click.echo(
        f"\nNext: look through {folder / 'newsletters' / 'newsletter.toml'}, then make your first issue:"
    )
    click.echo(
        "  issuepress draft 2026-01-first ARTICLE"
        if folder == Path()
        else f"  cd {folder} && issuepress draft 2026-01-first ARTICLE"
    )


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told.",
)
def issues(form: str) -> None:
    """List the issues: date, state, where each was uploaded."""
    import json
    from dataclasses import asdict

    from issuepress.workspace.shelf import shelf

    workspace = workspace_here()
    found = shelf(workspace)
    if form == "json":
        click.echo(json.dumps([asdict(issue) for issue in found], default=str, ensure_ascii=False, indent=2))
        return
    width = max((len(issue.name) for issue in found), default=0)
    for issue in found:
        where = ", ".join(f"{upload.service} {upload.day}".strip() for upload in issue.uploads)
        state = f"{issue.state}: {where}" if where and issue.state != "broken" else issue.state
        dated = issue.date.isoformat() if issue.date else "no date"
        click.echo(f"{dated:10}  {issue.name:{width}}  {click.style(state, fg=COLORS[issue.state])}")
        say(f"{'':{12 + width}}  {issue.subject}")
    if not found:
        say("There are no issues yet. Make one from an article: issuepress draft ARTICLE")
