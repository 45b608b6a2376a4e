"""What a mailing service is to the program. Each has a file of its own beside this one.

Making a draft is data: ``create`` and ``update`` say which requests to make, so that a dry run can show them.
Looking is done: ``find``, ``read`` and ``host`` use the connection. There is no send and no schedule.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from hashlib import sha256
from typing import Any, ClassVar, Self

from pydantic import Field

from issuepress.errors import NotOffered
from issuepress.fields import EmailAddress, Model
from issuepress.models import Email, Issue, Sender, Tags
from issuepress.pictures import Picture
from issuepress.services.request import Answer, Connection, Request

ID = re.compile(r"[A-Za-z0-9_-]+")
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

    ``fields`` are those of subject, preheader, html and text that the service gives back as they were sent.
    ``marker`` says which issue it is; ``url`` is where a person looks at it.
    """

    id: str
    url: str
    marker: str
    status: str = "draft"
    is_draft: bool = True
    fields: Mapping[str, str] = field(default_factory=dict)


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
    keys_at: ClassVar[str]  # where a person finds the key
    outcome: ClassVar[str] = "a draft there; nothing was sent"  # what an issue is after its upload
    needs_key: ClassVar[bool] = True
    is_tidied: ClassVar[bool] = False  # what is gone there was tidied away, not deleted by somebody
    takes_message: ClassVar[bool] = False  # wants the e-mail as a message file too
    features: ClassVar[Features]
    tags: ClassVar[Tags | None]  # None: nothing is put in place of the tokens but the publication's own
    table: ClassVar[type[Settings]] = Settings

    @property
    def marker(self) -> str:
        """What the draft is found by: the issue, and a few characters of which publication's."""
        name = "-".join(self.issue.name.split())[:60]
        return f"issuepress-{name}-{_short_hash(self.issue.publication.name + self.issue.name)}"

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


def mailbox(sender: Sender) -> str:
    """``Name <address>``, the name in quotation marks where it needs them."""
    user, _, domain = sender.address.rpartition("@")
    return str(Address(sender.name, user, domain))


def one_or_more(value: object) -> object:
    """For settings that take one id or a list of them."""
    return value if isinstance(value, (list, tuple)) else (value,)


def path_part(value: str) -> str:
    """An id from a service, if it can stand in a path; else ValueError."""
    if not ID.fullmatch(value):
        raise ValueError(f"an id that is none: {value!r}")
    return value


def _short_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
