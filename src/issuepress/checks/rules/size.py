"""Whether the mail is small enough to be shown whole."""

from collections.abc import Iterator

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check

GMAIL_CLIPS = 102_400  # bytes
NEARLY = 92_160
GMAIL_STYLE = 16_384
ADDRESS = (
    900  # RFC 5322 ends a line at 998; the tag around an address and a service's tracking take their share
)
DIGEST_WORDS = 320  # more than a minute at 238 words a minute (Brysbaert 2019)


@check(Severity.ERROR)
def gmail_shows_all_of_it(mail: Mail) -> Iterator[Fault]:
    """Gmail cuts a mail after 102,400 bytes of HTML, with the service's tags in it, and drops its styles.

    What is at the end is lost with it: the unsubscribe link and the postal address, which the law asks for.
    Counted as it leaves here; links that a service tracks get longer, so that a warning comes at nine tenths.
    """
    size = len(mail.html.encode("utf-8", "replace"))
    mend = "take some of its stories out"
    if mail.rendered_from:
        mend = f"take some of its {len(mail.issue.content.digests)} digests out of issue.toml"
    if size > GMAIL_CLIPS:
        yield Fault(
            f"Gmail will clip this e-mail: {size:,} bytes of HTML, and it shows {GMAIL_CLIPS:,}", mend
        )
    elif size > NEARLY:
        room = f"{size:,} bytes of HTML leave little room below the {GMAIL_CLIPS:,} that Gmail shows"
        yield Fault(room, mend, severity=Severity.WARNING)


@check(Severity.WARNING, facts=(Fact("html-style", "gmail-web", "a", "limited to 16 KB"),))
def gmail_keeps_the_styles(mail: Mail) -> Iterator[Fault]:
    """Gmail reads 16,384 bytes of CSS in style elements and ignores what is beyond.

    The rules for telephones and dark mode, which stand there, then do nothing. Measured by Rémi Parmentier.
    """
    sizes = [len(style.source.encode("utf-8", "replace")) for style in mail.style_elements]
    if sum(sizes) > GMAIL_STYLE:
        yield Fault(
            f"{sum(sizes):,} bytes of CSS are more than the {GMAIL_STYLE:,} that Gmail reads",
            "take out the rules that nothing in the mail needs",
            mail.at(mail.style_elements[-1]),
        )


@check(Severity.WARNING)
def addresses_fit_into_a_line(mail: Mail) -> Iterator[Fault]:
    """A line of a message ends at 998 characters (RFC 5322, 2.1.1): some servers break a longer one in two.

    An address is the one thing that cannot be broken; this one would lead nowhere.
    """
    for element in (*mail.links, *mail.images):
        address = element.get("href") or element.get("src") or ""
        if len(address) > ADDRESS and not address.startswith("data:"):
            yield Fault(
                f"an address is {len(address)} characters long",
                "use a shorter one of the same page",
                mail.at(element),
            )


@check(Severity.ADVICE, needs_issue=True)
def digests_are_short(mail: Mail) -> Iterator[Fault]:
    """A digest of more than 320 words is an article again, and takes its room from the others.

    Readers give a newsletter 51 seconds on average (Nielsen Norman Group, Email Newsletter Usability).
    """
    for number, digest in enumerate(mail.issue.content.digests):
        texts = (digest.summary, *digest.takeaways, digest.caveat, digest.quote)
        words = sum(len(text.split()) for text in texts)
        if words > DIGEST_WORDS:
            yield Fault(
                f"the digest “{digest.title}” has {words} words",
                f"cut it to fewer than {DIGEST_WORDS}; the link leads to the rest",
                mail.key("digests", number, "summary"),
            )
