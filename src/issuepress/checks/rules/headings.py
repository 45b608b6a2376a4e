"""Whether the headings of a mail are its table of contents, by which many readers move."""

from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHORT_MAIL = 60  # words; a few lines need no heading


@check(Severity.ADVICE)
def mail_has_one_main_heading(mail: Mail) -> Iterator[Fault]:
    """Screen readers jump from heading to heading; the `<h1>` is where the mail begins.

    Missing in 74 % of mails (Email Markup Consortium 2026); WCAG 2.2, 1.3.1. A few lines need none.
    """
    found = [heading for heading in mail.elements("h1") if not mail.is_hidden(heading)]
    if not found and len(mail.visible_text.split()) > SHORT_MAIL:
        yield Fault("there is no main heading", "make the headline an <h1>")
    for heading in found[1:]:
        yield Fault("there is more than one main heading", "make this one an <h2>", mail.at(heading))


@check(Severity.WARNING)
def headings_skip_no_level(mail: Mail) -> Iterator[Fault]:
    """A level that is left out (`<h1>`, then `<h3>`) sounds as if a part of the mail were missing.

    WCAG 2.2, 1.3.1; technique G141.
    """
    level = 0
    for heading in mail.elements(*LEVELS):
        now = int(heading.name[1])
        if level and now > level + 1:
            yield Fault(f"after <h{level}> comes <h{now}>", f"make it an <h{level + 1}>", mail.at(heading))
        level = now


@check(Severity.WARNING)
def headings_say_something(mail: Mail) -> Iterator[Fault]:
    """An empty heading is read aloud as “heading”, and nothing after it. WCAG 2.2, 2.4.6."""
    for heading in mail.elements(*LEVELS):
        if not mail.is_hidden(heading) and not mail.name_of(heading) and not mail.lacks_alt(heading):
            yield Fault("a heading is empty", "write it, or take its tags away", mail.at(heading))
