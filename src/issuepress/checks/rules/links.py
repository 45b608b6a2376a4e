"""Whether links lead where they say, and anywhere at all."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from issuepress.checks.client_support.facts import Fact
from issuepress.checks.finding import Fault, Severity
from issuepress.checks.mail.address import (
    PLACEHOLDERS,
    PRIVATE,
    UTM,
    addresses,
    campaign,
    cut,
    host_of,
    is_address,
    site_of,
    wrong_with,
)
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import check
from issuepress.text.patterns import Pattern

SHORTENERS = {
    *(
        "bit.ly",
        "tinyurl.com",
        "t.co",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "buff.ly",
        "rebrand.ly",
        "cutt.ly",
        "shorturl.at",
    ),
    *(
        "tiny.cc",
        "t.ly",
        "rb.gy",
        "bl.ink",
        "lnkd.in",
        "s.id",
        "v.gd",
        "soo.gd",
        "short.io",
        "adf.ly",
        "dlvr.it",
    ),
}
# RFC 2606 and RFC 6761 keep these for examples; the others are what templates come with.
EXAMPLE = Pattern(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid)$"
    r"|^(?:www\.)?(?:your-?(?:domain|site|website|company|link|url|brand)|domain|mysite|website|yoursite)\.[a-z]+$"
)
SHOWN_ADDRESS = Pattern(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?", re.IGNORECASE)
FILES = Pattern(r"\.(?:html?|php|aspx?|pdf|png|jpe?g|gif|txt|docx?|xlsx?|js|css|md)$", re.IGNORECASE)


@check(Severity.WARNING)
def every_link_is_https(mail: Mail) -> Iterator[Fault]:
    """A link without encryption gets a warning in Gmail and in browsers, and anyone between can read along.

    What a patient reads about is nobody's business. Google, HTTPS by default; RFC 9110, 17.
    """
    for link, address in addresses(mail):
        inside = PRIVATE.search(host_of(address)) or _is_example(mail, address)
        if address.lower().startswith("http://") and not inside:
            yield Fault(f"{cut(address)} is not encrypted", "write https://", mail.at(link))


@check(Severity.ERROR)
def no_link_is_empty(mail: Mail) -> Iterator[Fault]:
    """A link to nowhere (`href=""`, `#`, `javascript:`) opens the inbox again, or an error, at each tap."""
    for link, address in addresses(mail):
        bare = address.lower()
        if bare in PLACEHOLDERS or bare.startswith(("javascript:", "vbscript:")):
            yield Fault(f"a link leads to “{cut(address)}”", "give it an address", mail.at(link))


@check(Severity.ERROR)
def no_link_is_a_placeholder(mail: Mail) -> Iterator[Fault]:
    """An address of a template (example.com, yourdomain.com) leads readers to somebody else, or to nobody.

    RFC 2606 keeps example.com and its like for documents. A publication that writes from one may use them.
    """
    for link, address in addresses(mail):
        if _is_example(mail, address):
            yield Fault(f"{cut(address)} is an example", "write the address that is meant", mail.at(link))


@check(Severity.ERROR)
def no_link_leads_inside(mail: Mail) -> Iterator[Fault]:
    """A draft's address (localhost, staging., 192.168.0.1) opens at the author's desk, and nowhere else.

    RFC 1918 and RFC 6761 keep them for private networks.
    """
    for link, address in addresses(mail):
        host = host_of(address)
        if PRIVATE.search(host) and not _is_example(mail, address):
            yield Fault(f"{cut(address)} is not on the web", "use the published address", mail.at(link))


@check(Severity.WARNING)
def no_link_is_shortened(mail: Mail) -> Iterator[Fault]:
    """Shorteners hide where a link leads; spammers use them, so that filters block mails for them.

    Spamhaus lists abused shorteners (Domain Block List); the services' own tracking is not one.
    """
    for link, address in addresses(mail):
        if host_of(address).removeprefix("www.") in SHORTENERS:
            yield Fault(f"{cut(address)} hides where it leads", "use the whole address", mail.at(link))


@check(Severity.ERROR)
def link_text_is_no_other_address(mail: Mail) -> Iterator[Fault]:
    """A text that reads as one address and leads to another is how phishing is done, and filtered as such.

    Gmail and Thunderbird warn of it; SpamAssassin: URI_TEXT_MISMATCH among others.
    """
    for link, address in addresses(mail):
        words = mail.text_of(link)
        shown, host = SHOWN_ADDRESS.fullmatch(words), host_of(address)
        if shown and host and not FILES.search(words) and site_of(shown[1]) != site_of(host):
            yield Fault(f"“{words[:60]}” leads to {host}", "let the text say the real address", mail.at(link))
        elif "@" in words and address.lower().startswith("mailto:"):
            wanted = unquote(address[7:].partition("?")[0]).strip().lower()
            if is_address(words) and is_address(wanted.strip("/")) and words.lower() != wanted.strip("/"):
                yield Fault(
                    f"“{words}” writes to {wanted}", "let the text say the real address", mail.at(link)
                )


@check(Severity.ERROR)
def addresses_are_written_right(mail: Mail) -> Iterator[Fault]:
    """A space, a doubled `https://` or a missing one makes a link that no mail program can follow.

    A relative address has nothing in a mail to be relative to. RFC 3986, 3.
    """
    for link, address in addresses(mail):
        wrong = wrong_with(address)
        if wrong and address.lower() not in PLACEHOLDERS:
            yield Fault(f"{cut(address)} {wrong}", "write it whole, like https://www.…/page", mail.at(link))


@check(
    Severity.WARNING,
    facts=(
        Fact("html-anchor-links", "gmail-ios", "n", "does nothing"),
        Fact("html-anchor-links", "samsung-android", "n"),
    ),
)
def anchors_lead_somewhere(mail: Mail) -> Iterator[Fault]:
    """A link within the mail needs an element of that id; several clients follow none at all.

    Gmail on iPhones and Samsung's program do not (caniemail.com, local anchors).
    """
    there = {element.get(key) for element in mail.page.elements for key in ("id", "name")}
    for link, address in addresses(mail):
        if len(address) > 1 and address.startswith("#") and unquote(address[1:]) not in there:
            yield Fault(f"nothing has the id {address[1:]}", "give it to what is meant", mail.at(link))


@check(Severity.WARNING)
def tracking_is_consistent(mail: Mail) -> Iterator[Fault]:
    """One mail is one campaign: other values, or some left out, scatter its visits over the statistics.

    Google Analytics tells upper from lower case and wants source, medium and campaign together.
    """
    tracked = [(link, campaign(address)) for link, address in addresses(mail)]
    tracked = [(link, values) for link, values in tracked if any(values)]
    usual = Counter(values for _, values in tracked).most_common(1)
    for link, values in tracked:
        missing = [name for name, value in zip(UTM, values, strict=True) if not value]
        if missing:
            yield Fault(f"a tracked link has no {missing[0]}", f"add {', '.join(missing)}", mail.at(link))
        elif values[::2] != usual[0][0][::2]:  # the medium may tell a button from a picture
            yield Fault(
                f"{' and '.join(values)} is not the campaign of the others",
                f"use {' and '.join(usual[0][0])}",
                mail.at(link),
            )


@check(Severity.WARNING, needs_issue=True)
def every_digest_links_to_its_article(mail: Mail) -> Iterator[Fault]:
    """A digest without a link is a claim without its proof: nobody can read on, or check.

    The link is the digest's `url`, or that of its article. A publication without a website has nowhere to
    link to, and is not asked to.
    """
    for number, digest in enumerate(mail.issue.content.digests):
        article = mail.issue.articles.get(digest.article)
        if mail.publication.website and not (digest.url or (article and article.url)):
            yield Fault(
                f"there is no link to the whole article “{digest.title}”",
                f"write digests[{number}].url in issue.toml",
                mail.key("digests", number, "url"),
            )


def _is_example(mail: Mail, address: str) -> bool:
    host = host_of(address)
    if address.lower().startswith("mailto:"):
        host = unquote(address[7:].partition("?")[0]).rpartition("@")[2].lower()
    return bool(EXAMPLE.search(host)) and not _is_an_example_itself(mail)


def _is_an_example_itself(mail: Mail) -> bool:
    if not mail.rendered_from:
        return False
    addresses = (mail.publication.sender.address, mail.publication.call_to_action.email)
    hosts = [host_of(mail.publication.website or ""), *(address.rpartition("@")[2] for address in addresses)]
    return any(EXAMPLE.search(host) for host in hosts)
