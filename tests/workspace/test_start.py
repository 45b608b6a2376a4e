import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from issuepress.cli import main
from issuepress.models import Publication
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
