"""What all commands share: exit codes, how much is said, any code page, color."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from issuepress.cli import main

BROKEN = 'subject = "No date"\n'


def shell(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "issuepress", *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def broken(sample: Path) -> Path:
    """A workspace where one issue of four cannot be read."""
    folder = sample / "newsletters" / "a-broken-one"
    folder.mkdir()
    (folder / "issue.toml").write_text(BROKEN, encoding="utf-8")
    return sample


def test_check_tells_errors_that_it_found_from_what_it_could_not_look_at(run, broken: Path):
    file = broken / "newsletters" / "single" / "issue.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('summary = "', 'summary = "It cures 97 in 100. ', 1),
        encoding="utf-8",
    )

    assert run("check", "single").exit_code == 1
    assert run("check", "a-broken-one").exit_code == 2
    assert run("check", "not-there").exit_code == 2


def test_one_broken_issue_does_not_keep_the_others_from_being_rendered(run, broken: Path):
    result = run("render", "--all")

    assert result.exit_code == 1
    assert "a-broken-one/issue.toml" in result.stderr
    names = {path.parent.name for path in broken.glob("newsletters/*/issue.toml")}
    assert {path.name for path in (broken / "build").iterdir()} == names - {"a-broken-one"}


def test_what_every_issue_shares_is_complained_about_once(run, sample: Path):
    (sample / "newsletters" / "newsletter.toml").write_text("name = 7\n", encoding="utf-8")
    lines = run("render", "--all").stderr.splitlines()

    assert len(lines) == len(set(lines)) > 1


def test_quiet_says_nothing_about_what_went_well(run, sample: Path):
    assert run("render", "single", "-q").stdout == ""
    assert (sample / "build" / "single" / "email.html").is_file()


@pytest.mark.parametrize(
    "command", [["-q", "render", "single"], ["-q", "theme", "new", "mine"], ["theme", "new", "mine", "-q"]]
)
def test_how_much_is_said_may_stand_before_the_command_and_behind_it(run, command: list[str]):
    result = run(*command)

    assert (result.exit_code, result.output) == (0, "")


def test_every_command_can_be_quiet_and_verbose():
    groups = [main, *(one for one in main.commands.values() if isinstance(one, click.Group))]
    for command in [*groups, *(one for group in groups for one in group.commands.values())]:
        assert {"-q", "-v"} <= {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize(
    ("folder", "way"),
    [
        (".", "newsletters/newsletter.toml"),
        ("newsletters", "newsletter.toml"),
        ("newsletters/single", "../newsletter.toml"),
    ],
)
def test_files_are_named_by_their_way_from_here(
    run, sample: Path, monkeypatch: pytest.MonkeyPatch, folder: str, way: str
):
    (sample / "newsletters" / "newsletter.toml").write_text("name = 7\n", encoding="utf-8")
    monkeypatch.chdir(sample / folder)

    assert run("render", "single").stderr.startswith(f"{Path(way)}: sender: ")


@pytest.mark.parametrize(
    ("folder", "place", "wrote"),
    [
        (".", "newsletters/single/issue.toml:", "build/single/email.html"),
        ("newsletters", "single/issue.toml:", "../build/single/email.html"),
        ("newsletters/single", "issue.toml:", "../../build/single/email.html"),
        ("newsletters/arabic", "../single/issue.toml:", "../../build/single/email.html"),
    ],
)
def test_findings_and_what_was_written_are_named_by_their_way_from_here(
    run, sample: Path, monkeypatch: pytest.MonkeyPatch, folder: str, place: str, wrote: str
):
    file = sample / "newsletters" / "single" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('summary = "', 'summary = "It cures 97 in 100. ', 1), encoding="utf-8")
    monkeypatch.chdir(sample / folder)
    rendered = run("render", "single")

    assert f"error: {Path(place)}" in run("check", "single").stdout
    assert f"error: {Path(place)}" in rendered.stderr
    assert rendered.stdout.startswith(f"wrote {Path(wrote)}, ")


def test_the_folder_that_one_stands_in_is_an_issue(run, sample: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(sample / "newsletters" / "single")

    assert run("render", ".").exit_code == 0
    assert run("render", "issue.toml").exit_code == 0


def test_quiet_still_complains(run):
    assert "there is no such issue" in run("render", "not-there", "--quiet").stderr


def test_quiet_keeps_what_was_asked_for(run):
    assert run("render", "single", "-q", "--format", "text", "-o", "-").stdout


def test_verbose_says_what_is_read_and_how_long_it_takes(sample: Path):
    told = shell("render", "single", "-v", cwd=sample).stderr.decode()

    assert " ms  reading newsletters/single/issue.toml" in told
    assert " ms  " not in shell("render", "single", cwd=sample).stderr.decode()


@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii"])
def test_no_code_page_makes_a_traceback(arrows: Path, page: str):
    """All commands in one process, for the sake of time: what each prints is encoded all the same."""
    done = everything(arrows, PYTHONIOENCODING=page, PYTHONUTF8="0")

    assert b"Traceback" not in done.stderr
    assert done.stdout.count(b"ended with") == len(COMMANDS)
    assert b"ended with None" not in done.stdout


def test_names_of_files_that_a_system_cannot_write_are_told(arrows: Path):
    done = everything(arrows, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")

    assert b"Traceback" not in done.stderr
    assert b"set LC_ALL=C.UTF-8" in done.stderr


@pytest.mark.parametrize("command", [["condense", "arrow.md"], ["issues"]], ids=lambda command: command[0])
def test_json_is_the_same_in_every_code_page(arrows: Path, command: list[str]):
    told = [
        shell(*command, "--format", "json", cwd=arrows, PYTHONIOENCODING=page, PYTHONUTF8="0").stdout
        for page in ("cp1252", "utf-8")
    ]

    assert told[0] != told[1]
    assert json.loads(told[0]) == json.loads(told[1])


COMMANDS = [
    ["--help"],
    ["init", "ne→w", "--name", "Fü→ß", "--email", "me@example.org"],
    ["draft", "new", "arrow.md"],
    ["draft", "new", "arrow.md", "--format", "json"],
    ["-v", "draft", "arrow.md"],
    ["condense", "arrow.md", "--explain"],
    ["render", "arabic"],
    ["render", "arabic", "--format", "text", "-o", "-"],
    ["render", "nö→"],
    ["render", "--all"],
    ["check", "arabic", "--full"],
    ["check", "--all", "--format", "github"],
    ["check", "nö→.html"],
    ["checks"],
    ["clients", "arabic"],
    ["upload", "arabic", "--to", "folder", "--dry-run"],
    ["upload", "arabic", "--to", "mailchimp", "--list", "→"],
    ["issues"],
    ["services"],
    ["services", "listmonk"],
    ["theme", "copy", "nö→"],
    ["theme", "new", "nö→"],
    ["screenshot", "arabic", "--view", "nö→"],
    ["preview", "nö→"],
    ["draft", "→", "no→.md"],
    ["schema"],
    ["nö→"],
]


def everything(folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    code = (
        "import sys, traceback\nfrom issuepress.cli import main\n"
        f"for command in {COMMANDS!a}:\n"
        "    code = None\n"
        "    try:\n"
        "        main(command, prog_name='issuepress')\n"
        "    except SystemExit as ended:\n"
        "        code = ended.code\n"
        "    except BaseException:\n"
        "        traceback.print_exc()\n"
        "    print('ended with', code, flush=True)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )


@pytest.fixture
def arrows(sample: Path) -> Path:
    """A workspace with an article in letters that few code pages have."""
    (sample / "arrow.md").write_text(
        "# Rest → load “again” 腰痛\n\nRest may ease pain ≥ 2 days. Longer rest has not been shown to help → most.\n",
        encoding="utf-8",
    )
    return sample


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "is_colored"), [("", True), ("1", False)])
def test_a_terminal_gets_color_unless_it_says_no_color(
    sample: Path, monkeypatch: pytest.MonkeyPatch, no_color: str, is_colored: bool
):
    terminal = Terminal(io.BytesIO(), encoding="utf-8")
    monkeypatch.chdir(sample)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("NO_COLOR", no_color)

    with pytest.raises(SystemExit):
        main(["render", "not-there"], prog_name="issuepress")
    terminal.flush()

    assert (b"\x1b[31m" in terminal.buffer.getvalue()) == is_colored


def test_help_tells_the_whole_first_sentence_of_every_command():
    shown = " ".join(CliRunner().invoke(main, ["--help"], terminal_width=80).output.split())

    for name, command in main.commands.items():
        sentence = " ".join((command.help or "").partition("\n\n")[0].split()).partition(". ")[0]
        assert f"{name} {sentence}" in shown


@pytest.mark.parametrize("name", ["newsletters/single", "newsletters/single/issue.toml"])
def test_an_issue_may_be_named_by_its_path(run, sample: Path, name: str):
    assert run("render", name).exit_code == 0
    assert (sample / "build" / "single").is_dir()


def test_draft_tells_programs_what_it_did(run, sample: Path):
    text = "# Is rest best?\n\nRest may ease pain for a day. Longer rest has not been shown to help most people.\n"
    told = json.loads(run("draft", "new", "-", "--format", "json", stdin=text).stdout)

    assert (told["issue"], told["drafted"][0]["article"]) == ("new", "articles/is-rest-best.md")
    assert told["drafted"][0]["digest"]["title"] == "Is rest best?"
    assert (
        json.loads(run("draft", "new", "-", "--format", "json", stdin=text).stdout)["drafted"][0]["digest"]
        is None
    )


def test_check_looks_at_every_issue_and_past_a_broken_one(run, broken: Path):
    result = run("check", "--all")

    assert result.exit_code == 2
    assert "a-broken-one/issue.toml" in result.stderr
    assert {line for line in result.stdout.splitlines() if line in {"arabic", "several", "single"}} == {
        "arabic",
        "several",
        "single",
    }


def test_check_of_every_issue_fails_if_one_has_an_error(run, sample: Path):
    (sample / "newsletters" / "everything" / "issue.toml").unlink()
    only = ("check", "--all", "--only", "accuracy")
    assert run(*only).exit_code == 0
    file = sample / "newsletters" / "single" / "issue.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('summary = "', 'summary = "It cures 97 in 100. ', 1),
        encoding="utf-8",
    )
    assert run(*only).exit_code == 1


def test_check_of_every_issue_tells_programs_by_name(run):
    told = json.loads(run("check", "--all", "--format", "json").stdout)

    assert told["single"]["checks"] > 100
    assert set(told) >= {"arabic", "several", "single"}


def test_names_of_issues_complete_without_anything_heavy(sample: Path):
    code = (
        "import sys; from issuepress.cli.program import issue_names; "
        "print([one.value for one in issue_names(None, None, 's')], 'pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sample, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "['several', 'single'] False"


def test_upload_names_what_it_wrote_by_its_way_from_here_and_its_address_whole(run, sample: Path):
    told = run("upload", "single", "--to", "folder")

    assert "is ready to paste: build/single-upload; " in told.stdout
    assert f"View it at {(sample / 'build' / 'single-upload' / 'email.html').as_uri()}" in told.stdout
    assert "writing into build/single-upload" in told.stderr


def test_upload_tells_programs_what_it_did(run):
    told = json.loads(run("upload", "single", "--to", "folder", "--format", "json").stdout)

    assert (told["issue"], told["service"], told["done"]) == ("single", "folder", "created")
