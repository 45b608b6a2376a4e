from pathlib import Path

import pytest

from issuepress.errors import InvalidFile, WorkspaceError
from issuepress.workspace.load import find_workspace, load_issue, load_publication


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def mistakes(sample: Path, name: str = "single") -> list[str]:
    with pytest.raises(InvalidFile) as caught:
        load_issue(find_workspace(sample), name)
    return caught.value.mistakes


def test_a_workspace_is_found_from_any_folder_inside_it(sample: Path):
    inside = sample / "newsletters" / "single" / "articles"

    assert find_workspace(inside).root == sample.resolve()


def test_outside_of_a_workspace_the_error_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(WorkspaceError, match="issuepress init"):
        find_workspace(tmp_path)


def test_a_misspelled_issue_gets_the_near_name(sample: Path):
    with pytest.raises(WorkspaceError, match="did you mean single"):
        load_issue(find_workspace(sample), "singel")


def test_an_issue_may_be_named_by_its_path(sample: Path):
    assert load_issue(find_workspace(sample), str(sample / "newsletters" / "single")).name == "single"


def test_every_mistake_is_reported_at_once_with_file_line_and_key(sample: Path):
    issue = sample / "newsletters" / "single" / "issue.toml"
    edit(issue, "date = 2026-11-22", 'date = "soon"\nsubjekt = "x"')
    edit(issue, 'image = "images/walk.png"', 'image = "images/gone.png"')
    edit(issue, 'article = "articles/walking.md"', "article = 3")
    edit(sample / "newsletters" / "newsletter.toml", 'accent = "#ffcc00"', 'accent = "yellow"')
    edit(sample / "newsletters" / "newsletter.toml", 'address = "news@example.org"', 'address = "news"')

    found = mistakes(sample)

    assert [line.split("newsletters/")[1].split(": ", 2)[:2] for line in found] == [
        ["newsletter.toml:14", "sender.address"],
        ["newsletter.toml:33", "colors.accent"],
        ["single/issue.toml:3", "date"],
        ["single/issue.toml:4", "subjekt"],
        ["single/issue.toml:7", "digests[0].article"],
        ["single/issue.toml:13", "digests[0].image"],
    ]
    assert "did you mean subject?" in found[3]
    assert "like 2026-11-22" in found[2]


def test_missing_files_are_reported_together(sample: Path):
    issue = sample / "newsletters" / "single" / "issue.toml"
    edit(issue, "images/walk.png", "images/gone.png")
    edit(issue, "articles/walking.md", "articles/gone.md")

    found = mistakes(sample)

    assert len(found) == 2
    assert "there is no file images/gone.png" in found[0] + found[1]
    assert "there is no file articles/gone.md" in found[0] + found[1]


@pytest.mark.parametrize("name", ["../../../../etc/passwd", "../newsletter.toml", "/etc/passwd"])
def test_a_file_outside_of_the_issue_is_refused(sample: Path, name: str):
    edit(sample / "newsletters" / "single" / "issue.toml", "articles/walking.md", name)

    assert "is outside of single/" in mistakes(sample)[0]


def test_a_missing_key_says_what_it_is_for(sample: Path):
    edit(sample / "newsletters" / "newsletter.toml", 'email = "book@example.org"', "")

    (line,) = mistakes(sample)

    assert "newsletter.toml:16: call_to_action.email: is missing. Where the button writes to." in line


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'subject = "x"\ndate = \n', "issue.toml:2: is not valid TOML"),
        (b"", "subject: is missing"),
        (b"\xff\xfe\x00rubbish\x00", "is not text in UTF-8"),
        (b'subject = """x', "issue.toml:1: is not valid TOML"),
    ],
)
def test_a_file_that_is_no_toml_gets_one_clear_line(sample: Path, content: bytes, line: str):
    (sample / "newsletters" / "single" / "issue.toml").write_bytes(content)

    assert any(line in mistake for mistake in mistakes(sample))


def test_a_key_inside_a_long_text_is_not_taken_for_a_line_of_the_file(sample: Path):
    issue = sample / "newsletters" / "single" / "issue.toml"
    edit(issue, "date = 2026-11-22", 'intro = """\ndate = 1\nwrong = 2\n"""\ndate = 2026-11-22\nwrong = 3')

    (line,) = mistakes(sample)

    assert "issue.toml:8: wrong" in line


def test_a_number_is_no_date(sample: Path):
    edit(sample / "newsletters" / "single" / "issue.toml", "date = 2026-11-22", "date = 20261122")

    assert "not a date" in mistakes(sample)[0]


def test_a_logo_that_is_not_there_is_reported(sample: Path):
    (sample / "newsletters" / "logo.png").unlink()

    with pytest.raises(InvalidFile, match=r"logo\.src: there is no file logo.png"):
        load_publication(find_workspace(sample))
