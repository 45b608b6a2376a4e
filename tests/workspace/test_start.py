import shlex
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from issuepress.cli import main
from issuepress.publication import Publication
from issuepress.workspace.start import publication_file


def init(*arguments: str):
    return CliRunner().invoke(main, ["init", *arguments], catch_exceptions=False)


def test_a_new_workspace_is_valid_once_name_and_address_are_given(tmp_path: Path):
    result = init(str(tmp_path), "--name", 'The "Calm" Clinic', "--email", "us@example.org")
    publication = tomllib.loads((tmp_path / "newsletters" / "newsletter.toml").read_text(encoding="utf-8"))

    assert result.exit_code == 0
    assert Publication.model_validate(publication).name == 'The "Calm" Clinic'
    assert publication["call_to_action"]["email"] == "us@example.org"
    assert (tmp_path / "newsletters" / "schema" / "issue.json").is_file()


def test_nothing_is_invented_for_what_was_not_given():
    content = publication_file(None, None)

    assert "@" not in content.replace("name@", "")
    assert tomllib.loads(content)["sender"] == {}


def test_every_key_has_its_comment():
    lines = publication_file("N", "a@example.org").splitlines()

    for key in Publication.model_fields:
        number = next(
            i for i, line in enumerate(lines) if line.lstrip("# ").startswith((f"{key} =", f"[{key}"))
        )
        assert lines[number - 1].startswith("# ")


def test_every_line_that_is_commented_out_can_be_used():
    content = publication_file("N", "a@example.org")
    used = [
        line.removeprefix("# ") if line.startswith(("# [",)) or " = " in line else line
        for line in content.splitlines()
    ]

    assert set(tomllib.loads("\n".join(used))) == set(Publication.model_fields)


def test_a_workspace_is_never_written_over(tmp_path: Path):
    init(str(tmp_path))
    again = init(str(tmp_path))

    assert again.exit_code == 1
    assert "is there already" in again.output


@pytest.mark.parametrize("email", ["nonsense", "a@b", "a b@c.org"])
def test_an_address_that_is_none_is_refused_before_anything_is_written(tmp_path: Path, email: str):
    result = init(str(tmp_path), "--email", email)

    assert result.exit_code == 2
    assert "not an e-mail address" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits there and answers."""
    for module in ("starting", "sources"):
        monkeypatch.setattr(f"issuepress.cli.{module}.is_asked", lambda: True)


def answered(folder: Path, *answers: str, options: tuple[str, ...] = ()):
    return CliRunner().invoke(main, ["init", str(folder), *options], input="\n".join([*answers, ""]))


@pytest.mark.usefixtures("terminal")
def test_at_a_terminal_it_asks_for_what_was_not_given(tmp_path: Path):
    result = answered(
        tmp_path, "me@example.org", "1 Example Street", "example.org", "mailchimp", options=("--name", "Mine")
    )
    publication = tomllib.loads((tmp_path / "newsletters" / "newsletter.toml").read_text(encoding="utf-8"))

    assert result.exit_code == 0, result.output
    assert "name of the newsletter" not in result.output
    assert Publication.model_validate(publication).postal_address == "1 Example Street"
    assert "list" in publication["services"]["mailchimp"]
    assert (publication["sender"]["address"], publication["website"]) == (
        "me@example.org",
        "https://example.org",
    )


@pytest.mark.usefixtures("terminal")
def test_an_answer_that_cannot_be_right_is_asked_for_again(tmp_path: Path):
    answered(tmp_path, "Mine", "nonsense", "me@example.org", "", "no address", "", "nobody", "")

    publication = tomllib.loads((tmp_path / "newsletters" / "newsletter.toml").read_text(encoding="utf-8"))
    assert publication["sender"]["address"] == "me@example.org"
    assert "website" not in publication


@pytest.mark.usefixtures("terminal")
def test_nobody_has_to_answer(tmp_path: Path):
    result = answered(tmp_path, "", "", "", "", "")

    assert result.exit_code == 0
    assert "write name, sender and call_to_action into" in result.output


@pytest.mark.usefixtures("terminal")
def test_nothing_is_asked_where_there_is_a_workspace_already(tmp_path: Path):
    answered(tmp_path, "Mine", "", "", "", "")
    again = answered(tmp_path)

    assert again.exit_code == 1
    assert again.output.count("\n") == 1


@pytest.mark.parametrize("folder", [".", "my newsletter"])
def test_its_hints_work_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(
        "Is rest best?\n\nRest may ease pain for a day or two. Longer rest has not been shown to help most people.\n",
        encoding="utf-8",
    )
    hints = (
        init(folder, "--name", "Mine", "--email", "me@example.org")
        .output.partition("Then make")[2]
        .splitlines()
    )
    for hint in filter(None, (line.strip() for line in hints[1:])):
        program, *arguments = shlex.split(hint.replace("ARTICLE", str(tmp_path / "article.txt")))
        if program == "cd":
            monkeypatch.chdir(arguments[0])
        else:
            assert program == "issuepress"
            assert CliRunner().invoke(main, arguments).exit_code == 0

    assert list(Path.cwd().glob("newsletters/*-is-rest-best/issue.toml"))
