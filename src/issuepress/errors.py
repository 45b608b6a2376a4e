"""Everything that can go wrong and that a person can mend.

    IssuepressError
    ├── WorkspaceError      no workspace, no such issue, or something is already there
    ├── InvalidFile         a TOML file or an article says something it cannot say
    ├── UnreadableSource    an article, page or feed that could not be read
    ├── TemplateError       a theme's template has a mistake
    ├── OutputError         a file could not be written
    ├── Overtaken           what is to be changed says something else by now
    ├── PreviewError        the preview could not start, or there is no browser to take pictures with
    ├── ProgramError        a program that is not part of this one failed
    ├── BrokenEmail         a rendered e-mail lost something on its way: a bug, please report it
    └── UploadError         an issue is not at the mailing service as it should be
        ├── MissingKey          no key for the service
        ├── NotOffered          the service cannot do what is asked for
        ├── Stopped             the e-mail is not fit to be uploaded
        ├── WouldSend           a request that could send mail, refused before it left: a bug
        ├── Unreachable         the service could not be reached, or was too busy
        ├── Refused             the service refused, in its own words
        ├── UnknownOutcome      the connection broke, and nobody knows whether the service acted
        ├── AlreadyRunning      another upload of this issue is under way
        ├── CorruptReceipt      uploads.json cannot be read
        ├── AnotherAccount      the draft was made in another account than the key's
        ├── DraftGone           the draft was deleted at the service
        ├── SeveralDrafts       more than one draft could be this issue's
        ├── NotADraft           it was sent or scheduled at the service
        ├── EditedThere         somebody edited the draft at the service
        └── NotAsRendered       the service holds something else than what was uploaded

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


class Overtaken(IssuepressError):  # noqa: N818 - named for what happened
    """At ``key``, ``was`` was to be changed, and by now ``there`` stands there. None is nothing."""

    def __init__(self, path: Path, key: str, was: object, there: object) -> None:
        what = "is not there any more" if there is None else f"says “{there}” by now"
        super().__init__(f"{path}: {key}: {what}; look at it, and then change it again")
        self.key, self.was, self.there = key, was, there


class PreviewError(IssuepressError):
    pass


class ProgramError(IssuepressError):
    pass


class BrokenEmail(IssuepressError):  # noqa: N818 - named for what is broken
    pass


class UploadError(IssuepressError):
    pass


class MissingKey(UploadError):  # noqa: N818 - here and below: named for what happened
    pass


class NotOffered(UploadError):  # noqa: N818
    pass


class Stopped(UploadError):  # noqa: N818
    pass


class WouldSend(UploadError):  # noqa: N818
    pass


class Unreachable(UploadError):  # noqa: N818
    pass


class Refused(UploadError):  # noqa: N818
    """``status`` is the HTTP status of the refusal, 0 where there is none."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


class UnknownOutcome(UploadError):  # noqa: N818
    pass


class AlreadyRunning(UploadError):  # noqa: N818
    pass


class CorruptReceipt(UploadError):  # noqa: N818
    pass


class AnotherAccount(UploadError):  # noqa: N818
    pass


class DraftGone(UploadError):  # noqa: N818
    pass


class SeveralDrafts(UploadError):  # noqa: N818
    pass


class NotADraft(UploadError):  # noqa: N818
    pass


class EditedThere(UploadError):  # noqa: N818
    pass


class NotAsRendered(UploadError):  # noqa: N818
    pass


def place(path: Path | str, line: int | None = None) -> str:
    """``file:line``, the form that editors and terminals make clickable."""
    return f"{path}:{line}" if line else str(path)
