"""What a newcomer does first, word for word as README says it, from what is published."""

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIRST = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]


def command(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    result = subprocess.run([str(a) for a in arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, as somebody has it who unpacked it."""
    folder = tmp_path_factory.mktemp("sdist")
    command(sys.executable, "-c", f"import hatchling.build as b; b.build_sdist({str(folder)!r})", cwd=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def first(unpacked: Path) -> subprocess.CompletedProcess[str]:
    """The first command of README, in a shell of its own."""
    return command("sh", "-c", FIRST, cwd=unpacked)


@pytest.fixture(scope="module")
def issuepress(unpacked: Path, first: subprocess.CompletedProcess[str]) -> Path:
    del first
    return unpacked / ".venv" / "bin" / "issuepress"


def test_the_first_command_makes_a_newsletter_and_warns_of_nothing(
    unpacked: Path, first: subprocess.CompletedProcess[str]
):
    assert first.stderr == ""
    assert (unpacked / "build" / "2026-12-winter-strength" / "email.html").is_file()


def test_it_works_in_any_folder(issuepress: Path, tmp_path: Path):
    article = tmp_path / "article.md"
    article.write_text(
        "# Is rest best?\n\nRest may ease pain for a day or two. Longer rest has not been shown to help most people.\n"
    )
    home = tmp_path / "mine"
    command(issuepress, "init", home, "--name", "Mine", "--email", "me@example.org", cwd=tmp_path)
    command(issuepress, "draft", "first", article, cwd=home)
    command(issuepress, "render", "first", cwd=home / "newsletters")

    assert "Is rest best?" in (home / "build" / "first" / "email.html").read_text()


def test_the_version_is_told(issuepress: Path, tmp_path: Path):
    assert command(issuepress, "--version", cwd=tmp_path).stdout.startswith("issuepress 0.")


def test_the_source_distribution_has_every_file(unpacked: Path):
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nobody knows which files there are")
    tracked = command("git", "ls-files", cwd=ROOT).stdout.splitlines()

    assert [name for name in tracked if (ROOT / name).exists() and not (unpacked / name).exists()] == []


def test_the_tests_of_the_documentation_pass_in_the_source_distribution(unpacked: Path):
    subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/test_documentation.py"],
        cwd=unpacked,
        check=True,
        env={**os.environ, "PYTHONPATH": str(unpacked / "src")},
    )


def test_the_bounds_are_what_readme_and_the_classifiers_say():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lowest = re.search(r'requires-python = ">=(3\.\d+)"', text)[1]

    assert f"Python :: {lowest}" in text
    assert f"Python {lowest} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")
