"""Whatever is wrong with what a command is given, it is told in lines that a person can act on, all of it at once."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from issuepress.cli import main

LONG = "n" * 300
COMMANDS = (
    ["render"],
    ["check"],
    ["clients"],
    ["screenshot"],
    ["upload", "--to", "folder"],
    ["draft", LONG],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_name_that_no_file_can_have_is_told_in_a_line(run, command: list[str]):
    result = run(*command, LONG)

    assert result.exit_code in {1, 2}
    assert "too long" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS[:-1], ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["nope", "a/b", "../x", ".", "-", "newsletters", "arrow.md"])
def test_a_name_of_no_issue_is_told_with_those_there_are(run, command: list[str], name: str):
    result = run(*command, name)

    assert result.exit_code in {1, 2}
    assert "there is no such issue; " in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "said"), [("nope", "there is no such issue; "), (LONG, "too long")])
def test_the_preview_of_no_issue_is_told_in_a_line(sample: Path, name: str, said: str):
    """In a process of its own: a server does to memory what other tests do not expect."""
    done = subprocess.run(
        [sys.executable, "-m", "issuepress", "preview", "--no-open", name],
        cwd=sample, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["render", "single", "-o", "taken"], "taken: is a file, and a folder is to be there"),
        (["render", "single", "-o", "taken/below"], "taken: is a file, and a folder is to be there"),
        (["render", "single", "--format", "html", "-o", "."], ".: is a folder; name a file in it"),
        (["render", "single", "-o", "-"], "say with --format what to write there"),
        (["init", "taken/below"], "taken: is a file, and a folder is to be there"),
        (["check", "nope.html"], "there is no file nope.html"),
        (["check", "nope.eml"], "there is no file nope.eml"),
        (["check", "empty.html"], "empty.html: is empty; there is nothing to check"),
        (["check", "--html", "empty.html"], "empty.html: is empty; there is nothing to check"),
        (["clients", "--html", "empty.html"], "empty.html: is empty; there is nothing to look at"),
        (["draft", "new", "some.json"], "some.json: is JSON, and no feed"),
        (["condense", "some.json"], "some.json: is JSON, and no feed"),
        (["draft", "new", "a.md", "--since", "soon"], "soon is no date; write it like 2026-11-22"),
        (["rendr", "single"], "did you mean render?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_a_command_cannot_use_is_told_with_what_to_do(
    run, sample: Path, arguments: list[str], said: str
):
    (sample / "taken").write_text("a file", encoding="utf-8")
    (sample / "empty.html").write_text("\n", encoding="utf-8")
    (sample / "some.json").write_text('{"a": 1}', encoding="utf-8")
    result = run(*arguments)

    assert result.exit_code in {1, 2}
    assert said in " ".join(result.stderr.split())


def test_a_folder_that_cannot_be_written_to_is_told(sample: Path):
    """As the system says it: nobody is asked here whether the tests may do anything."""
    code = (
        "from pathlib import Path; from unittest.mock import patch; from issuepress.cli import main\n"
        "with patch('tempfile.mkstemp', side_effect=PermissionError(13, 'Permission denied')):\n"
        "    main(['render', 'single'], prog_name='issuepress')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sample, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr == "build/single/email.html: could not be written: Permission denied\n"


def test_an_error_of_the_system_that_nobody_foresaw_is_a_line(monkeypatch: pytest.MonkeyPatch):
    @click.command()
    def fail() -> None:
        raise OSError(28, "No space left on device", "somewhere/file")

    monkeypatch.setitem(main.commands, "fail", fail)
    result = CliRunner().invoke(main, ["fail"])

    assert (result.exit_code, result.stderr) == (1, "somewhere/file: No space left on device\n")


def test_the_name_of_a_newsletter_is_one_line_without_control_characters(tmp_path: Path):
    CliRunner().invoke(
        main, ["init", str(tmp_path), "--name", "Calm\n \x1b[31mClinic", "--email", "me@example.org"]
    )
    text = (tmp_path / "newsletters" / "newsletter.toml").read_text(encoding="utf-8")

    assert 'name = "Calm [31mClinic"' in text


def test_help_tells_the_whole_first_sentence_of_every_command_of_a_theme():
    shown = " ".join(CliRunner().invoke(main, ["theme", "--help"], terminal_width=80).output.split())

    assert "..." not in shown.partition("Commands:")[2]


def test_a_table_of_no_service_is_told_with_the_near_one(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8").replace("[services.mailchimp]", "[services.mailchmp]")
    file.write_text(text, encoding="utf-8")
    wanted = "services.mailchmp: is no mailing service; did you mean mailchimp?"

    assert wanted in run("upload", "single").stderr
    assert wanted in run("upload", "single", "--to", "mailchimp").stderr


@pytest.mark.parametrize(
    ("written", "line"),
    [("# mine\nMAILCHIMP_API_KEY\n", 2), ('MAILCHIMP_API_KEY="abc-us6\n', 1), ("=x\n", 1)],
)
def test_a_line_of_env_that_says_nothing_is_told(
    run, sample: Path, monkeypatch: pytest.MonkeyPatch, written: str, line: int
):
    monkeypatch.delenv("MAILCHIMP_API_KEY", raising=False)
    (sample / ".env").write_text(written, encoding="utf-8")
    told = run("services", "mailchimp", "--lists").stderr.splitlines()

    assert told[0].startswith(f".env:{line}: is no line like NAME=value")
    assert told[1].startswith("MAILCHIMP_API_KEY is not set")
    assert len(told) == 2


def test_a_file_of_keys_that_an_editor_named_otherwise_is_told(
    run, sample: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("MAILCHIMP_API_KEY", raising=False)
    (sample / ".env.txt").write_text("MAILCHIMP_API_KEY=abc-us6\n", encoding="utf-8")

    assert run("services", "mailchimp", "--lists").stderr.startswith(".env.txt: is to be named .env\n")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("issuepress draft - <&-", "standard input: is closed; name a file"),
        ("issuepress init new <&- && test -d new", ""),
        (
            "mkdir gone && cd gone && rmdir ../gone && issuepress issues",
            "the folder that you stand in is gone",
        ),
        ("mkdir gone && cd gone && rmdir ../gone && issuepress init", "could not be written"),
        ("issuepress checks >/dev/full", "No space left on device"),
        ("issuepress checks | head -1", ""),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a shell of another kind")
def test_whatever_a_shell_does_ends_in_a_line_at_most(sample: Path, command: str, said: str):
    program = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=sample, env=environment, capture_output=True, text=True, check=False
    )

    assert said in done.stderr
    assert done.stderr.count("\n") <= 1
