"""Who wrote a page: a person whom it names beats an organization, a role and a login."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from issuepress.read.byline import Byline, looks_like_a_name
from issuepress.read.metadata import Metadata
from issuepress.text.characters import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NOBODY = {
    "admin", "administrator", "anonymous", "author", "blog", "by", "editor", "follow author", "guest",
    "guest author", "marketing", "post author", "root", "site admin", "staff", "team", "the author",
    "the editor", "unknown", "user", "user name", "username", "web editor", "web master", "web team",
    "webmaster", "website", "wpadmin", "written by",
}  # fmt: skip
ROLE = re.compile(
    r"\b(?:administrator|coordinator|manager|editors?|writers?|specialist|contributors?|officer|staff|team|"
    r"department|webmaster|news|desk|inc|llc|ltd|gmbh|clinic|hospital|university|association|foundation)\b\.?$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:written by|licensed|bio|block|layout|profile|posts?|more|view|read|about)\b| ,", re.IGNORECASE
)
LOGIN = re.compile(r"[^\s@]*[\d_.@][^\s]*|[^A-ZÀ-Þ\s]+|.*\.(?:author|name)\b.*")
# A date behind a name loses its numbers and looks like a part of it.
AFTER_NAME = re.compile(
    r"[,\s]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|last updated|updated|"
    r"published|posted|edited by|reviewed by|follow)\b.*",
    re.IGNORECASE,
)


def author_of(page: "HtmlElement", about: Metadata, shown: Byline) -> str:
    """The person in the page's data or in its byline, whichever is one; else whoever is named, if anybody."""
    site = about.publisher.casefold()
    named = [name for name in (about.author, shown.author) if name and name.casefold() not in NOBODY]
    person = next((name for name in named if _is_person(name, site)), "")
    return person or _searched(page) or next(iter(named), "") or _owner(about)


def _owner(about: Metadata) -> str:
    """Whose page it is where the site is called like a person, and so is its address."""
    name = about.publisher
    host = urlsplit(about.url).netloc.removeprefix("www.").replace("-", "")
    is_owner = looks_like_a_name(name) and host.startswith("".join(re.findall(r"\w+", name.casefold())))
    return name if is_owner and not ROLE.search(name) else ""


def _is_person(name: str, site: str) -> bool:
    return (
        " ," not in name
        and name.casefold() not in NOBODY | {site}
        and not ROLE.search(name)
        and not LOGIN.fullmatch(name)
    )


def _searched(page: "HtmlElement") -> str:
    """Whom the page shows anywhere, with the full stops that it shows."""
    from trafilatura.metadata import extract_author

    told = clean_line(extract_author(page) or "").replace("; ", ", ")
    cut = AFTER_NAME.sub("", told).strip(" ,")
    told = cut if " " in cut else told  # Theresa May is a name
    names = re.findall(r"\w+", told)
    if not names or told.casefold() in NOBODY or LOGIN.fullmatch(told) or NO_NAME.search(told):
        return ""
    pattern = r"\b" + r"[.,\s]{1,3}".join(map(re.escape, names)) + r"\b"
    found = re.search(pattern, " ".join(map(str, page.itertext())))
    return clean_line(found[0]) if found else told
