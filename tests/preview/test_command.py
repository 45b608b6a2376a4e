import importlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from issuepress.preview import serve

module = importlib.import_module("issuepress.preview.screenshots")


def test_ctrl_c_ends_it_without_a_word(sample: Path):
    command = [sys.executable, "-m", "issuepress", "preview", "single", "--no-open", "--port", "0"]
    with subprocess.Popen(
        command, cwd=sample, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert "/issues/single" in process.stdout.readline()
        _wait_for_answer(process)
        process.send_signal(signal.SIGINT)

        assert process.wait(20) == 0
        assert process.stderr.read() == ""


def _wait_for_answer(process: subprocess.Popen) -> None:
    """Until it watches, which it does in a thread: then Ctrl-C is the server's."""
    import time

    while len(list(Path(f"/proc/{process.pid}/task").iterdir())) < 2:
        time.sleep(0.05)
    time.sleep(0.5)


def test_an_issue_that_is_not_there_is_named(run):
    result = run("preview", "sngle")

    assert result.exit_code == 1
    assert "did you mean single?" in result.output


def test_a_port_that_is_taken_is_said(run):
    with serve._door("127.0.0.1", 0) as door:
        result = run("preview", "--no-open", "--port", str(door.getsockname()[1]))

    assert result.exit_code == 1
    assert "nothing can listen there" in result.output
    assert "Traceback" not in result.output


def test_screenshots_are_written_and_each_is_said(run, sample: Path, chromium, monkeypatch):
    monkeypatch.setattr(module, "VIEWS", {name: module.VIEWS[name] for name in ("phone", "inbox")})
    monkeypatch.setattr(module, "_browser", _already(chromium))
    result = run("screenshot", "single")

    folder = sample / "build" / "single" / "screenshots"
    assert result.output.splitlines() == [
        "wrote build/single/screenshots/phone.png",
        "wrote build/single/screenshots/inbox.png",
    ]
    assert [file.read_bytes()[:4] for file in sorted(folder.iterdir())] == [b"\x89PNG"] * 2


def _already(chromium):
    """playwright runs once in a process: here in the fixture."""
    from contextlib import nullcontext

    return lambda _: nullcontext(chromium)


def test_a_service_shows_its_tags_filled_in(chromium, workspace):
    page = chromium.new_page()
    with serve.served(workspace, "mailchimp") as address:
        page.goto(f"{address}/issues/several")
        page.wait_for_selector("html[data-railed]")
        words = page.frame_locator("iframe").locator("body").inner_text()
        note = page.locator("#note").inner_text()
        page.close()

    assert "Hello Reader," in words
    assert "UNSUB" not in words
    assert "mailchimp’s tags filled in for a sample reader" in note


def test_without_a_browser_there_is_a_clear_word(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(module, "APPLICATIONS", ())
    result = run("screenshot", "single")

    assert result.exit_code == 1
    assert "there is no Chromium here" in result.output


@pytest.mark.parametrize("command", ["preview", "screenshot"])
def test_help_needs_no_server(command: str):
    call = f"issuepress.cli.main(['{command}', '--help'], standalone_mode=False)"
    code = f"import sys, issuepress.cli; {call}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert {"starlette", "uvicorn", "watchfiles", "playwright"}.isdisjoint(loaded.split())
