"""Whether the text part is there, and says what the HTML says."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

COLUMNS = 78  # RFC 5322, 2.1.1
LINE = 998
MARKUP = Pattern(r"</?(?:p|br|div|table|td|tr|a|b|i|em|strong|span|h[1-6]|ul|li)\b[^>]*>", re.IGNORECASE)
ENTITY = Pattern(r"&(?:nbsp|amp|quot|lt|gt|#\d+|#x[\da-f]+|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE)
MARKDOWN = Pattern(r"\*\*\w[^*\n]*\*\*|\[[^\]\n]+\]\(https?:[^)\s]+\)")
WORD = Pattern(r"[^\W\d_]{3,}")
SHARE = 0.6  # of the words of the HTML
ENOUGH = 30  # words, to be judged at all


@check(Severity.ERROR, needs_message=True, explains=("plain_text",))
def there_is_a_text_part(mail: Mail) -> Iterator[Fault]:
    """Watches, screen readers and some people read the text part; filters hold its absence against a mail.

    RFC 2046, 5.1.4. SpamAssassin: MIME_HTML_ONLY.
    """
    if not mail.text.strip():
        yield Fault("there is no text part", "send one beside the HTML")


@check(Severity.WARNING, needs_message=True)
def the_text_has_every_link(mail: Mail) -> Iterator[Fault]:
    """A link that is in the HTML alone does not exist for those who read the text."""
    missing = dict.fromkeys(
        address
        for link in mail.links
        if (address := (link.get("href") or "").strip()).startswith("https:") and address not in mail.text
    )
    for address in missing:
        link = next(link for link in mail.links if (link.get("href") or "").strip() == address)
        yield Fault(f"{address[:60]} is not in the text part", "write it there too", mail.at(link))


@check(Severity.WARNING, needs_message=True)
def the_text_says_what_the_html_says(mail: Mail) -> Iterator[Fault]:
    """A text part of two lines (“your program cannot show this”) shuts its readers out; filters compare both.

    SpamAssassin: MPART_ALT_DIFF. At least six in ten of the HTML's words have to be there.
    """
    shown = WORD.findall(mail.visible_text.casefold())
    there = set(WORD.findall(mail.text.casefold()))
    same = sum(word in there for word in shown)
    if mail.text.strip() and len(shown) > ENOUGH and same < SHARE * len(shown):
        yield Fault(
            f"{100 * same // len(shown)} % of the words of the HTML are in the text part",
            "let it say the same",
        )


@check(Severity.ADVICE, needs_message=True)
def text_lines_are_short(mail: Mail) -> Iterator[Fault]:
    """Lines of more than 78 characters are broken by old programs wherever they please.

    More than 998 are against the rules, and cut. Addresses may be long: they must not be broken.
    RFC 5322, 2.1.1.
    """
    for number, line in enumerate(mail.text.splitlines(), 1):
        longest = max((len(part) for part in line.split()), default=0)
        if len(line.encode("utf-8", "replace")) > LINE:
            what = f"line {number} of the text part has {len(line)} characters"
            yield Fault(what, f"break it at {COLUMNS}", severity=Severity.ERROR)
        elif len(line) > COLUMNS and longest < COLUMNS and "://" not in line and "mailto:" not in line:
            yield Fault(
                f"line {number} of the text part has {len(line)} characters", f"break it at {COLUMNS}"
            )


@check(Severity.WARNING, needs_message=True)
def the_text_has_no_markup(mail: Mail) -> Iterator[Fault]:
    """Tags, `&nbsp;` and asterisks in the text part are shown as they are: nothing reads them there."""
    for kind in (MARKUP, ENTITY, MARKDOWN):
        found = kind.search(mail.text)
        if found and found[0] not in mail.visible_text:  # where it is shown, it is meant
            yield Fault(f"“{found[0][:40]}” is in the text part", "take it out of what it comes from")
