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


@pytest.fixture(scope="package")  # its event loop must not run beside tests elsewhere
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


@pytest.fixture(scope="package")
def tabs(chromium):
    """What opens a tab. All tests share a window that stays: to open another takes longer than most tests."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.new_page()
        yield context


@pytest.fixture
def window(tabs, workspace: Workspace) -> Iterator[Callable]:
    """Opens a tab on the preview of the sample. Nothing may go wrong in it, or leave this machine."""
    pages, wrong = [], []

    def opened(path: str = "/issues/several", **media):
        page = tabs.new_page()
        pages.append(page)
        page.set_default_timeout(SECONDS * 1000)
        page.emulate_media(**media)
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
        _forget(tabs, address)
        for page in pages:
            page.close()
    assert [line for line in wrong if not re.search(opened.expected, line)] == []


def _forget(tabs, address: str) -> None:
    """What the window remembers of a server: another test's may get its port."""
    session = tabs.new_cdp_session(tabs.pages[0])
    session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    session.detach()
    tabs.clear_permissions()


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
