"""Whether every reader sees what a mail's HTML and CSS ask for, by the facts of caniemail.com.

Only what a client does not support at all is reported: of a part of a feature, the letters in the facts do
not tell which part. Those parts that matter have checks of their own in ``gmail``, ``outlook`` and ``yahoo``.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from issuepress.checks.client_support import remedies
from issuepress.checks.client_support.facts import Fact, title
from issuepress.checks.client_support.losses import Loss, losses
from issuepress.checks.client_support.readers import family, people
from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.css import Sheet
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

MAIN = {"apple-mail", "gmail", "outlook", "yahoo"}
SIDELINE = {"gmail-mobile-web"}  # Gmail in a telephone's browser, where its app is used
FONT_SERVICES = Pattern(r"fonts?\.|/fonts?/|typekit|typography", re.IGNORECASE)


@check(Severity.WARNING)
def layout_holds_in_every_client(mail: Mail) -> Iterator[Fault]:
    """Columns fall apart, and what was placed or hidden lies anywhere, where a client lacks the CSS for it.

    Tables, padding in their cells and widths in pixels hold everywhere. Facts: caniemail.com.
    """
    yield from _faults(mail, remedies.LAYOUT)


@check(Severity.WARNING)
def pictures_show_in_every_client(mail: Mail) -> Iterator[Fault]:
    """A picture in a format or an element that a client does not know is an empty place for its readers.

    JPEG, PNG and GIF in an `<img>` show everywhere; anything behind a text needs a color of its own as well.
    Facts: caniemail.com.
    """
    yield from _faults(mail, remedies.PICTURES)


@check(
    Severity.WARNING,
    facts=tuple(Fact(feature, "gmail-web", "n") for feature in ("css-at-import", "html-link")),
)
def style_sheets_are_in_the_mail(mail: Mail) -> Iterator[Fault]:
    """Gmail and most others load no style sheet from elsewhere: what it would do is not seen there.

    Fonts that are loaded so are let pass: the next font of the list stands in. Facts: caniemail.com.
    """
    links = [one for one in mail.elements("link") if "stylesheet" in (one.get("rel") or "").lower()]
    imports = [
        (style, at) for style, sheet in _styles(mail) for at in sheet.at_rules if at.startswith("@import")
    ]
    for element, address in (*((one, one.get("href") or "") for one in links), *imports):
        if not FONT_SERVICES.search(address):
            yield Fault(
                f"a style sheet is loaded from elsewhere: {address[:80]}",
                "write its rules into a style element, and what matters into style attributes",
                mail.at(element),
            )


@check(Severity.WARNING)
def controls_work_in_every_client(mail: Mail) -> Iterator[Fault]:
    """Buttons that are no links, and what opens on a click, do nothing in many clients or are taken out.

    A link to a page works for everybody. Facts: caniemail.com. Forms are looked at in `deliverability`.
    """
    yield from _faults(mail, remedies.CONTROLS)


@check(Severity.WARNING)
def values_are_understood_by_every_client(mail: Mail) -> Iterator[Fault]:
    """A value that a client does not understand makes it ignore the whole declaration.

    A plain value of the same property written before it is kept, and then this check is silent.
    Facts: caniemail.com.
    """
    yield from _faults(mail, remedies.VALUES)


def _styles(mail: Mail) -> Iterator[tuple[Element, Sheet]]:
    return zip(mail.style_elements, mail.sheets, strict=True)


def _faults(mail: Mail, features: Collection[str]) -> Iterator[Fault]:
    for loss in losses(mail):
        if loss.feature in features and _matters(mail, loss):
            yield Fault(_what(loss), remedies.mend(loss.feature), _place(mail, loss))


def _what(loss: Loss) -> str:
    times = "" if loss.times == 1 else f" ({loss.times} times)"
    return f"{title(loss.feature)}{times}: not seen by readers of {people(loss.clients)}"


def _matters(mail: Mail, loss: Loss) -> bool:
    """Where a client of the most used is without it, or one that was asked about."""
    return bool(mail.clients) or any(family(client) in MAIN for client in {*loss.clients} - SIDELINE)


def _place(mail: Mail, loss: Loss) -> Place:
    place = mail.at(loss.element) if loss.element else Place(mail.file)
    use = loss.use
    written = use.declaration and f"{use.declaration.name}: {use.declaration.value}"
    if use.selector:
        return replace(place, excerpt=f"{' '.join(use.selector.split())} {{ {written or '...'} }}")
    if use.at_rule:
        return replace(place, excerpt=use.at_rule)
    return place
