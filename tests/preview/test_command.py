import importlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from issuepress.paths import bundled_themes
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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system opens the browser")
@pytest.mark.parametrize(
    "opener", ["", "#!/bin/sh\necho no browser here\necho no browser here >&2\nexit 3\n"]
)
def test_without_a_browser_the_address_is_the_one_line(sample: Path, tmp_path: Path, opener: str):
    if opener:
        (tmp_path / "xdg-open").write_text(opener)
        (tmp_path / "xdg-open").chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-m", "issuepress", "preview", "single", "--port", "0"],
        cwd=sample, env={**os.environ, "PATH": str(tmp_path)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout.readline().startswith("Look at http://127.0.0.1:")
        _wait_for_answer(process)
        process.send_signal(signal.SIGINT)

        assert process.communicate(timeout=60) == ("", "")


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


def test_a_picture_of_a_part_holds_all_of_it(chromium, sample: Path, run, monkeypatch):
    monkeypatch.setattr(module, "_browser", _already(chromium))
    run("screenshot", "everything", "--view", "text", "--view", "inbox", "-o", "shots")
    for view in ("text", "inbox"):
        with Image.open(sample / "shots" / f"{view}.png") as picture:
            end = picture.crop((0, picture.height * 7 // 8, *picture.size))
            darkest, lightest = end.convert("L").getextrema()
        assert darkest < lightest, f"{view}: its end is of one color"


def test_a_mistake_is_told_and_no_picture_is_written_over(sample: Path, run, monkeypatch, chromium):
    monkeypatch.setattr(module, "_browser", _already(chromium))
    before = sample / "build" / "single" / "screenshots" / "phone.png"
    before.parent.mkdir(parents=True)
    before.write_bytes(b"yesterday")
    broken = sample / "templates" / "clinic"
    shutil.copytree(bundled_themes() / "clinic", broken)
    for template in broken.glob("m*.j2"):
        template.write_text("{% for %}", encoding="utf-8")
    result = run("screenshot", "single")

    assert result.exit_code == 1
    assert "clinic" in result.output
    assert "wrote" not in result.output
    assert before.read_bytes() == b"yesterday"


def test_one_view_can_be_asked_for_at_any_width(sample: Path, run, monkeypatch, chromium):
    monkeypatch.setattr(module, "_browser", _already(chromium))
    result = run("screenshot", "single", "--view", "dark", "--width", "412")

    assert result.output == "wrote build/single/screenshots/dark-412.png\n"
    header = (sample / "build" / "single" / "screenshots" / "dark-412.png").read_bytes()[16:20]
    assert int.from_bytes(header, "big") == 2 * 412


def test_a_view_that_is_not_there_is_named_beside_those_that_are(run):
    result = run("screenshot", "single", "--view", "drak")

    assert result.exit_code == 2
    assert "there is no view 'drak'" in result.output
    assert "dark" in result.output


@pytest.mark.parametrize("host", ["nosuch.example.invalid", "192.0.2.7", "a" * 300])
def test_a_host_that_cannot_be_listened_at_is_one_line(run, host: str):
    result = run("preview", "--no-open", "--host", host)

    assert result.exit_code == 1
    assert "nothing can listen there" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_at_every_address_the_one_of_the_network_is_said():
    with serve._door("0.0.0.0", 0) as door:
        address = serve._address(door, "0.0.0.0")

    assert "0.0.0.0" not in address


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


def test_a_start_imports_nothing_that_reads_articles_or_asks_services():
    code = "import sys, issuepress.preview.serve; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert {
        "httpx",
        "trafilatura",
        "feedparser",
        "tomlkit",
        "issuepress.read",
        "issuepress.draft",
    }.isdisjoint(loaded.split())
