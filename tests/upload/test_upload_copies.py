"""A folder that was copied, a folder that was renamed, a workspace that was cloned."""

import shutil

import pytest

from issuepress.errors import EditedThere, NotADraft, SeveralDrafts
from servers import SERVERS
from uploading import STAMPED, Desk, holds

every_service = pytest.mark.parametrize("name", SERVERS)


@every_service
def test_a_copied_folder_gets_a_draft_of_its_own_and_says_so(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    first = desk.draft
    copied = desk.in_folder("again")

    assert copied.upload(copied.small("Walk less.")).done == "created"
    assert any("came with the folder of single" in line for line in desk.said)
    assert len(desk.server.drafts) == 2
    assert desk.upload().done == "unchanged"
    assert desk.receipt.id == first.id != copied.receipt.id
    assert copied.upload(copied.small("Walk less.")).done == "unchanged"


def test_a_copied_folder_is_known_for_one_where_the_receipt_of_the_first_is_lost(desk_of):
    desk = desk_of("listmonk")
    desk.upload()
    copied = desk.in_folder("again")
    (desk.issue.folder / "uploads.json").unlink()

    assert copied.upload(copied.small("Walk less.")).done == "created"


@every_service
def test_what_was_sent_can_be_sent_once_more_from_a_copied_folder(name: str, desk_of):
    """As the refusal says."""
    desk = desk_of(name)
    desk.upload()
    desk.server.send(desk.draft)
    with pytest.raises(NotADraft, match="copy its folder"):
        desk.upload(desk.small("Walk less."))

    assert desk.in_folder("again").upload().done == "created"


@every_service
def test_a_renamed_folder_keeps_its_draft(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    first = desk.draft.id
    renamed = desk.in_folder("another-name", move=True)

    assert renamed.upload(renamed.small("Walk less.")).done == "updated"
    assert renamed.receipt.id == first
    assert holds(renamed, renamed.small("Walk less."))
    (renamed.issue.folder / "uploads.json").unlink()
    assert renamed.upload(renamed.small("Walk less."), force=True).done == "updated"  # found by its marker


def test_a_copy_of_a_renamed_folder_does_not_take_its_draft(desk_of):
    desk = desk_of("listmonk")
    desk.upload()
    renamed = desk.in_folder("another-name", move=True)
    copied = renamed.in_folder("copy")

    assert copied.upload(copied.small("Walk less.")).done == "created"
    assert "Walk more" in desk.server.drafts["1"].data["body"]


@every_service
def test_what_is_scheduled_there_can_be_taken_back(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.schedule(desk.draft)

    with pytest.raises(NotADraft, match="take it back to a draft there"):
        desk.upload(desk.small("Walk less."))
    desk.draft.status = ""
    assert desk.upload(desk.small("Walk less.")).done == "updated"


def clone(desk: Desk) -> Desk:
    workspace = desk.issue.folder.parents[1]
    return desk.elsewhere(shutil.copytree(workspace, workspace.with_name("clone")))


@every_service
def test_of_two_clones_the_second_sees_what_the_first_made(name: str, desk_of):
    desk = desk_of(name)
    other = clone(desk)
    desk.upload()

    if name not in STAMPED:
        assert other.upload().done == "updated"  # it is the same, and now known here too
        (other.issue.folder / "uploads.json").unlink()
    with pytest.raises(EditedThere, match=r"uploads\.json does not know it"):
        other.upload(other.small("Walk less."))
    assert len(desk.server.drafts) == 1


@every_service
def test_two_clones_that_upload_at_once_are_told(name: str, desk_of, monkeypatch):
    """Neither saw a draft before it made its own."""
    desk = desk_of(name)
    other = clone(desk)
    find = type(desk.small().service).find
    nothing = iter([True])  # for the first look of the other clone
    other.upload()
    monkeypatch.setattr(
        type(desk.small().service), "find", lambda *asked: [] if next(nothing, False) else find(*asked)
    )

    for _ in range(2):  # and the next run does not take it for done
        with pytest.raises(SeveralDrafts, match="2 drafts"):
            desk.upload()
    desk.server.drafts.pop(other.receipt.id)
    assert desk.upload().done == "updated"
