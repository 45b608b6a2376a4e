"""The views of an issue as PNG files. Needs a Chromium and playwright."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from issuepress.build import rendered
from issuepress.errors import OutputError, PreviewError
from issuepress.preview.serve import served
from issuepress.workspace.load import Workspace, load_issue

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
APPLICATIONS = (  # where browsers are that are not on the path
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# File -> the address, the width in pixels, and the part of the page that is taken, the whole where empty.
VIEWS = {
    "desktop": ("/mail/{name}/email.html", 680, ""),
    "phone": ("/mail/{name}/email.html", 375, ""),
    "dark": ("/mail/{name}/email.html?scheme=dark", 680, ""),
    "inverted": ("/mail/{name}/email.html?scheme=inverted", 375, ""),
    "images-off": ("/mail/{name}/email.html?images=off", 680, ""),
    "styles-removed": ("/mail/{name}/email.html?styles=off", 680, ""),
    "outlook": ("/mail/{name}/email.html?program=outlook", 680, ""),
    "inbox": ("/issues/{name}?view=inbox", 1400, ".inbox"),
    "text": ("/issues/{name}?view=text", 1400, ".plain"),
}
AROUND = 200  # pixels of the page above and below the part
SECONDS = 20  # that a page may take


def screenshots(
    workspace: Workspace,
    name: str,
    folder: Path,
    service: str | None = None,
    *,
    views: Collection[str] = (),
    width: int | None = None,
) -> Iterator[Path]:
    """Write a PNG of each view into a folder, and say each file as it is there.

    ``views`` are names of VIEWS, all where none is named. ``width`` is in pixels and for all of them.
    Raises PreviewError where there is no browser, and what loading or rendering the issue raises.
    """
    issue = load_issue(workspace, name)
    rendered(issue, service=service)  # its mistakes are told before a picture is written over
    name, executable = issue.name, browser()
    with served(workspace, service) as address, _browser(executable) as chromium:
        for view in views or VIEWS:
            path, usual, part = VIEWS[view]
            file = folder / (f"{view}-{width}.png" if width else f"{view}.png")
            _take(chromium, address + path.format(name=quote(name)), width or usual, part, file)
            yield file


def browser() -> str:
    """The path of a Chromium, Chrome or Edge of this machine. Raises PreviewError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    found = found or next((path for path in APPLICATIONS if Path(path).is_file()), None)
    if not found:
        raise PreviewError("there is no Chromium here; install Chromium or Chrome, and then try again")
    return found


def _take(chromium: Any, address: str, width: int, part: str, file: Path) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, device_scale_factor=2)
    try:
        answer = page.goto(address, wait_until="load", timeout=SECONDS * 1000)
        if not answer.ok:
            raise PreviewError(f"{file.stem}: no picture was taken: {answer.text().strip()}")
        file.parent.mkdir(parents=True, exist_ok=True)
        if part:
            page.locator(f"{part} *, {part}:not(:empty)").first.wait_for()
            height = page.locator(part).evaluate("shown => shown.scrollHeight")
            page.set_viewport_size(
                {"width": width, "height": height + AROUND}
            )  # what is scrolled is not painted
            page.locator(part).screenshot(path=file)
        else:
            page.screenshot(path=file, full_page=True)
    except OSError as error:
        raise OutputError(f"{file}: could not be written: {error.strerror or error}") from error
    finally:
        page.close()


@contextmanager
def _browser(executable: str) -> Iterator[Any]:
    try:
        from playwright.sync_api import Error, sync_playwright
    except ModuleNotFoundError:
        how = "pipx inject issuepress playwright, or pip install playwright"
        raise PreviewError(f"pictures need playwright: {how}") from None

    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
            )
            yield chromium
        except Error as error:
            raise PreviewError(f"{executable}: {error.message.splitlines()[0]}") from None
