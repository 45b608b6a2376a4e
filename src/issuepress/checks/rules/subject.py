"""The subject line: what is read before the mail is opened, or not opened."""

import re
import unicodedata
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import SPACES, Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

LONGEST, MOST_WORDS = 60, 9
# Joiners belong to emoji and to several scripts; everything else of these kinds is invisible trickery.
JOINERS = "\u200c\u200d"
SHOUTED = Pattern(r"\b[A-Z]{5,}\b")
EMOJI = Pattern(r"[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55]")
REPLY = Pattern(r"\s*(?:re|fwd?|aw|wg|antw|rv|rif|tr|sv|vs|res|enc)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
NAMELESS = Pattern(
    rf"(?:(?:my|our|the|your)\s+)?(?:(?:monthly|weekly|daily|{MONTH}|\d{{4}})[\s,]+)*"
    r"(?:e-?mail|newsletter|news|update|bulletin|issue|edition|untitled|no subject|test|hello|hi)[\s!.]*"
    r"(?:(?:no\.?|issue|edition|#|nr\.?)?\s*#?\d*)[\s!.]*",
    re.IGNORECASE,
)


@check(Severity.ERROR, needs_message=True)
def there_is_a_subject(mail: Mail) -> Iterator[Fault]:
    """Without a subject an inbox shows "(no subject)", which readers take for spam and filters do too.

    SpamAssassin: MISSING_SUBJECT. RFC 5322, 3.6.5.
    """
    if not mail.written_subject.strip():
        yield Fault(
            "the subject is empty",
            mail.either(issue="write subject in issue.toml", html="write one"),
            mail.key("subject"),
        )


@check(Severity.WARNING, needs_message=True)
def the_subject_fits_its_line(mail: Mail) -> Iterator[Fault]:
    """A subject of up to 60 characters and 9 words is read whole in most inboxes.

    Gmail on the web shows about 70 characters, phones 35 to 45; the rest is cut, often the point of it.
    """
    subject = mail.written_subject
    if len(subject) > LONGEST:
        yield Fault(
            f"the subject has {len(subject)} characters; after about {LONGEST} inboxes cut it, "
            f"here at “{subject[:LONGEST].rstrip()}”",
            f"shorten {_it(mail)} to {LONGEST} characters, what matters first",
            mail.key("subject"),
        )
    elif len(subject.split()) > MOST_WORDS:
        yield Fault(
            f"the subject has {len(subject.split())} words, more than are read at a glance",
            f"say it in {MOST_WORDS} words in {_it(mail)}",
            mail.key("subject"),
            Severity.ADVICE,
        )


@check(Severity.WARNING, needs_message=True)
def the_subject_does_not_shout(mail: Mail) -> Iterator[Fault]:
    """Words in capitals read as shouting, and screen readers may spell them out.

    Abbreviations of up to four letters, such as ACL, are let pass. SpamAssassin: SUBJ_ALL_CAPS.
    """
    subject = mail.written_subject
    shouted = SHOUTED.findall(subject)
    if len(shouted) > 1 or (subject.isupper() and len(subject.split()) > 1):
        yield Fault(
            f"the subject shouts: “{' '.join(shouted) or subject}”",
            f"write {_it(mail)} in small letters",
            mail.key("subject"),
        )


@check(Severity.WARNING, needs_message=True)
def the_subject_is_calm(mail: Mail) -> Iterator[Fault]:
    """One exclamation mark is emphasis, two are an advertisement, and "?!" counts against a mail.

    SpamAssassin: PLING_QUERY.
    """
    subject = mail.written_subject
    marks = subject.count("!") + subject.count("！")
    if marks > 1 or (marks and "?" in subject):
        yield Fault(
            "the subject has more exclamation marks than one, or one beside a question mark",
            f"leave them out of {_it(mail)}",
            mail.key("subject"),
        )


@check(Severity.ADVICE, needs_message=True)
def the_subject_has_at_most_one_emoji(mail: Mail) -> Iterator[Fault]:
    """Screen readers read every emoji out by its name, and some clients show a box in its place.

    W3C, Web Content Accessibility Guidelines 1.1.1.
    """
    emoji = EMOJI.findall(mail.written_subject)
    if len(emoji) > 1:
        yield Fault(
            f"the subject has {len(emoji)} emoji, each read out by its name",
            f"keep one at most in {_it(mail)}",
            mail.key("subject"),
        )


@check(Severity.ERROR, needs_message=True)
def the_subject_has_no_control_characters(mail: Mail) -> Iterator[Fault]:
    """Line breaks, invisible characters and changes of direction in a header are how headers are forged.

    Services refuse such a subject or show something else than what was written. RFC 5322, 2.2.
    """
    preheader = mail.rendered_from.content.preheader if mail.rendered_from else ""
    for key, text in (("subject", mail.written_subject), ("preheader", preheader)):
        strange = [
            c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} and c not in JOINERS
        ]
        if strange:
            names = ", ".join(sorted({f"U+{ord(c):04X}" for c in strange}))
            yield Fault(
                f"the {key} holds invisible characters: {names}",
                f"type the {key} anew instead of pasting it",
                mail.key(key),
            )


@check(Severity.ERROR, needs_message=True)
def the_subject_is_no_fake_reply(mail: Mail) -> Iterator[Fault]:
    """“Re:” on a mail that answers nobody deceives its reader about what it is.

    CAN-SPAM, 15 U.S.C. 7704(a)(2): no deceptive subject headings. Gmail may sort it into a conversation.
    """
    if found := REPLY.match(mail.written_subject):
        yield Fault(
            f"the subject pretends to be an answer: it begins with “{found[0].strip()}”",
            f"take that out of {_it(mail)}",
            mail.key("subject"),
        )


@check(Severity.ADVICE, needs_message=True)
def the_subject_says_what_is_inside(mail: Mail) -> Iterator[Fault]:
    """“Newsletter No. 5” or the sender's own name gives nobody a reason to open the mail.

    The sender's name stands beside the subject in every inbox already.
    """
    subject = mail.written_subject.strip()
    if NAMELESS.fullmatch(subject) or subject.casefold() == mail.sender.name.casefold():
        yield Fault(
            f"the subject “{subject}” does not say what is inside",
            f"say in {_it(mail)} what the lead story is about",
            mail.key("subject"),
        )


@check(Severity.WARNING, needs_message=True)
def the_title_is_the_subject(mail: Mail) -> Iterator[Fault]:
    """The title names the page for screen readers and in the browser's tab of the web version.

    W3C, Web Content Accessibility Guidelines 2.4.2; counted by the Email Markup Consortium.
    """
    for title in mail.elements("title")[:1]:
        if (words := _words(title.source)) and words != _words(mail.written_subject):
            yield Fault(
                f"the title “{words}” is not the subject",
                mail.either(
                    issue="let the theme's <mj-title> be {{ issue.subject }}", html="write the subject there"
                ),
                mail.at(title),
            )


def _it(mail: Mail) -> str:
    return mail.either(issue="subject in issue.toml", html="the subject")


def _words(text: str) -> str:
    return SPACES.sub(" ", text).strip()
