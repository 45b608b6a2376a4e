"""Where MJML is not well-formed: what is wrong, in words, and a mended source to find further faults in."""

import re
from typing import NamedTuple
from xml.parsers.expat import ErrorString, errors

INVALID_TOKEN = errors.codes[errors.XML_ERROR_INVALID_TOKEN]
TAG_MISMATCH = errors.codes[errors.XML_ERROR_TAG_MISMATCH]
NO_ELEMENTS = errors.codes[errors.XML_ERROR_NO_ELEMENTS]


class Mending(NamedTuple):
    """``source`` is None where reading on would only find faults that are none."""

    message: str
    source: bytes | None


def mend(source: bytes, code: int, position: int, open_tags: list[str]) -> Mending:
    """What expat's error means, given the tags that are open there, the innermost last."""
    if code == TAG_MISMATCH:
        return _mismatch(source, position, open_tags)
    if code == NO_ELEMENTS and open_tags:
        return Mending(f"<{open_tags[-1]}> is never closed", source + f"</{open_tags[-1]}>".encode())
    if b"<mjml" not in source:
        return Mending("is no MJML, which begins with <mjml> and ends with </mjml>", None)
    bare = _bare(source, position) if code == INVALID_TOKEN else -1
    if bare >= 0:
        escaped = "&amp;" if source[bare] == ord("&") else "&lt;"
        message = f"a bare {chr(source[bare])} in {_excerpt(source, bare)}; write {escaped}"
        return Mending(message, source[:bare] + b" " + source[bare + 1 :])
    return Mending(f"{ErrorString(code)} near {_excerpt(source, position)}", None)


def _mismatch(source: bytes, position: int, open_tags: list[str]) -> Mending:
    start, end = position - len("</"), source.index(b">", position) + 1
    closing, inner = source[position : end - 1].decode(errors="replace").strip(), open_tags[-1]
    if closing not in open_tags:
        return Mending(f"</{closing}> closes nothing; <{inner}> is open", source[:start] + source[end:])
    message = f"<{inner}> is not closed before </{closing}>; write </{inner}>, or <{inner}/> if it is empty"
    return Mending(message, source[:start] + f"</{inner}>".encode() + source[start:])


def _bare(source: bytes, position: int) -> int:
    """Where a & or < stands for itself, or -1. expat points behind it, or at a < inside an attribute."""
    start = max(source.rfind(b"&", 0, position + 1), source.rfind(b"<", 0, position + 1))
    if re.fullmatch(rb"&#?\w*", source[start:position]):
        return start
    is_text = start == position or not re.match(rb"<[a-zA-Z/!?]", source[start : start + 2])
    return start if source[start : start + 1] == b"<" and is_text else -1


def _excerpt(source: bytes, position: int) -> str:
    around = source[max(0, position - 20) : position + 20].decode(errors="replace")
    return '"' + " ".join(around.split()) + '"'
