import tomllib
from pathlib import Path

import pytest

from issuepress.errors import InvalidFile, OutputError
from issuepress.publication import Publication
from issuepress.workspace import toml
from issuepress.workspace.opening import say, wanted
from issuepress.workspace.start import publication_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "newsletter.toml"
    path.write_text(publication_file(None, None), encoding="utf-8")
    return path


def test_what_is_open_is_said_where_a_comment_keeps_its_place(file: Path):
    before = file.read_text(encoding="utf-8").splitlines()
    assert wanted(file) == ("name", "email")
    say(file, 'The "Calm" Clinic', "us@example.org")
    after = file.read_text(encoding="utf-8").splitlines()

    assert Publication.model_validate(tomllib.loads("\n".join(after))).sender.name == 'The "Calm" Clinic'
    assert len(after) == len(before)
    assert [line for line in after if line not in before] == [
        'name = "The \\"Calm\\" Clinic"',
        'name = "The \\"Calm\\" Clinic"',
        'address = "us@example.org"',
        'email = "us@example.org"',
    ]
    assert wanted(file) == ()


def test_what_is_said_stays_and_tells_the_rest(tmp_path: Path):
    file = tmp_path / "newsletter.toml"
    file.write_text('name = "Mine"\n[call_to_action]\nheading = "Talk?"\nemail = "book@example.org"', "utf-8")
    assert wanted(file) == ()
    say(file, "Another", "other@example.org", "1 Street\nTown")

    said = tomllib.loads(file.read_text(encoding="utf-8"))
    assert said["name"] == said["sender"]["name"] == "Mine"
    assert said["sender"]["address"] == said["call_to_action"]["email"] == "book@example.org"
    assert said["postal_address"] == "1 Street\nTown"


def test_nothing_is_written_beside_another_mistake(file: Path):
    before = file.read_text(encoding="utf-8") + "\n[colours]\n"
    file.write_text(before, encoding="utf-8")

    with pytest.raises(InvalidFile, match="colours"):
        say(file, "Mine", "us@example.org")
    assert file.read_text(encoding="utf-8") == before


def test_line_ends_stay_as_they_are(file: Path):
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    say(file, "Mine", "us@example.org")

    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")


def test_what_is_saved_at_the_same_moment_is_not_written_over(file: Path, monkeypatch: pytest.MonkeyPatch):
    judged = toml.validated

    def slowly(path: Path, text: str, model: type) -> object:
        path.write_text('name = "Saved meanwhile"\n', encoding="utf-8")
        return judged(path, text, model)

    monkeypatch.setattr(toml, "validated", slowly)
    with pytest.raises(OutputError, match="meanwhile"):
        say(file, "Mine", "us@example.org")
    assert file.read_text(encoding="utf-8") == 'name = "Saved meanwhile"\n'


def test_what_is_no_text_is_told(file: Path):
    file.write_bytes(b"\xff\xfe")

    with pytest.raises(InvalidFile, match="UTF-8"):
        say(file, "Mine", "us@example.org")
