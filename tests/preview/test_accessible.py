"""axe-core finds nothing in the page. It comes from npm, into a temporary folder."""

import json
import shutil
import subprocess

import pytest

from issuepress.workspace.start import start

# What axe finds in order stays in the browser: to hand it over takes longer than to find it.
ASKED = """axe.run({ exclude: ["iframe"] }, { iframes: false, resultTypes: ["violations"] })
    .then(({ violations }) => violations)"""
AT_EACH_WIDTH = pytest.mark.parametrize("width", [1440, 1024, 390])


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not here; install it to try the page with axe-core")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4"]
    if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip("npm can not install axe-core here")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/issues/single",
        "/issues/single?view=wall",
        "/issues/single?view=inbox",
        "/issues/single?view=text",
        "/issues/single?view=source",
    ],
)
def test_axe_finds_nothing(window, axe: str, path: str):
    page = window(path, reduced_motion="reduce")
    page.wait_for_selector(".card .found:not(:empty), html[data-railed]")

    assert _violations(page, axe) == []


@pytest.mark.parametrize("tab", ["articles", "links"])
def test_axe_finds_nothing_in_the_rail(window, axe: str, tab: str):
    page = window("/issues/single", reduced_motion="reduce")
    page.click(f"#tab-{tab}")

    assert _violations(page, axe) == []


@AT_EACH_WIDTH
def test_axe_finds_nothing_with_the_desk_open(window, axe: str, width: int):
    page = window("/issues/single", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.click("#tab-articles")
    page.wait_for_selector(".put")
    found = _violations(page, axe)
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").dblclick()
    page.locator(".field textarea").fill("In one trial, walking helped 9 times as much.")
    page.wait_for_selector("[data-verdict=changed]")
    found += _violations(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Not told").click()
    found += _violations(page, axe)
    page.click("#add-story")
    found += _violations(page, axe)
    page.keyboard.press("Escape")
    page.click("#show-handover")
    page.locator("[data-service=folder] button").click()
    page.wait_for_selector(".what-for")

    assert found + _violations(page, axe) == []


@AT_EACH_WIDTH
def test_axe_finds_nothing_in_blocks_and_their_forms(window, axe: str, width: int):
    page = window("/issues/everything", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.click("#tab-articles")
    page.wait_for_selector("#add-block")
    page.locator("[data-text='blocks[4].steps[0].text'] .statement").click()
    found = _violations(page, axe)
    page.click("#add-block")
    found += _violations(page, axe)
    for kind in ("event", "exercise", "numbers"):
        page.click(f"[data-kind={kind}]")
        found += _violations(page, axe)
        page.get_by_role("button", name="Another kind").click()

    assert found == []


def test_axe_finds_nothing_in_plain_words(window, workspace, server, axe: str):
    publication = workspace.newsletters / "newsletter.toml"
    table = f'\n[condense]\nmodel = "small"\naddress = "{server.model.address}"\nwrite = true\n'
    publication.write_text(publication.read_text(encoding="utf-8") + table, encoding="utf-8")
    server.answers = ['{"texts": [{"number": 1, "text": "Walking cures every sore back.", "from": [3]}]}']
    page = window("/issues/single", reduced_motion="reduce")
    page.click("#tab-articles")
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").first.click()
    page.locator("[data-text='digests[0].takeaways[0]']").get_by_role("button", name="Say it plainly").click()
    found = _violations(page, axe)
    page.get_by_role("button", name="Ask").click()
    page.wait_for_selector(".proposal")

    assert found + _violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_new_workspace_begins(window, workspace, axe: str, scheme: str):
    shutil.rmtree(workspace.newsletters)
    start(workspace.root)
    page = window("/", color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_selector(".empty")
    found = _violations(page, axe)
    page.get_by_role("button", name="Make the first").click()

    assert found + _violations(page, axe) == []


def test_axe_finds_nothing_in_a_mistake(window, edit, axe: str):
    page = window("/issues/single", reduced_motion="reduce")
    edit("newsletters/single/issue.toml", "date = 2026-11-22", "date = soon")
    page.wait_for_selector("#mistakes .place")
    page.wait_for_timeout(400)

    assert _violations(page, axe) == []


def _violations(page, axe: str) -> list[str]:
    """Of the page itself, light and dark: the frames hold the e-mail, which has checks of its own."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(ASKED)
    return [
        f"{one['id']}: {json.dumps(one['nodes'][0]['target'])} {one['nodes'][0]['failureSummary']}"
        for one in found
    ]
