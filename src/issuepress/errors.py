"""Everything that can go wrong and that a person can mend.

    IssuepressError
    ├── WorkspaceError      no workspace, no such issue, or something is already there
    ├── InvalidFile         a TOML file or an article says something it cannot say
    ├── UnreadableSource    an article, page or feed that could not be read
    ├── TemplateError       a theme's template has a mistake
    ├── OutputError         a file could not be written
    └── BrokenEmail         a rendered e-mail lost something on its way: a bug, please report it

Only ``cli`` turns one of these into lines on standard error. Each message says which file, which key or
line, what is wrong and what to do.
"""

from pathlib import Path


class IssuepressError(Exception):
    """A mistake with one clear line to say about it."""


class WorkspaceError(IssuepressError):
    pass


class InvalidFile(IssuepressError):  # noqa: N818 - named for what is invalid
    """A file with mistakes, all of them: ``mistakes`` holds one line each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class UnreadableSource(IssuepressError):  # noqa: N818 - named for what is unreadable
    pass


class TemplateError(IssuepressError):
    pass


class OutputError(IssuepressError):
    pass


class BrokenEmail(IssuepressError):  # noqa: N818 - named for what is broken
    pass


def place(path: Path | str, line: int | None = None) -> str:
    """``file:line``, the form that editors and terminals make clickable."""
    return f"{path}:{line}" if line else str(path)
