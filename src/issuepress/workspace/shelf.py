"""What is in a workspace: every issue with its date, its state and where it was uploaded."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from issuepress.errors import CorruptReceipt, InvalidFile
from issuepress.models import Article, IssueFile
from issuepress.workspace import receipts, toml
from issuepress.workspace.articles import load_article
from issuepress.workspace.load import ISSUE, Workspace

State = Literal["broken", "not uploaded", "upload broken off", "uploaded"]
TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_[ce]id$")


@dataclass(frozen=True)
class Upload:
    """``done`` is False where an upload was broken off."""

    service: str
    day: str
    url: str
    done: bool


@dataclass(frozen=True)
class Shelved:
    """An issue as it stands on the shelf. ``date`` and ``subject`` are empty where they cannot be read.

    ``mistakes`` say why one is broken, one line each.
    """

    name: str
    date: dt.date | None
    subject: str
    stories: tuple[str, ...]
    uploads: tuple[Upload, ...]
    state: State
    mistakes: tuple[str, ...] = ()


def shelf(workspace: Workspace) -> list[Shelved]:
    """Every issue, the newest first. One that is broken is there too, and says so."""
    found = [_shelved(workspace, name) for name in workspace.issue_names()]
    return sorted(found, key=lambda issue: (issue.date or dt.date.min, issue.name), reverse=True)


class Told:
    """Which articles were in an issue already: by their address, or by the title of one that has none."""

    def __init__(self, workspace: Workspace) -> None:
        self._known: set[str] = set()
        for name in workspace.issue_names():
            folder = workspace.issue_folder(name)
            for digest in _tables(toml.raw(folder / ISSUE).get("digests")):
                article = _article(folder, digest)
                url = str(digest.get("url") or "") or (article.url if article else "")
                titles = [str(digest.get("title") or ""), article.title if article else ""]
                self._known |= {_address(url)} if url else set(map(_words, titles)) - {""}

    def knows(self, url: str, title: str) -> bool:
        return _address(url) in self._known or _words(title) in self._known


def _shelved(workspace: Workspace, name: str) -> Shelved:
    folder = workspace.issue_folder(name)
    said = toml.raw(folder / ISSUE)
    date, mistakes = said.get("date"), _mistakes(folder)
    uploads = () if mistakes else _uploads(folder)
    return Shelved(
        name,
        date if isinstance(date, dt.date) else None,
        str(said.get("subject") or ""),
        tuple(str(digest.get("title") or "") for digest in _tables(said.get("digests"))),
        uploads,
        "broken" if mistakes else _state(uploads),
        mistakes,
    )


def _state(uploads: tuple[Upload, ...]) -> State:
    if not all(upload.done for upload in uploads):
        return "upload broken off"
    return "uploaded" if uploads else "not uploaded"


def _mistakes(folder: Path) -> tuple[str, ...]:
    """What is wrong with its two files; those of its articles are told when it is rendered."""
    found = list[str]()
    for look in (lambda: toml.read(folder / ISSUE, IssueFile), lambda: receipts.load(folder)):
        try:
            look()
        except (InvalidFile, CorruptReceipt) as error:
            found += str(error).splitlines()
    return tuple(found)


def _uploads(folder: Path) -> tuple[Upload, ...]:
    return tuple(
        Upload(service, receipt.at[:10], receipt.url, receipt.step == "done")
        for service, receipt in sorted(receipts.load(folder).items())
    )


def _article(folder: Path, digest: dict[str, Any]) -> Article | None:
    try:
        return load_article(folder / str(digest.get("article")))
    except InvalidFile:
        return None


def _tables(value: Any) -> list[dict[str, Any]]:
    return [table for table in value if isinstance(table, dict)] if isinstance(value, list) else []


def _address(url: str) -> str:
    """An address without what leads to no other page: scheme, www, tracking, a place in it, a last slash."""
    parts = urlsplit(url.strip())
    asked = [(key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key)]
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{urlencode(asked)}".casefold()


def _words(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
