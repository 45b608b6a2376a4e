"""Whether everything is as wide as the mail, and no wider: nobody scrolls a mail sideways."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail import in_word
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

WIDEST = 800  # pixels
SLACK = 2  # pixels, of borders
# Letters that fit into the width of a small telephone, 320 px, at 16 px.
UNBROKEN = Pattern(r"[^\s\u00ad\u200b/?&=._-]{45,}|[^\s\u00ad\u200b]{70,}")
BREAKS = {"break-all", "break-word", "anywhere"}
HOLDERS = {"table", "td", "th", "div"}


@check(Severity.WARNING)
def nothing_is_wider_than_the_mail(mail: Mail) -> Iterator[Fault]:
    """A table or a picture wider than what holds it makes readers scroll the mail sideways.

    Measured are widths in pixels, in attributes and styles, of what `max-width: 100%` does not hold back.
    Mailing services build mails 600 to 640 px wide (Mailchimp, Campaign Monitor); WCAG 2.2, 1.4.10.
    """
    for element in mail.elements("table", "img"):
        width = _width(mail, element)
        if width and not mail.is_hidden(element):
            room = next(filter(None, (_room(mail, above) for above in element.ancestors)), WIDEST)
            if width > room + SLACK:
                what = "picture" if element.name == "img" else "table"
                where = f"a {what} of {width:g} px stands in {room:g} px"
                yield Fault(where, f"make it {room:g} px wide or less", mail.at(element))
                return


@check(Severity.WARNING)
def long_words_can_be_broken(mail: Mail) -> Iterator[Fault]:
    """A word or an address of 45 letters and more is wider than a telephone, and the mail with it.

    `word-break: break-word` on what is around it, or a soft hyphen in it, lets it break. CSS Text Level 3,
    5.2.
    """
    for element, words in mail.texts:
        found = UNBROKEN.search(words) if len(words) >= 45 else None
        if found and not _may_break(mail, element):
            yield Fault(
                f"“{found[0][:40]}…” cannot be broken",
                'write style="word-break: break-word" on what is around it',
                mail.at(element),
            )


def _width(mail: Mail, element: Element) -> float | None:
    """In pixels; None where it follows what is around it."""
    style = mail.styles.of(element)
    if style.get("max-width", "").endswith("%") or style.get("width", "").endswith(("%", "auto")):
        return None
    limit = in_word.pixels(style.get("max-width", ""))
    width = in_word.pixels(style.get("width", ""))
    return min(filter(None, (width, limit)), default=None) if width else None


def _room(mail: Mail, element: Element) -> float | None:
    """How wide a thing is that other things stand in, in pixels; None where nothing says."""
    if element.name not in HOLDERS:
        return None
    style = mail.styles.of(element)
    widths = (in_word.pixels(style.get(name, "")) for name in ("max-width", "width"))
    return next(filter(None, widths), None)


def _may_break(mail: Mail, element: Element) -> bool:
    return any(
        BREAKS & {mail.styles.of(one).get(name, "") for name in ("word-break", "overflow-wrap", "word-wrap")}
        for one in (element, *element.ancestors)
    )
