"""Sentences of the article put into the e-mail, and texts that move, go and come back: in a real browser."""

import shutil
import tomllib
from pathlib import Path

import pytest

ISSUE = "strength"
SHIPPED = Path(__file__).parents[2] / "newsletters" / "2026-12-winter-strength"


@pytest.fixture(autouse=True)
def article_to_choose_from(workspace):
    """A long article, of which an e-mail tells a small part."""
    shutil.copytree(SHIPPED, workspace.newsletters / ISSUE)


@pytest.fixture
def said(workspace):
    """What issue.toml says by now."""

    def read(name: str = ISSUE) -> dict:
        return tomllib.loads((workspace.newsletters / name / "issue.toml").read_text(encoding="utf-8"))

    return read


@pytest.fixture
def desk(window):
    page = window(f"/issues/{ISSUE}")
    page.click("#tab-articles")
    page.wait_for_selector(".put")
    return page


def in_mail(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('iframe').contentDocument.body.textContent.replace(/\\s+/g, ' ').includes(words)",
        arg=words,
    )


def untold(page) -> tuple[str, object]:
    """A sentence that the e-mail does not tell and that leans on no other, and the button that puts it."""
    offer = page.locator(".sources article:not([hidden]) .offer:not(.told):not([title*='comes with'])").first
    return offer.inner_text(), offer.locator("xpath=../button")


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("Takeaway 1", "takeaways"),
        ("a new takeaway", "takeaways"),
        ("Summary, sentence 1", "summary"),
        ("Caveat", "caveat"),
        ("Quotation", "quote"),
        ("Preheader", "preheader"),
    ],
)
def test_one_click_puts_a_sentence_in_a_place(desk, said, place: str, key: str):
    before = said()
    desk.select_option("#place", label=place)
    words, button = untold(desk)
    button.click()
    desk.wait_for_selector("#told:not([hidden])")

    after = said()
    value = after[key] if key == "preheader" else after["digests"][0][key]
    assert words in (value[0 if place == "Takeaway 1" else -1] if isinstance(value, list) else value)
    assert {k for k in after if after[k] != before[k]} == {"preheader" if key == "preheader" else "digests"}
    if key != "preheader":
        in_mail(desk, words)


def test_a_sentence_brings_the_one_it_leans_on(desk, said):
    offers = desk.evaluate(
        f"fetch('/issues/{ISSUE}/articles.json').then((answer) => answer.json()).then((all) => all.sections[1].offers)"
    )
    leaning = next(one for one in offers if one["leans_on"])
    desk.select_option("#place", label="a new takeaway")
    desk.locator(f"#source-1-{leaning['number']}").locator("xpath=../button").click()
    desk.wait_for_selector("#told:not([hidden])")

    assert said()["digests"][0]["takeaways"][-1] == leaning["told"]
    assert len(leaning["told"].split()) > len(
        desk.locator(f"#source-1-{leaning['number']}").inner_text().split()
    )


def test_what_the_email_leaves_out_is_listed_and_put_from_there(desk, said):
    desk.get_by_role("button", name="Not told").click()
    first = desk.locator(".untold-list > li").first
    words = first.locator("p").nth(1).inner_text()
    count = desk.locator(".untold-list > li").count()
    first.locator(".put").click()
    desk.wait_for_function(
        "count => document.querySelectorAll('.untold-list > li').length < count", arg=count
    )

    assert said()["digests"][0]["takeaways"][-1] == words


def test_the_arrows_go_from_sentence_to_sentence_and_enter_puts(desk, said):
    desk.locator(".put[tabindex='0']").focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    words = desk.evaluate("document.activeElement.dataset.text")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#told:not([hidden])")

    assert words in said()["digests"][0]["takeaways"][-1]


def test_a_takeaway_moves_goes_and_comes_back(desk, said):
    before = said()["digests"][0]["takeaways"]
    assert len(before) > 1
    row = desk.locator("[data-text='digests[0].takeaways[0]']")
    row.locator(".statement").first.click()
    row.get_by_role("button", name="down").click()
    desk.wait_for_selector("#told:has-text('moved')")
    assert said()["digests"][0]["takeaways"][:2] == [before[1], before[0]]

    desk.wait_for_function(
        "words => document.querySelector(\"[data-text='digests[0].takeaways[0]'] .what\").textContent.startsWith(words)",
        arg=before[1][:12],
    )
    desk.locator("[data-text='digests[0].takeaways[0]'] .statement").first.click()
    desk.locator("[data-text='digests[0].takeaways[0]']").get_by_role("button", name="Take out").click()
    desk.wait_for_selector("#told:has-text('taken out')")
    assert said()["digests"][0]["takeaways"] == [before[0], *before[2:]]

    desk.locator("#stage").focus()
    desk.keyboard.press("Control+z")
    desk.wait_for_selector("#told:has-text('Taken back')")
    desk.keyboard.press("Control+z")
    desk.wait_for_selector("#told:has-text('is moved')")
    assert said()["digests"][0]["takeaways"] == before

    desk.keyboard.press("Control+Shift+z")
    desk.wait_for_selector("#told:has-text('Done again')")
    assert said()["digests"][0]["takeaways"][:2] == [before[1], before[0]]


def test_a_story_moves_goes_and_comes_back_with_its_comments(window, workspace, said):
    file = workspace.newsletters / "several" / "issue.toml"
    text = file.read_text(encoding="utf-8")
    noted = text.replace(
        '[[digests]]\narticle = "articles/two.md"',
        '# about the second\n[[digests]]\narticle = "articles/two.md"',
    )
    file.write_text(noted, encoding="utf-8")
    page = window()
    page.click("#tab-articles")
    second = page.locator("[data-section='2']")
    second.hover()
    second.get_by_role("button", name="Move this story up").click()
    page.wait_for_selector("#told:has-text('moved')")
    assert [one["article"] for one in said("several")["digests"]][:2] == [
        "articles/two.md",
        "articles/one.md",
    ]
    page.wait_for_selector("[data-section='1'] .what:has-text('Braces')")
    first = page.locator("[data-section='1']")
    first.hover()
    first.locator(".heading").get_by_role("button", name="Take out").click()
    page.wait_for_selector("#told:has-text('taken out')")
    assert "about the second" not in file.read_text(encoding="utf-8")
    page.click("#undo")
    page.wait_for_selector("#told:has-text('Taken back')")
    page.click("#undo")
    page.wait_for_selector("#told:has-text('is moved')")

    assert file.read_text(encoding="utf-8") == noted


def test_two_windows_and_an_editor_lose_nothing_silently(window, said, edit):
    window.expected = r"409 "
    first, second = window(f"/issues/{ISSUE}"), window(f"/issues/{ISSUE}")
    for page in (first, second):
        page.click("#tab-articles")
        page.wait_for_selector(".put")
    was = said()["digests"][0]["caveat"]
    first.select_option("#place", label="Caveat")
    words, button = untold(first)
    button.click()
    first.wait_for_selector("#told:not([hidden])")

    status = second.evaluate(
        """async ([was, now]) => (await fetch("/issues/strength/edit", { method: "POST", headers: {
            "Content-Type": "application/json", "X-Issuepress": document.querySelector("meta[name=secret]").content },
            body: JSON.stringify({ edits: [{ key: "digests[0].caveat", was, now }] }) })).status""",
        [was, "The second window's words."],
    )
    assert status == 409
    assert words in said()["digests"][0]["caveat"]


def test_a_change_that_came_too_late_shows_both_texts(window, desk, said, edit, workspace):
    window.expected = r"409 "
    window_words, button = untold(desk)
    desk.select_option("#place", label="Caveat")
    was = said()["digests"][0]["caveat"]
    desk.route(
        "**/edit",
        lambda route: (
            edit(f"newsletters/{ISSUE}/issue.toml", was, "The editor was faster."),
            route.continue_(),
        ),
        times=1,
    )
    button.click()
    desk.wait_for_selector("#overtaken[open]")
    told = desk.locator("#overtaken dd").all_inner_texts()

    assert told == [was, "The editor was faster.", window_words]
    assert said()["digests"][0]["caveat"] == "The editor was faster."


def test_a_window_that_may_only_look_has_nothing_to_press(window):
    page = window("/issues/single")
    page.route(
        "**/issues/single",
        lambda route: route.fulfill(
            body=(answer := route.fetch())
            .text()
            .replace(answer.text().split('name="secret" content="')[1].split('"')[0], ""),
            headers=answer.headers,
        ),
    )
    page.reload()
    page.wait_for_selector("html[data-railed]")
    page.click("#tab-articles")
    page.locator(".statement").nth(3).click()

    assert page.locator("#articles :is(.put, .tools, #place, .additions, #add-story)").count() == 0
    assert not page.locator("#undo").is_visible()
