"""Compiled templates are kept between processes, and nothing depends on them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from issuepress.paths import bundled_themes

Render = Callable[[], str]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def rendered(sample: Path, cache: Path) -> Render:
    """The e-mail as a process of its own renders it, with its cache in a folder of the test."""

    def html() -> str:
        command = [sys.executable, "-m", "issuepress", "render", "single", "--format", "html", "-o", "-"]
        environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
        return subprocess.run(command, cwd=sample, env=environment, stdout=-1, check=True, text=True).stdout

    return html


def compiled(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_a_template_that_was_changed_is_compiled_again(rendered: Render, sample: Path):
    theme = sample / "templates" / "clinic"
    theme.mkdir(parents=True)
    own = theme / "index.mjml.j2"
    source = (bundled_themes() / "clinic" / "index.mjml.j2").read_text(encoding="utf-8")
    own.write_text(source, encoding="utf-8")
    before = rendered()
    own.write_text(
        source.replace("</mj-head>", "<mj-style>.new-rule{color:red}</mj-style></mj-head>"), "utf-8"
    )

    assert "new-rule" not in before
    assert "new-rule" in rendered()


def test_a_damaged_cache_changes_nothing(rendered: Render, cache: Path):
    before = rendered()
    files = compiled(cache)
    assert files
    for number, file in enumerate(files):
        file.write_bytes(file.read_bytes()[: number * 40])

    assert rendered() == before


def test_a_cache_that_cannot_be_made_changes_nothing(rendered: Render, cache: Path):
    before = rendered()
    for path in sorted(cache.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    cache.rmdir()
    cache.write_text("a file where the folder should be")

    assert rendered() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folders from others by itself")
def test_code_that_others_could_have_written_is_not_run(rendered: Render, cache: Path):
    rendered()
    files = compiled(cache)
    for file in files:
        file.unlink()
    files[0].parent.chmod(0o777)
    rendered()

    assert compiled(cache) == []
