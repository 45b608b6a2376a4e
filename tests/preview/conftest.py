import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from issuepress.errors import PreviewError
from issuepress.preview.screenshots import browser
from issuepress.preview.serve import served
from issuepress.workspace.load import Workspace

SECONDS = 60  # that anything may take on a busy machine


@pytest.fixture
def workspace(sample: Path) -> Workspace:
    return Workspace(sample)


@pytest.fixture(scope="module")  # its event loop must not run beside other tests
def chromium():
    try:
        executable = browser()
    except PreviewError as error:
        pytest.skip(f"{error} (Debian: apt install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        yield launched
        launched.close()


@pytest.fixture
def window(chromium, workspace: Workspace) -> Iterator[Callable]:
    """Opens a window on the preview of the sample. Nothing may go wrong in it, or leave this machine."""
    contexts, wrong = [], []

    def opened(path: str = "/issues/several", **options):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        page.on(
            "console",
            lambda said: said.type in ("error", "warning") and wrong.append(f"{said.text} {said.location}"),
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith(address) or wrong.append(asked.url))
        page.goto(address + path)
        if path.startswith("/issues/"):
            page.wait_for_selector("html[data-railed]")
        return page

    opened.wrong, opened.expected = wrong, r"(?!)"
    with served(workspace) as address:
        opened.address = address
        yield opened
        for context in contexts:
            context.close()
    assert [line for line in wrong if not re.search(opened.expected, line)] == []


@pytest.fixture
def edit(workspace: Workspace) -> Callable:
    """Replaces words in a file of the workspace, as an editor saves it."""

    def replace(name: str, old: str, new: str) -> None:
        path = workspace.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def theme(workspace: Workspace) -> Path:
    """A copy of the clinic theme in the workspace, to change."""
    from issuepress.paths import bundled_themes

    return Path(shutil.copytree(bundled_themes() / "clinic", workspace.root / "templates" / "clinic"))
