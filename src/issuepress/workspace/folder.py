"""The folder a person works in: ``newsletters/`` with its publication and issues, and ``templates/``.

Light to import: the shell completes names of issues from here.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from issuepress.errors import WorkspaceError

PUBLICATION = "newsletter.toml"
ISSUE = "issue.toml"


@dataclass(frozen=True)
class Workspace:
    root: Path

    @property
    def newsletters(self) -> Path:
        return self.root / "newsletters"

    @property
    def publication_file(self) -> Path:
        return self.newsletters / PUBLICATION

    @property
    def build(self) -> Path:
        return self.root / "build"

    def issue_folder(self, name: str) -> Path:
        """The folder of an issue, there or not. The name may also be a path to it, or to its issue.toml."""
        if "/" not in name and os.sep not in name and name not in {".", "..", ISSUE}:
            return self.newsletters / name
        path = Path(name).resolve()
        return self.newsletters / (path.parent.name if path.name == ISSUE else path.name)

    def has_issue(self, name: str) -> bool:
        return (self.issue_folder(name) / ISSUE).is_file()

    def issue_names(self) -> list[str]:
        """Every issue, the oldest first where names start with their date."""
        return sorted(path.parent.name for path in self.newsletters.glob(f"*/{ISSUE}"))


def find_workspace(start: Path) -> Workspace:
    """The workspace that ``start`` is in: the nearest folder above that has newsletters/newsletter.toml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "newsletters" / PUBLICATION).is_file():
            return Workspace(folder)
    raise WorkspaceError(
        f"{start}: no newsletters/{PUBLICATION} here or in a folder above; "
        "go to your workspace, or make one with: issuepress init"
    )
