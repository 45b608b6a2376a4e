"""Whether Outlook, and Outlook alone, reads what is meant for it."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

CONDITIONAL = Pattern(r"<!--\[if [^\]]*\]>|(?P<end><!\[endif\]--\s*>)")
MISWRITTEN = Pattern(r"<!--\s+\[\s*if\b[^>]*>|<!--\[\s+if\b[^>]*>|<!--\[if[^\]>]*>", re.IGNORECASE)


@check(
    Severity.ERROR,
    explains=(
        "tags_are_balanced",
        "tables_and_lists_are_nested_right",
        "document_is_whole",
        "law",
        "outlook",
    ),
)
def conditional_comments_are_balanced(mail: Mail) -> Iterator[Fault]:
    """A conditional comment without its end hides the rest of the mail, in Outlook or everywhere else.

    Each `<!--[if mso]>` needs its `<![endif]-->` before the next one begins. Microsoft, About conditional
    comments.
    """
    opened: re.Match[str] | None = None
    for found in CONDITIONAL.finditer(mail.html):
        if found["end"] and not opened:
            yield Fault("<![endif]--> ends nothing", "take it out", mail.at_offset(found.start(), found[0]))
        elif not found["end"] and opened:
            yield _unended(mail, opened)
        opened = None if found["end"] else found
    if opened:
        yield _unended(mail, opened)


@check(Severity.WARNING)
def conditional_comments_are_well_written(mail: Mail) -> Iterator[Fault]:
    """Outlook only knows `<!--[if mso]>`: with another space in it, it is a comment like any other.

    What was meant for Outlook alone is then read by nobody. Microsoft, About conditional comments.
    """
    for found in MISWRITTEN.finditer(mail.html):
        yield Fault(
            "a conditional comment is written so that Outlook does not know it",
            "write <!--[if mso]>, without other spaces",
            mail.at_offset(found.start(), found[0]),
        )


def _unended(mail: Mail, opened: re.Match[str]) -> Fault:
    return Fault(
        f"{opened[0]} has no end of its own",
        "write <![endif]--> after it",
        mail.at_offset(opened.start(), opened[0]),
    )
