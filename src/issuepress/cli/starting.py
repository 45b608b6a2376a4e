"""A workspace begins, and what is in it: `init`, `issues`."""

from collections.abc import Callable
from pathlib import Path

import click

from issuepress.cli.program import (
    SERVICES,
    address,
    checked_address,
    checked_web_address,
    complain,
    is_asked,
    say,
    tell,
    web_address,
    workspace_here,
)

COLORS = {"broken": "red", "upload broken off": "yellow", "uploaded": "green"}


def _one_line(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    from issuepress.text.characters import clean_line

    return clean_line(value or "") or None


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", callback=_one_line, help="The name of the newsletter.")
@click.option("--email", callback=address, help="The address that readers write to.")
@click.option("--postal-address", metavar="TEXT", help="Your postal address; the law asks for one.")
@click.option("--website", metavar="ADDRESS", callback=web_address, help="Your website.")
@click.option("--service", type=click.Choice(SERVICES), help="The mailing service that you use.")
def init(
    folder: Path,
    name: str | None,
    email: str | None,
    postal_address: str | None,
    website: str | None,
    service: str | None,
) -> None:
    """Lay out a new workspace in FOLDER, with a comment on every key.

    At a terminal, it asks for what is not given. What stays open is left out: nothing is invented.
    """
    from issuepress.services.table import tables_as_comments
    from issuepress.text.characters import clean_line
    from issuepress.workspace.start import refuse_workspace, start

    refuse_workspace(folder)
    if is_asked():
        name = name or _answer("The name of the newsletter", clean_line)
        email = email or _answer("The e-mail address that readers write to", checked_address)
        postal_address = postal_address or _answer("Your postal address, in one line", clean_line)
        website = website or _answer("Your website", checked_web_address)
        service = service or _answer(f"Your mailing service: {', '.join(SERVICES)}", _checked_service)
    services = tables_as_comments(service)
    for path in start(folder, name, email, services, postal_address=postal_address, website=website):
        say(f"wrote {path}")
    _say_next(folder, is_complete=bool(name and email))


def _answer(question: str, checked: Callable[[str], str]) -> str | None:
    """What somebody answers, asked again until it can be right. Enter leaves it open."""
    hint = click.style(" (Enter leaves it open)", dim=True)
    return click.prompt(f"{question}{hint}", default="", show_default=False, value_proc=checked) or None


def _checked_service(value: str) -> str:
    if value and value not in SERVICES:
        raise click.BadParameter(f"choose one of {', '.join(SERVICES)}")
    return value


def _say_next(folder: Path, *, is_complete: bool) -> None:
    file = folder / "newsletters" / "newsletter.toml"
    say(
        f"\nNext: look through {file}"
        if is_complete
        else f"\nNext: write name, sender and call_to_action into {file}"
    )
    say("Then make your first issue; ARTICLE is a file, or the address of a page:\n")
    if folder != Path():
        say(f'  cd "{folder}"' if " " in str(folder) else f"  cd {folder}")
    say("  issuepress draft ARTICLE")


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
        tell(json.dumps([asdict(issue) for issue in found], default=str, ensure_ascii=False, indent=2), form)
        return
    width = max((len(issue.name) for issue in found), default=0)
    for issue in found:
        where = ", ".join(f"{upload.service} {upload.day}".strip() for upload in issue.uploads)
        state = f"{issue.state}: {where}" if where and issue.state != "broken" else issue.state
        dated = issue.date.isoformat() if issue.date else "no date"
        click.echo(f"{dated:10}  {issue.name:{width}}  {_colored(state, issue.state)}")
        say(f"{'':{12 + width}}  {issue.subject}")
        complain("\n".join(issue.mistakes))
    if not found:
        say("There are no issues yet. Make one from an article: issuepress draft ARTICLE")


def _colored(text: str, state: str) -> str:
    return click.style(text, fg=COLORS[state]) if state in COLORS else text
