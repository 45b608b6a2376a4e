from pathlib import Path

import pytest

from issuepress.errors import OutputError
from issuepress.paths import write


def test_a_file_is_written_whole_with_its_folders(tmp_path: Path):
    write(tmp_path / "a" / "b.txt", "é")

    assert (tmp_path / "a" / "b.txt").read_bytes() == "é".encode()


def test_a_write_that_is_broken_off_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch):
    write(tmp_path / "a.txt", "old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.txt", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_folder_in_the_way_is_one_clear_line(tmp_path: Path):
    (tmp_path / "a").write_text("a file where a folder should be")

    with pytest.raises(OutputError, match="a: is a file, and a folder is to be there"):
        write(tmp_path / "a" / "b.txt", "x")
