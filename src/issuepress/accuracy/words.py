"""A text as the words that carry its claim: what may differ without changing one is folded away here."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from issuepress.accuracy.spelling import american


class Word(NamedTuple):
    """A word, a number, or a mark that carries meaning ("%", "<", "?").

    ``key`` is what is compared. ``before`` are the marks between the word before and this one. ``bracket`` is
    the mark that opened the brackets it stands in, ``group`` their number from 1; 0 is outside of any.
    """

    key: str
    text: str
    before: str = ""
    bracket: str = ""
    group: int = 0


INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
MARKER = re.compile(r"\s*(?:[-*+•◦‣▪–]|\(?\d{1,3}[.)])\s+(?=\S)")
PREFIX = re.compile(r"(?:\s*>(?!\s?\d))*\s*(?:#{1,6}\s+)?")
LINK = re.compile(r"!?\[([^\[\]\n]{1,500})\]\([^()\s]{0,1000}(?: \"[^\"\n]{0,500}\")?\)")
EMPHASIS = re.compile(r"(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)|[*`]|~~|\\(?=[^\w\s])")
STRUCK_OUT = re.compile(r"~~(?=\S)[^~\n]{1,500}~~")
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
FRACTION = re.compile(r"(\d?)\s?([½¼¾])")
EXPONENT = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
CAPITALS = {"NO": "nitricoxide", "US": "usa"}  # what in small letters is another word

NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

# What is written in more ways than one, brought to one. The order matters.
WRITTEN = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        ("[‘’‛ʼ´`′]", "'"),
        ("[‐‑‒–―−]", "-"),
        (r"(?<=\d)\s?[-—]\s?(?=\d)", " to "),  # 24-72 hours is 24 to 72 hours
        (r"(?<![\d/])(\d)\s?/\s?(\d{1,2})(?![\d/])", r"\1 of \2"),  # 1/4 is one of four
        (r"\bcan(?:'t|not)\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bshan't\b", "shall not"),
        (r"n't\b", " not"),
        (r"\bper[ -]?cent\b", "%"),
        (r"\be\.\s?g\.", "for example"),
        (r"\bi\.\s?e\.", "that is"),
        (r"\bversus\b", "vs"),
        (r"\bU\.S\.(?:A\.)?", "USA"),
        ("&", " and "),
        (rf"\b({'|'.join(TENS[2:])})[- ](?=(?:{'|'.join(NUMBERS[1:10])})\b)", r"\1+"),
    )
)  # fmt: skip
TOKEN = re.compile(
    r"""
    (?<![\w)])-(?=\d)                           # a sign, not a hyphen
  | \b[a-z]{1,3}\d{1,2}\b                     # "B6" and "L5" are names
  | \d+(?:st|nd|rd|th)\b | \d+(?:[.,]\d+)* | (?<![\w.])\.\d+
  | '(?:s|d|re|ve|ll|m)\b
  | [%°<>≤≥±?$€£¥^]
  | ~(?=\s?\d)
  | (?-i:[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])   # no spaces between words: each character counts
  | [a-z]{4,7}\+[a-z]{3,5}
  | (?-i:[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]
      | [\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0963\u0e31-\u0e3a\u0e47-\u0e4e])+
    """,
    re.IGNORECASE | re.VERBOSE,
)

ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}
ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
OTHER = ORDINALS | ENDINGS | {"an": "a", "~": "about"}


def words(text: str) -> list[Word]:
    """The words of a line or sentence, in order."""
    return list(_words(text))


@lru_cache(maxsize=1 << 10)
def _words(text: str) -> tuple[Word, ...]:
    """The sentences of an article are asked for again with each statement."""
    text, found, end, bracket, groups = folded(text), list[Word](), 0, "", 0
    for match in TOKEN.finditer(text):
        before = text[end : match.start()]
        for mark in (character for character in before if character in "()[]"):
            bracket = mark if mark in "([" else ""
            groups += bool(bracket)
        name = CAPITALS.get(match[0]) if not text.isupper() else None
        name = name or key(match[0])
        found.append(Word(name, match[0], before.strip(), bracket, groups if bracket else 0))
        end = match.end()
    return tuple(_with_halves(found))


def _with_halves(found: list[Word]) -> Iterator[Word]:
    """Like "two-and-a-half" as 2.5, one word."""
    place = 0
    while place < len(found):
        word, following = found[place], [other.key for other in found[place + 1 : place + 4]]
        if word.key.isdecimal() and following == ["and", "a", "half"]:
            yield word._replace(key=f"{word.key}.5", text=" ".join(w.text for w in found[place : place + 4]))
            place += 4
        else:
            yield word
            place += 1


def folded(text: str) -> str:
    """The text without markup, its marks and contractions written in one way."""
    text = FRACTION.sub(lambda found: (found[1] or "0") + FRACTIONS[found[2]], unmarked(text))
    text = EXPONENT.sub(lambda found: f"^{found[0]}", text)
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text))
    for pattern, replacement in WRITTEN:
        text = pattern.sub(replacement, text)
    return text


def unmarked(text: str) -> str:
    """A line without its Markdown: no heading signs, list marker, emphasis, or address of a link.

    What is struck out is not said.
    """
    text = STRUCK_OUT.sub("", html.unescape(text))
    text = text[PREFIX.match(text).end() :]  # type: ignore[union-attr]
    marker = MARKER.match(text)
    return EMPHASIS.sub("", LINK.sub(r"\1", text[marker.end() :] if marker else text))


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """What two ways to write the same word or number have in common: "two" and "2", "Tumour" and "tumor"."""
    word = text.casefold()
    if word[0].isdigit() or word[0] == ".":
        return number(word)
    tens, _, ones = word.partition("+")
    if tens in TENS:
        return str(10 * TENS.index(tens) + (NUMBERS.index(ones) if ones in NUMBERS else 0))
    return str(NUMBERS.index(word)) if word in NUMBERS else OTHER.get(word) or american(word)


def number(text: str) -> str:
    """A number without its thousands separators and padding: "1,000" is "1000", ".50" is "0.5"."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    if re.fullmatch(r"\d*\.\d+", text):
        text = (text.rstrip("0").rstrip(".") or "0").lstrip("0")
        text = "0" + text if not text[:1].isdigit() else text
    return text
