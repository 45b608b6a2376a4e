"""An issue as it is now. Where it has mistakes, the last good e-mail stays beside them."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from issuepress.errors import IssuepressError
from issuepress.models import Email, Issue
from issuepress.preview.mistakes import Mistake, mistakes
from issuepress.preview.sample import read_by_a_sample_reader
from issuepress.render import render
from issuepress.services.tags import fill
from issuepress.workspace import Workspace, load_issue


@dataclass(frozen=True)
class Good:
    """An issue and its e-mail, as it would be uploaded: ``read`` has the service's tags filled in for a reader."""

    issue: Issue
    email: Email
    read: Email


@dataclass(frozen=True)
class Proof:
    """``good`` is None where an issue never was. ``version`` changes whenever anything of the issue does."""

    version: str
    good: Good | None = None
    mistakes: tuple[Mistake, ...] = ()


class Proofs:
    """The newest proof of each issue, made when it is first asked for and anew after a save."""

    def __init__(self, workspace: Workspace, service: str | None = None) -> None:
        self.workspace, self.service = workspace, service
        self._proofs: dict[str, Proof] = {}
        self._numbers: dict[str, int] = {}
        self._started = f"{time.time_ns():x}"  # a page of an earlier server is never taken for up to date

    def proof(self, name: str) -> Proof:
        """Raises WorkspaceError for an issue that is not there."""
        if name not in self._proofs:
            self._proofs[name] = self._made(name)
        return self._proofs[name]

    def version(self, name: str = "") -> str:
        """Of one issue, or of them all."""
        return f"{self._started}-{self._numbers.get(name, 0)}"

    def renew(self, names: Iterable[str]) -> None:
        """After a save: what is being looked at is made at once, the rest when it is asked for."""
        for name in ("", *names):
            self._numbers[name] = self._numbers.get(name, 0) + 1
            if name in self._proofs:
                self._proofs[name] = self._made(name, self._proofs[name].good)

    def _made(self, name: str, good: Good | None = None) -> Proof:
        proof = Proof(self.version(name), good)
        try:
            issue = load_issue(self.workspace, name)
            email = fill(render(issue), issue.publication, self.service)
        except (IssuepressError, OSError) as error:
            if not (self.workspace.issue_folder(name) / "issue.toml").exists() and not good:
                raise
            return replace(proof, mistakes=mistakes(error, self.workspace))
        return replace(proof, good=Good(issue, email, read_by_a_sample_reader(email, self.service)))
