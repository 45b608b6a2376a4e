"""Whether a tap opens a message, or a call, to the right address."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.address import PLACEHOLDERS, addresses, cut, is_address, wrong_with_fields
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.rules import check


@check(Severity.ERROR)
def mailto_links_have_an_address(mail: Mail) -> Iterator[Fault]:
    """A `mailto:` without a right address opens a message to nobody. RFC 6068, 2."""
    for link, address in _mailtos(mail):
        for one in unquote(address[7:].partition("?")[0]).split(","):
            wrong = not is_address(one) or one.startswith("//")
            if wrong and address.lower() not in PLACEHOLDERS:
                mend = "write mailto:name@domain, without // or spaces"
                yield Fault(f"“{one}” is no e-mail address", mend, mail.at(link))


@check(Severity.WARNING)
def mailto_fields_are_encoded(mail: Mail) -> Iterator[Fault]:
    """Spaces, line breaks and `&` that are not encoded cut the reader's message short.

    A `+` stays a plus there. RFC 6068, 5: `%20`, `%0D%0A` and `%26`.
    """
    for link, address in _mailtos(mail):
        if wrong := wrong_with_fields(address.partition("?")[2]):
            yield Fault(f"the link's message {wrong}", "encode it: %20, %0D%0A, %26", mail.at(link))


@check(Severity.WARNING)
def telephone_links_can_be_dialed(mail: Mail) -> Iterator[Fault]:
    """A `tel:` link is `+` and digits, without letters and spaces, or nothing is dialed. RFC 3966, 3."""
    for link, address in addresses(mail):
        number = unquote(address[4:])
        if (
            address.lower().startswith("tel:")
            and address != "tel:"
            and not re.fullmatch(r"\+?[\d().-]{3,20}", number)
        ):
            yield Fault(f"{cut(address)} cannot be dialed", "write tel:+15550100199", mail.at(link))


def _mailtos(mail: Mail) -> Iterator[tuple[Element, str]]:
    return ((link, a) for link, a in addresses(mail) if a.lower().startswith("mailto:"))
