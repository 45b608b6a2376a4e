"""The main paths of preview and desk in Firefox, as Debian and others have it; it is driven by Mozilla's own driver."""

import logging
import shutil
import socket
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from issuepress.preview.serve import served

# The driver leaves the socket open by which it waited for Firefox.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SECONDS = 60  # that anything may take on a busy machine
# Whatever Firefox asks of its makers goes to a proxy that is not there; this machine is asked without one.
NOBODY_ELSE = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
WRONG = "window.wrong = []; addEventListener('error', (one) => window.wrong.push(one.message));"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    executable = shutil.which("firefox-esr") or shutil.which("firefox")
    if not executable:
        pytest.skip(
            "Firefox is not here; install it to try the page with it (Debian: apt install firefox-esr)"
        )
    driver = pytest.importorskip(
        "marionette_driver.marionette", reason="Firefox is driven by marionette-driver: pip install it"
    )
    logging.getLogger("mozversion").setLevel(logging.ERROR)
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    log = str(tmp_path_factory.mktemp("firefox") / "gecko.log")  # else it stands in the folder of the run
    running = driver.Marionette(
        bin=executable, headless=True, host="127.0.0.1", port=port, gecko_log=log, prefs=NOBODY_ELSE
    )
    running.start_session()
    running.set_window_rect(width=1280, height=900)
    yield running
    running.cleanup()


class Window:
    """What a person does in Firefox, and what is seen there."""

    def __init__(self, firefox) -> None:
        self.firefox = firefox

    def run(self, script: str, *args):
        return self.firefox.execute_script(script, script_args=args, sandbox=None)

    def wait(self, expression: str, *args):
        """The expression's value as soon as it is true."""
        end = time.monotonic() + SECONDS
        while not (found := self.run(f"return {expression}", *args)):
            assert time.monotonic() < end, expression
            time.sleep(0.05)
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.firefox.actions.sequence("key", "keyboard").send_keys(key).perform()

    def click(self, selector: str) -> None:
        self.wait("document.querySelector(arguments[0])", selector)
        self.firefox.find_element("css selector", selector).click()


@pytest.fixture
def window(firefox, workspace) -> Iterator[Window]:
    shown = Window(firefox)
    with served(workspace) as address:
        firefox.navigate(f"{address}/issues/single")
        shown.run(WRONG)
        shown.wait("document.documentElement.dataset.railed")
        yield shown
        assert shown.run("return window.wrong") == []
        firefox.navigate("about:blank")


@pytest.fixture
def said(workspace) -> Callable:
    """What issue.toml says, as soon as it is so."""
    file: Path = workspace.newsletters / "single" / "issue.toml"

    def told(is_so: Callable[[dict], bool]) -> dict:
        end = time.monotonic() + SECONDS
        while not is_so(found := tomllib.loads(file.read_text("utf-8"))):
            assert time.monotonic() < end, found
            time.sleep(0.05)
        return found

    return told


MAIL = "document.querySelector('iframe')?.contentDocument?.body?.textContent"


def test_views_change_and_a_save_is_seen(window, edit):
    for key, view in zip("38491", ["phone", "text", "wall", "source", "desktop"], strict=True):
        window.press(key)
        window.wait("document.body.dataset.view === arguments[0]", view)
    edit("newsletters/single/issue.toml", "Walking *may* help.", "Strolling *may* help.")

    window.wait(f"{MAIL}?.includes('Strolling may help.')")
    window.wait("document.querySelector('#findings-count').textContent !== '0'")


def test_a_page_down_scrolls_at_once(window):
    window.press("\ue00f")

    window.wait("document.querySelector('#stage').scrollTop > 300")


def test_a_chosen_sentence_is_marked_in_the_mail_the_article_and_plain_text(window):
    window.click("#tab-articles")
    window.click("[data-text='digests[0].takeaways[0]'] .statement")
    window.wait("document.querySelector('.mark.chosen') && document.querySelector('.origin')")
    window.press("8")

    marked = window.wait("[...(CSS.highlights.get('chosen') ?? [])].map(String)[0]")
    assert " ".join(marked.split()).startswith("In one trial, walking helped")


def test_a_sentence_is_put_and_taken_back(window, said):
    before = said(bool)["digests"][0]["takeaways"]
    window.click("#tab-articles")
    window.click("[data-text='digests[0].takeaways[1]'] .statement")
    window.wait("document.querySelectorAll('.sources article:not([hidden]) .put').length > 2")
    window.run("[...document.querySelectorAll('.sources article:not([hidden]) .put')].at(-1).click()")
    after = said(lambda now: now["digests"][0]["takeaways"] != before)["digests"][0]["takeaways"]
    window.wait(f"{MAIL}?.includes(arguments[0])", after[1].replace("*", ""))
    window.wait("!document.querySelector('#undo').disabled")
    window.click("#undo")

    assert after[0] == before[0]
    said(lambda now: now["digests"][0]["takeaways"] == before)


def test_a_text_is_written_and_judged(window, said):
    window.click("#tab-articles")
    window.click("[data-text='digests[0].takeaways[0]'] .statement")
    window.press("e")
    window.wait("document.activeElement.matches('.field textarea')")
    window.run("document.activeElement.select()")
    window.press("In one trial, walking helped 9 times as much.")
    window.wait("document.querySelector('[data-verdict=changed]')")
    window.run("document.activeElement.select()")
    window.press("Costs were lower and the risk was small.")
    window.wait("document.querySelector('.field').dataset.judged?.startsWith('Costs')")
    window.firefox.actions.sequence("key", "keyboard").key_down("\ue009").key_down("\ue007").key_up(
        "\ue007"
    ).key_up("\ue009").perform()

    said(lambda now: now["digests"][0]["takeaways"][0] == "Costs were lower and the risk was small.")


ARTICLE = """Does swimming help a stiff hip?

Swimming may help a stiff hip for a while. In one small trial, 48 people swam twice a week for 12 weeks.

What the trial found

After 12 weeks, the swimmers walked a little farther than those who only stretched. The difference was small.
"""


def test_a_pasted_article_becomes_an_issue_and_its_html_is_copied(window, workspace):
    window.click(".home")
    window.click("#new-issue")
    window.wait("document.querySelector('#article')")
    window.run("document.querySelector('#article').value = arguments[0]", ARTICLE)
    window.click(".drafting .primary")
    window.wait("document.querySelector('.drafting .outcome')")
    window.click(".drafting .primary")
    window.wait("location.pathname.includes('stiff-hip') && document.documentElement.dataset.railed")
    window.run(WRONG)
    window.wait("document.querySelector('[data-text=\"digests[0].title\"]')?.checkVisibility()")
    window.click("#show-handover")
    window.wait("document.querySelector('.service')")
    window.click("#copy")

    window.wait("document.querySelector('#copied').textContent.startsWith('Copied')")
    assert any(name.endswith("stiff-hip") for name in workspace.issue_names())
