"""What `issuepress render` does: an issue's e-mail, filled for a service, as files."""

import datetime as dt
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from issuepress import paths
from issuepress.models import Email, Issue
from issuepress.render import message, mjml, render
from issuepress.services.tags import SERVICES, fill

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
    """The files that were written, the first of them to look at, and what a person should know."""

    files: tuple[Path, ...]
    size: int
    warnings: tuple[str, ...]


def build(issue: Issue, folder: Path, *, theme: str | None = None, service: str | None = None) -> Built:
    """Write email.html, email.txt, email.eml and the pictures into a folder; the same bytes every time."""
    email = rendered(issue, theme, service)
    files = [folder / FORMATS[form] for form in WHOLE]
    for form, file in zip(WHOLE, files, strict=True):
        paths.write(file, as_format(form, email, issue, theme))
    for image in email.images:
        paths.write(folder / image.src, image.path.read_bytes())
    return Built(tuple(files), len(email.html), tuple(warnings(email, issue, service)))


def rendered(issue: Issue, theme: str | None, service: str | None) -> Email:
    return fill(render(issue, theme), issue.publication, service)


def as_format(form: str, email: Email, issue: Issue, theme: str | None = None) -> bytes:
    """One form of a rendered e-mail, as the bytes of its file."""
    match form:
        case "html":
            return email.html.encode()
        case "text":
            return email.text.encode()
        case "mjml":
            return mjml(issue, theme).encode()
        case "json":
            return (json.dumps(email.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
    return message(email, issue.publication, _date(issue), _message_id(email, issue))


def warnings(email: Email, issue: Issue, service: str | None) -> list[str]:
    """What stands in the way of sending this."""
    publication, found = issue.publication, []
    if len(email.html) > GMAIL_CLIPS:
        found.append(
            f"Gmail will clip this e-mail: {_kilobytes(len(email.html))} of HTML, and it shows 102 KB; "
            f"take some of the {len(issue.content.digests)} digests out"
        )
    if not publication.postal_address and not (service and SERVICES[service].postal_address):
        found.append(
            "newsletters/newsletter.toml: postal_address is missing; the law asks for one in every "
            "newsletter, and until it is there the footer says that it is missing"
        )
    return found


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
