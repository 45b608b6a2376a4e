"""Which issues a save concerns: those of its folder, or all where it is the publication or a theme."""

from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from issuepress.paths import bundled_themes
from issuepress.workspace.load import Workspace

STEP = 30  # milliseconds; a burst of saves ends when a step brings no other. Each is a wake-up
BURST = 100  # milliseconds after which a burst is shown although it goes on
LOOK = 5_000  # milliseconds after which a new folder beside the others is seen


async def saves(workspace: Workspace) -> AsyncIterator[set[str]]:
    """The names of the issues that each burst of saves concerns, for as long as it is asked.

    What is saved at the moment in which the watcher hands a burst over escapes it, and half a file may have
    been read: who follows looks once more soon after.
    """
    folders = _folders(workspace)
    while True:
        known = set(workspace.issue_names())
        async for changes in awatch(
            *folders,
            watch_filter=_Filter(),
            step=STEP,
            debounce=BURST,
            rust_timeout=LOOK,
            yield_on_timeout=True,
        ):
            paths = {Path(path) for _, path in changes}
            concerned = _concerned(paths, workspace, known)
            known = set(workspace.issue_names()) if paths else known
            if concerned:
                yield concerned
            if folders != _folders(workspace):  # such as templates/, which is there since now
                break
        folders = _folders(workspace)


def _folders(workspace: Workspace) -> list[Path]:
    wanted = (workspace.newsletters, workspace.root / "templates", bundled_themes())
    return sorted({folder.resolve() for folder in wanted if folder.is_dir()})


def _concerned(paths: set[Path], workspace: Workspace, known: set[str]) -> set[str]:
    """The issues of these paths; a folder that came or went is one that was ``known``, or is there now."""
    if not paths:
        return set()
    newsletters, names = workspace.newsletters.resolve(), known | set(workspace.issue_names())
    concerned: set[str] = set()
    for path in paths:
        parts = path.relative_to(newsletters).parts if path.is_relative_to(newsletters) else ()
        is_folder = bool(parts) and (parts[0] in names or path.suffix == "")
        concerned |= {parts[0]} if len(parts) > 1 or is_folder else names
    return concerned


class _Filter(DefaultFilter):
    """Leaves out what editors write beside a file."""

    def __call__(self, change: Change, path: str) -> bool:
        return super().__call__(change, path) and not Path(path).name.startswith((".", "#"))
