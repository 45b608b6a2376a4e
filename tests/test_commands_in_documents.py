"""Every command in the documents is run, in the order of its page, in a copy of the shipped workspace.

What is not ours or needs a network or a service is left out, each with its reason; a command that is neither
run nor left out is a failure.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from issuepress.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = re.compile(r"^ *```(sh|console|powershell|yaml)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`issuepress ([^`\n]+(?:\n[^`\n]+)?)`")
LEFT_OUT = {
    r"https?://": "needs the network",
    r"--from-feed$|--from-feed --newest": "needs the network: the address of newsletter.toml's feed",
    r"--spam": "needs SpamAssassin: tests/checks/test_spam.py",
    r"--online": "needs the network",
    r"^issuepress preview": "serves until Ctrl-C: tests/preview",
    r"^issuepress upload (?!.*--dry-run)(?!.*--to folder)": "needs a service: tests/upload",
    r"^issuepress draft --from-feed": "needs the network",
    r"services .*--lists": "needs a service: tests/services",
    r"^(python3|py) -m venv|pip install -qq \.$": "the first command: tests/test_packaging.py",
    r"pip|pipx|uv tool|uvx": "installs from a package registry",
    r"^(source|eval|_ISSUEPRESS_COMPLETE=)": "the shell's: tests/test_documentation.py asks for completions",
    r"^(\.venv/bin/)?(pytest|ruff|mypy|lint-imports)|^just\b": "what CI does",
    r"^(\.venv/bin/)?python (tools|benchmarks)/": "a tool: tests/test_documentation.py, or by hand",
    r"^(git|gh|for|do|done|test|month)\b": "the shell of GitHub's machines",
}
PLACEHOLDERS = {
    "ISSUE": "2026-12-winter-strength",
    "ARTICLE": "my-article.txt",
    "SERVICE": "folder",
    "FILE": "build/2026-12-winter-strength/email.html",
}
ARTICLE = """What helps a sore back?

A walk may ease a sore back for a day or two. Longer rest has not been shown to help most people.

The limits

No trial has followed people for longer than a year.
"""


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command line of the fenced blocks, without prompt and comment, and what is then on the terminal."""
    for language, block in BLOCKS.findall(text):
        lines = _steps(block) if language == "yaml" else block.splitlines()
        for number, line in enumerate(lines):
            if language == "console" and not line.lstrip().startswith("$ "):
                continue
            after = lines[number + 1 :] if language == "console" else []
            said = list(takewhile(lambda one: not one.lstrip().startswith("$ "), after))
            command = re.sub(r"\s+#.*$", "", line.replace("\\", "/")).strip().removeprefix("$ ")
            for part in re.split(r" && |; (?!then|do)", command):
                if part and not part.startswith("#"):
                    yield part.strip(), said


def _steps(workflow: str) -> list[str]:
    import yaml

    jobs = yaml.safe_load(workflow)["jobs"].values()
    return [
        line.strip() for job in jobs for step in job["steps"] for line in step.get("run", "").splitlines()
    ]


def reason(command: str) -> str:
    return next((why for pattern, why in LEFT_OUT.items() if re.search(pattern, command)), "")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone as a newcomer has it, with an article; at every question somebody answers."""
    for folder in ("newsletters", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    _put_article(tmp_path)
    file = tmp_path / "newsletters" / "newsletter.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + '\n[services.mailchimp]\nlist = "a1b2c3d4e5"\n', encoding="utf-8"
    )
    _own_addresses(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("issuepress.cli.starting.is_asked", lambda: True)
    monkeypatch.setattr(click, "launch", lambda _address: 0)
    return tmp_path


def _put_article(folder: Path) -> None:
    (folder / "my-article.txt").write_text(ARTICLE, encoding="utf-8")


def _own_addresses(folder: Path) -> None:
    """What the page says with a sample's domain, its reader says with an own one."""
    file = folder / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8")
    own = re.sub(r"[\w-]+\.example\b", "hilltop-physio.clinic", text).replace("Sample address: ", "")
    file.write_text(own, encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_of_a_page_works_as_it_stands_there(
    document: Path, home: Path, monkeypatch: pytest.MonkeyPatch
):
    for command, said in commands(document.read_text(encoding="utf-8")):
        program, *arguments = command.split() if reason(command) else shlex.split(command)
        if reason(command):
            continue
        if program == "cd":
            monkeypatch.chdir(arguments[0])
            _put_article(Path.cwd())
            _own_addresses(Path.cwd())
            _add_service(Path.cwd())
            continue
        assert Path(program).name == "issuepress", f"nobody runs this: {command}"
        filled = [PLACEHOLDERS.get(argument, argument) for argument in arguments]
        if filled[0] in {"render", "check", "upload"}:
            _make_issues(home, filled)
        answers = [line.partition("): ")[2] for line in said]
        done = CliRunner().invoke(main, filled, input="\n".join([*answers, ""]))
        assert done.exit_code == 0, f"{command}\n{done.output}"
        assert [line for line in said if line not in done.output.splitlines()] == []


def _add_service(folder: Path) -> None:
    """What the page tells its reader to write into newsletter.toml."""
    file = folder / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8")
    before, table, after = text.partition("\n[services.mailchimp]\n")
    after = re.sub(r'^list = ""', 'list = "a1b2c3d4e5"', after, flags=re.MULTILINE)
    file.write_text(f"{before}{table}{after}", encoding="utf-8")


def _make_issues(home: Path, arguments: list[str]) -> None:
    """An issue that a page takes for there."""
    name = next((argument for argument in arguments[1:] if re.match(r"\d{4}-\d{2}-", argument)), "")
    if name and not list(home.rglob(f"{name}/issue.toml")):
        assert CliRunner().invoke(main, ["draft", name, "my-article.txt"]).exit_code == 0


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_in_a_sentence_has_the_options_that_it_is_written_with(document: Path):
    for found in INLINE.findall(document.read_text(encoding="utf-8")):
        name, *arguments = found.split()
        if name.startswith("-"):
            continue
        assert name in main.commands, found
        command = main.commands[name]
        if isinstance(command, click.Group) and arguments:
            command = command.commands[arguments[0]]
        known = {option for parameter in command.params for option in parameter.opts}
        asked = {argument.partition("=")[0] for argument in arguments if re.match(r"--?[a-z]", argument)}
        assert asked <= known | {"--help"}, found


def test_nothing_is_left_out_for_a_reason_that_no_command_has():
    every = [
        command for document in DOCUMENTS for command, _ in commands(document.read_text(encoding="utf-8"))
    ]
    unused = [
        pattern
        for pattern in LEFT_OUT
        if not any(re.search(pattern, command) for command in every)
        and pattern not in {r"--spam", r"--online", r"services .*--lists"}
    ]

    assert unused == []


def test_no_page_installs_from_an_index_that_does_not_have_it():
    for document in [*DOCUMENTS, *(ROOT / "src").rglob("*.py")]:
        assert not re.search(r"pip install [^`\n.]*\bissuepress\b", document.read_text(encoding="utf-8")), (
            document
        )


def test_the_commands_of_the_page_about_completion_complete(monkeypatch: pytest.MonkeyPatch):
    page = (ROOT / "docs" / "completion.md").read_text(encoding="utf-8")
    for shell in re.findall(r"_ISSUEPRESS_COMPLETE=(\w+)_source", page):
        assert click.shell_completion.get_completion_class(shell)
