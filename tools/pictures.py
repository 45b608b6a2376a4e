"""Take the pictures of the documents anew: the shipped issue in the preview. Needs Chromium and playwright.

`python tools/pictures.py` takes all, `python tools/pictures.py write` one. Look at each.
"""

import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from issuepress.preview.screenshots import browser
from issuepress.preview.serve import served
from issuepress.workspace.load import Workspace

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
ISSUE = "2026-12-winter-strength"
ARTICLE = ROOT / "newsletters" / "2026-11-returning-to-running" / "articles"
COLORS = 192  # in a palette: a page has few, and the files stay small
SIZE = {"width": 1440, "height": 900}
SECONDS = 60
WRITTEN = "Pain during the exercise is good if it settles within two days."


def main(*chosen: str) -> None:
    """Each picture in a window of its own, on a copy of the shipped workspace."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        workspace = _copy(Path(folder))
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        with served(workspace) as address:
            for name, (path, pose) in SHOWN.items():
                if not chosen or name in chosen:
                    _take(chromium, address + path, pose, PICTURES / f"{name}.png")
        chromium.close()


def _copy(folder: Path) -> Workspace:
    for name in ("newsletters", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    with (folder / "newsletters" / "newsletter.toml").open("a", encoding="utf-8") as file:
        file.write('\n[services.mailchimp]\nlist = "a1b2c3d4e5"\n')
    return Workspace(folder)


def _take(chromium: Any, address: str, pose: Callable[[Page], None], file: Path) -> None:
    page = chromium.new_page(viewport=SIZE)
    page.set_default_timeout(SECONDS * 1000)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    pose(page)
    page.wait_for_timeout(800)  # until it has moved where it moves to
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    taken.quantize(COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, optimize=True)
    sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1000} KB\n")
    page.close()


def new_issue(page: Page) -> None:
    page.get_by_role("button", name="New issue").click()
    (article,) = ARTICLE.glob("*.md")
    page.locator("#article").fill(article.read_text(encoding="utf-8").rpartition("---\n")[2].strip())
    page.locator("#article").evaluate("field => { field.scrollTop = 0; }")


def preview(page: Page) -> None:
    page.click("#tab-articles")
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").first.click()


def write(page: Page) -> None:
    page.click("#tab-articles")
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").first.dblclick()
    page.locator(".field textarea").fill(WRITTEN)
    page.wait_for_function("text => document.querySelector('.field')?.dataset.judged === text", arg=WRITTEN)


def all_at_once(page: Page) -> None:
    page.locator(".wall iframe").nth(3).wait_for()
    page.mouse.move(350, 300)
    page.mouse.wheel(0, 1120)  # to a picture, which one of the four does not show


def hand_over(page: Page) -> None:
    page.get_by_role("button", name="Hand over").click()


SHOWN: dict[str, tuple[str, Callable[[Page], None]]] = {
    "new-issue": ("/", new_issue),
    "preview": (f"/issues/{ISSUE}", preview),
    "write": (f"/issues/{ISSUE}", write),
    "all-at-once": (f"/issues/{ISSUE}?view=wall", all_at_once),
    "hand-over": (f"/issues/{ISSUE}", hand_over),
}

if __name__ == "__main__":
    main(*sys.argv[1:])
