"""Whether every reader sees what a mail's HTML and CSS ask for, by the facts of caniemail.com.

Only what a client does not support at all is reported: of a part of a feature, the letters in the facts do
not tell which part. Those parts that matter have checks of their own in ``gmail``, ``outlook`` and ``yahoo``.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from issuepress.checks.client_support import remedies
from issuepress.checks.client_support.facts import support, title
from issuepress.checks.client_support.losses import Loss, losses
from issuepress.checks.client_support.readers import clients_named, family, names, people
from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check

MAIN = {"apple-mail", "gmail", "outlook", "yahoo"}
SIDELINE = {"gmail-mobile-web"}  # Gmail in a telephone's browser, where its app is used
TITLES = {"html-style": "Rule in <style>"}  # each rule is looked at, not the element


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


@check(Severity.ADVICE)
def fonts_and_style_sheets_load_in_every_client(mail: Mail) -> Iterator[Fault]:
    """Most clients fetch neither fonts nor style sheets: their readers see the next font that is named.

    The mail has to look right in that one. Facts: caniemail.com.
    """
    yield from _faults(mail, remedies.FONTS)


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


@check(Severity.ADVICE)
def refinements_show_in_every_client(mail: Mail) -> Iterator[Fault]:
    """Shadows, animations and the like are not seen by everybody; nothing may depend on them.

    What the themes write is left out where it has a working fallback. Facts: caniemail.com.
    """
    others = {loss.feature for loss in losses(mail)} - set(remedies.ALL)
    yield from _faults(mail, others)


def _faults(mail: Mail, features: Collection[str]) -> Iterator[Fault]:
    asked = clients_named(mail.clients)
    for loss in losses(mail):
        if loss.feature in features:
            what, mend = _what(loss, asked), remedies.mend(loss.feature)
            yield Fault(what, mend, _place(mail, loss), _severity(mail, loss))


def _what(loss: Loss, asked: tuple[str, ...]) -> str:
    times = "" if loss.times == 1 else f" ({loss.times} times)"
    partly = [c for c in asked if support(loss.feature, c) == "a" and family(c) in MAIN]
    also = f"; only in part by {names(partly)}" if partly else ""
    name = TITLES.get(loss.feature) or title(loss.feature)
    return f"{name}{times}: not seen by readers of {people(loss.clients)}{also}"


def _severity(mail: Mail, loss: Loss) -> Severity | None:
    """Only advice where no client of the most used is without it, and none was asked about."""
    matters = mail.clients or any(family(client) in MAIN for client in {*loss.clients} - SIDELINE)
    return None if matters else Severity.ADVICE


def _place(mail: Mail, loss: Loss) -> Place:
    place = mail.at(loss.element) if loss.element else Place(mail.file)
    use = loss.use
    written = use.declaration and f"{use.declaration.name}: {use.declaration.value}"
    if use.selector:
        return replace(place, excerpt=f"{' '.join(use.selector.split())} {{ {written or '...'} }}")
    if use.at_rule:
        return replace(place, excerpt=use.at_rule)
    return place
