"""What the law asks of every newsletter: who writes, why, and how to make it stop."""

import re
from collections.abc import Iterator

from issuepress.checks.finding import Fault, Place, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.written import holds
from issuepress.checks.phrases import phrases
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

# A service's tag, or another program's, that becomes the address.
ADDRESS_TAG = Pattern(r"(?:\*\||[\[{%])[^\]}|%]{0,40}address[^\]}|%]{0,40}[\]}|%]", re.IGNORECASE)
MEND_ADDRESS = "include base/footer.mjml.j2 in the theme, or write tokens.POSTAL_ADDRESS into it"
MEND_LINK = "include base/footer.mjml.j2 in the theme, or write tokens.UNSUBSCRIBE as the address of a link"


@check(Severity.ERROR)
def a_postal_address_is_given(mail: Mail) -> Iterator[Fault]:
    """Every newsletter names a valid physical postal address of its sender.

    CAN-SPAM, 15 U.S.C. 7704(a)(5)(A)(iii), fines each mail; GDPR article 13 and the E-Commerce Directive
    ask for the same. A service that writes its own is fine.
    """
    if mail.rendered_from:
        at, lines = mail.publication_key("postal_address"), mail.postal_address.splitlines()
        if not lines:
            yield Fault(
                "there is no postal address, which the law asks for in every newsletter (CAN-SPAM, GDPR)",
                'write postal_address = "street, city, state and ZIP code" in newsletters/newsletter.toml',
                at,
            )
        elif not all(holds(mail.visible_text, line.strip(" ,")) for line in lines):
            yield Fault("the HTML does not show the postal address", MEND_ADDRESS, at)
    elif mail.visible_text and not _has_address(mail.visible_text):
        yield Fault(
            "nothing here looks like a postal address, which the law asks for in every newsletter",
            "write the sender's postal address into the footer",
            Place(mail.file),
            Severity.WARNING,
        )


@check(Severity.ERROR)
def the_html_has_an_unsubscribe_link(mail: Mail) -> Iterator[Fault]:
    """Readers who find no way out report spam, which lowers delivery to everyone else.

    CAN-SPAM, 15 U.S.C. 7704(a)(3); GDPR article 7(3); required by Gmail and Yahoo of bulk senders.
    """
    tags = mail.elements("unsubscribe")  # Campaign Monitor's own element
    if mail.visible_text and not (_unsubscribe_links(mail) or tags):
        mend = mail.either(issue=MEND_LINK, html="write a link to unsubscribe into the footer")
        yield Fault("the HTML has no unsubscribe link", mend, Place(mail.file))


@check(Severity.ERROR)
def the_text_has_an_unsubscribe_address(mail: Mail) -> Iterator[Fault]:
    """Who reads the plain text has the same right to leave, and spam filters compare the two parts.

    CAN-SPAM, 15 U.S.C. 7704(a)(3); GDPR article 7(3).
    """
    tag = mail.tags.unsubscribe if mail.tags else ""
    if mail.text.strip() and not (phrases("unsubscribe").search(mail.text) or (tag and tag in mail.text)):
        yield Fault(
            "the text part has no way to unsubscribe",
            "write the same unsubscribe address into the text part that the HTML has",
            Place(mail.file),
        )


@check(Severity.WARNING)
def the_unsubscribe_link_can_be_seen(mail: Mail) -> Iterator[Fault]:
    """A way out that is hidden counts as none: it must be clear and conspicuous.

    CAN-SPAM, 15 U.S.C. 7704(a)(5)(A)(ii). What is too small or pale is told as any such text.
    """
    links = _unsubscribe_links(mail)
    if links and all(map(mail.is_hidden, links)):
        yield Fault(
            "the unsubscribe link is hidden",
            "show it" + mail.either(issue=" in the theme's footer, as base/footer.mjml.j2 does", html=""),
            mail.at(links[-1]),
        )


@check(Severity.WARNING)
def it_says_why_it_came(mail: Mail) -> Iterator[Fault]:
    """A reader who does not remember signing up takes the mail for spam, unless it says so.

    GDPR article 14(2)(f): where the address is from. Asked for by most mailing services' terms.
    """
    if mail.rendered_from:
        why = mail.publication.why.strip()
        missing = [part for part, text in _parts(mail) if not (why and holds(text, why))]
        if missing:
            yield Fault(
                f"the {' and the '.join(missing)} does not say why the reader gets this",
                "write why in newsletters/newsletter.toml, and let the theme's footer show it",
                mail.publication_key("why"),
            )
    elif mail.visible_text and not phrases("why").search(mail.visible_text):
        yield Fault(
            "it does not say why the reader gets this",
            "write into the footer that they signed up, and where",
            Place(mail.file),
        )


@check(Severity.WARNING, needs_issue=True)
def it_says_who_writes(mail: Mail) -> Iterator[Fault]:
    """The sender is named in the mail itself, so that a reader knows whom the consent was given to.

    CAN-SPAM, 15 U.S.C. 7704(a)(1); GDPR article 13(1)(a).
    """
    alts = " ".join(image.get("alt") or "" for image in mail.images)
    if not holds(f"{mail.visible_text} {alts}", mail.publication.name):
        yield Fault(
            f"“{mail.publication.name}” is not named in the mail",
            "show publication.name in the theme, or include base/footer.mjml.j2",
            mail.publication_key("name"),
        )


def _has_address(text: str) -> bool:
    """Whether a letter could be sent to something in a text: a guess, for a mail without an issue."""
    return bool(phrases("postal_address").search(text) or ADDRESS_TAG.search(text))


def _unsubscribe_links(mail: Mail) -> list[Element]:
    return [link for link in mail.links if _unsubscribes(mail, link, (link.get("href") or "").strip())]


def _unsubscribes(mail: Mail, link: Element, address: str) -> bool:
    is_tag = mail.tags is not None and mail.tags.unsubscribe in address
    says_so = phrases("unsubscribe").search(f"{address} {mail.name_of(link)}") is not None
    return address != "" and (is_tag or says_so)


def _parts(mail: Mail) -> list[tuple[str, str]]:
    parts = [("HTML", mail.visible_text), ("text part", mail.text)]
    return [(name, text) for name, text in parts if text.strip()]
