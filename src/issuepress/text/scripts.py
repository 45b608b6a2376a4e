"""What stands above or below the line: powers stay, marks of notes go, and no two figures are glued."""

import re

ABOVE = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
BELOW = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
# 3 · 1,2 · 10-12 · [3] · a · a,b · * · † : as the mark of a note, whatever stands before it.
ONE_MARK = r"(?:\d{1,4}|[a-z]|[*†‡§¶#]{1,3})"
NOTE = re.compile(rf"[\[(]?\s*{ONE_MARK}(?:\s*[,;–-]\s*{ONE_MARK})*\s*,?\s*[\])]?", re.IGNORECASE)
POWER = re.compile(r"[+−–-]?\d{1,3}|\d?[+−–-]|n|")
ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|ème|ère|de|o|os|a|as|º|ª|tm|®|sm", re.IGNORECASE)
SIGNS = {"tm": "™", "sm": "℠"}
DEGREE = re.compile(r"[o0°º]", re.IGNORECASE)
# A base of a power: ten, a variable or a unit. Longer words are followed by notes.
UNIT = re.compile(
    r"(?:(?<![\d.,])10|(?<![^\W\d_])(?:[^\W\d_]{1,2}|sec|min|inch|feet|foot|cells|mol|kcal|ohm)|[)\]])$"
)


def above(mark: str, before: str, after: str) -> tuple[str, bool]:
    """What a superscript is in plain text, and whether that is certain. A note's mark is nothing.

    ``before`` and ``after`` are the text around it. A figure that may be a power or a note, like the 2 of
    12², stays above the line, where it changes no number.
    """
    text = mark.strip()
    if after[:1] in ("/", "⁄") and text.isdigit():  # 1½ written with two elements
        return (f" {text}" if before[-1:].isdigit() else text), True
    if text.lower() in SIGNS:
        return SIGNS[text.lower()], True
    if before[-1:].isdigit() and ORDINAL.fullmatch(text):
        return _ordinal(text, after), True
    if POWER.fullmatch(text):
        return _power(text, before, after)
    if NOTE.fullmatch(text):
        return "", True
    return _apart(text, before, after), True


def below(mark: str, before: str, after: str) -> str:
    """What a subscript is in plain text: CO2, but log₁₀100."""
    text = mark.strip()
    if before[-1:] in ("/", "⁄") and text.isdigit():
        return text + (" " if after[:1].isalnum() else "")
    if text[:1].isdigit() and (before[-1:].isdigit() or after[:1].isdigit()):
        return text.translate(BELOW)
    return mark


def is_note_mark(text: str) -> bool:
    """Whether the words of a link into the same page are the mark of a note, or of the way back from it."""
    bare = text.strip()
    return bool(NOTE.fullmatch(bare)) or bare in ("↩", "↩︎", "↑", "^", "⤴")


def _ordinal(text: str, after: str) -> str:
    """The th of 5th, the degree of 37°C, and nothing where an a may be the mark of a note."""
    if DEGREE.fullmatch(text) and re.match(r"\s?[CFK]\b", after):
        return "°"
    return "" if text.lower() == "a" else text


def _power(text: str, before: str, after: str) -> tuple[str, bool]:
    """A figure after a word, a year or a decimal is a note; after ten, a unit or a variable it is a power."""
    is_isotope = not before.strip(" ")[-1:].isalnum() or before[-1:].isspace()
    if not text.isdigit() or UNIT.search(before) or (is_isotope and after[:1].isalpha()):
        return text.translate(ABOVE), True
    if not before[-1:].isdigit() or re.search(r"(?:\b(?:19|20)\d\d|[.,]\d+)$", before):
        return "", True
    return text.translate(ABOVE), False


def _apart(text: str, before: str, after: str) -> str:
    """Words that were set smaller are words, with a space where nothing else parts them."""
    lead = " " if before[-1:].isalnum() and text[:1].isalnum() else ""
    return lead + text + (" " if text[-1:].isalnum() and after[:1].isalnum() else "")
