"""Documents of other programs as text: PDF, RTF and OpenDocument."""

import io
import zipfile

from issuepress.errors import UnreadableSource
from issuepress.read.decoding import LARGEST
from issuepress.read.pdf import pdf_text
from issuepress.read.word import MOST_UNPACKED
from issuepress.text.characters import clean

PDF, RTF, ZIP = b"%PDF", b"{\\rtf", b"PK\x03\x04"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def is_document(data: bytes) -> bool:
    return data.startswith((PDF, RTF)) or (data.startswith(ZIP) and OPEN_DOCUMENT in data[:120])


def document_text(data: bytes, origin: str) -> str:
    """The text of a document, a paragraph or a line on each line. Raises UnreadableSource."""
    if len(data) > LARGEST:
        raise UnreadableSource(f"{origin}: is larger than {LARGEST // 1_000_000} MB; give the article alone")
    read, what = (pdf_text, "PDF") if data.startswith(PDF) else (_rtf, "RTF document")
    if data.startswith(ZIP):
        read, what = _open_document, "OpenDocument text"
    try:
        text = clean(read(data))
    except UnreadableSource as error:
        raise UnreadableSource(f"{origin}: {error}") from None
    except Exception as error:  # noqa: BLE001 - a broken document breaks its reader in ways it does not name
        reason = str(error).split("\n")[0][:200] or type(error).__name__
        raise UnreadableSource(f"{origin}: this {what} could not be read: {reason}") from None
    if not text.strip():
        raise UnreadableSource(
            f"{origin}: no text is in this {what}; if it was scanned, copy its words by hand"
        )
    return text


def _rtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(data.decode("cp1252", "replace"), errors="replace"))  # type: ignore[no-untyped-call]


def _open_document(data: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("content.xml").file_size > MOST_UNPACKED:
            raise UnreadableSource(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB; it is not read")
        content = archive.read("content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    return "\n\n".join(_paragraphs(root))


def _paragraphs(root: "object") -> list[str]:
    found = []
    for element in root.iter(f"{TEXT}p", f"{TEXT}h"):  # type: ignore[attr-defined]
        if any(one.tag == f"{TEXT}tracked-changes" for one in element.iterancestors()):
            continue
        text = "".join(_pieces(element))
        bullet = "• " if any(one.tag == f"{TEXT}list-item" for one in element.iterancestors()) else ""
        found.append(f"{bullet}{text}")
    return found


def _pieces(element: "object") -> list[str]:
    """The words of a paragraph: spaces and line ends are elements, notes and comments are no part of it."""
    found = [element.text or ""]  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        name = str(child.tag).rpartition("}")[2]
        if name in ("s", "tab", "line-break"):
            found.append(" ")
        elif name not in ("note", "annotation", "annotation-end"):
            found += _pieces(child)
        found.append(child.tail or "")
    return found
