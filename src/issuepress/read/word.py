"""Word documents."""

import io
import zipfile
from pathlib import PurePath

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read.decoding import LARGEST
from issuepress.read.fragment import title_and_body
from issuepress.read.word_markup import PICTURES, plain

MOST_UNPACKED = 20_000_000  # bytes of text and styles in a document; pictures are not counted, nor unpacked
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
"""


def read_word(data: bytes, origin: str, url: str = "") -> Article:
    """The article in a .docx document. Raises UnreadableSource if it is none, or a trap."""
    _check(data, origin)
    title, body, byline = title_and_body(_html(data, origin), url)
    if not body:
        raise UnreadableSource(f"{origin}: there is no text in this Word document")
    pictures = ("its pictures are not taken along; save them as files",) if PICTURES.encode() in data else ()
    return Article(
        title=title or PurePath(origin).stem,
        author=byline.author,
        published=byline.published.day if byline.published else None,
        updated=byline.updated.day if byline.updated else None,
        url=url,
        body=body,
        notes=pictures,
    )


def is_word(data: bytes) -> bool:
    """Whether it is a Word document, or was one before it broke."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def _check(data: bytes, origin: str) -> None:
    if len(data) > LARGEST:
        raise UnreadableSource(
            f"{origin}: is larger than {LARGEST // 1_000_000} MB; make its pictures smaller"
        )
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise UnreadableSource(f"{origin}: is not a Word document (.docx), or a broken one") from None
    if "word/document.xml" not in {member.filename for member in members}:
        raise UnreadableSource(f"{origin}: is not a Word document (.docx) but another kind of archive")
    if (
        sum(member.file_size for member in members if not member.filename.startswith(PICTURES))
        > MOST_UNPACKED
    ):
        raise UnreadableSource(
            f"{origin}: unpacks to more than {MOST_UNPACKED // 1_000_000} MB; it is not read"
        )


def _html(data: bytes, origin: str) -> str:
    import mammoth

    without_pictures = mammoth.images.img_element(lambda _picture: {"src": ""})
    try:
        found = mammoth.convert_to_html(
            io.BytesIO(plain(data)), style_map=STYLES, convert_image=without_pictures
        )
    except UnreadableSource as error:
        raise UnreadableSource(f"{origin}: {error}") from None
    except Exception as error:  # noqa: BLE001 - a hostile document breaks it in ways it does not name
        raise UnreadableSource(f"{origin}: this Word document could not be read: {_reason(error)}") from None
    return str(found.value)


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0][:200] or type(error).__name__
