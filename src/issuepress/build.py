"""What `issuepress render` does: an issue's e-mail, filled for a service, as files."""

import datetime as dt
import json
import logging
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from issuepress import paths
from issuepress.models import Issue
from issuepress.pictures import shown
from issuepress.render import message, mjml, render
from issuepress.rendered import Email
from issuepress.services.tags import fill
from issuepress.text.characters import clean_line

log = logging.getLogger(__name__)
GMAIL_CLIPS = 102_400  # bytes of HTML; Gmail shows no more and then drops the style element
FORMATS = {
    "html": "email.html",
    "text": "email.txt",
    "eml": "email.eml",
    "mjml": "email.mjml",
    "json": "email.json",
}
WHOLE = ("html", "text", "eml")


@dataclass(frozen=True)
class Built:
    """The files that were written, the first of them to look at, and the bytes of HTML."""

    files: tuple[Path, ...]
    size: int


def build(email: Email, issue: Issue, folder: Path) -> Built:
    """Write email.html, email.txt, email.eml and the pictures into a folder; the same bytes every time."""
    files = [folder / FORMATS[form] for form in WHOLE]
    for form, file in zip(WHOLE, files, strict=True):
        paths.write(file, as_format(form, email, issue))
    for image in email.images:
        paths.write(folder / image.src, shown(image))
    for calendar in email.calendars:
        paths.write(folder / calendar.name, calendar.content)
    return Built(tuple(files), len(email.html.encode()))


def rendered(issue: Issue, theme: str | None = None, service: str | None = None) -> Email:
    """The e-mail of an issue, with a service's tags. Its subject and preheader are plain lines of text."""
    started = time.perf_counter()
    email = render(issue, theme)
    log.info("rendered %s in %.0f ms", issue.name, (time.perf_counter() - started) * 1000)
    lines = {"subject": clean_line(email.subject), "preheader": clean_line(email.preheader)}
    return fill(email.model_copy(update=lines), issue.publication, service)


def as_format(
    form: str, email: Email, issue: Issue, theme: str | None = None, service: str | None = None
) -> bytes:
    """One form of a rendered e-mail, as the bytes of its file; MJML has the service's tags too."""
    match form:
        case "html":
            return email.html.encode()
        case "text":
            return email.text.encode()
        case "mjml":
            source = email.model_copy(update={"html": mjml(issue, theme)})
            return fill(source, issue.publication, service).html.encode()
        case "json":
            return (json.dumps(email.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
    return message(email, issue.publication, _date(issue), _message_id(email, issue))


def size_line(size: int) -> str:
    return f"{_kilobytes(size)} of the 102 KB that Gmail shows"


def _kilobytes(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size >= 1024 else f"{size} bytes"


def _date(issue: Issue) -> dt.datetime:
    """Nine in the morning of the issue's date: rendering has no clock."""
    return dt.datetime.combine(issue.content.date, dt.time(9), dt.UTC)


def _message_id(email: Email, issue: Issue) -> str:
    domain = issue.publication.sender.address.rpartition("@")[2]
    return f"<{sha256(email.html.encode()).hexdigest()[:32]}@{domain}>"
