"""TOML files read into models, with every mistake in them found at once."""

import re
import tomllib
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from issuepress.errors import InvalidFile, place
from issuepress.workspace.layout import Key
from issuepress.workspace.syntax import KEY_LINE, TABLE_LINE, syntax_mistakes
from issuepress.workspace.wording import untagged, what_is_wrong

AnyModel = TypeVar("AnyModel", bound=BaseModel)


def read(path: Path, model: type[AnyModel]) -> AnyModel:
    """The file as a model. Raises InvalidFile with one line for each mistake: file, line, key, what to do."""
    return validated(path, _text(path), model)


def validated(path: Path, text: str, model: type[AnyModel]) -> AnyModel:
    """What the file says, or would say, as a model. Raises InvalidFile as ``read`` does."""
    try:
        return model.model_validate(parsed(path, text))
    except ValidationError as error:
        raise InvalidFile(_mistakes(path, text, model, error)) from None


def parsed(path: Path, text: str) -> dict[str, Any]:
    """What a TOML text says, of whatever model. Raises InvalidFile where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise InvalidFile(syntax_mistakes(path, text)) from None
    except RecursionError:
        raise InvalidFile([f"{path}: has brackets within brackets without an end; take them out"]) from None


def table(path: Path, key: Key, values: dict[str, Any], model: type[AnyModel]) -> AnyModel:
    """One table of the file as a model of its own. Raises InvalidFile as ``read`` does."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise InvalidFile(_mistakes(path, _text(path), model, error, key)) from None


def raw(path: Path) -> dict[str, Any]:
    """What the file says, valid for its model or not; nothing where it is no TOML at all."""
    try:
        return parsed(path, _text(path))
    except InvalidFile:
        return {}


def mistake(path: Path, key: Key, what: str) -> str:
    """One line about a key: ``newsletters/x/issue.toml:12: digests[0].url: what is wrong``."""
    return f"{place(path, _line_of(_text(path), key))}: {_spelled(key)}: {what}"


def line(path: Path, key: Key) -> int | None:
    """The line of a key, of the comment that keeps its place, or of the nearest table around it.

    1 for a key that belongs above all tables; None where there is no such file.
    """
    try:
        text = _text(path)
    except InvalidFile:
        return None
    return _line_of(text, key) or 1


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = None if b"\0" in error.object else error.object.count(b"\n", 0, error.start) + 1
        raise InvalidFile([f"{place(path, line)}: is not text in UTF-8; save it as UTF-8"]) from None
    except OSError as error:
        raise InvalidFile([f"{path}: could not be read: {error.strerror or error}"]) from None


def _mistakes(
    path: Path, text: str, model: type[BaseModel], error: ValidationError, table: Key = ()
) -> list[str]:
    errors = error.errors()
    errors = [e for e in errors if e["type"] != "too_short" or not _has_other(errors, e["loc"])]
    keys = [(*table, *untagged(model, e["loc"])) for e in errors]
    found = [
        (_line_of(text, key) or 0, mistake(path, key, what_is_wrong(model, e)))
        for key, e in zip(keys, errors, strict=True)
    ]
    return [line for _, line in sorted(found, key=itemgetter(0))]


def _has_other(errors: list[Any], key: Key) -> bool:
    """A list counts as empty for pydantic when what is in it is wrong."""
    return any(e["loc"][: len(key)] == key and e["loc"] != key for e in errors)


def _spelled(key: Key) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def _line_of(text: str, key: Key) -> int | None:
    """The line of a key, of the comment that keeps its place, or of the nearest table around it."""
    lines = _key_lines(text)
    around = (lines[key[:end]] for end in range(len(key) - 1, 0, -1) if key[:end] in lines)
    return lines.get(key) or _commented(text, key) or next(around, None)


def _commented(text: str, key: Key) -> int | None:
    """The line of ``# key = ...`` in its table, which may be a comment too, or of ``# [key]``."""
    *table, name = map(str, key)
    lines, inside = text.split("\n"), not table
    pair = re.compile(rf"#\s*{re.escape(name)}\s*=")
    for number, line in enumerate(lines, 1):
        if header := TABLE_LINE.match(line.lstrip("# ")):
            if _parts(header["name"]) == key and line.startswith("#"):
                return number
            inside = _parts(header["name"]) == tuple(table)
        elif inside and pair.match(line):
            return number
    return None


@lru_cache(maxsize=16)  # a check may ask for many keys of one file
def _key_lines(text: str) -> dict[Key, int]:
    """Each key of a valid TOML text with its line. Values over several lines are stepped over whole."""
    found: dict[Key, int] = {}
    table: Key = ()
    tables: dict[str, int] = {}
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line, start = lines[number], number + 1
        if header := TABLE_LINE.match(line):
            name = header["name"]
            table = _parts(name)
            if header["array"]:
                tables[name] = tables.get(name, -1) + 1
                table = (*table, tables[name])
            found.setdefault(table, start)
        elif pair := KEY_LINE.match(line):
            found.setdefault((*table, *_parts(pair["key"])), start)
            number = _end_of_value(lines, number, pair["value"])
        number += 1
    return found


def _parts(dotted: str) -> Key:
    return tuple(part.strip(" \"'") for part in dotted.split("."))


def _end_of_value(lines: list[str], number: int, value: str) -> int:
    while number + 1 < len(lines) and not _is_value(value):
        number += 1
        value += "\n" + lines[number]
    return number


def _is_value(text: str) -> bool:
    try:
        tomllib.loads(f"x ={text}")
    except tomllib.TOMLDecodeError:
        return False
    return True
