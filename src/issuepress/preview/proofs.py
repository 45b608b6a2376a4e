"""An issue as it is now. Where it has mistakes, the last good e-mail stays beside them."""

import threading
import time
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from issuepress.build import rendered
from issuepress.errors import IssuepressError, WorkspaceError
from issuepress.models import Issue
from issuepress.preview.files import Files, files_of, shared_files
from issuepress.preview.in_time import TooLongError, in_time
from issuepress.preview.mistakes import Mistake, mistakes
from issuepress.preview.sample import read_by_a_sample_reader
from issuepress.rendered import Email
from issuepress.workspace.load import ISSUE, Workspace, load_issue

SECONDS = 5  # that rendering may take


@dataclass(frozen=True)
class Good:
    """An issue and its e-mail as it would be uploaded.

    ``read`` has the service's tags filled in for a reader. ``pictures`` changes when one of their files does.
    """

    issue: Issue
    email: Email
    read: Email
    pictures: str


@dataclass(frozen=True)
class Proof:
    """``good`` is None where an issue never was."""

    good: Good | None = None
    mistakes: tuple[Mistake, ...] = ()


class Proofs:
    """The newest proof of each issue, made when it is asked for and the last one is of before a save.

    One issue is rendered at a time. Each issue has a version, which changes when its proof may; so has the
    whole, whose name is empty.
    """

    def __init__(self, workspace: Workspace, service: str | None = None) -> None:
        self.workspace, self.service = workspace, service
        self._proofs: dict[str, Proof] = {}
        self._stale: set[str] = set()
        self._files: dict[str, Files] = {}  # of each issue, as they were when it was last looked at
        self._changes: Counter[str] = Counter()
        self._rendering = threading.RLock()
        self._started = f"{time.time_ns():x}"  # a page of an earlier server is never taken for up to date

    def proof(self, name: str) -> Proof:
        """Raises WorkspaceError for an issue that is not there."""
        with self._rendering:
            if name not in self._proofs or name in self._stale:
                be_there(self.workspace, name)
                self._stale.discard(name)
                before = self._proofs.get(name)
                self._proofs[name] = self._made(name, before.good if before else None)
            return self._proofs[name]

    def version(self, name: str = "") -> str:
        return f"{self._started}-{self._changes[name]}"

    def renew(self, names: Iterable[str], looked_at: Container[str]) -> bool:
        """After a save: what is being looked at is made at once, the rest when it is asked for.

        Whether anything changed. An issue whose files are those it was made from is not made again.
        """
        shared = shared_files(self.workspace)
        saved = [name for name in names if self._is_saved(name, shared)]
        changed = [name for name in saved if self._is_changed(name, is_seen=name in looked_at)]
        self._changes.update(["", *changed] if saved else [])
        return bool(saved)

    def _is_saved(self, name: str, shared: Files) -> bool:
        """Whether a file is another one than at the last look, or mistakes may be of one read half."""
        with self._rendering:
            before, now = self._files.get(name), shared | files_of(self.workspace, name)
            self._files[name] = now  # before it is read: what is saved from now on is another file
            proof = self._proofs.get(name)
            return before != now or bool(proof and proof.mistakes)

    def _is_changed(self, name: str, *, is_seen: bool) -> bool:
        with self._rendering:
            before = self._proofs.get(name)
            self._stale.add(name)
            if not before or not is_seen:
                return True
            try:
                return self.proof(name) != before
            except WorkspaceError:  # it is gone
                return self._proofs.pop(name, None) is not None

    def _made(self, name: str, good: Good | None) -> Proof:
        try:
            return Proof(in_time(lambda: self._good(name), SECONDS))
        except (IssuepressError, OSError) as error:
            return Proof(good, mistakes(error, self.workspace))
        except TooLongError as error:
            return Proof(
                good, (Mistake(f"the issue takes more than {SECONDS} seconds to render: it {error}"),)
            )
        except Exception as error:  # noqa: BLE001 - half a save may have been read; the next look tells
            return Proof(good, (Mistake(f"a bug in issuepress: {type(error).__name__}: {error}"),))

    def _good(self, name: str) -> Good:
        issue = load_issue(self.workspace, name)
        email = rendered(issue, service=self.service)
        return Good(issue, email, read_by_a_sample_reader(email, self.service), _pictures(email))


def be_there(workspace: Workspace, name: str) -> None:
    """Raises WorkspaceError where there is no issue of this name; mistakes in it are another matter."""
    if not (workspace.newsletters / name / ISSUE).is_file():
        load_issue(workspace, name)  # says which issues there are


def _pictures(email: Email) -> str:
    return " ".join(str(image.path.stat().st_mtime_ns) for image in email.images)
