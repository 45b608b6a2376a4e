"""Whether a whole message is made as mail servers and programs want it: its headers, parts and lines."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

LINE = 998  # RFC 5322, 2.1.1
ENCODED = Pattern(r"=\?[^?\s]+\?[bq]\?[^?\s]*\?=", re.IGNORECASE)
ENCODED_WORD = 75  # RFC 2047, 2
ONCE = ("From", "Date", "Subject", "To", "Message-ID", "Reply-To", "MIME-Version")
WANTED = {
    "From": "says who writes",
    "Date": "says when",
    "Message-ID": "tells it from every other mail",
    "MIME-Version": "says that it has parts",
}


@check(Severity.ERROR, needs_message=True)
def the_message_has_its_headers(mail: Mail) -> Iterator[Fault]:
    """From and Date are in every message, once; without Message-ID and MIME-Version filters take it for spam.

    RFC 5322, 3.6; Gmail refuses a message with several From or Subject lines. SpamAssassin: MISSING_DATE,
    MISSING_MID, MISSING_FROM.
    """
    if not mail.message:
        return
    for name, why in WANTED.items():
        if not mail.message.has(name):
            yield Fault(f"there is no {name}, which {why}", f"write a {name}", Place(mail.file))
    names = [name.lower() for name, _ in mail.message.parsed.raw_items()]
    for name in ONCE:
        if names.count(name.lower()) > 1:
            yield Fault(f"there are {names.count(name.lower())} {name} headers", "keep one", Place(mail.file))
    if mail.message.has("Date") and not mail.message.sent:
        yield Fault("the Date cannot be read", "write it as RFC 5322 says", Place(mail.file))


@check(Severity.ERROR, needs_message=True)
def headers_are_encoded_right(mail: Mail) -> Iterator[Fault]:
    """Letters beyond ASCII in a header are written as encoded words, each of at most 75 characters.

    Others are shown as they are, as =?utf-8?…, or as “Ã¤”. RFC 2047, 2 and 5; RFC 5322, 2.2.
    """
    if not mail.message:
        return
    for name in ("Subject", "From", "Reply-To", "To"):
        raw = mail.message.raw_header(name)
        if not raw.isascii():
            mend = "encode it (RFC 2047)"
            yield Fault(f"the {name} holds letters that are not encoded", mend, Place(mail.file))
        for found in ENCODED.finditer(raw):
            if len(found[0]) > ENCODED_WORD:
                yield Fault(
                    f"an encoded word in the {name} has {len(found[0])} characters",
                    f"split it: {ENCODED_WORD} are allowed",
                    Place(mail.file),
                    Severity.WARNING,
                )
    if "=?" in mail.message.raw_header("List-Unsubscribe"):
        yield Fault("the List-Unsubscribe is encoded, and leads nowhere", "write it plain", Place(mail.file))


@check(Severity.WARNING, needs_message=True)
def the_message_can_be_left_with_one_click(mail: Mail) -> Iterator[Fault]:
    """Gmail and Yahoo show "Unsubscribe" beside the sender where the message names an address for it.

    They ask it of everyone who writes to many: List-Unsubscribe with an https address, and
    List-Unsubscribe-Post with it. RFC 2369; RFC 8058; Google, Email sender guidelines.
    """
    if not mail.message:
        return
    way = mail.message.header("List-Unsubscribe")
    if not way:
        yield Fault("there is no List-Unsubscribe", "let the service write it", Place(mail.file))
    elif "<http" in way and not mail.message.has("List-Unsubscribe-Post"):
        mend = "write List-Unsubscribe-Post: List-Unsubscribe=One-Click"
        yield Fault("the List-Unsubscribe asks for more than one click", mend, Place(mail.file))


@check(Severity.WARNING, needs_message=True)
def the_better_part_comes_last(mail: Mail) -> Iterator[Fault]:
    """Of alternatives, programs show the last that they know: text comes first, HTML after it.

    RFC 2046, 5.1.4.
    """
    kinds = mail.message.kinds if mail.message else []
    if (
        "text/html" in kinds
        and "text/plain" in kinds[kinds.index("text/html") :]
        and "text/plain" not in (kinds[: kinds.index("text/html")])
    ):
        yield Fault("the text part comes after the HTML", "put it before", Place(mail.file))


@check(Severity.ERROR, needs_message=True)
def lines_of_the_message_are_short(mail: Mail) -> Iterator[Fault]:
    """A line of more than 998 characters is broken by servers wherever they please: in a tag, in an address.

    RFC 5322, 2.1.1. Quoted-printable or base64 keeps lines to 76.
    """
    if mail.message:
        for number, line in enumerate(mail.message.raw.splitlines(), 1):
            if len(line) > LINE:
                mend = "encode the part as quoted-printable"
                yield Fault(f"a line is longer than {LINE} characters", mend, Place(mail.file, number))


@check(Severity.ERROR, needs_message=True)
def pictures_of_the_message_are_attached(mail: Mail) -> Iterator[Fault]:
    """A picture with a `cid:` address is one of the message's own parts, or a broken frame. RFC 2392."""
    for image in mail.images:
        source = (image.get("src") or "").strip()
        if mail.message and source.startswith("cid:") and source[4:] not in mail.message.content_ids:
            yield Fault(f"nothing is attached as {source[4:]}", "attach it", mail.at(image))
