"""An issue, a service on loopback, and what a test does with the two."""

import copy
import datetime as dt
import importlib
import shutil
from pathlib import Path

import pytest

from issuepress.models import Issue
from issuepress.pictures import Picture
from issuepress.publication import Images
from issuepress.rendered import Email
from issuepress.services import service_class, transport
from issuepress.services.key import variable
from issuepress.services.tags import fill
from issuepress.upload.prepare import Prepared, prepare
from issuepress.upload.upload import Uploaded, upload
from issuepress.workspace import receipts
from issuepress.workspace.load import find_workspace, load_issue
from servers import SERVERS

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
TABLES = {
    "brevo": {"list": 3},
    "buttondown": {},
    "kit": {"template": 12},
    "listmonk": {"list": [1, 2]},
    "mailchimp": {"list": "abc123", "segment": 5},
    "mailerlite": {"list": "75"},
    "mailjet": {"list": 1},
    "resend": {"segment": "78261eea-8f8b-4381-83c6-79fa7120f1cf"},
    "sendgrid": {
        "sender_id": 12,
        "suppression_group": 34,
        "list": "27c21bbf-a12c-440b-b8bf-c526975328ca",
    },
}
STAMPED = {"mailerlite"}  # they do not give the HTML back, but say when it was changed
TOKENS = (
    '<p>{}</p><img src="images/dot.png" width="2"><a href="https://unsubscribe.invalid/">off</a>'
    "<p>issuepress-postal-address</p>"
)


class Desk:
    """A person's workspace with one issue, and a server of one service."""

    def __init__(self, name: str, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name, self.server = name, SERVERS[name]()
        own_addresses(sample)
        self.said: list[str] = []
        module = importlib.import_module(f"issuepress.services.{name}")
        if hasattr(module, "ADDRESS"):
            monkeypatch.setattr(module, "ADDRESS", self.server.address)
        monkeypatch.setenv(variable(name), self.server.key)
        monkeypatch.setattr(transport, "sleep", lambda _: None)
        self.issue = with_table(load_issue(find_workspace(sample), "single"), name, self.server.address)

    def close(self) -> None:
        self.server.close()

    def whole(self) -> Prepared:
        """The whole way, rendered from the issue's files."""
        return prepare(self.issue, self.name, with_errors="a test")

    def small(self, text: str = "Walk more.") -> Prepared:
        return small(self.issue, self.name, text)

    def upload(self, prepared: Prepared | None = None, **options: object) -> Uploaded:
        return upload(prepared or self.small(), now=NOW, say=self.said.append, **options)

    def in_folder(self, name: str, *, move: bool = False) -> "Desk":
        """The same workspace with the issue's folder copied under another name, or renamed."""
        other = self.issue.folder.with_name(name)
        (shutil.move if move else shutil.copytree)(self.issue.folder, other)
        desk = copy.copy(self)
        desk.issue = self.issue.model_copy(update={"name": name, "folder": other})
        return desk

    def elsewhere(self, workspace: Path) -> "Desk":
        """The same issue in another clone of the workspace."""
        desk = copy.copy(self)
        folder = workspace / "newsletters" / self.issue.name
        desk.issue = self.issue.model_copy(update={"folder": folder})
        return desk

    @property
    def receipt(self) -> receipts.Receipt | None:
        return receipts.load(self.issue.folder).get(self.name)

    @property
    def draft(self):
        (only,) = self.server.drafts.values()
        return only

    def writes(self) -> list[str]:
        return [f"{asked.method} {asked.path}" for asked in self.server.asked if asked.method != "GET"]


def own_addresses(sample: Path) -> None:
    """In place of those that are for samples and are not uploaded: .internal is nobody's name on the net."""
    for file in sample.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("example.org", "practice.internal"), encoding="utf-8")


def with_table(issue: Issue, name: str, address: str) -> Issue:
    """The issue with a table for the service, and an address for pictures."""
    table = TABLES[name] | ({"url": address} if name == "listmonk" else {})
    images = Images(base_url="https://practice.internal/news/")
    publication = issue.publication.model_copy(update={"services": {name: table}, "images": images})
    return issue.model_copy(update={"publication": publication})


def small(issue: Issue, name: str, text: str) -> Prepared:
    """A small e-mail with one picture: quick to upload, easy to read, and the same everywhere."""
    html = TOKENS.format(text.replace("&", "&amp;").replace("<", "&lt;"))
    plain = f"{text}\nhttps://unsubscribe.invalid/\nissuepress-postal-address\n"
    email = Email(subject="A sample", preheader="Once a day", html=html, text=plain)
    kind, publication = service_class(name), issue.publication
    service = kind(kind.table.model_validate(publication.services[name]), issue)
    dot = Picture("images/dot.png", "dot-0123456789ab.png", "image/png", b"\x89PNG a dot")
    return Prepared(name, service, fill(email, publication, name), (dot,))


def holds(desk: Desk, prepared: Prepared) -> bool:
    """Whether what the server has is what was rendered, in every field that it keeps."""
    there = desk.server.fields(desk.draft)
    service = prepared.service
    sent = prepared.content(service, {**desk.receipt.images, **prepared.own_addresses}).email
    return there == {name: getattr(sent, name) for name in there}
