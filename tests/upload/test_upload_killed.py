"""kill -9 at every step, with real processes: the next run ends in one draft and a whole receipt."""

import json
import os
import signal
import warnings

import pytest

from servers import SERVERS
from uploading import Desk, holds


@pytest.mark.parametrize("name", SERVERS)
def test_killed_at_any_step_the_next_run_finishes(name: str, desk_of):
    desk = desk_of(name)
    steps = len(uploaded(desk))
    for step in range(steps):
        forget(desk)
        killed(desk, "Walk more.", step)
        check_receipt_is_whole_or_absent(desk)
        desk.upload()
        assert len(desk.server.drafts) == 1, f"killed at step {step}"
        assert holds(desk, desk.small())
        assert desk.receipt.step == "done"


@pytest.mark.parametrize("name", SERVERS)
def test_killed_at_any_step_of_an_update_the_next_run_finishes(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    desk.server.asked.clear()
    desk.upload(desk.small("Text."))
    for step in range(len(desk.server.asked)):
        killed(desk, f"Text {step}.", step)
        desk.upload(desk.small("Walk less."))
        assert holds(desk, desk.small("Walk less."))
        assert len(desk.server.drafts) == 1


def uploaded(desk: Desk) -> list[str]:
    desk.upload()
    return [asked.path for asked in desk.server.asked]


def forget(desk: Desk) -> None:
    desk.server.drafts.clear()
    desk.server.pictures.clear()
    (desk.issue.folder / "uploads.json").unlink()


def killed(desk: Desk, text: str, step: int) -> None:
    """An upload whose process the server kills once it has carried out request number ``step``."""
    go, tell = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child makes one upload and is gone
        process = os.fork()
    if not process:
        os.read(go, 1)
        try:
            desk.upload(desk.small(text))
            os._exit(0)  # there were fewer steps: what was set up once is there
        finally:
            os._exit(1)
    desk.server.kill = lambda: os.kill(process, signal.SIGKILL)
    desk.server.faults = [None] * step + ["kill after"]
    os.write(tell, b"!")
    _, status = os.waitpid(process, 0)
    os.close(go)
    os.close(tell)
    desk.server.faults = []
    assert os.WIFSIGNALED(status) or status == 0


def check_receipt_is_whole_or_absent(desk: Desk) -> None:
    file = desk.issue.folder / "uploads.json"
    if file.exists():
        assert desk.name in json.loads(file.read_text(encoding="utf-8"))
    assert [path.name for path in desk.issue.folder.glob(".uploads*")] == []
