"""An article becomes a story in the browser, and a person who never saw it gets to a copied e-mail."""

import base64
import shutil
import tomllib

import pytest

from issuepress.workspace.load import load_issue, load_publication
from issuepress.workspace.start import start

ARTICLE = """Does swimming help a stiff hip?

By Dr. A. Sample

Swimming may help a stiff hip for a while. In one small trial, 48 people swam twice a week for 12 weeks.

What the trial found

After 12 weeks, the swimmers walked a little farther than those who only stretched. The difference was small.

The limits

Nobody knows whether the effect lasts longer than three months. Most people in the trial were under 60.

The bottom line

If you like the water, swimming is a reasonable way to begin.
"""


def condensed(page) -> None:
    page.wait_for_selector(".drafting .outcome")


def test_a_pasted_article_becomes_a_new_issue_and_is_copied(window, workspace):
    page = window("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="New issue").click()
    page.keyboard.insert_text(ARTICLE)
    page.get_by_role("button", name="Condense it").click()
    condensed(page)
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_selector("html[data-railed]")
    name = page.url.rpartition("/")[2]
    issue = load_issue(workspace, name)
    assert name.endswith("does-swimming-help-a-stiff-hip")
    assert issue.content.digests[0].title == "Does swimming help a stiff hip?"
    assert issue.content.digests[0].summary

    page.get_by_role("button", name="Hand over").click()
    page.get_by_role("button", name="Copy HTML").click()
    page.wait_for_selector("#copied:has-text('Copied')")
    assert "Does swimming help a stiff hip?" in page.evaluate("navigator.clipboard.readText()")


def test_a_new_workspace_asks_who_it_is_from_and_goes_on(window, workspace):
    window.expected = r"400 "
    shutil.rmtree(workspace.newsletters)
    start(workspace.root)
    page = window("/")
    page.get_by_role("button", name="Make the first").click()
    page.keyboard.type("The Calm Clinic")
    page.keyboard.press("Tab")
    page.keyboard.type("us@example")
    page.keyboard.press("Enter")
    page.wait_for_selector(".failed:has-text('Not an e-mail address')")
    page.keyboard.type(".org")
    page.keyboard.press("Enter")
    page.wait_for_selector(".drafting")
    page.keyboard.insert_text(ARTICLE)
    page.get_by_role("button", name="Condense it").click()
    condensed(page)
    page.get_by_role("button", name="Look at it").click()
    page.wait_for_selector("html[data-railed]")
    assert page.locator("#articles").is_visible()

    page.get_by_role("button", name="Hand over").click()
    page.get_by_role("button", name="Look first").click()
    page.locator("button.finding", has_text="postal address").click()
    page.keyboard.type("1 Example Street")
    page.get_by_role("button", name="Save").click()
    page.locator("button.finding", has_text="postal address").wait_for(state="detached")
    said = load_publication(workspace)
    assert (said.name, said.sender.name) == ("The Calm Clinic", "The Calm Clinic")
    assert (said.sender.address, said.call_to_action.email) == ("us@example.org", "us@example.org")
    assert said.postal_address == "1 Example Street"


def test_what_is_pasted_survives_a_reload_until_it_is_condensed(window):
    page = window("/")
    page.get_by_role("button", name="New issue").click()
    page.keyboard.insert_text(ARTICLE)
    page.reload()
    page.get_by_role("button", name="New issue").click()
    assert page.locator("#article").input_value() == ARTICLE
    page.get_by_role("button", name="Condense it").click()
    condensed(page)
    page.reload()
    page.get_by_role("button", name="New issue").click()

    assert page.locator("#article").input_value() == ""


def test_a_second_issue_of_the_same_article_gets_a_name_of_its_own(window, workspace):
    before = set(workspace.issue_names())
    for _ in range(2):
        page = window("/")
        page.get_by_role("button", name="New issue").click()
        page.keyboard.insert_text(ARTICLE)
        page.get_by_role("button", name="Condense it").click()
        condensed(page)

    new = sorted(set(workspace.issue_names()) - before)
    assert len(new) == 2
    assert new[1] == f"{new[0]}-2"


def test_an_article_joins_an_issue_and_what_is_there_stays(window, workspace):
    file = workspace.newsletters / "single" / "issue.toml"
    before = tomllib.loads(file.read_text(encoding="utf-8"))
    page = window("/issues/single")
    page.click("#tab-articles")
    page.click("#add-story")
    page.keyboard.insert_text(ARTICLE)
    page.get_by_role("button", name="Condense it").click()
    condensed(page)

    after = tomllib.loads(file.read_text(encoding="utf-8"))
    assert after["digests"][0] == before["digests"][0]
    assert after["digests"][1]["title"] == "Does swimming help a stiff hip?"
    assert {**after, "digests": []} == {**before, "digests": []}


def test_a_dropped_file_is_read_by_what_it_is(window, workspace):
    page = window("/issues/single")
    page.click("#tab-articles")
    page.click("#add-story")
    html = f"<html><body><article><h1>{ARTICLE.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
    page.set_input_files(
        ".drafting input[type=file]",
        {"name": "../../../evil.html", "mimeType": "text/html", "buffer": html.encode()},
    )
    condensed(page)

    assert len(load_issue(workspace, "single").content.digests) == 2
    assert not list(workspace.root.parent.rglob("*evil*"))


def test_a_file_dropped_on_the_page_of_all_issues_begins_one(window, workspace):
    before = set(workspace.issue_names())
    page = window("/")
    page.wait_for_selector(".card")
    page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "article.txt", { type: "text/plain" }));
            document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        ARTICLE,
    )
    condensed(page)

    assert len(set(workspace.issue_names()) - before) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("http://127.0.0.1:9/page", "127.0.0.1"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
    ],
)
def test_an_address_of_this_machine_is_not_fetched(window, workspace, words: str, told: str):
    window.expected = r"422 "
    names = workspace.issue_names()
    page = window("/")
    page.get_by_role("button", name="New issue").click()
    page.keyboard.insert_text(words)
    page.get_by_role("button", name="Condense it").click()
    page.wait_for_selector(f".drafting .failed:has-text('{told}')")

    assert workspace.issue_names() == names


def test_what_cannot_be_read_is_told_and_what_was_pasted_stays(window, workspace):
    window.expected = r"4\d\d "
    page = window("/")
    page.get_by_role("button", name="New issue").click()
    page.set_input_files(
        ".drafting input[type=file]",
        {"name": "picture.docx", "mimeType": "application/zip", "buffer": base64.b64decode("UEsDBAAA")},
    )
    page.wait_for_selector(".drafting .failed:not(:empty)")

    assert page.get_by_role("button", name="Condense it").is_enabled()
    page.keyboard.press("Escape")
    page.wait_for_selector(".drafting", state="detached")
