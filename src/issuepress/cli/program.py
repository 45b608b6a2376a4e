"""What the commands share: errors as lines, how much is said, the workspace around the reader, names."""

import atexit
import difflib
import gc
import json
import logging
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from issuepress.errors import IssuepressError, WorkspaceError
from issuepress.services import names

if TYPE_CHECKING:
    from issuepress.workspace.folder import Workspace

SERVICES = names()
FAILED, COULD_NOT_CHECK = 1, 2  # `check` keeps 1 for errors that it found
QUIET = f"{__name__}.quiet"
LOGGERS = ("issuepress", "httpx")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# A file as findings name it, from the workspace.
NEWSLETTERS = re.compile(r"(?<![\w./\\-])newsletters/[^\s:;,“”\"')]+")
OBJECTS = 300_000  # made and kept until what nobody needs is looked for; an issue makes fewer


class Timed(logging.Formatter):
    """What is done and when, files by their way from here."""

    def format(self, record: logging.LogRecord) -> str:
        return from_here(super().format(record))


class Group(click.Group):
    """Tells the first sentence of each command whole: click would cut it off at the edge of the terminal."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(1000)) for name, one in self.commands.items()])


class Program(Group):
    """Turns a mistake that a person can mend into its lines on standard error, without a traceback."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += _loudness()

    def main(self, *args: Any, **kwargs: Any) -> Any:
        _tidy_rarely()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a letter that the code page lacks becomes a "?"
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):  # no-color.org
            ctx.color = False
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # who reads has enough: click's business
        except (IssuepressError, OSError, UnicodeEncodeError) as error:
            complain(_told(error))
            ctx.exit(COULD_NOT_CHECK if ctx.invoked_subcommand == "check" else FAILED)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """What was meant is named, where a command is misspelled."""
        near = difflib.get_close_matches(args[0], self.commands, 1)
        if args[0] not in self.commands and near:
            ctx.fail(f"There is no command {args[0]}; did you mean {near[0]}?")
        return super().resolve_command(ctx, args)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """A command, with the options that all have, before it and behind it."""
        for one in (cmd, *(cmd.commands.values() if isinstance(cmd, click.Group) else ())):
            one.params += _loudness()
        super().add_command(cmd, name)


def _told(error: Exception) -> str:
    """Its words; of the system's own errors, the file and what the system says of it.

    Raises what has no words for people.
    """
    if isinstance(error, UnicodeEncodeError):
        if error.encoding == "utf-8":
            raise error
        letters = error.object[error.start : error.end]
        return f"no file can have “{letters}” in its name here ({error.encoding}); set LC_ALL=C.UTF-8"
    if isinstance(error, OSError):
        return f"{error.filename or 'the system'}: {error.strerror or error}"
    return str(error)


@cache
def _tidy_rarely() -> None:
    """Nearly all that a command makes it needs to its end, and Python would look it through a hundred times.

    What is there at the end goes with the process, and need not be looked through once more.
    """
    gc.set_threshold(OBJECTS)
    atexit.register(gc.freeze)


def tell(text: str, form: str) -> None:
    """What was asked for. JSON is for programs, and the same in every code page."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    if form == "json" and encoding != "utf8":
        text = NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
    click.echo(text, nl=not text.endswith("\n"))


def say(line: str) -> None:
    """A line on what was done; with --quiet, nothing."""
    if not click.get_current_context().meta.get(QUIET):
        click.echo(line)


def say_progress(line: str) -> None:
    """A line on what is being done, for somebody who waits; with --quiet, nothing."""
    if not click.get_current_context().meta.get(QUIET):
        click.echo(f"  {from_here(line)}", err=True)


def say_waiting(line: str) -> None:
    """What takes a while, for somebody who waits at a terminal; with --quiet, nothing."""
    if sys.stderr.isatty() and not click.get_current_context().meta.get(QUIET):
        click.echo(click.style(f"{line} ...", dim=True), err=True)


def complain(lines: str) -> None:
    """A mistake on standard error, files by their way from here, its place in red where there is color."""
    for line in from_here(lines).splitlines():
        place, colon, what = line.partition(": ")
        is_placed = colon and not line.startswith(" ")  # what goes on from the line above is not
        click.echo(click.style(f"{place}{colon}", fg="red") + what if is_placed else line, err=True)


def is_asked() -> bool:
    """Whether somebody sits there who can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def issue_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    try:
        names = workspace_here().issue_names()
    except IssuepressError:
        return []
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def checked_address(value: str) -> str:
    """An e-mail address, or nothing. Raises BadParameter."""
    from issuepress.fields import email_address

    return _checked(email_address, value)


def checked_web_address(value: str) -> str:
    """A web address, or nothing; https:// is added where it is missing. Raises BadParameter."""
    from issuepress.fields import web_address as whole

    return _checked(whole, value if "://" in value or not value else f"https://{value}")


def _checked(check: Callable[[str], str], value: str) -> str:
    try:
        return check(value) if value else ""
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return checked_address(value or "") or None


def web_address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return checked_web_address(value or "") or None


def workspace_here() -> "Workspace":
    from issuepress.workspace.folder import find_workspace

    return find_workspace(_here())


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise WorkspaceError("the folder that you stand in is gone; go to another") from None


def from_here(text: str) -> str:
    """A text with the files of the workspace named by their way from here."""
    try:
        here = _here()
    except WorkspaceError:
        return text
    root = _root(here)
    for folder in (here, *(up for up in here.parents if up.is_relative_to(root))):
        text = _renamed(text, f"{folder}{os.sep}", _way(folder, here))
    return NEWSLETTERS.sub(lambda found: os.path.relpath(root / found[0], here), text)


def _renamed(text: str, start: str, way: str) -> str:
    """Where a file's name starts, and not within an address."""
    return re.sub(rf"(?<![\w/]){re.escape(start)}", lambda _: way, text)


def _root(here: Path) -> Path:
    """The workspace's, or where one stands."""
    try:
        return workspace_here().root
    except WorkspaceError:
        return here


def _way(folder: Path, here: Path) -> str:
    way = os.path.relpath(folder, here)
    return "" if way == os.curdir else f"{way}{os.sep}"


def short(path: Path) -> Path:
    """The path from here, where that is shorter."""
    try:
        way = Path(os.path.relpath(path.resolve(), _here()))
    except ValueError:  # on another drive
        return path
    return min(way, path, key=lambda one: len(str(one)))


def _loudness() -> list[click.Option]:
    return [
        _switch("-q", "--quiet", _be_quiet, "Say only what is wrong, and what was asked for."),
        _switch("-v", "--verbose", _be_verbose, "Say what is read and asked for, and how long it takes."),
    ]


def _switch(letter: str, name: str, turn_on: Any, words: str) -> click.Option:
    return click.Option([letter, name], is_flag=True, expose_value=False, callback=turn_on, help=words)


def _be_quiet(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[QUIET] = True


def _be_verbose(_ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        handler = logging.StreamHandler()
        handler.setFormatter(Timed("%(relativeCreated)6.0f ms  %(message)s"))
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.INFO)
            logging.getLogger(name).addHandler(handler)
