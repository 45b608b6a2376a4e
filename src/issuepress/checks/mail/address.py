"""Addresses taken apart, and what can be wrong with them."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlsplit

from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import MOST_PARTS, Element
from issuepress.fields import email_address
from issuepress.text.patterns import Pattern

# A name with an ending, a number, or this machine; the last two are others' business.
HOST = Pattern(r"(?:[^\s.]+\.)+[^\s.]{2,}\.?|[\d.]+|[\da-f:.]*:[\da-f:.]*|localhost")
FIELDS = {"subject", "body", "cc", "bcc", "to"}
UTM = ("utm_source", "utm_medium", "utm_campaign")
# What no mail program can follow, in the order in which it is told.
WRONG_IN_WEB_ADDRESS = {
    "has https:// twice": Pattern(r"https?:/*https?:", re.IGNORECASE),
    "has no host": Pattern(r"https?:(?!//[^/])", re.IGNORECASE),
    "has a space or another sign that has to be encoded": Pattern(r"[\s<>\"\\^`]"),
}
WRONG_IN_QUERY = {
    "has spaces or line breaks that are not encoded": Pattern(r"[\s\"<>]"),
    "has a second question mark: fields are joined by &": Pattern(r"\?"),
    "has a % that is not encoded": Pattern(r"%(?![0-9a-f]{2})", re.IGNORECASE),
    "breaks lines with %0A alone": Pattern(r"(?<!%0d)%0a", re.IGNORECASE),
    "has + in place of spaces": Pattern(r"[a-z]\+[a-z]", re.IGNORECASE),
}
TAG = Pattern(r"\{\{|\{%|\*\||\[(?:%|[A-Z])|\$\{|<%|%%|@TrackLink|%7[Bb]%7[Bb]")  # of a mailing service
# Addresses of networks that nobody else is in, and of files that nobody else has.
PRIVATE = Pattern(
    r"^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)|\.(?:local|lan|internal)$"
    r"|^(?:staging|stage|dev|preview|test)\."
)
DISK = Pattern(r"(?:[a-z]:[\\/]|\\\\|file:)", re.IGNORECASE)
PLACEHOLDERS = {"", "#", "#!", "about:blank", "http://", "https://", "mailto:", "tel:", "url", "link", "todo"}


@lru_cache(maxsize=2)  # asked for by a score of checks
def addresses(mail: Mail) -> tuple[tuple[Element, str], ...]:
    """Each link of a mail with its address, but for those that a service writes."""
    found = ((link, (link.get("href") or "").strip()) for link in mail.links)
    return tuple((link, address) for link, address in found if not TAG.search(address))


@lru_cache(maxsize=MOST_PARTS)
def split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def host_of(address: str) -> str:
    """The host of a web address, in lower case; empty where it is none."""
    parts = split(address)
    try:
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def site_of(host: str) -> str:
    """A host without www and the like: two parts, or three below co.uk and its kin."""
    parts = host.lower().split(".")
    short = (
        len(parts) > 2
        and len(parts[-1]) == 2
        and parts[-2] in {"co", "com", "org", "net", "ac", "gov", "edu"}
    )
    return ".".join(parts[-3:] if short else parts[-2:])


def wrong_with(address: str) -> str:
    """What is wrong with an address, as in "it has no host"; empty where nothing is."""
    scheme = split(address).scheme
    if scheme not in {"http", "https"} and not re.search(r"https?:/*https?:", address, re.IGNORECASE):
        return "is not whole" if address and not scheme and not address.startswith("#") else ""
    for wrong, pattern in WRONG_IN_WEB_ADDRESS.items():
        if pattern.search(address):
            return wrong
    return "" if HOST.fullmatch(host_of(address)) else "has a host that cannot be"


def is_address(text: str) -> bool:
    try:
        return bool(email_address(text))
    except ValueError:
        return False


def wrong_with_fields(query: str) -> str:
    """What is wrong with the fields of a mailto address; empty where nothing is."""
    for wrong, pattern in WRONG_IN_QUERY.items():
        if pattern.search(query):
            return wrong
    names = [part.partition("=")[0].lower() for part in query.split("&")] if query else []
    strange = [name for name in names if name not in FIELDS]
    return f"has a field “{strange[0][:20]}”, or an & that is not encoded" if strange else ""


def campaign(address: str) -> tuple[str, ...]:
    """The values of ``UTM`` in an address, each empty where it is not there."""
    values = dict(parse_qsl(split(address).query)) if "utm_" in address else {}
    return tuple(values.get(name, "") for name in UTM)


def cut(address: str) -> str:
    """Short enough for a line."""
    return address if len(address) <= 60 else f"{address[:59]}…"
