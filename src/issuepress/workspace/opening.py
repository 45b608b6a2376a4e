"""What newsletter.toml leaves open is said in it: who publishes, and where answers go. What it says stays."""

import re
from pathlib import Path

from issuepress import paths
from issuepress.errors import InvalidFile, OutputError
from issuepress.publication import Publication
from issuepress.workspace import toml
from issuepress.workspace.layout import sections
from issuepress.workspace.places import toml_of

NAME, SENDER = ("name",), ("sender", "name")
FROM, ANSWERS = ("sender", "address"), ("call_to_action", "email")
POSTAL = ("postal_address",)


def wanted(file: Path) -> tuple[str, ...]:
    """What a person has to say before there can be an issue: ``name``, ``email``, or nothing any more."""
    said = toml.raw(file)
    names = {"name": (NAME, SENDER), "email": (FROM, ANSWERS)}
    return tuple(name for name, keys in names.items() if not any(_at(said, key) for key in keys))


def say(file: Path, name: str, email: str, postal_address: str = "") -> None:
    """Write into newsletter.toml what it leaves open.

    Raises InvalidFile where there are other mistakes, and OutputError where somebody saves it meanwhile.
    """
    before = file.read_bytes()
    text = _decoded(file, before)
    said = toml.parsed(file, text)
    name = _at(said, NAME) or _at(said, SENDER) or name
    email = _at(said, ANSWERS) or _at(said, FROM) or email
    values = {NAME: name, SENDER: name, FROM: email, ANSWERS: email, POSTAL: postal_address}
    for key, value in values.items():
        if value and not _at(said, key):
            text = _with(text, key, value)
    toml.validated(file, text, Publication)
    paths.write(file, text, lambda: _refuse_saved(file, before))


def _decoded(file: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile([f"{file}: is not text in UTF-8; save it as UTF-8"]) from None


def _refuse_saved(file: Path, before: bytes) -> None:
    if file.read_bytes() != before:
        raise OutputError(f"{file}: was saved by another program meanwhile; try again")


def _at(said: object, key: tuple[str, ...]) -> str:
    for part in key:
        said = said.get(part) if isinstance(said, dict) else None
    return said if isinstance(said, str) else ""


def _with(text: str, key: tuple[str, ...], value: str) -> str:
    """The text with a value in place of the comment that keeps its place, or first in its table."""
    *table, name = key
    line = f"{name} = {toml_of(value)}" + ("\r\n" if "\r\n" in text else "\n")
    found = sections(text)
    place = next((number for number, one in enumerate(found) if one.key == tuple(table)), None)
    if place is None:
        return f"{text.rstrip()}\n\n[{'.'.join(table)}]\n{line}"
    start = found[place].body if table else found[place].end
    end = found[place + 1].start if place + 1 < len(found) else len(text)
    comment = re.compile(rf"^(?:# ?)?{name} *=.*\n?", re.MULTILINE).search(text, found[place].body, end)
    there = (comment.start(), comment.end()) if comment else (start, start)
    return text[: there[0]] + line + text[there[1] :]
