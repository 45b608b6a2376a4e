"""Bytes as text: which encoding they are in, and when they are no text at all."""

import codecs
import re

from issuepress.errors import UnreadableSource
from issuepress.text.characters import clean

LARGEST = 5_000_000  # bytes of a source, as a file and over the network

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# Python also calls punycode, unicode-escape and zip "encodings"; a page may name none of them.
PLAIN_ENCODING = re.compile(r"(windows|cp|iso|latin|koi8|mac|gb|big5|euc|shift|sjis|utf).*", re.IGNORECASE)
SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"bplist": "a web archive of Safari",
}
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
MOST_BROKEN = 0.005  # of the characters, in a text that is in the encoding which it names
READABLE = 0.97  # of the characters, at least, in a text


def decode(data: bytes, origin: str, declared: str = "") -> str:
    """The text of a file or page, cleaned. ``declared`` is the encoding that an HTTP header names.

    Raises UnreadableSource if the bytes are empty, too many, or no text.
    """
    if len(data) > LARGEST:
        raise UnreadableSource(f"{origin}: is larger than {LARGEST // 1_000_000} MB; give the article alone")
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise UnreadableSource(
                f"{origin}: is {what}, not text; save it as text, Markdown, HTML, PDF or .docx"
            )
    text = _decoded(data, declared)
    if not text.strip():
        raise UnreadableSource(f"{origin}: is empty; there is nothing to read")
    if len(CONTROL.findall(text)) > (1 - READABLE) * len(text):
        raise UnreadableSource(f"{origin}: is not text but binary data; save it as text, Markdown or HTML")
    return clean(text)


def _decoded(data: bytes, declared: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    try:  # before what is declared: other encodings are hardly ever valid UTF-8 by chance
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if not declared and _is_broken_utf_8(data):
            return data.decode("utf-8", "replace")
        text = data.decode(_known(declared or _declared_inside(data)), "replace")
        is_misnamed = text.count("\ufffd") > MOST_BROKEN * len(text)
        return data.decode("cp1252", "replace") if is_misnamed else text


def _is_broken_utf_8(data: bytes) -> bool:
    """Whether more letters are right in UTF-8 than are wrong: a few bytes were lost on the way."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) > 2 * broken


def _declared_inside(data: bytes) -> str:
    found = DECLARED.search(data[:4096])
    return found[1].decode("ascii", "ignore") if found else ""


def _known(encoding: str) -> str:
    """A name Python has a codec for; else Western European, as browsers do."""
    if encoding.lower().startswith(("gb", "x-gb")):
        return "gb18030"
    if not PLAIN_ENCODING.fullmatch(encoding) or encoding.lower().replace("-", "").startswith("utf"):
        return "cp1252" if not encoding.lower().startswith("utf") else "utf-8"
    try:
        return codecs.lookup(encoding).name if encoding.lower() != "iso-8859-1" else "cp1252"
    except LookupError:
        return "cp1252"
