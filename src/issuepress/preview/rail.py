"""What stands beside the e-mail: findings, lengths, the size, and the row in the inbox."""

from dataclasses import dataclass

from issuepress.build import GMAIL_CLIPS
from issuepress.checks.check import check_issue
from issuepress.checks.finding import Finding
from issuepress.checks.mail.mail import Mail
from issuepress.preview.inbox import Row, rows
from issuepress.preview.mistakes import Mistake
from issuepress.preview.proofs import Good, Proof
from issuepress.rendered import Email

SUBJECT = (1, 60)  # characters
PREHEADER = (40, 130)
WEB = ("http://", "https://", "//")


@dataclass(frozen=True)
class Length:
    text: str
    length: int
    least: int
    most: int


@dataclass(frozen=True)
class Facts:
    """What is known of an issue as soon as it is rendered. ``size`` and ``clips`` are bytes of HTML.

    ``pictures`` changes when the file of one does. ``service`` is the one whose tags are filled in.
    """

    version: str
    mistakes: tuple[Mistake, ...]
    subject: Length | None = None
    preheader: Length | None = None
    size: int = 0
    clips: int = GMAIL_CLIPS
    pictures: str = ""
    unloaded: tuple[str, ...] = ()  # the pictures that are on the web
    local: int = 0  # how many lie in the issue's folder
    service: str = ""
    rows: tuple[Row, ...] = ()


def facts(proof: Proof, version: str, service: str | None = None) -> Facts:
    """The facts of an issue's last good e-mail, and its mistakes since."""
    good = proof.good
    if good is None:
        return Facts(version, proof.mistakes)
    email, sender = good.email, good.issue.publication.sender.name
    return Facts(
        version,
        proof.mistakes,
        _length(email.subject, SUBJECT),
        _length(email.preheader, PREHEADER),
        len(email.html.encode()),
        pictures=good.pictures,
        unloaded=on_the_web(good.email),
        local=len(good.email.images),
        service=service or "",
        rows=rows(sender, email.subject, email.preheader, good.read.html),
    )


def on_the_web(email: Email) -> tuple[str, ...]:
    """The addresses of the pictures that a preview leaves where they are: it asks nothing of the web."""
    addresses = [image.get("src") or "" for image in Mail(html=email.html).elements("img")]
    return tuple(dict.fromkeys(one for one in addresses if one.lower().startswith(WEB)))


@dataclass(frozen=True)
class Link:
    """The ``nth`` link of the e-mail: its words, as a screen reader says them, and its target."""

    words: str
    target: str
    nth: int


def links(email: Email) -> tuple[Link, ...]:
    """Every link of the e-mail, in order."""
    mail = Mail(html=email.html)
    return tuple(Link(mail.name_of(link), link.get("href") or "", link.nth) for link in mail.elements("a"))


def findings(good: Good, service: str | None) -> tuple[Finding, ...]:
    """What the checks find, the worst first."""
    return check_issue(good.issue, good.email, service=service).findings


def _length(text: str, limits: tuple[int, int]) -> Length:
    return Length(text, len(text), *limits)
