"""What a mailing service is to the program. Each has a file of its own beside this one.

Making a draft is data: ``create`` and ``update`` say which requests to make, so that a dry run can show them.
Looking is done: ``find``, ``read`` and ``host`` use the connection. There is no send and no schedule.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import parseaddr
from hashlib import sha256
from typing import Any, ClassVar, Self

from pydantic import Field

from issuepress.errors import NotOffered
from issuepress.fields import EmailAddress, Model
from issuepress.models import Issue
from issuepress.pictures import Picture
from issuepress.publication import Sender
from issuepress.rendered import Email, Tags
from issuepress.services.request import Answer, Connection, Request
from issuepress.services.words import shown
from issuepress.text.characters import clean_line

ID = re.compile(r"[A-Za-z0-9_-]+")
MARKER = re.compile(r"issuepress-(?:\S*-)?([0-9a-f]{8})(?![0-9a-f])")
AUDIENCE = ("list", "segment", "tag")  # the keys of a service's table that say who gets a draft
THE_DRAFT = "{id}"  # in the path of a request after the one that creates the draft
TEST = "[Test] "  # before the subject of a test, where the service lets us set it


@dataclass(frozen=True)
class Features:
    """What a service takes. Its preheader is in the HTML either way; ``preheader`` is a field of its own."""

    text: bool = True
    preheader: bool = True
    reply_to: bool = True
    images: bool = False
    update: bool = True
    test: bool = True


@dataclass(frozen=True)
class Content:
    """An e-mail with the service's tags, its pictures at their addresses; and the same as a message file."""

    email: Email
    message: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Draft:
    """A draft as the service holds it.

    ``fields`` are those of subject, preheader, html, text and the service's ``envelope`` that it gives
    back as they were sent. ``marker`` says which issue it is; ``url`` is where a person looks at it.
    ``is_waiting`` says that it is scheduled and can be taken back. ``stamp`` is when it was last changed, of
    a service that does not give the HTML back.
    """

    id: str
    url: str
    marker: str
    status: str = "draft"
    is_draft: bool = True
    is_waiting: bool = False
    stamp: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("id", "url", "marker", "status"):
            object.__setattr__(self, name, shown(getattr(self, name), 300))


@dataclass(frozen=True)
class Audience:
    """Who can get a draft, as the service names it. ``key`` is what chooses it in newsletter.toml.

    ``readers`` is how many they are, and None where the service does not say.
    """

    key: str
    id: str
    name: str
    readers: int | None = None

    def __post_init__(self) -> None:
        for name in ("id", "name"):
            object.__setattr__(self, name, shown(getattr(self, name), 120))

    @property
    def many(self) -> str:
        if self.readers is None:
            return ""
        return "1 reader" if self.readers == 1 else f"{self.readers:,} readers"

    def __str__(self) -> str:
        called = f"{self.key} {self.id}".strip()
        aside = ", ".join(filter(None, (called, self.many)))
        return f"{self.name} ({aside})" if self.name and aside else self.name or aside


class Settings(Model):
    """The table of a service in newsletter.toml."""

    sender: Sender | None = Field(None, description="The From line, where it is not the publication's.")
    reply_to: EmailAddress | None = Field(None, description="Where answers go, if not as everywhere.")


@dataclass(frozen=True)
class MailingService(ABC):
    """A service, set up for one issue. What it does not offer raises NotOffered."""

    settings: Any
    issue: Issue

    title: ClassVar[str]
    keys_at: ClassVar[str]  # where a person finds the key; empty where there is none
    needs_key: ClassVar[bool] = True
    unchosen: ClassVar[str] = (
        "nobody yet: choose its readers there"  # who gets a draft for which nobody is chosen
    )
    is_local: ClassVar[bool] = False  # nothing leaves this machine, and what is gone was tidied away
    takes_message: ClassVar[bool] = False  # wants the e-mail as a message file too
    features: ClassVar[Features]
    tags: ClassVar[Tags | None]  # None: nothing is put in place of the tokens but the publication's own
    table: ClassVar[type[Settings]] = Settings
    access: ClassVar[type[Model]] = Model  # the part of the table that is needed to reach it at all

    @property
    def marker(self) -> str:
        """What the draft is found by."""
        return marker(self.issue.publication.name, self.issue.name)

    @property
    def draft_name(self) -> str:
        """What the draft is called there: for people first, and with the marker in it."""
        return f"{clean_line(self.issue.content.subject)[:60].strip()} ({self.marker})"

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Who is to get the draft, as key and id: by newsletter.toml or the command line."""
        ids = {key: getattr(self.settings, key, None) for key in AUDIENCE}
        return tuple((key, str(one)) for key in AUDIENCE if ids[key] for one in _several(ids[key]))

    @property
    def sender(self) -> Sender:
        sender: Sender | None = self.settings.sender
        return sender or self.issue.publication.sender

    @property
    def reply_to(self) -> str:
        return self.settings.reply_to or self.issue.publication.reply_to or self.sender.address

    @abstractmethod
    def connect(self, key: str, say: Callable[[str], None]) -> Connection:
        """A way to the service, with the key. Raises MissingKey for a key that cannot be one."""

    def account(self, connection: Connection) -> str:  # noqa: ARG002
        """Which account the key belongs to; empty where the service does not say."""
        return ""

    def ready(self, connection: Connection) -> Self:  # noqa: ARG002
        """The service, knowing what it has to look up before it can make a draft."""
        return self

    def audiences(self, connection: Connection) -> list[Audience]:  # noqa: ARG002
        """Everybody who can be chosen; empty where the service does not say.

        One without an id are the readers of a draft for which nobody is chosen.
        """
        return []

    def envelope(self) -> dict[str, str]:
        """What a draft says beside its e-mail, in the form that ``read`` gives it: to whom, from whom."""
        return {}

    def doing(self, draft_id: str) -> str:
        """What is said while the draft is written."""
        return (
            f"updating the draft {draft_id} at {self.title}"
            if draft_id
            else f"making a draft at {self.title}"
        )

    def told(self, done: str) -> str:
        """What is said when all is done: ``done`` is created, updated or unchanged."""
        return f"{done} at {self.title}: {self.issue.name} is a draft there; nothing was sent to readers"

    def source(self, email: Email) -> Email:
        """The e-mail as the service has to be given it, so that it comes out as rendered."""
        return email

    @abstractmethod
    def find(self, connection: Connection) -> list[Draft]:
        """Everything with this issue's marker, sent or not."""

    @abstractmethod
    def read(self, connection: Connection, draft_id: str) -> Draft | None:
        """The draft, or None where there is none."""

    @abstractmethod
    def create(self, content: Content) -> tuple[Request, ...]:
        """The first makes the draft; THE_DRAFT stands for its id in the paths of the others."""

    @abstractmethod
    def created(self, answer: Answer) -> str:
        """The id of the draft that the first request of ``create`` made."""

    @abstractmethod
    def update(self, content: Content, draft_id: str) -> tuple[Request, ...]:
        """What makes the draft the content."""

    def host(self, connection: Connection, picture: Picture) -> str:  # noqa: ARG002
        """Put a picture there, once, and say at which address it is."""
        raise NotOffered(f"{self.title} hosts no pictures")

    def test(self, content: Content, draft_id: str, addresses: tuple[str, ...]) -> tuple[Request, ...]:  # noqa: ARG002
        """The requests that send a test to these addresses and to nobody else."""
        raise NotOffered(f"{self.title} sends no tests by its API; issuepress upload --to smtp sends one")


def marker(publication: str, issue: str) -> str:
    """What the draft of an issue is found by, whatever a person calls it there."""
    return f"issuepress-{sha256((publication + issue).encode()).hexdigest()[:8]}"


def marker_in(name: str) -> str:
    """The marker in the name of a draft; empty where there is none."""
    found = MARKER.search(name)
    return f"issuepress-{found[1]}" if found else ""


def mailbox(sender: Sender) -> str:
    """``Name <address>``, the name in quotation marks where it needs them."""
    user, _, domain = sender.address.rpartition("@")
    return str(Address(sender.name, user, domain))


def same_mailbox(written: str) -> str:
    """A From line in one form, however its name is quoted."""
    name, address = parseaddr(written)
    return f"{name} <{address}>"


def in_order(ids: object) -> str:
    """Ids as one text, the same in whatever order they come."""
    return ", ".join(sorted(str(one) for one in _several(ids))) if ids else ""


def one_or_more(value: object) -> object:
    """For settings that take one id or a list of them."""
    return value if isinstance(value, (list, tuple)) else (value,)


def only_one(value: object) -> object:
    """For settings that take one id, from where several could come."""
    if not isinstance(value, (list, tuple)):
        return value
    if len(value) != 1:
        raise ValueError("takes one; this service sends a draft to one of them")
    return value[0]


def path_part(value: str) -> str:
    """An id from a service, if it can stand in a path; else ValueError."""
    if not ID.fullmatch(value):
        raise ValueError(f"an id that is none: {shown(value, 60)!r}")
    return value


def _several(ids: Any) -> tuple[Any, ...]:
    return tuple(ids) if isinstance(ids, (list, tuple)) else (ids,)
