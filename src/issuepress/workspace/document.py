"""A TOML text that is changed a value at a time, while all the rest stays as it is.

An edit names one key, what stood there, and what is to stand there. If something else stands there by now, it
is refused. Comments keep their place: those right above a table or an item of a list, and those beside it,
move with it, go with it, and come back when it is brought back.
"""

import datetime as dt
import re
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from issuepress.errors import InvalidFile, Overtaken
from issuepress.fields import Model
from issuepress.models import IssueFile
from issuepress.workspace import toml
from issuepress.workspace.layout import Key
from issuepress.workspace.places import Items, Lines, section_of, tables, toml_of, value_of
from issuepress.workspace.wording import fields

NAMES = r"^[a-z_]+(\[[0-9]{1,4}\])?(\.[a-z_]+(\[[0-9]{1,4}\])?)*$"
LONGEST = 80  # characters of a key
PART = re.compile(r"(?P<name>[a-z_]+)|\[(?P<number>\d+)\]")


class Edit(Model):
    """One change: at ``key``, like ``digests[2].takeaways[1]``, ``was`` becomes ``now``.

    None is nothing: such an edit adds an item, a table or a key, or takes one out. With ``to``, what ``was``
    at ``key`` moves to another place of its list. ``written`` is how TOML said it, comments and all, for what
    is brought back.
    """

    model_config = ConfigDict(str_strip_whitespace=False)

    key: str = Field(pattern=NAMES, max_length=LONGEST)
    was: Any = None
    now: Any = None
    to: str = Field("", pattern=f"{NAMES}|^$", max_length=LONGEST)
    written: str = ""


class Document:
    """A TOML text to be changed; ``path`` names it in errors.

    After each change the text is read anew: were anything else different than the named key, it would be
    refused.
    """

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._line = "\r\n" if "\r\n" in text and not re.search(r"(?<!\r)\n", text) else "\n"
        self.text = text.removeprefix("\ufeff").replace(self._line, "\n")
        self.data = toml.parsed(path, self.text)
        self._mistakes = _mistakes(self.data)

    @property
    def written(self) -> str:
        """The text with the line ends that the file had."""
        return self._mark + self.text.replace("\n", self._line)

    def make(self, change: Edit) -> Edit:
        """Make an edit and return the one that undoes it. Raises Overtaken."""
        key, there = _key(change.key), self.get(change.key)
        is_new_item = change.was is None and isinstance(key[-1], int) and not change.to
        if not is_new_item and plain(there) != plain(change.was):
            raise Overtaken(self.path, change.key, plain(change.was), plain(there))
        if change.to:
            return self._move(change)
        if change.now is None:
            return Edit(key=change.key, now=plain(there), written=self._take(key))
        if change.was is None:
            begun = is_new_item and self._begins_a_list(key, change.now)
            self._put(key, change.now, change.written)
            if begun:  # the list goes as it came, with its first item
                return Edit(key=_name(key[:-1]), was=[change.now])
            return Edit(key=change.key, was=change.now)
        self._replace(key, _like(there, change.now))
        return Edit(key=change.key, was=change.now, now=plain(there))

    def get(self, name: str) -> Any:
        """What stands at a key, None where nothing does."""
        found: Any = self.data
        for part in _key(name):
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def put(self, name: str, value: Any) -> None:
        """A key says this value, whatever it said; None takes it out."""
        there = self.get(name)
        if there != value:
            self.make(Edit(key=name, was=there, now=value))

    def refuse_new_mistakes(self) -> None:
        """Raises InvalidFile where the text says what an issue cannot say, and did not before."""
        if _mistakes(self.data) - self._mistakes:
            toml.validated(self.path, self.text, IssueFile)

    # --- one change of the text ----------------------------------------------------------------------

    def _replace(self, key: Key, now: Any) -> None:
        place = value_of(self.text, key)
        if place is None:
            raise InvalidFile([f"{self.path}: {key[0]}: a whole table is not replaced; change its keys"])
        expected = deepcopy(self.data)
        _holder(expected, key)[key[-1]] = now
        self._become(self.text[: place.start] + toml_of(now) + self.text[place.end :], expected)

    def _take(self, key: Key) -> str:
        """Take out what stands at a key; how it was written."""
        expected = deepcopy(self.data)
        del _holder(expected, key)[key[-1]]
        if isinstance(key[-1], int) and not _holder(expected, key) and not value_of(self.text, key[:-1]):
            del _holder(expected, key[:-1])[key[-2]]  # the last table of an array takes the array with it
        text, written = self._place(key).without(key[-1])
        self._become(text, expected)
        return str(written)

    def _put(self, key: Key, now: Any, written: str = "") -> None:
        expected = deepcopy(self.data)
        *above, last = key
        if isinstance(last, int) and self._begins_a_list(key, now):
            return self._put(tuple(above), [now])  # the first item of a list that is not there yet
        if isinstance(last, int):
            items = _holder(expected, tuple(above)).setdefault(above[-1], [])
            last = min(last, len(items))
            items.insert(last, now)
        else:
            self._place(key)  # says so where there is no such table
            _holder(expected, key)[last] = now
        return self._become(self._place(key).put(last, now, written), expected)

    def _begins_a_list(self, key: Key, now: Any) -> bool:
        """Whether an item is the first of a list that is not there yet. Tables at the top need no list."""
        return self.get(_name(key[:-1])) is None and not (isinstance(now, dict) and len(key) == 2)

    def _move(self, change: Edit) -> Edit:
        key, to = _key(change.key), _key(change.to)
        if key[:-1] != to[:-1] or not isinstance(key[-1], int) or self.get(change.to) is None:
            raise Overtaken(self.path, change.to, change.was, None)
        there = self.get(change.key)
        self._put(to, there, self._take(key))
        return Edit(key=change.to, was=plain(there), to=change.key)

    def _place(self, key: Key) -> Any:
        if isinstance(key[-1], int):
            array = value_of(self.text, key[:-1])
            return Items(self.text, array) if array else tables(self.text, key[:-1])
        section = section_of(self.text, key[:-1])
        if section is None:
            raise InvalidFile([f"{self.path}: {_name(key)}: there is no such table"])
        return Lines(self.text, section, tuple(fields(IssueFile, key[:-1])))

    def _become(self, text: str, expected: Any) -> None:
        data = toml.parsed(self.path, text)
        if plain(data) != plain(expected):  # what is brought back is known as JSON says it, dates as text
            raise InvalidFile([f"{self.path}: is written in a way that cannot be changed from here"])
        self.text, self.data = text, data


def plain(value: Any) -> Any:
    """A value of TOML as JSON says it."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else value


def _like(there: Any, now: Any) -> Any:
    """A date where there is one: JSON says it as text."""
    if isinstance(there, dt.date) and isinstance(now, str):
        with suppress(ValueError):
            return type(there).fromisoformat(now)
    return now


def _mistakes(data: Any) -> Counter[tuple[str, str]]:
    """What an issue cannot say, by kind and name: the number of a table may change."""
    try:
        IssueFile.model_validate(data)
    except ValidationError as error:
        return Counter((one["type"], str(one["loc"][-1])) for one in error.errors())
    return Counter()


def _key(name: str) -> Key:
    return tuple(found["name"] or int(found["number"]) for found in PART.finditer(name))


def _name(key: Key) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def _holder(data: Any, key: Key) -> Any:
    for part in key[:-1]:
        data = data[part]
    return data
