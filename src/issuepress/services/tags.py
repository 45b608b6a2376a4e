"""The last text step, which writes a mailing service's tags into a rendered e-mail."""

import re
from html import escape

from issuepress import tokens
from issuepress.publication import Publication
from issuepress.rendered import Email, Tags
from issuepress.services import service_class

VIEW = re.compile(f"{tokens.VIEW_STARTS}(.*?){tokens.VIEW_ENDS}", re.DOTALL)
STYLE_ELEMENT = re.compile(r"(<(?:mj-)?style.*?</(?:mj-)?style>)", re.DOTALL)
BREAK = "\u200b"  # invisible between two characters that would be a tag together


def tags_of(service: str | None) -> Tags | None:
    """The tags of a service; None without one, and for those that have none of their own."""
    return service_class(service).tags if service else None


def fill(email: Email, publication: Publication, service: str | None = None) -> Email:
    """The e-mail with a service's tags in html, text, subject and preheader, and nothing it would misread.

    Without a service it can be read by anyone: unsubscribing writes to the publication, there is no view in
    the browser, and the reader is greeted without a name.
    """
    tags = tags_or_own(service, publication)
    html = "".join(
        part if part.startswith(("<style", "<mj-style")) else _written(part, tags, publication, html=True)
        for part in STYLE_ELEMENT.split(email.html)
    )
    return email.model_copy(
        update={
            "html": html,
            "text": _written(email.text, tags, publication, html=False),
            "subject": _broken(email.subject, tags),
            "preheader": _broken(email.preheader, tags),
        }
    )


def tags_or_own(service: str | None, publication: Publication) -> Tags:
    """The tags of a service, or what the publication can do without: an address to unsubscribe by."""
    return tags_of(service) or Tags(unsubscribe=publication.unsubscribe_by_mail)


def _written(part: str, tags: Tags, publication: Publication, *, html: bool) -> str:
    """Escaped first, so that the tags put in afterwards stay whole."""
    part = _entities(part, tags) if html else _broken(part, tags)
    part = VIEW.sub(r"\1" if tags.view_in_browser else "", part)
    for token, tag in _replacements(tags, publication, html=html).items():
        part = part.replace(token, tag)
    return part


def _replacements(tags: Tags, publication: Publication, *, html: bool) -> dict[str, str]:
    return {
        tokens.UNSUBSCRIBE: tags.unsubscribe,
        tokens.VIEW_IN_BROWSER: tags.view_in_browser,
        tokens.POSTAL_ADDRESS: _postal_address(tags, publication, html=html),
        tokens.FIRST_NAME: tags.first_name,
    }


def _postal_address(tags: Tags, publication: Publication, *, html: bool) -> str:
    if tags.postal_address:
        return tags.postal_address if html else tags.postal_address_text or tags.postal_address
    lines = (publication.postal_address or "").splitlines()
    address = ", ".join(filter(None, (line.strip(" ,") for line in lines)))
    if not html:
        return _broken(address, tags)
    return _entities(escape(address), tags).encode("ascii", "xmlcharrefreplace").decode()


def _entities(text: str, tags: Tags) -> str:
    """Looks the same to a reader, means nothing to the service."""
    return re.sub(tags.executes, lambda m: f"&#{ord(m[0])};", text) if tags.executes else text


def _broken(text: str, tags: Tags) -> str:
    return re.sub(tags.executes, lambda m: m[0] + BREAK, text) if tags.executes else text
