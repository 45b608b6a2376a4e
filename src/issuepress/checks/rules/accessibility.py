"""Whether everyone can read the mail: with a screen reader, enlarged, without color, with a thumb.

The Email Markup Consortium counts the same faults every year: of the 376,348 mails of its Accessibility
Report 2026, 99.88 % had serious ones. Alt texts are looked at in ``images``, words in ``wording``.
"""

import re
from collections.abc import Iterator
from itertools import islice

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.contrast import pairs, said
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

ZOOM_LIMITED = Pattern(
    r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*(?:1(?:\.\d+)?)\b(?!\d)", re.IGNORECASE
)
TABLE_WITH_DATA = {"th", "caption"}
MOVING = {"marquee", "blink"}


@check(Severity.WARNING)
def document_has_a_title(mail: Mail) -> Iterator[Fault]:
    """The title names the mail in its view in the browser, and screen readers say it first.

    Missing in 45 % of mails (Email Markup Consortium 2026); WCAG 2.2, 2.4.2. The subject is the best one.
    """
    titles = mail.elements("title")
    if not titles or not titles[0].source.strip():
        yield Fault(
            "there is no title",
            "put the subject into <title> in <head>",
            mail.at(titles[0]) if titles else Place(),
        )


@check(Severity.WARNING)
def layout_tables_are_marked(mail: Mail) -> Iterator[Fault]:
    """A table that only lays out is read aloud as one, “row 1 of 6, column 1 of 2”, unless it is marked.

    In 84 % of mails they are not (Email Markup Consortium 2026). Tables in Outlook's comments count as well;
    one with header cells is a table of data, and must not be marked. WAI-ARIA 1.2, presentation.
    """
    tables = [(table, mail.at(table)) for table in mail.elements("table")]
    for comment in mail.conditional_comments:
        inside = comment.page.by_name.get("table", []) if "<table" in comment.html else []
        tables += [(table, mail.at_offset(comment.offset, table.start_tag)) for table in inside]
    for table, at in tables:
        marked = (table.get("role") or "").lower() in {"presentation", "none"}
        data = any(part.name in TABLE_WITH_DATA for part in _own_parts(table))
        if data and marked:
            yield Fault("a table with header cells is marked as layout", "take its role away", at)
        elif not (data or marked or table.get("role")):
            yield Fault("a layout table is not marked", 'write role="presentation" on it', at)


@check(Severity.ERROR)
def links_have_words(mail: Mail) -> Iterator[Fault]:
    """A link without words, or around a picture with an empty alt text, is read aloud as its address.

    In 71 % of mails (Email Markup Consortium 2026); WCAG 2.2, 2.4.4.
    """
    for link in mail.links:
        named = mail.name_of(link) or (link.get("title") or link.get("alt") or "").strip()
        if not named and not mail.lacks_alt(link) and not mail.is_hidden(link):
            yield Fault("a link has no words", "write where it leads, as words or as alt text", mail.at(link))


@check(Severity.WARNING)
def text_has_enough_contrast(mail: Mail) -> Iterator[Fault]:
    """Text needs a contrast of 4.5:1 to what is behind it, large text 3:1, for eyes that are not young.

    Too little in 58 % of mails (Email Markup Consortium 2026); WCAG 2.2, 1.4.3. Each color and
    background that meet are computed from styles, old attributes and what is inherited.
    """
    for pair in pairs(mail):
        if pair.ratio < pair.needed:
            words = pair.words if len(pair.words) <= 40 else f"{pair.words[:39]}…"
            yield Fault(
                f"“{words}” has a contrast of {said(pair.ratio)} ({pair})",
                f"make the text or its background darker or lighter: {pair.needed:g}:1 is needed",
                mail.at(pair.element),
            )


@check(Severity.ERROR)
def readers_can_zoom(mail: Mail) -> Iterator[Fault]:
    """A viewport that forbids zooming shuts out everyone who needs larger letters. WCAG 2.2, 1.4.4."""
    for meta in mail.elements("meta"):
        if (meta.get("name") or "").lower() == "viewport" and ZOOM_LIMITED.search(meta.get("content") or ""):
            yield Fault(
                "readers cannot zoom",
                "take user-scalable and maximum-scale out of the viewport",
                mail.at(meta),
            )


@check(Severity.WARNING)
def nothing_moves_by_itself(mail: Mail) -> Iterator[Fault]:
    """What scrolls or blinks cannot be stopped in a mail, and keeps some people from reading at all.

    WCAG 2.2, 2.2.2. Animated pictures are looked at in `images`.
    """
    for element in mail.elements("marquee", "blink", "meta"):
        if element.name in MOVING:
            yield Fault(f"<{element.name}> moves by itself", "let it stand still", mail.at(element))
        elif (element.get("http-equiv") or "").lower() == "refresh":
            yield Fault("the mail loads itself anew", "take the refresh out", mail.at(element))


@check(Severity.WARNING)
def reading_order_is_source_order(mail: Mail) -> Iterator[Fault]:
    """Columns that are swapped with `dir` are read aloud in the other order, and by some clients shown so.

    Put them into the order in which they are to be read. WCAG 2.2, 1.3.2.
    """
    for table in mail.elements("table", "tr", "div"):
        if (table.get("dir") or "").lower() == "rtl":
            inside = (cell for cell in table.descendants if cell.name in {"td", "th", "table", "div"})
            if any((cell.get("dir") or "").lower() == "ltr" for cell in islice(inside, 4)):
                yield Fault("columns are swapped with dir", "swap them in the HTML", mail.at(table))


@check(Severity.WARNING)
def nothing_that_works_is_hidden_from_readers(mail: Mail) -> Iterator[Fault]:
    """`aria-hidden` on a link keeps it from a screen reader, while the keyboard still stops there.

    WAI-ARIA 1.2, aria-hidden; WCAG 2.2, 4.1.2.
    """
    for link in mail.links:
        if any(around.get("aria-hidden") == "true" for around in (link, *link.ancestors)):
            yield Fault(
                "a link is hidden from screen readers", "take aria-hidden away from it", mail.at(link)
            )


@check(Severity.WARNING)
def pictures_for_outlook_have_alt_text(mail: Mail) -> Iterator[Fault]:
    """A picture drawn for Outlook in VML needs an `alt` as any other, or is read aloud as nothing.

    In 1.6 % of mails by governments (Email Markup Consortium 2026); WCAG 2.2, 1.1.1.
    """
    for comment in mail.conditional_comments:
        if "<v:image" in comment.html:
            for picture in comment.page.by_name.get("v:image", []):
                if "alt" not in picture.attributes:
                    yield Fault(
                        "a picture for Outlook has no alt text",
                        "write alt on it",
                        mail.at_offset(comment.offset, picture.start_tag),
                    )


def _own_parts(table: Element) -> Iterator[Element]:
    """The rows and cells of a table, not those of the tables in it."""
    waiting = list(table.elements)
    while waiting:
        element = waiting.pop()
        if element.name != "table":
            yield element
            waiting += element.elements
