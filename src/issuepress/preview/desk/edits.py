"""A change on the page is an edit of one key of ``issue.toml``, and undoing it is the inverse edit."""

import datetime as dt
import re
import threading
from asyncio import to_thread
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, Self

from pydantic import ConfigDict, Field, model_validator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.errors import InvalidFile, OutputError, Overtaken
from issuepress.fields import Model
from issuepress.preview.desk.choices import files_of
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues
from issuepress.preview.mistakes import mistakes
from issuepress.workspace.document import Edit
from issuepress.workspace.edit import edit
from issuepress.workspace.load import ISSUE

TOGETHER = 60  # edits of one click
LONGEST = 20_000  # characters of a text
TOO_LATE = "This can not be undone any more: the preview was started anew."
REMEMBERED = 500  # edits that can be taken back
# What readers read, and what says where it stands. The theme is nobody's business here.
TEXTS = re.compile(
    r"subject|preheader|title|intro"
    r"|digests\[\d+\]\.(?:title|summary|takeaways\[\d+\]|caveat|quote|quote_by|image_alt|figure_alt|detail|topic|url"
    r"|approved\[\d+\]|rests_on\[\d+\]\.(?:text|sentences\[\d+\]))"
    r"|blocks\[\d+\]\.(?:after|heading|text|by|caption|question|answer|button|place|dose|caution|low|high|image_alt"
    r"|approved\[\d+\]|(?:steps|items)\[\d+\]\.(?:text|number|image_alt))"
)
FACTS = re.compile(r"blocks\[\d+\]\.(?:starts|ends|time_zone|minutes|url|calendar)")
FILES = re.compile(r"blocks\[\d+\]\.(?:(?:steps\[\d+\]\.)?image|article)")  # only those that are there
KIND = re.compile(r"blocks\[\d+\]\.kind")  # of a block that is added
TABLES = re.compile(
    r"(?:digests|blocks)\[\d+\]|digests\[\d+\]\.(?:takeaways|rests_on)\[\d+\]|blocks\[\d+\]\.(?:steps|items)\[\d+\]"
)
ADDED = re.compile(r"blocks\[\d+\]|digests\[\d+\]\.rests_on\[\d+\]|blocks\[\d+\]\.(?:steps|items)\[\d+\]")
MOMENT = re.compile(r".*\.(?:starts|ends)")


class Change(Model):
    """An edit as a page may ask for it: a text becomes another, or something moves, goes or is added."""

    model_config = ConfigDict(str_strip_whitespace=False)

    key: str = Field(max_length=80)
    was: Any = None
    now: str | int | dict[str, Any] | None = None
    to: str = Field("", max_length=80)

    @model_validator(mode="after")
    def _is_ours(self) -> Self:
        if isinstance(self.now, dict):
            return self._is_added()
        is_table = TABLES.fullmatch(self.key) and self.now is None
        if self.to and not (is_table and TABLES.fullmatch(self.to)):
            raise ValueError(f"{self.key} is not moved from here")
        if not is_table and not _may_say(self.key, self.now):
            raise ValueError(f"{self.key} is not changed from here")
        return self

    def _is_added(self) -> Self:
        if self.was is not None or self.to or not ADDED.fullmatch(self.key):
            raise ValueError(f"{self.key} is not added from here")
        for key, value in _each(self.key, self.now):
            if value is None or not (_may_say(key, value) or KIND.fullmatch(key)):
                raise ValueError(f"{key} is not changed from here")
        return self

    @property
    def files(self) -> Iterator[tuple[str, str]]:
        """Each file that the change names, with its key."""
        for key, value in _each(self.key, self.now):
            if FILES.fullmatch(key) and isinstance(value, str):
                yield key, value

    @property
    def edit(self) -> Edit:
        return Edit(key=self.key, was=self.was, now=_as_toml(self.key, self.now), to=self.to)


def _may_say(key: str, value: object) -> bool:
    if isinstance(value, str) and len(value) > LONGEST:
        return False
    is_known = TEXTS.fullmatch(key) or FACTS.fullmatch(key) or FILES.fullmatch(key)
    return bool(is_known) and (value is None or isinstance(value, str) or key.endswith(".minutes"))


def _each(key: str, value: object) -> Iterator[tuple[str, object]]:
    """Every value in a table that is added, with its own key."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _each(f"{key}.{name}", one)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _each(f"{key}[{number}]", one)
    else:
        yield key, value


def _as_toml(key: str, value: Any) -> Any:
    """A value of JSON as TOML says it: a moment is none in JSON."""
    if isinstance(value, dict):
        return {name: _as_toml(f"{key}.{name}", one) for name, one in value.items()}
    if MOMENT.fullmatch(key) and isinstance(value, str):
        with suppress(ValueError):
            return dt.datetime.fromisoformat(value)
    return value


class Changes(Model):
    edits: tuple[Change, ...] = Field(min_length=1, max_length=TOGETHER)


class Back(Model):
    undo: str = Field(max_length=40)


class Edits:
    """The one way from the page into issue.toml. ``lock`` is held by whoever else writes there."""

    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers
        self.lock = threading.Lock()
        self._undoing: OrderedDict[str, tuple[str, tuple[Edit, ...]]] = OrderedDict()
        self._numbers = count(1)

    async def edit(self, request: Request) -> Response:
        asked = await self.writers.asked(request, Changes)
        name = request.path_params["name"]
        folder = self.issues.folder(name)
        for key, file in (named for one in asked.edits for named in one.files):
            if file not in files_of(folder) and not file.startswith("https://"):
                return JSONResponse({"error": f"{key}: there is no such file in the issue"}, 422)
        return await self._make(name, [one.edit for one in asked.edits])

    async def undo(self, request: Request) -> Response:
        """Undo, or redo: what comes back undoes this in turn."""
        asked = await self.writers.asked(request, Back)
        name = request.path_params["name"]
        there, undoing = self._undoing.get(asked.undo, ("", ()))
        if there != name:
            return JSONResponse({"error": TOO_LATE}, 410)
        answer = await self._make(name, undoing)
        if answer.status_code != 422:  # made, or overtaken for good
            self._undoing.pop(asked.undo, None)
        return answer

    async def _make(self, name: str, edits: Sequence[Edit]) -> Response:
        file = self.issues.folder(name) / ISSUE
        try:
            undoing = await to_thread(self._edited, file, edits)
        except Overtaken as error:
            return JSONResponse({"key": error.key, "was": error.was, "there": error.there}, 409)
        except (InvalidFile, OutputError) as error:
            told = [mistake.what for mistake in mistakes(error, self.issues.workspace)]
            return JSONResponse({"error": "\n".join(told)}, 422)
        token = self._remember(name, undoing)
        await self.issues.renew({name})
        return JSONResponse({"undo": token})

    def _edited(self, file: Path, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        with self.lock:
            return edit(file, *edits)

    def _remember(self, name: str, undoing: tuple[Edit, ...]) -> str:
        token = f"{self.issues.version(name)}-{next(self._numbers)}"
        self._undoing[token] = name, undoing
        while len(self._undoing) > REMEMBERED:
            self._undoing.popitem(last=False)
        return token
