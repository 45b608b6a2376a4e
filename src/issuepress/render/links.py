"""Addresses as readers get them: tracked where they lead to the publication's own website."""

from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from issuepress.models import Issue
from issuepress.publication import Publication


def mailto(publication: Publication) -> str:
    """The mailto address of the call to action, subject and body filled in."""
    action = publication.call_to_action
    return letter(action.email, action.subject, action.body)


def letter(address: str, subject: str, body: str = "") -> str:
    """A mailto address (RFC 6068: CRLF as %0D%0A)."""
    fields = {"subject": subject, "body": body.strip().replace("\n", "\r\n")}
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items() if value)
    return f"mailto:{address}{'?' if query else ''}{query}"


def tel(phone: str) -> str:
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def tracked(url: str, issue: Issue) -> str:
    """The address with the publication's UTM parameters, if it leads to the publication's own website."""
    utm, website = issue.publication.utm, issue.publication.website
    if not (url and utm and website and _host(url) == _host(website)):
        return url
    parts = urlsplit(url)
    campaign = utm.campaign or f"{issue.content.date:%Y-%m-%d}"
    added = urlencode({"utm_source": utm.source, "utm_medium": utm.medium, "utm_campaign": campaign})
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
