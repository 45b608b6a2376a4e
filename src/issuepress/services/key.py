"""Where the key of a service comes from: the environment, a ``.env`` file, or the system's keyring."""

import os
import unicodedata
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from issuepress.errors import MissingKey
from issuepress.services.service import MailingService

if TYPE_CHECKING:
    from dotenv.parser import Binding


def variable(name: str) -> str:
    """``MAILCHIMP_API_KEY`` for ``mailchimp``."""
    return f"{name.upper()}_API_KEY"


def key_for(name: str, service: type[MailingService], folder: Path) -> str:
    """The key of a service; empty for one that needs none. Raises MissingKey."""
    if not service.keys_at:
        return ""
    wanted = variable(name)
    key = (
        os.environ.get(wanted) or _from_file(folder / ".env", wanted) or _from_keyring(wanted) or ""
    ).strip()
    if not key and service.needs_key:
        file = folder / ".env"
        raise MissingKey(
            f"{_broken_lines(file)}{wanted} is not set: put {wanted}=... into {file} or into the environment"
            f"; {service.title} shows its keys at {service.keys_at}"
        )
    for place, character in enumerate(key, 1):
        if not (character.isascii() and character.isprintable()):
            raise MissingKey(
                f"{wanted}: {_stray(character, place)}; copy the key anew from {service.keys_at}"
            )
    return key


def _stray(character: str, place: int) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    article = "an" if name[0] in "aeio" else "a"
    return (
        f"its character {place} is {article} {name}, which no key has and some program put there that it "
        "came through"
    )


def _from_file(path: Path, wanted: str) -> str | None:
    return {binding.key: binding.value for binding in _bindings(path)}.get(wanted)


def _broken_lines(path: Path) -> str:
    """One line on each line of a file that says nothing, or on one that an editor gave another name."""
    if (other := path.with_name(f"{path.name}.txt")).exists() and not path.exists():
        return f"{other}: is to be named {path.name}\n"
    return "".join(
        f"{path}:{binding.original.line}: is no line like NAME=value; its quotation marks may be open\n"
        for binding in _bindings(path)
        if binding.error or (binding.key and binding.value is None)
    )


def _bindings(path: Path) -> "list[Binding]":
    from dotenv.parser import parse_stream

    try:
        return list(parse_stream(StringIO(_decoded(path.read_bytes()))))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise MissingKey(f"{path}: could not be read: {error.strerror or error}") from None


def _decoded(data: bytes) -> str:
    """As any editor or shell may have written it: Windows PowerShell writes UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # a key is ASCII, so it is in there whatever the comments are in


def _from_keyring(wanted: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password("issuepress", wanted)
    except KeyringError:  # there is none on this machine, or it stays locked
        return None
    return found
