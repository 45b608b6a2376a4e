"""Where the key of a service comes from: the environment, a ``.env`` file, or the system's keyring."""

import os
import unicodedata
from io import StringIO
from pathlib import Path

from issuepress.errors import MissingKey
from issuepress.services.service import MailingService


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
        raise MissingKey(
            f"{wanted} is not set: put {wanted}=... into {folder / '.env'} or into the environment; "
            f"{service.title} shows its keys at {service.keys_at}"
        )
    for place, character in enumerate(key, 1):
        if not (character.isascii() and character.isprintable()):
            raise MissingKey(
                f"{wanted}: {_stray(character, place)}; copy the key anew from {service.keys_at}"
            )
    return key


def _stray(character: str, place: int) -> str:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return (
        f"its character {place} is a {name}, which no key has and some program put there that it came through"
    )


def _from_file(path: Path, wanted: str) -> str | None:
    from dotenv import dotenv_values

    try:
        text = _decoded(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise MissingKey(f"{path}: could not be read: {error.strerror or error}") from None
    return dotenv_values(stream=StringIO(text), interpolate=False).get(wanted)


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
