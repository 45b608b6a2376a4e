"""Who the mail is from, and where answers go."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.phrases import words
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

NOBODY = Pattern(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|nicht[-_.]?antworten|mailer-daemon)", re.IGNORECASE
)
MACHINE = Pattern(r"^\d{3}|\d{9}|[bcdfghjklmnpqrstvwxz]{7}|^[0-9a-f]{11,}$", re.IGNORECASE)


@check(Severity.WARNING, needs_message=True)
def the_sender_is_at_a_domain_of_its_own(mail: Mail) -> Iterator[Fault]:
    """A mailing service cannot sign for gmail.com, so that the mail fails DMARC and goes to spam or nowhere.

    Gmail and Yahoo enforce this since February 2024, and services rewrite or refuse such a From.
    SpamAssassin: FREEMAIL_FROM, FORGED_GMAIL_RCVD.
    """
    address = mail.sender.address
    domain = _domain(address)
    if domain in words("free_mail"):
        answers = mail.reply_to or address
        yield Fault(
            f"the sender {address} is at {domain}, for which a mailing service cannot sign: "
            "it fails DMARC and is sorted as spam or refused",
            mail.either(
                issue="write one at a domain of your own as sender.address in newsletters/newsletter.toml, "
                f'and keep reply_to = "{answers}" so that answers still reach you there',
                html=f"write from a domain of your own, with Reply-To: {answers}",
            ),
            mail.publication_key("sender", "address"),
        )


@check(Severity.WARNING, needs_message=True)
def answers_reach_a_person(mail: Mail) -> Iterator[Fault]:
    """Answers are the best sign to a mailbox provider that a mail is wanted; no-reply refuses them.

    Patients also answer a newsletter with what they need to be read.
    """
    key = ("reply_to",) if mail.reply_to else ("sender", "address")
    address = mail.reply_to or mail.sender.address
    if NOBODY.match(address):
        yield Fault(
            f"answers go to {address}, where nobody reads them",
            mail.either(
                issue=f"write an address that is read as {'.'.join(key)} in newsletters/newsletter.toml",
                html="write an address that is read as Reply-To",
            ),
            mail.publication_key(*key),
        )


@check(Severity.WARNING, needs_message=True)
def answers_stay_with_the_sender(mail: Mail) -> Iterator[Fault]:
    """Two different free-mail addresses in From and Reply-To are the mark of a hijacked account.

    SpamAssassin: FREEMAIL_REPLYTO.
    """
    sender, answers = mail.sender.address.lower(), mail.reply_to.lower()
    if answers and answers != sender and {_domain(sender), _domain(answers)} <= words("free_mail"):
        yield Fault(
            f"the mail is from {sender} and answers go to {answers}, both at free-mail providers",
            mail.either(
                issue="leave reply_to out of newsletters/newsletter.toml, or send from a domain of your own",
                html="leave Reply-To out, or send from a domain of your own",
            ),
            mail.publication_key("reply_to"),
        )


@check(Severity.ADVICE, needs_message=True)
def the_sender_looks_like_a_person(mail: Mail) -> Iterator[Fault]:
    """Addresses of digits or of consonants are made by machines, and names that are addresses by forgers.

    SpamAssassin: FROM_STARTS_WITH_NUMS, FROM_LOCAL_NOVOWEL, FROM_LOCAL_DIGITS, FROM_LOCAL_HEX.
    """
    sender = mail.sender
    if MACHINE.search(sender.address.rpartition("@")[0]):
        yield Fault(
            f"the sender's address {sender.address} looks made by a machine",
            "write one like newsletter@ your domain"
            + mail.either(issue=" as sender.address in newsletters/newsletter.toml", html=""),
            mail.publication_key("sender", "address"),
        )
    if "@" in sender.name:
        yield Fault(
            f"the sender's name “{sender.name}” is an address",
            "write the name of the practice"
            + mail.either(issue=" as sender.name in newsletters/newsletter.toml", html=""),
            mail.publication_key("sender", "name"),
        )


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
