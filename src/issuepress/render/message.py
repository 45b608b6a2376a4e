"""A rendered e-mail as a message file (RFC 5322): both parts, pictures inside."""

import datetime as dt
import mimetypes
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from issuepress.pictures import shown
from issuepress.publication import Publication
from issuepress.rendered import Email

# Encoded lines of the parts may be 76 long (RFC 2045, 6.7 and 6.8) and so may those of a header with encoded
# words (RFC 2047, 2). A line of plain ASCII may have 998 (RFC 5322): shorter ones would break an address.
PARTS = SMTP.clone(max_line_length=76)
WHOLE = SMTP.clone(max_line_length=998)


class _Headers(EmailPolicy):
    """Headers as lines. Python's own folding of encoded words loses blanks between them."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if value.isascii():
            return WHOLE.fold_binary(name, value)
        if not isinstance(value, AddressHeader):
            return f"{name}: {_encoded(value, name)}\r\n".encode("ascii")
        one = value.addresses[0]
        return f"{name}: {_encoded(one.display_name, name)}\r\n <{one.addr_spec}>\r\n".encode("ascii")


def _encoded(words: str, name: str) -> str:
    return Header(words, "utf-8", maxlinelen=76, header_name=name).encode(linesep="\r\n")


HEADERS = _Headers(linesep="\r\n")


def message(email: Email, publication: Publication, date: dt.datetime, message_id: str) -> bytes:
    """The message, the same bytes for the same arguments. Pictures are attached and shown by Content-ID."""
    whole = EmailMessage(policy=PARTS)
    whole["Subject"] = email.subject
    whole["From"] = _address(publication.sender.name, publication.sender.address)
    whole["To"] = _address("", publication.reply_to or publication.sender.address)
    if publication.reply_to:
        whole["Reply-To"] = _address("", publication.reply_to)
    whole["List-Id"] = f"<newsletter.{publication.sender.address.rpartition('@')[2]}>"
    if publication.unsubscribe_by_mail in email.text:
        whole["List-Unsubscribe"] = f"<{publication.unsubscribe_by_mail}>"
    whole["Date"] = format_datetime(date)
    whole["Message-ID"] = message_id
    whole["Content-Language"] = email.language
    whole.set_content(email.text, cte=_encoding(email.text))
    html = _html_with_content_ids(email)
    whole.add_alternative(html, subtype="html", cte=_encoding(html))
    _attach(whole, email)
    _name_boundaries(whole, sha256(email.html.encode()).hexdigest()[:24])
    return whole.as_bytes(policy=HEADERS)


def _encoding(text: str) -> str:
    """The smaller one: a sign beyond ASCII takes six bytes and more in quoted-printable."""
    beyond = len(text.encode()) - sum(text.isascii() or sign.isascii() for sign in text)
    return "quoted-printable" if 6 * beyond < len(text) else "base64"


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    return Address(name, user, domain)


def _html_with_content_ids(email: Email) -> str:
    html = email.html
    for number, image in enumerate(email.images, 1):
        html = html.replace(f'src="{image.src}"', f'src="cid:image{number}@issuepress"')
    return html


def _attach(whole: EmailMessage, email: Email) -> None:
    html_part = cast("EmailMessage", list(whole.iter_parts())[1])
    for number, image in enumerate(email.images, 1):
        name = Path(image.src).name if image.ratio or image.play else image.path.name
        kind, _, subtype = (mimetypes.guess_type(name)[0] or "image/png").partition("/")
        html_part.add_related(
            shown(image),
            kind,
            subtype,
            cid=f"<image{number}@issuepress>",
            filename=name,
            disposition="inline",
        )
    for calendar in email.calendars:
        whole.add_attachment(calendar.content, subtype="calendar", filename=calendar.name)


def _name_boundaries(whole: EmailMessage, name: str) -> None:
    """Boundaries from the content: those Python makes are random."""
    for number, part in enumerate(part for part in whole.walk() if part.is_multipart()):
        part.set_boundary(f"=_{name}_{number}")
