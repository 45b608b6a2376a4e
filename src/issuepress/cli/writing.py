"""Articles become an issue: `init`, `draft`, `condense`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from issuepress.cli.program import address, issue_names, short, workspace_here

if TYPE_CHECKING:
    from issuepress.draft import Drafted, Source


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--name", help="The name of the newsletter.")
@click.option("--email", callback=address, help="The address that readers write to.")
def init(folder: Path, name: str | None, email: str | None) -> None:
    """Lay out a new workspace in FOLDER, with a comment on every key."""
    from issuepress.workspace.start import start

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


@click.command()
@click.argument("issue", shell_complete=issue_names)
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
    import datetime as dt

    from issuepress.draft import draft as draft_issue

    workspace = workspace_here()
    read = [article for source in sources for article in _read(source, newest, since and since.date())]
    today = dt.datetime.now().astimezone().date()
    drafted = draft_issue(workspace, issue, read, today, again=again, say=click.echo)
    for one in drafted:
        _say_drafted(one)
    folder = workspace.issue_folder(issue)
    click.echo(f"\nNext: edit {short(folder / 'issue.toml')}, then: issuepress render {folder.name} --open")


@click.command()
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
    from issuepress.condense import condense as condense_article
    from issuepress.condense import explain as explain_choice
    from issuepress.condense import notes_for_author, preheader, subject
    from issuepress.condense.show import digest_as

    for found in _read(source, 1, None):
        article = found.article
        digest = condense_article(article, length)
        click.echo(digest_as(form, digest, subject(article), preheader(article, digest)), nl=False)
        if explain:
            click.echo(f"\n{explain_choice(article, length)}", err=form != "text")
        _say_notes((*article.notes, *notes_for_author(article)))


def _read(source: str, newest: int, since: Any) -> "list[Source]":
    from issuepress.draft import Source
    from issuepress.read import read_articles

    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace") if source == "-" else None
    path = Path(source) if source != "-" and "://" not in source else None
    articles = read_articles(source, text=text, newest=newest, since=since)
    return [Source(article, path.parent if path else None, path) for article in articles]


def _say_drafted(drafted: "Drafted") -> None:
    article, digest = drafted.article, drafted.digest
    by = f" by {article.author}" if article.author else ""
    click.echo(f"read  “{article.title}”{by}, {article.reading_minutes} min")
    click.echo(f"wrote {short(drafted.file)}")
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
