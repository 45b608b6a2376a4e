"""Every issue in a line: its subject, its date, and where it was uploaded."""

from dataclasses import dataclass
from pathlib import Path

from issuepress.errors import IssuepressError
from issuepress.workspace import toml
from issuepress.workspace.load import ISSUE, Workspace
from issuepress.workspace.receipts import UPLOADS, load


@dataclass(frozen=True)
class Line:
    """``subject`` is empty where issue.toml can not be read; ``uploaded`` are names of services."""

    name: str
    subject: str
    date: str
    uploaded: tuple[str, ...]


class Overview:
    """The issues of a workspace. A file is read again only when it has changed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lines: dict[str, tuple[tuple[int, int], Line]] = {}

    def lines(self) -> list[Line]:
        """The newest first."""
        lines = [self._line(name) for name in self.workspace.issue_names()]
        return sorted(lines, key=lambda line: (line.date, line.name), reverse=True)

    def _line(self, name: str) -> Line:
        folder = self.workspace.issue_folder(name)
        changed = (_changed(folder / ISSUE), _changed(folder / UPLOADS))
        if name not in self._lines or self._lines[name][0] != changed:
            said = toml.raw(folder / ISSUE)
            subject, date = said.get("subject"), said.get("date")
            line = Line(name, str(subject or ""), str(date or ""), _uploaded(folder))
            self._lines[name] = changed, line
        return self._lines[name][1]


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _uploaded(folder: Path) -> tuple[str, ...]:
    """The services that have the whole issue; a receipt that can not be read is for the upload to tell of."""
    try:
        receipts = load(folder)
    except IssuepressError:
        return ()
    return tuple(sorted(service for service, receipt in receipts.items() if receipt.step == "done"))
