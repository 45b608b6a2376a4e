"""What is wrong with a value, in the words of somebody who edits a file."""

import difflib
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from issuepress.workspace.layout import Key

PLAINLY = {
    "string_type": 'has to be text in quotes, like "this"',
    "tuple_type": 'has to be a list, like ["first", "second"]',
    "model_type": "has to be a table, with its name in brackets on a line of its own",
    "model_attributes_type": "has to be a table, with its name in brackets on a line of its own",
    "dict_type": "has to be a table, with its name in brackets on a line of its own",
    "date": "is not a date; write it without quotes, like 2026-11-22",
    "datetime": "is no time; write it without quotes, like 2026-12-03T18:00:00",
    "int_type": "has to be a whole number, without quotes",
    "int_parsing": "has to be a whole number, without quotes",
    "int_from_float": "has to be a whole number",
    "bool_type": "has to be true or false, without quotes",
    "bool_parsing": "has to be true or false, without quotes",
    "literal_error": "has to be {expected}",
    "greater_than_equal": "has to be {ge} or more",
    "less_than_equal": "has to be {le} or less",
    "string_too_long": "is too long; at most {max_length} characters",
    "too_long": "has too many; at most {max_length}",
    "string_pattern_mismatch": "may hold letters, digits, dots, dashes and underscores, and nothing else",
    "too_short": "is empty; at least one is needed",
    "string_too_short": "is empty",
    "union_tag_not_found": 'has no kind; write one, like kind = "note"',
}


def what_is_wrong(model: type[BaseModel], error: Any) -> str:
    """What is wrong and what to do, in the words of somebody who edits a file."""
    *table, name = error["loc"]
    known = fields(model, tuple(table))
    match error["type"]:
        case "extra_forbidden":
            return f"is not a known key{_home_of(model, name) or did_you_mean(str(name), list(known))}"
        case "missing":
            return f"is missing. {known[name].description or ''}".strip()
        case "union_tag_invalid":
            kinds = error["ctx"]["expected_tags"].replace("'", "").split(", ")
            return f'kind = "{error["ctx"]["tag"]}" is no kind{did_you_mean(error["ctx"]["tag"], kinds)}'
        case "tuple_type" if name in known and _models(known[name].annotation):
            return f"may be there several times; write its name in two brackets: [[{name}]]"
    return _plainly(error)


def _plainly(error: Any) -> str:
    kind = next((one for one in ("datetime", "date") if error["type"].startswith(one)), error["type"])
    if kind in PLAINLY:
        return PLAINLY[kind].format(**error.get("ctx", {}))
    return str(error["msg"]).removeprefix("Value error, ")


def _home_of(model: type[BaseModel], name: str) -> str:
    """Where a key belongs that stands under the wrong header."""
    if name in model.model_fields:
        return " here; it belongs above the first [table]"
    homes = [
        f"[[{key}]]" if "tuple" in str(field.annotation) else f"[{key}]"
        for key, field in model.model_fields.items()
        if any(name in nested.model_fields for nested in _models(field.annotation))
    ]
    return f" here; it belongs into {' or '.join(homes)}" if homes else ""


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


def untagged(model: type[BaseModel], key: Key) -> Key:
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


def did_you_mean(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known here: {', '.join(known)}" if known else ""
