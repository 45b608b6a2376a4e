"""What an error says, taken apart: the file, the line, what is wrong, and the lines around it."""

import re
from dataclasses import dataclass
from pathlib import Path

from issuepress.errors import InvalidFile
from issuepress.paths import bundled_themes
from issuepress.workspace.load import Workspace

LINE = re.compile(r"(?P<file>[^:\n]+\.[\w.]+)(?::(?P<line>\d+))?: (?P<what>.*)")
AROUND = 3  # lines shown before and after the one that is wrong


@dataclass(frozen=True)
class Mistake:
    """``excerpt`` are lines of the file, the first of them the line number ``first``."""

    what: str
    file: str = ""
    line: int | None = None
    first: int = 1
    excerpt: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """In a line; of a file that a person edits, the file and its line."""
        if not self.file.endswith(".toml"):
            return self.what
        return f"{Path(self.file).name}{f':{self.line}' if self.line else ''}: {self.what}"


def mistakes(error: Exception, workspace: Workspace) -> tuple[Mistake, ...]:
    """Each mistake that an error tells of."""
    lines = error.mistakes if isinstance(error, InvalidFile) else str(error).splitlines()
    return tuple(_mistake(line, workspace) for line in lines) or (Mistake(type(error).__name__),)


def _mistake(line: str, workspace: Workspace) -> Mistake:
    found = LINE.match(line)
    if not found:
        return Mistake(line)
    path = _inside(found["file"], workspace)
    number = int(found["line"]) if found["line"] else None
    first = max(1, (number or 1) - AROUND)
    excerpt = _excerpt(path, first, (number or 1) + AROUND) if path and number else ()
    return Mistake(found["what"], _short(found["file"], workspace), number, first, excerpt)


def _inside(name: str, workspace: Workspace) -> Path | None:
    """The file that an error names, if it is one of the workspace or of a theme."""
    roots = (workspace.root.resolve(), bundled_themes().parent.resolve())
    for root in roots:
        path = (root / name).resolve()
        if path.is_file() and any(path.is_relative_to(inside) for inside in roots):
            return path
    return None


def _short(name: str, workspace: Workspace) -> str:
    path, root = Path(name).resolve(), workspace.root.resolve()
    return str(path.relative_to(root)) if path.is_relative_to(root) else name


def _excerpt(path: Path, first: int, last: int) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8-sig").splitlines()[first - 1 : last])
    except (OSError, UnicodeDecodeError):
        return ()
