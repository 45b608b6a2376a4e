import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from issuepress.services import names
from issuepress.services.tags import tags_or_own
from issuepress.workspace.load import find_workspace, load_publication

FILES = ["email.eml", "email.html", "email.txt"]


def test_render_writes_the_files_and_says_how_large_the_mail_is(run, sample: Path):
    result = run("render", "single")
    folder = sample / "build" / "single"

    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == FILES
    assert (folder / "images" / "walk.png").is_file()
    assert "of the 102 KB that Gmail shows" in result.output


def test_rendering_a_second_time_gives_the_same_bytes(run, sample: Path):
    run("render", "several")
    first = {path: path.read_bytes() for path in (sample / "build").rglob("*.*")}
    run("render", "several")

    assert {path: path.read_bytes() for path in (sample / "build").rglob("*.*")} == first


def test_an_output_folder_gets_the_same_files(run, tmp_path: Path):
    run("render", "single", "-o", tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.is_file()) == FILES


@pytest.mark.parametrize("form", ["html", "text", "eml", "mjml", "json"])
def test_one_format_goes_to_a_file_or_to_standard_output(run, tmp_path: Path, form: str):
    run("render", "single", "--format", form, "-o", tmp_path / "one")
    shown = run("render", "single", "--format", form, "-o", "-")

    assert shown.stdout_bytes == (tmp_path / "one").read_bytes()


def test_json_has_all_parts(run):
    assert set(json.loads(run("render", "single", "--format", "json", "-o", "-").stdout)) >= {
        "subject", "preheader", "html", "text",
    }  # fmt: skip


def test_all_renders_every_issue(run, sample: Path):
    assert run("render", "--all").exit_code == 0
    assert sorted(path.name for path in (sample / "build").iterdir()) == [
        "arabic",
        "everything",
        "several",
        "single",
    ]


@pytest.mark.parametrize("service", names())
def test_a_services_tags_are_written_in(run, sample: Path, service: str):
    publication = load_publication(find_workspace(sample))
    html = run("render", "single", "--to", service, "--format", "html", "-o", "-").stdout

    assert f'href="{tags_or_own(service, publication).unsubscribe}"' in html


def test_another_theme_can_be_tried(run):
    clinic = run("render", "single", "--format", "html", "-o", "-").stdout
    letter = run("render", "single", "--theme", "letter", "--format", "html", "-o", "-").stdout

    assert 'class="signed"' in letter
    assert 'class="signed"' not in clinic


def test_an_issue_that_gmail_clips_is_told(run, sample: Path):
    file = sample / "newsletters" / "several" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    table = text[text.index("[[digests]]") :]
    file.write_text(text + "\n" + table * 20, encoding="utf-8")

    result = run("render", "several")

    assert result.exit_code == 0
    assert "Gmail will clip this e-mail" in result.output
    assert "63 digests" in result.output


def test_a_missing_postal_address_is_told(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    lines = file.read_text(encoding="utf-8").replace(
        'postal_address = """\n1 Example Street\nExampleton, EX 00000"""\n', ""
    )
    file.write_text(lines, encoding="utf-8")

    assert "there is no postal address" in run("render", "single").output
    assert "there is no postal address" not in run("render", "single", "--to", "mailchimp").output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["render"], 2, "Name an ISSUE, or say --all."),
        (["render", "single", "--all"], 2, "Name an ISSUE, or say --all."),
        (["render", "--all", "--format", "html"], 2, "leave out -o and --format"),
        (["render", "nothing-like-it"], 1, "there is no such issue"),
        (["render", "single", "--theme", "../x"], 1, "there is no theme ../x"),
        (["render", "single", "--to", "nobody"], 2, "'nobody' is not one of"),
    ],
)
def test_a_mistake_gets_a_clear_line_and_its_exit_code(run, arguments: list[str], code: int, said: str):
    result = run(*arguments)

    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_without_a_workspace_there_is_one_line(run, tmp_path: Path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")

    assert run("render", "single").output.count("\n") == 1


def test_a_full_disk_leaves_nothing_half_written(sample: Path):
    """A limit on the size of files fails a write in the middle, as a full disk does."""
    command = [sys.executable, "-m", "issuepress", "render", "single"]
    result = subprocess.run(
        command, cwd=sample, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip

    assert result.returncode == 1
    assert "could not be written" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path for path in (sample / "build").rglob("*") if path.is_file()] == []


def test_control_c_ends_without_a_traceback_and_without_half_a_file(sample: Path):
    process = subprocess.Popen(
        [sys.executable, "-m", "issuepress", "render", "--all"],
        cwd=sample, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not (sample / "build").exists() and process.poll() is None:
        pass
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)

    assert "Traceback" not in errors
    assert all(
        path.name in FILES or path.suffix in {".png", ".ics"}
        for path in (sample / "build").rglob("*")
        if path.is_file()
    )
    assert all(path.stat().st_size for path in (sample / "build").rglob("*") if path.is_file())
