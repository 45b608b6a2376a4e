"""Whether every character arrived as it was written: not read in a wrong encoding, not escaped twice."""

from collections.abc import Iterator
from html.entities import html5

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.address import addresses, cut
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.written import in_code
from issuepress.checks.rules import check
from issuepress.text.garbled import garbled
from issuepress.text.patterns import Pattern

LOST = "\ufffd"
ENTITY = Pattern(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[a-zA-Z][a-zA-Z\d]{1,10});")


@check(Severity.ERROR)
def no_character_is_garbled(mail: Mail) -> Iterator[Fault]:
    """“Itâ€™s” is “It’s” in UTF-8 read as Windows-1252, and � stands where a character is lost for good.

    Every reader sees it. It happens when a file is saved in one encoding and read in another. WHATWG,
    Encoding Standard; the Unicode Standard, 5.22.
    """
    places = list(_garbled(mail))
    if places:
        words, at = places[0]
        yield Fault(
            f"“{words}” was read in a wrong encoding{_more(places)}",
            "save the text as UTF-8, and read it as that; what is lost has to be typed anew",
            at,
        )


@check(Severity.ERROR)
def the_charset_is_right(mail: Mail) -> Iterator[Fault]:
    """A file that says UTF-8 and is Windows-1252, or the other way round, shows “Ã¤” or “�” for every “ä”.

    Looked at are the bytes of the file, or of each part of a message. WHATWG, Encoding Standard; RFC 2045,
    5.2.
    """
    if mail.wrong_charset:
        yield Fault(mail.wrong_charset, "save it as UTF-8, and say so", Place(mail.file))


@check(Severity.ERROR)
def nothing_is_escaped_twice(mail: Mail) -> Iterator[Fault]:
    """`&amp;amp;` in the HTML shows readers “&amp;”: a program escaped what another had escaped already.

    In an address it breaks every parameter after the first. HTML Living Standard, 13.1.4.
    """
    places = [
        (found, mail.at(element))
        for element, words in mail.texts
        if "&" in words and not in_code(element) and (found := _entity(words))
    ]
    places += [(cut(address), mail.at(link)) for link, address in addresses(mail) if "&amp;" in address]
    if places:
        words, at = places[0]
        yield Fault(f"“{words}” is escaped twice{_more(places)}", "escape it once: &amp; for an &", at)


def _garbled(mail: Mail) -> Iterator[tuple[str, Place]]:
    at_subject = mail.key("subject") if mail.rendered_from else Place(mail.file)
    shown = [(mail.subject, at_subject), *((words, mail.at(element)) for element, words in mail.texts)]
    shown += [(image.get("alt") or "", mail.at(image)) for image in mail.images]
    for words, at in shown:
        found = garbled(words)
        start = found.start() if found else words.find(LOST)
        if start >= 0:
            yield _around(words, start), at


def _around(words: str, place: int) -> str:
    """The word at a place of a text."""
    start = words.rfind(" ", 0, place) + 1
    return words[max(start, place - 20) : place + 20].partition(" ")[0]


def _entity(words: str) -> str:
    """What would have been a character, in words that are shown."""
    found = ENTITY.search(words)
    known = found and (found[0][1] == "#" or found[0][1:] in html5)
    return found[0] if found and known else ""


def _more(places: list[tuple[str, Place]]) -> str:
    return f", and {len(places) - 1} more" if len(places) > 1 else ""
