"""kill -9 at every step, with real processes: the next run ends in one draft and a whole receipt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from servers import SERVERS
from uploading import Desk, holds

TESTS = Path(__file__).parents[1]


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


@pytest.mark.parametrize("name", ["listmonk", "mailchimp"])
def test_killed_at_any_step_of_an_update_the_next_run_finishes(name: str, desk_of):
    desk = desk_of(name)
    desk.upload()
    for step in range(6):
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
    arguments = [desk.name, desk.server.address, str(desk.issue.folder), text]
    process = subprocess.Popen(
        [sys.executable, TESTS / "uploader.py", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    desk.server.kill = process.kill
    desk.server.faults = [None] * step + ["kill after"]
    output = process.communicate()[0].decode()
    desk.server.faults = []
    assert process.returncode in {-9, 0}, output


def check_receipt_is_whole_or_absent(desk: Desk) -> None:
    file = desk.issue.folder / "uploads.json"
    if file.exists():
        assert desk.name in json.loads(file.read_text(encoding="utf-8"))
    assert [path.name for path in desk.issue.folder.glob(".uploads*")] == []
