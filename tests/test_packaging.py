"""The wheel, installed into a new environment, works from any folder."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def command(*arguments: object, cwd: Path) -> str:
    result = subprocess.run([str(a) for a in arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def issuepress(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    venv.create(folder / "venv", with_pip=True)
    (wheel,) = folder.glob("*.whl")
    command(folder / "venv" / "bin" / "pip", "install", "-q", wheel, cwd=folder)
    return folder / "venv" / "bin" / "issuepress"


def test_a_wheel_installed_anywhere_makes_a_newsletter(issuepress: Path, tmp_path: Path):
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
    assert command(issuepress, "--version", cwd=tmp_path).startswith("issuepress 0.")
