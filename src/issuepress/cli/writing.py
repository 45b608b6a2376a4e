"""Articles become an issue: `draft`, `condense`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from issuepress.cli.program import issue_names, say, short, tell, workspace_here
from issuepress.cli.sources import (
    PUBLICATIONS_OWN,
    is_source,
    issue_and_sources,
    new_in_feed,
    read,
    read_all,
)

if TYPE_CHECKING:
    import datetime as dt

    from issuepress.draft import Drafted
    from issuepress.write.write import Line


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> "dt.date | None":
    import datetime as dt

    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value} is no date; write it like 2026-11-22") from None


@click.command()
@click.argument("arguments", metavar="[ISSUE] SOURCE...", nargs=-1, shell_complete=issue_names)
@click.option("--again", is_flag=True, help="Condense anew, over text that was edited.")
@click.option(
    "--from-feed",
    "feed",
    metavar="[FEED]",
    is_flag=False,
    flag_value=PUBLICATIONS_OWN,
    help="What was in no issue yet, of this feed or of newsletter.toml's.",
)
@click.option(
    "--newest", metavar="N", type=click.IntRange(1, 50), help="Of a feed, the newest N entries.  [default: 1]"
)
@click.option(
    "--since", metavar="DATE", callback=_date, help="Of a feed, all entries since a date, like 2026-11-22."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is told.",
)
@click.option(
    "--model/--no-model",
    default=None,
    help="Ask the model that newsletter.toml names, or leave it alone.  [default: ask it where there is one]",
)
def draft(
    arguments: tuple[str, ...],
    again: bool,
    feed: str | None,
    newest: int | None,
    since: "dt.date | None",
    form: str,
    model: bool | None,
) -> None:
    """Read each SOURCE and write its digest into ISSUE, which is made if it is not there.

    A SOURCE is a file (text pasted from a page, Markdown, HTML, Word), an http(s) address, a feed, or - for
    standard input. Without ISSUE, it is named after the month and the first article. Drafting an article
    again updates its source and leaves edited text alone.
    """
    import datetime as dt

    from issuepress.draft import draft as draft_issue
    from issuepress.draft import issue_of

    workspace = workspace_here()
    today = dt.datetime.now().astimezone().date()
    if feed is not None and feed != PUBLICATIONS_OWN and not is_source(feed):
        arguments, feed = (feed, *arguments), PUBLICATIONS_OWN  # what follows --from-feed names the issue
    issue, sources = issue_and_sources(workspace, arguments, is_complete=feed is not None)
    found = read_all(sources, newest or 1, since)
    if feed is not None:
        found += new_in_feed(workspace, feed, newest, since)
        if not found:
            return
    issue = issue or issue_of(workspace, found[0].article, today)
    hear = say if form == "text" else _hush
    drafted = draft_issue(workspace, issue, found, today, again=again, model=model, say=hear)
    folder = workspace.issue_folder(issue)
    if form == "json":
        tell(_as_json(folder, drafted), form)
        return
    for one in drafted:
        _say_drafted(one)
    say(f"\nNext: edit {short(folder / 'issue.toml')}, then: issuepress render {folder.name} --open")


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
    from issuepress.condense.grades import grades
    from issuepress.condense.show import digest_as

    for found in read(source, 1, None):
        article = found.article
        digest = condense_article(article, length)
        tell(digest_as(form, digest, subject(article), preheader(article, digest)), form)
        if explain:
            click.echo(f"\n{explain_choice(article, length)}", err=form != "text")
            click.echo(f"\n{grades(article, digest).capitalize()}", err=form != "text")
        _say_notes((*article.notes, *notes_for_author(article)))


def _hush(_line: str) -> None:
    """Nothing but JSON on standard output."""


def _as_json(folder: Path, drafted: "list[Drafted]") -> str:
    import json

    told = [
        {
            "title": one.article.title,
            "article": one.file.relative_to(folder).as_posix(),
            "digest": one.digest.model_dump(mode="json", exclude_defaults=True) if one.digest else None,
            "notes": one.notes,
        }
        for one in drafted
    ]
    whole = {"issue": folder.name, "file": str(folder / "issue.toml"), "drafted": told}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _say_drafted(drafted: "Drafted") -> None:
    from issuepress.condense.grades import grades

    article, digest = drafted.article, drafted.digest
    by = f" by {article.author}" if article.author else ""
    say(f"read  “{article.title}”{by}, {article.reading_minutes} min")
    say(f"wrote {short(drafted.file)}")
    if digest:
        many = len(digest.takeaways)
        parts = [f"{many} takeaway{'' if many == 1 else 's'}", "a caveat" if digest.caveat else "no caveat"]
        say(f"      its digest: a summary, {', '.join(parts)}{', a quotation' if digest.quote else ''}")
        if spoken := grades(article, digest):
            say(f"      {spoken}")
        for line in drafted.lines:
            _say_line(line)
    else:
        say("      its digest was left as it stands; --again condenses it anew")
    _say_notes(drafted.notes)


def _say_line(line: "Line") -> None:
    """Where a text of a model came from."""
    start = line.text if len(line.text) <= 60 else f"{line.text[:59]}…"
    ask = "; compare, and approve it" if line.origin == "said otherwise" else ""
    why = f" (it had changed it: {line.why})" if line.origin == "put back" else ""
    say(f"      {line.place}: {line.origin}{ask}{why}: “{start}”")


def _say_notes(notes: tuple[str, ...]) -> None:
    if notes:
        click.echo("For the author, not for the reader:", err=True)
    for note in dict.fromkeys(notes):
        click.echo(f"  - {note}", err=True)
