"""Which articles `draft` is to read: what stands on its command line, and what is new in a feed."""

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from issuepress.cli.program import is_asked, say, say_waiting, short
from issuepress.errors import IssuepressError, UnreadableSource, WorkspaceError

if TYPE_CHECKING:
    from issuepress.draft import Source
    from issuepress.read.feed import Entry
    from issuepress.workspace.load import Workspace

PUBLICATIONS_OWN = "newsletter.toml"  # the feed that it names
SUFFIXES = {
    ".txt",
    ".md",
    ".markdown",
    ".mdx",
    ".html",
    ".htm",
    ".docx",
    ".pdf",
    ".odt",
    ".rtf",
    ".mhtml",
    ".zip",
    ".json",
    ".xml",
    ".rss",
    ".atom",
}
STANDARD_INPUT = "standard input"
MOST_OFFERED = 12  # entries of a feed


def issue_and_sources(
    workspace: "Workspace", arguments: tuple[str, ...], *, is_complete: bool
) -> tuple[str, tuple[str, ...]]:
    """The issue is named first, if at all: what is neither a file nor an address, or is an issue already."""
    first, *others = arguments or ("",)
    is_issue = first and (workspace.has_issue(first) or not is_source(first))
    if is_issue and (others or is_complete):
        return first, tuple(others)
    if is_issue:
        raise click.UsageError(
            f"What is to be drafted into {first}? Name an article too: issuepress draft {first} ARTICLE"
        )
    if not arguments and not is_complete:
        raise click.UsageError("Name an article: a file, or the address of a page.")
    return "", arguments


def is_source(argument: str) -> bool:
    path = Path(argument)
    return argument == "-" or "/" in argument or "\\" in argument or path.suffix in SUFFIXES or path.is_file()


def read_all(sources: tuple[str, ...], newest: int, since: Any) -> "list[Source]":
    """All articles, or all that is wrong with the sources at once."""
    found, wrong = list["Source"](), list[str]()
    if sources.count("-") > 1:
        raise click.UsageError("- is standard input, and can be named once.")
    for source in sources:
        try:
            found += read(source, newest, since)
        except IssuepressError as error:
            wrong.append(str(error))
    if wrong:
        raise UnreadableSource("\n".join(wrong))
    return found


def read(source: str, newest: int, since: Any) -> "list[Source]":
    from issuepress.draft import Source
    from issuepress.read import read_articles
    from issuepress.read.decoding import LARGEST

    _say_reading(source)
    if source == "-":
        if sys.stdin is None:
            raise UnreadableSource(f"{STANDARD_INPUT}: is closed; name a file")
        if is_asked():
            say("Paste the article; then Enter and Ctrl-D, on Windows Ctrl-Z and Enter.")
        given = sys.stdin.buffer.read(LARGEST + 1)  # it may never end
        return [Source(one) for one in read_articles(STANDARD_INPUT, text=given, newest=newest, since=since)]
    path = Path(source) if "://" not in source else None
    articles = read_articles(source, newest=newest, since=since)
    return [Source(article, path.parent if path else None, path) for article in articles]


def new_in_feed(workspace: "Workspace", feed: str, newest: int | None, since: Any) -> "list[Source]":
    """The entries that no issue had, chosen by a person where one is there."""
    from issuepress.news import news
    from issuepress.read import feed_entries

    feed = feed if feed != PUBLICATIONS_OWN else _feed_of(workspace)
    _say_reading(feed)
    new = news(workspace, feed_entries(feed))
    every = [*new.fresh, *new.earlier]
    is_answered = is_asked() and not (newest or since) and every
    if newest or since:
        chosen = [entry for entry in every if not since or (entry.published or since) >= since][:newest]
    else:
        chosen = _chosen(every, list(new.fresh)) if is_answered else list(new.fresh)
    if not chosen:
        say(_nothing(feed, len(new.earlier), is_answered=bool(is_answered)))
    return _read(chosen)


def _read(entries: "list[Entry]") -> "list[Source]":
    from issuepress.draft import Source

    found = list[Source]()
    for entry in entries:
        _say_reading(entry.url)
        found.append(Source(entry.read()))
    return found


def _feed_of(workspace: "Workspace") -> str:
    from issuepress.workspace.load import load_publication

    if feed := load_publication(workspace).feed:
        return feed
    raise WorkspaceError(
        f"{short(workspace.publication_file)}: names no feed; add the address of your blog, like "
        'feed = "https://www.example.org/blog", or name one: --from-feed ADDRESS'
    )


def _chosen(entries: "list[Entry]", fresh: "list[Entry]") -> "list[Entry]":
    """Asks which. Enter takes what is fresh."""
    shown = entries[:MOST_OFFERED]
    for number, entry in enumerate(shown, 1):
        day = entry.published.isoformat() if entry.published else ""
        click.echo(f"{number:3}  {day:10}  {'new' if entry in fresh else '':3}  {entry.title}")
    default = ",".join(str(number) for number, entry in enumerate(shown, 1) if entry in fresh) or "none"
    question = "Which are to be in the issue? Numbers, like 1,3, or none"
    chosen = click.prompt(question, default=default, value_proc=partial(_numbers, most=len(shown)))
    return [shown[number - 1] for number in chosen]


def _numbers(answer: str, most: int) -> list[int]:
    """The numbers of an answer, each once. Raises BadParameter."""
    said = re.findall(r"[^\s,;]+", answer)
    if said == ["none"]:
        return []
    if not said or not all(one.isdecimal() and 1 <= int(one) <= most for one in said):
        raise click.BadParameter(f"write numbers from 1 to {most}, with commas between them, or none")
    return list(dict.fromkeys(map(int, said)))


def _nothing(feed: str, earlier: int, *, is_answered: bool) -> str:
    if is_answered:
        return "None was chosen, and nothing was written."
    if not earlier:
        return f"Nothing new in {feed}."
    many = f"{earlier} earlier articles were" if earlier > 1 else "One earlier article was"
    return f"Nothing new in {feed} since the last issue. {many} in none yet; take them with --newest N"


def _say_reading(source: str) -> None:
    if "://" in source:
        say_waiting(f"reading {source}")
