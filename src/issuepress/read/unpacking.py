"""Files that hold an article among other things: a page saved with its pictures, an exported archive."""

import email
import email.policy
import io
import re
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import PurePosixPath

from issuepress.errors import UnreadableSource
from issuepress.read.decoding import LARGEST, decode

ZIP = b"PK\x03\x04"
SAVED_PAGE = re.compile(rb"\A(?:[\w-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}")
ARTICLES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".txt": "text"}
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
# What a file in an archive tells of the program that wrote it, and what its author can do.
OTHERS = {
    "META-INF/container.xml": "an e-book (EPUB); open it, copy the article out of it and give that as text",
    "Index/Document.iwa": "a Pages document; export it as Word (.docx) and give that",
    "ppt/presentation.xml": "a presentation; copy its text into a file and give that",
    "xl/workbook.xml": "a table of Excel and no article",
}
MOST_NAMED = 3
PICTURES_STAY = "its pictures are not taken along; unpack it and give the article in it to keep them"


@dataclass(frozen=True)
class Unpacked:
    """The text of an article in a file, where it was saved from, and what was left in there."""

    text: str
    kind: str
    url: str = ""
    notes: tuple[str, ...] = ()


def is_saved_page(data: bytes) -> bool:
    """Whether it is a page with all that belongs to it (.mhtml), or an e-mail (.eml)."""
    head = SAVED_PAGE.match(data[:20_000])
    names = {line.partition(b":")[0].lower() for line in head[0].split(b"\n")} if head else set()
    return b"mime-version" in names or {b"content-type", b"from"} <= names


def saved_page(data: bytes, origin: str) -> Unpacked:
    """The page, or else the text, of a saved page or e-mail. Raises UnreadableSource."""
    _check_size(data, origin)
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise UnreadableSource(f"{origin}: could not be read as a saved page")
    for wanted, kind in (("text/html", "html"), ("text/plain", "text")):
        for part in message.walk():
            content = part.get_payload(decode=True) if part.get_content_type() == wanted else None
            if isinstance(content, bytes) and content.strip():
                text = decode(content, origin, part.get_content_charset() or "")
                return Unpacked(text, kind, _address(message, part))
    raise UnreadableSource(f"{origin}: no page is in this file; open it in a browser and save its text")


def archive(data: bytes, origin: str) -> Unpacked:
    """The one article in an archive, as Notion and Google Docs export them. Raises UnreadableSource."""
    _check_size(data, origin)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _only_article(opened, origin)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        raise UnreadableSource(
            f"{origin}: is not a Word document, and no other archive that can be opened; it may be "
            "broken, or locked with a password"
        ) from None


def _only_article(opened: zipfile.ZipFile, origin: str) -> Unpacked:
    members = {member.filename: member for member in opened.infolist() if not member.is_dir()}
    for name, what in OTHERS.items():
        if name in members:
            raise UnreadableSource(f"{origin}: is {what}")
    articles = [name for name in members if PurePosixPath(name).suffix.lower() in ARTICLES]
    if len(articles) != 1:
        raise UnreadableSource(f"{origin}: {_how_many(articles)}; unpack it and give the article in it")
    with opened.open(members[articles[0]]) as member:
        content = member.read(LARGEST + 1)
    suffixes = [PurePosixPath(name).suffix.lower() for name in members]
    notes = (PICTURES_STAY,) if PICTURES & set(suffixes) else ()
    kind = ARTICLES[PurePosixPath(articles[0]).suffix.lower()]
    return Unpacked(decode(content, f"{origin}: {articles[0]}"), kind, notes=notes)


def _how_many(articles: list[str]) -> str:
    if not articles:
        return "is an archive with no article in it"
    named = ", ".join(articles[:MOST_NAMED]) + (", ..." if len(articles) > MOST_NAMED else "")
    return f"is an archive with {len(articles)} articles in it ({named})"


def _address(message: EmailMessage, part: EmailMessage) -> str:
    told = (message.get("Snapshot-Content-Location"), part.get("Content-Location"))
    return next((str(one) for one in told if str(one or "").startswith(("http://", "https://"))), "")


def _check_size(data: bytes, origin: str) -> None:
    if len(data) > LARGEST:
        raise UnreadableSource(f"{origin}: is larger than {LARGEST // 1_000_000} MB; give the article alone")
