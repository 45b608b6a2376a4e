"""Uploads, edits, crashes, broken connections, lost files, in any order: one draft, and the right one."""

import copy
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from issuepress import paths
from issuepress.errors import EditedThere, NotADraft, UploadError
from issuepress.workspace import receipts
from issuepress.workspace.receipts import UPLOADS
from servers import SERVERS
from servers.loopback import FAULTS, SLOW
from uploading import STAMPED, Desk, holds

SAMPLE = Path(__file__).parents[1] / "sample"
QUICK = [fault for fault in FAULTS if fault != SLOW]  # to the uploader, it is "cut after" once more
TEXTS = st.sampled_from(["Walk more.", "Walk less.", "Code: {{ x }} *|X|* [%x%]"])


class Killed(BaseException):
    """As if the process had ended here."""


class Uploading(RuleBasedStateMachine):
    """``edited`` is what a person wrote at the service, ``chosen`` the readers chosen there; neither is
    overwritten but by force, and some services' readers not even then.

    ``unsure`` says that an edit is there or that the receipt was lost: only then may an upload ask.
    """

    name: str

    @initialize()
    def open(self):
        self.patch = pytest.MonkeyPatch()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(SAMPLE, self.folder / "sample")
        self.desk = Desk(self.name, self.folder / "sample", self.patch)
        self.edited = self.chosen = self.steps = None
        self.unsure = self.renamed = self.has_chosen = False
        self.copies = self.edits = 0

        def written(path: Path, content: str | bytes) -> None:
            if self.steps == 0:
                raise Killed
            self.steps = self.steps - 1 if self.steps else self.steps
            write(path, content)

        write = paths.write
        self.patch.setattr(receipts.paths, "write", written)

    @rule(text=TEXTS, faults=st.lists(st.sampled_from([None, None, *QUICK]), max_size=9), force=st.booleans())
    def upload(self, text: str, faults: list[str | None], force: bool):
        """Through connections that break as they like. What succeeds holds what was rendered."""
        self.desk.server.faults = list(faults)
        prepared = self.desk.small(text)
        try:
            self.desk.upload(prepared, force=force)
        except EditedThere:
            assert self.unsure
        except UploadError:
            if force and not faults:
                assert self.is_sent()
        else:
            assert holds(self.desk, prepared)
            assert force or self.edited is None
            self.unsure = self.renamed = False
        finally:
            self.desk.server.faults = []
        if force:
            self.edited = self.chosen = None

    @rule(text=TEXTS, steps=st.integers(0, 4), force=st.booleans())
    def upload_and_die(self, text: str, steps: int, force: bool):
        """After so many writes of the receipt, the process is gone."""
        self.steps = steps
        try:
            self.desk.upload(self.desk.small(text), force=force)
        except EditedThere:
            assert self.unsure
        except (Killed, UploadError):
            pass
        finally:
            self.steps = None
        if force:
            self.edited = self.chosen = None

    @precondition(lambda self: self.can_be_seen() and not self.has_chosen)
    @rule()
    def choose_readers_there(self):
        """Once: the same choice made again within an upload by force is one that it was to overwrite."""
        for draft in self.desk.server.drafts.values():
            self.desk.server.choose(draft)
            self.chosen = copy.deepcopy(self.desk.server.readers(draft))
            self.unsure = self.has_chosen = True

    @rule(text=TEXTS, force=st.booleans())
    def upload_a_copied_folder(self, text: str, force: bool):
        """Another issue, whatever came along in its folder; and the first one's draft stays as it is."""
        server = self.desk.server
        before = copy.deepcopy(server.drafts)
        self.copies += 1
        other = self.desk.in_folder(f"copy-{self.copies}")
        assert other.upload(other.small(text), force=force).done == "created"
        own = server.drafts.pop(other.receipt.id)
        assert server.drafts == before
        assert not own.sent
        shutil.rmtree(other.issue.folder)

    @precondition(lambda self: self.desk.receipt and self.desk.receipt.id and not self.renamed)
    @rule()
    def rename_the_folder(self):
        self.copies += 1
        self.desk = self.desk.in_folder(f"renamed-{self.copies}", move=True)
        self.renamed = True

    @rule(text=TEXTS)
    def upload_from_another_clone(self, text: str):
        """Of the whole workspace, with the receipt as it is now."""
        self.copies += 1
        folder = self.folder / f"clone-{self.copies}"
        shutil.copytree(self.desk.issue.folder.parents[1], folder)
        clone = self.desk.elsewhere(folder)
        try:
            clone.upload(clone.small(text))
        except UploadError:
            assert self.unsure or self.is_sent()
        self.unsure = True

    def can_be_seen(self) -> bool:
        """Where HTML is not given back, a change within a broken upload cannot be told from its own."""
        receipt = self.desk.receipt
        return self.name not in STAMPED or not receipt or receipt.step == "done"

    @precondition(lambda self: self.can_be_seen())
    @rule()
    def edit_there(self):
        """Each time other words: those that an upload by force was to overwrite are not asked for again."""
        self.edits += 1
        for draft in self.desk.server.drafts.values():
            self.edited = f"<p>My own words, {self.edits}.</p>"
            self.desk.server.edit(draft, self.edited)
            self.unsure = True

    @precondition(lambda self: not self.renamed)  # its draft would still have the old name
    @rule()
    def lose_the_receipt(self):
        (self.desk.issue.folder / UPLOADS).unlink(missing_ok=True)
        self.unsure = True

    @rule()
    def send_it_there(self):
        for draft in self.desk.server.drafts.values():
            self.desk.server.send(draft)

    @invariant()
    def there_is_at_most_one_draft(self):
        assert len(self.desk.server.drafts) <= 1

    @invariant()
    def a_persons_own_words_are_kept(self):
        if self.edited:
            assert self.desk.server.fields(self.desk.draft)["html"] == self.edited
        if self.chosen:
            assert self.desk.server.readers(self.desk.draft) == self.chosen

    def is_sent(self) -> bool:
        return any(draft.sent for draft in self.desk.server.drafts.values())

    def teardown(self):
        if self.is_sent():
            for force in (False, True):
                with pytest.raises(NotADraft):
                    self.desk.upload(force=force)
        else:
            self.ends_well()
        self.desk.close()
        self.patch.undo()
        shutil.rmtree(self.folder)

    def ends_well(self):
        """Whatever happened: one more run on a good day, by force where it asks for it, and all is well."""
        try:
            self.desk.upload()
        except EditedThere:
            assert self.unsure
            self.desk.upload(force=True)
        assert len(self.desk.server.drafts) == 1
        assert holds(self.desk, self.desk.small())
        assert self.desk.receipt.step == "done"
        assert self.desk.receipt.id == self.desk.draft.id


@pytest.mark.parametrize("name", SERVERS)
def test_at_most_one_draft_and_after_a_success_it_is_what_was_rendered(name: str):
    machine = type("Machine", (Uploading,), {"name": name})
    machine.TestCase.settings = settings(
        max_examples=12,
        stateful_step_count=10,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.reuse, Phase.generate],  # a failure is short as it is; shrinking it takes minutes
        report_multiple_bugs=False,
    )
    machine.TestCase("runTest").runTest()
