"""What newsletter.toml leaves open is said in it: who publishes, and where answers go. What it says stays."""

import re
from pathlib import Path

from issuepress import paths
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
    """Write into newsletter.toml what it leaves open. Raises InvalidFile where there are other mistakes."""
    text = file.read_text(encoding="utf-8-sig")
    said = toml.parsed(file, text)
    name = _at(said, NAME) or _at(said, SENDER) or name
    email = _at(said, ANSWERS) or _at(said, FROM) or email
    values = {NAME: name, SENDER: name, FROM: email, ANSWERS: email, POSTAL: postal_address}
    for key, value in values.items():
        if value and not _at(said, key):
            text = _with(text, key, value)
    toml.validated(file, text, Publication)
    paths.write(file, text)


def _at(said: object, key: tuple[str, ...]) -> str:
    for part in key:
        said = said.get(part) if isinstance(said, dict) else None
    return said if isinstance(said, str) else ""


def _with(text: str, key: tuple[str, ...], value: str) -> str:
    """The text with a value in place of the comment that keeps its place, or first in its table."""
    *table, name = key
    line = f"{name} = {toml_of(value)}\n"
    found = sections(text)
    place = next((number for number, one in enumerate(found) if one.key == tuple(table)), None)
    if place is None:
        return f"{text.rstrip()}\n\n[{'.'.join(table)}]\n{line}"
    start = found[place].body if table else found[place].end
    end = found[place + 1].start if place + 1 < len(found) else len(text)
    comment = re.compile(rf"^(?:# ?)?{name} *=.*\n?", re.MULTILINE).search(text, found[place].body, end)
    there = (comment.start(), comment.end()) if comment else (start, start)
    return text[: there[0]] + line + text[there[1] :]
