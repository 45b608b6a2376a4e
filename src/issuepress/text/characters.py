"""Characters that have no place in an article, taken out before anything else looks at its text."""

import re
import unicodedata

LONGEST = 300_000  # characters of an article: a book of 50,000 words

# Bidirectional overrides and isolates can show a text in another order than it is stored. Marks (U+200E,
# U+200F, U+061C) and joiners (U+200C, U+200D) stay: Arabic, Persian and emoji are written with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
WIDE_OR_NARROW_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> str:
    """The text in Unicode's NFC, with one kind of line end and one kind of space.

    Control characters, invisible ones, bidirectional overrides and lone surrogates are gone. Cleaning a
    second time changes nothing. Quotation marks and dashes stay as they are.
    """
    text = LINE_END.sub("\n", text)
    text = WIDE_OR_NARROW_SPACE.sub(" ", UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """The same on one line, every run of white space folded to one space."""
    return " ".join(clean(text).split())
