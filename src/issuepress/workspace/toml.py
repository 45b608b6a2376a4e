"""TOML files read into models, with every mistake in them found at once."""

import difflib
import re
import tomllib
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from issuepress.errors import InvalidFile, place
from issuepress.workspace.slips import mend

AnyModel = TypeVar("AnyModel", bound=BaseModel)
Key = tuple[str | int, ...]

KEY_LINE = re.compile(r"\s*(?P<key>[\w\"'.\s-]+?)\s*=(?P<value>.*)")
TABLE_LINE = re.compile(r"\s*\[(?P<array>\[?)\s*(?P<name>[^\]]+?)\s*\]")
PLAINLY = {
    "string_type": 'has to be text in quotes, like "this"',
    "tuple_type": 'has to be a list, like ["first", "second"]',
    "model_type": "has to be a table, with its name in brackets on a line of its own",
    "dict_type": "has to be a table, with its name in brackets on a line of its own",
    "too_short": "is empty; at least one is needed",
    "string_too_short": "is empty",
    "union_tag_not_found": 'has no kind; write one, like kind = "note"',
}
AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


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
    except tomllib.TOMLDecodeError as error:
        raise InvalidFile([_syntax_mistake(path, text, error)]) from None


def table(path: Path, key: Key, values: dict[str, Any], model: type[AnyModel]) -> AnyModel:
    """One table of the file as a model of its own. Raises InvalidFile as ``read`` does."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise InvalidFile(_mistakes(path, _text(path), model, error, key)) from None


def raw(path: Path) -> dict[str, Any]:
    """What the file says, valid for its model or not; nothing where it is no TOML at all."""
    try:
        return tomllib.loads(_text(path))
    except (InvalidFile, tomllib.TOMLDecodeError):
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
    return _line_of(text, key) or _commented(text, key) or 1


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile([f"{path}: is not text in UTF-8; save it as UTF-8"]) from None
    except OSError as error:
        raise InvalidFile([f"{path}: could not be read: {error.strerror or error}"]) from None


def _syntax_mistake(path: Path, text: str, error: tomllib.TOMLDecodeError) -> str:
    found, lines = AT_LINE.search(str(error)), text.splitlines()
    line = int(found[1]) if found and found[1] else max(1, len(lines))
    if "Cannot overwrite" in str(error):
        line, key = _said_twice(lines) or (line, "a key")
        return f"{place(path, line)}: is not valid TOML: {key} is there twice; keep one of them"
    what = mend(lines[line - 1] if line <= len(lines) else "") or AT_LINE.sub("", str(error))
    return f"{place(path, line)}: is not valid TOML: {what}"


def _said_twice(lines: list[str]) -> tuple[int, str] | None:
    """The line of the first key that its table has already."""
    seen, table = set[str](), 0
    for number, line in enumerate(lines, 1):
        table += bool(TABLE_LINE.match(line))
        if pair := KEY_LINE.match(line):
            if f"{table}.{pair['key']}" in seen:
                return number, pair["key"]
            seen.add(f"{table}.{pair['key']}")
    return None


def _mistakes(
    path: Path, text: str, model: type[BaseModel], error: ValidationError, table: Key = ()
) -> list[str]:
    errors = error.errors()
    errors = [e for e in errors if e["type"] != "too_short" or not _has_other(errors, e["loc"])]
    keys = [(*table, *_untagged(model, e["loc"])) for e in errors]
    found = [
        (_line_of(text, key) or 0, mistake(path, key, _what(model, e)))
        for key, e in zip(keys, errors, strict=True)
    ]
    return [line for _, line in sorted(found, key=itemgetter(0))]


def _has_other(errors: list[Any], key: Key) -> bool:
    """A list counts as empty for pydantic when what is in it is wrong."""
    return any(e["loc"][: len(key)] == key and e["loc"] != key for e in errors)


def _what(model: type[BaseModel], error: Any) -> str:
    """What is wrong and what to do, in the words of somebody who edits a file."""
    *table, name = error["loc"]
    known = fields(model, tuple(table))
    match error["type"]:
        case "extra_forbidden":
            return f"is not a known key{_did_you_mean(str(name), list(known))}"
        case "missing":
            return f"is missing. {known[name].description or ''}".strip()
        case "union_tag_invalid":
            kinds = error["ctx"]["expected_tags"].replace("'", "").split(", ")
            return f'kind = "{error["ctx"]["tag"]}" is no kind{_did_you_mean(error["ctx"]["tag"], kinds)}'
        case kind if kind.startswith("date"):
            return "is not a date; write it without quotes, like 2026-11-22"
    if error["type"] == "tuple_type" and isinstance(error["input"], dict):
        return f"may be there several times; write its name in two brackets: [[{name}]]"
    return PLAINLY.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ")


def fields(model: type[BaseModel], table: Key) -> dict[str, FieldInfo]:
    """The fields of the table that a key leads to; where it may be of several kinds, the key says which."""
    nested: list[type[BaseModel]] = []
    for part in table:
        field = model.model_fields.get(part) if isinstance(part, str) and not _kinds(nested) else None
        nested = [kind for kind in nested if part in _kinds([kind])] or nested if not field else []
        nested = _models(field.annotation) if field else nested
        if nested:
            model = nested[0]
    return dict(model.model_fields)


def _untagged(model: type[BaseModel], key: Key) -> Key:
    """A key as it is written: pydantic adds the kind of what may be of several kinds."""
    found: list[str | int] = []
    for position, part in enumerate(key):
        is_kind = position > 1 and isinstance(key[position - 1], int) and position + 1 < len(key)
        if not (is_kind and part in _kinds(_models_at(model, key[: position - 1]))):
            found.append(part)
    return tuple(found)


def _models_at(model: type[BaseModel], key: Key) -> list[type[BaseModel]]:
    field = fields(model, key[:-1]).get(str(key[-1]))
    return _models(field.annotation) if field else []


def _kinds(models: list[type[BaseModel]]) -> list[str]:
    """The kinds that tell several models apart."""
    fields = (model.model_fields.get("kind") for model in models)
    return [kind for field in fields if field for kind in getattr(field.annotation, "__args__", ())]


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models(part)]


def _did_you_mean(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known here: {', '.join(known)}" if known else ""


def _spelled(key: Key) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def _line_of(text: str, key: Key) -> int | None:
    """The line of a key, or of the nearest table around it."""
    lines = _key_lines(text)
    return next((lines[key[:end]] for end in range(len(key), 0, -1) if key[:end] in lines), None)


def _commented(text: str, key: Key) -> int | None:
    """The line of ``# key = ...``."""
    comment = re.compile(rf"#\s*{re.escape(str(key[-1]))}\s*=")
    return next((number for number, line in enumerate(text.splitlines(), 1) if comment.match(line)), None)


@lru_cache(maxsize=16)  # a check may ask for many keys of one file
def _key_lines(text: str) -> dict[Key, int]:
    """Each key of a valid TOML text with its line. Values over several lines are stepped over whole."""
    found: dict[Key, int] = {}
    table: Key = ()
    tables: dict[str, int] = {}
    lines = text.splitlines()
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
