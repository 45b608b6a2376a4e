"""What the files of an issue look like on the disk, so that an issue is not made again for nothing."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from issuepress.paths import bundled_themes
from issuepress.workspace.load import Workspace

Files = frozenset[tuple[str, int, int, int]]  # path, time of change, size, and which file it is


def files_of(workspace: Workspace, name: str) -> Files:
    """An issue's own files."""
    return frozenset(_all(workspace.newsletters / name))


def shared_files(workspace: Workspace) -> Files:
    """Those of every issue: the publication, what lies beside it, and the themes."""
    beside = _states(path for path in _entries(workspace.newsletters) if path.is_file())
    return frozenset((*beside, *_all(workspace.root / "templates"), *_all(bundled_themes())))


def _all(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    for inside, _, names in os.walk(folder, followlinks=True):
        yield from _states(Path(inside, name) for name in names)


def _states(paths: Iterator[Path]) -> Iterator[tuple[str, int, int, int]]:
    for path in paths:
        with suppress(OSError):  # it went in this moment
            state = path.stat()
            yield str(path), state.st_mtime_ns, state.st_size, state.st_ino


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()
