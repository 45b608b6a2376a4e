"""Where an article comes from: a file, an address, or a text that somebody already read."""

import re
from dataclasses import dataclass
from pathlib import Path

from issuepress.errors import UnreadableSource
from issuepress.read.decoding import LARGEST, decode
from issuepress.read.documents import document_text, is_document
from issuepress.read.unpacking import ZIP, Unpacked, archive, is_saved_page, saved_page
from issuepress.read.word import is_word
from issuepress.text.characters import clean

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
HOST = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """``data`` are the bytes of a Word document and nothing else; all other kinds are ``text``."""

    origin: str
    text: str = ""
    data: bytes = b""
    url: str = ""
    kind: str = ""
    media_type: str = ""
    notes: tuple[str, ...] = ()


def load(source: str | Path, *, text: str | bytes | None, url: str | None, kind: str | None) -> Source:
    """What is to be read. Raises UnreadableSource where there is nothing or nothing that can be read."""
    origin = str(source)
    if isinstance(text, bytes):
        return of_bytes(text, origin, kind or "", url or "")
    if text is not None:
        return Source(origin, text=_checked(text, origin), url=url or "", kind=kind or "")
    if ADDRESS.match(origin):
        return from_address(origin, kind or "", url or "")
    if OTHER_SCHEME.match(origin):
        raise UnreadableSource(f"{origin}: only http and https addresses are read")
    return of_bytes(_file(Path(source)), origin, kind or "", url or "")


def of_bytes(data: bytes, origin: str, kind: str = "", url: str = "") -> Source:
    """What a file holds. Raises UnreadableSource where that is no article of any kind."""
    if kind == "word" or (not kind and is_word(data)):
        return Source(origin, data=data, url=url, kind="word")
    if not kind and is_document(data):
        return Source(origin, text=document_text(data, origin), url=url, kind="text")
    if not kind and (data.startswith(ZIP) or is_saved_page(data)):
        found: Unpacked = (archive if data.startswith(ZIP) else saved_page)(data, origin)
        return Source(origin, text=found.text, url=url or found.url, kind=found.kind, notes=found.notes)
    return Source(origin, text=decode(data, origin), url=url, kind=kind)


def from_address(address: str, kind: str = "", url: str = "") -> Source:
    """A page or feed on the web; its address is where it was found after redirects."""
    from issuepress.read.address import fetch

    page = fetch(address)
    text = decode(page.data, address, page.charset)
    return Source(address, text=text, url=url or page.url, kind=kind, media_type=page.media_type)


def _checked(text: str, origin: str) -> str:
    if len(text) > LARGEST:
        raise UnreadableSource(f"{origin}: is larger than {LARGEST // 1_000_000} MB; give the article alone")
    if not (cleaned := clean(text)).strip():
        raise UnreadableSource(f"{origin}: is empty; there is nothing to read")
    return cleaned


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except IsADirectoryError:
        raise UnreadableSource(f"{path}: is a folder; name the article in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        whole = f"; if it is an address, write it whole: https://{path}" if HOST.match(str(path)) else ""
        raise UnreadableSource(f"{path}: could not be read: {reason}{whole}") from None
