"""Whether the mail says which language it is in, and says it right."""

import re
import unicodedata
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import SILENT, Element
from issuepress.checks.rules import check
from issuepress.text.language import COMMON, SCRIPTS, guess_language
from issuepress.text.patterns import Pattern

LANGUAGE = Pattern(r"(?!und$)[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
DIRECTION = Pattern(r"ltr|rtl|auto", re.IGNORECASE)
ENOUGH = 40  # words, to be told by
SAMPLE = 4_000  # characters
MOST = 0.8  # of the letters
TOLD_APART = COMMON.keys() | SCRIPTS.keys()


@check(Severity.WARNING)
def language_and_direction_are_stated(mail: Mail) -> Iterator[Fault]:
    """Without `lang`, a screen reader reads a mail with the voice of another language.

    Without `dir`, a program set to Arabic or Hebrew runs it the wrong way. Webmail takes `<html>` away, so
    that what stands right in `<body>` needs both as well. Missing in 97 % of mails, the most frequent fault
    (Email Markup Consortium 2026); WCAG 2.2, 3.1.1; HTML Living Standard, 3.2.6.4.
    """
    lacking = {
        attribute: [
            element for element in _outermost(mail) if not fits.fullmatch(element.get(attribute) or "")
        ]
        for attribute, fits in (("lang", LANGUAGE), ("dir", DIRECTION))
    }
    first = next((element for elements in lacking.values() for element in elements), None)
    if first:
        said = (f"no {attribute} on {_tags(elements)}" for attribute, elements in lacking.items() if elements)
        yield Fault("; ".join(said), 'write lang="en" dir="ltr", or what they are, on each', mail.at(first))


@check(Severity.WARNING)
def the_words_are_in_the_language_stated(mail: Mail) -> Iterator[Fault]:
    """A mail in English that says `lang="de"` is read aloud with a German voice, and offered for translation.

    Told of the languages whose commonest words are known here. WCAG 2.2, 3.1.1.
    """
    words = mail.visible_text[:SAMPLE]
    found = guess_language(words) if len(words.split()) >= ENOUGH else ""
    for element in _outermost(mail):
        stated = (element.get("lang") or "").partition("-")[0].lower()
        if found and stated in TOLD_APART - {found} and _words_of(mail, element):
            yield Fault(
                f'lang="{element.get("lang")}", and the words are those of "{found}"',
                f'write lang="{found}" wherever lang stands',
                mail.at(element),
            )
            return


@check(Severity.WARNING)
def the_words_run_in_the_direction_stated(mail: Mail) -> Iterator[Fault]:
    """English in a mail with `dir="rtl"` has its full stops at the wrong end, and so has Arabic in `ltr`.

    HTML Living Standard, 3.2.6.4; Unicode Standard Annex 9.
    """
    runs = _direction(mail.visible_text[:SAMPLE])
    for element in _outermost(mail):
        stated = (element.get("dir") or "").lower()
        if runs and stated in {"ltr", "rtl"} - {runs} and _words_of(mail, element):
            yield Fault(f'dir="{stated}", and the words run {runs}', f'write dir="{runs}"', mail.at(element))
            return


def _outermost(mail: Mail) -> Iterator[Element]:
    """The page, and what is shown right in its body."""
    yield from mail.elements("html")[:1]
    for body in mail.elements("body")[:1]:
        for element in body.elements:
            empty = element.name in SILENT or (not element.children and element.name != "img")
            if not empty and not mail.is_hidden(element):
                yield element


def _words_of(mail: Mail, element: Element) -> bool:
    """Whether most words of the mail are in it; a line in another language may stand beside."""
    return element.name == "html" or len(mail.text_of(element)) > len(mail.visible_text) / 2


def _direction(words: str) -> str:
    """``ltr`` or ``rtl`` where nearly all letters run so."""
    kinds = [unicodedata.bidirectional(letter) for letter in words if letter.isalpha()]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    if len(kinds) < ENOUGH:
        return ""
    return "rtl" if right > MOST * len(kinds) else "ltr" if right < (1 - MOST) * len(kinds) else ""


def _tags(elements: list[Element]) -> str:
    return ", ".join(dict.fromkeys(f"<{element.name}>" for element in elements))
