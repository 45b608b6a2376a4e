"""The page keeps going, and keeps what one looks at, whatever changes under it."""

import itertools
import re
import shutil
import tomllib

import pytest

from issuepress.preview import proofs

ISSUE = "newsletters/several/issue.toml"
LEAD = """article = "articles/one.md"
image = "https://pictures.example.org/hip.jpg"
image_alt = "A hip"
"""


def saved(page, edit, words: str = "Anew: ") -> None:
    """A save that is seen on the page and in the panels beside the e-mail."""
    edit(ISSUE, 'subject = "', f'subject = "{words}')
    page.wait_for_function(
        "words => document.querySelector('#title').textContent.startsWith(words)", arg=words
    )
    page.wait_for_function(
        "() => ((shown) => shown.railed === shown.version)(document.documentElement.dataset)"
    )


def test_a_view_left_before_its_mail_has_loaded_stops_nothing(window, edit):
    page = window()
    for pause in (0, 20, 40, 60):
        for key in "383134343":
            page.keyboard.press(key)
            page.wait_for_timeout(pause)

        page.wait_for_function(
            "() => document.querySelector('iframe')?.contentDocument?.body?.textContent.length > 100"
        )
        saved(page, edit, f"After {pause}: ")


def test_a_view_changes_while_a_picture_is_still_on_its_way(window):
    page = window("/issues/single")
    held = []
    page.route(re.compile(r"/mail/single/(?!email)"), lambda route: held.append(route))  # noqa: PLW0108 - playwright wants a function
    page.reload(wait_until="commit")
    page.wait_for_selector("iframe")
    page.keyboard.press("8")
    page.wait_for_selector(".plain:not(:empty)")

    assert page.locator("#live").inner_text() == "Live"
    for route in held:
        route.continue_()


def test_a_save_leaves_the_articles_as_they_were(window, edit):
    page = window()
    page.click("#tab-articles")
    page.locator(".statement").last.click()
    page.locator(".statements").evaluate("shown => { shown.scrollTop = 40; }")
    page.locator(".sources").evaluate("shown => { shown.scrollTop = 30; }")
    state = """() => ({
        statements: document.querySelector(".statements").scrollTop,
        sources: document.querySelector(".sources").scrollTop,
        focus: document.activeElement.dataset.key,
        pressed: document.querySelector(".statement[aria-pressed=true]")?.dataset.key,
        article: document.querySelector(".sources article:not([hidden])").dataset.digest,
        origins: document.querySelectorAll(".origin").length,
    })"""
    before = page.evaluate(state)
    saved(page, edit)

    assert before["focus"]
    assert before["statements"] == 40
    assert page.evaluate(state) == before


def test_another_look_stays_at_the_same_place(window):
    page = window()
    page.locator("#stage").evaluate("shown => { shown.scrollTop = 300; }")
    frame = page.locator("iframe").element_handle()
    for key in "di6":
        note = page.locator("#note").inner_text()
        page.keyboard.press(key)
        page.wait_for_function("note => document.querySelector('#note').textContent !== note", arg=note)

        assert page.locator("#stage").evaluate("shown => shown.scrollTop") == 300
        assert frame.evaluate("frame => frame.isConnected")


@pytest.mark.parametrize("view", ["outlook", "unstyled"])
def test_a_view_without_dark_offers_none(window, view: str):
    page = window(f"/issues/several?view={view}&scheme=dark")

    assert page.locator("#scheme").evaluate("shown => shown.disabled")
    assert page.locator("[name=scheme]:checked").get_attribute("value") == "light"
    assert "set to dark" not in page.locator("#note").inner_text()
    assert "light only" in page.locator("#note").inner_text()


def test_a_picture_on_the_web_is_told_and_not_asked_for(window, edit, workspace):
    path = workspace.root / ISSUE
    path.write_text(
        path.read_text(encoding="utf-8").replace('article = "articles/one.md"', LEAD, 1), encoding="utf-8"
    )
    page = window()

    assert "1 picture is on the web and not loaded here" in page.locator("#unloaded-why").inner_text()
    page.click("#unloaded-why")
    assert page.locator("#unloaded li").inner_text() == "https://pictures.example.org/hip.jpg"
    assert all("pictures.example.org" in words for words in window.wrong)  # the browser says what it refused
    window.wrong.clear()


def test_an_issue_moved_out_and_back_is_seen(window, workspace, tmp_path_factory):
    window.expected = r"404 .*/(mail|issues)/several/"  # a card still loading asks for what is away
    page = window("/")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.card .found')].map((one) => one.textContent).every(Boolean)"
    )
    page.wait_for_selector(".card")
    cards = page.locator(".card").count()
    away = tmp_path_factory.mktemp("away") / "several"
    shutil.move(workspace.newsletters / "several", away)
    page.wait_for_function("count => document.querySelectorAll('.card').length === count - 1", arg=cards)
    shutil.move(away, workspace.newsletters / "several")

    page.wait_for_function("count => document.querySelectorAll('.card').length === count", arg=cards)


def test_a_click_makes_the_issue_once_and_a_save_too(window, edit, monkeypatch):
    made, make = [], proofs.load_issue
    monkeypatch.setattr(proofs, "load_issue", lambda *args: made.append(args[1]) or make(*args))
    page = window("/issues/single")
    page.click("#tab-articles")
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").click()
    made.clear()
    page.get_by_role("button", name="Move Takeaway 1 down").click()
    page.wait_for_selector("#told:not([hidden])")
    page.wait_for_timeout(1500)  # the watcher has seen it, and looked once more
    assert made == ["single"]

    edit("newsletters/single/issue.toml", 'subject = "', 'subject = "Anew: ')
    page.wait_for_function("() => document.querySelector('#title').textContent.startsWith('Anew')")
    page.wait_for_timeout(1500)
    assert made == ["single"] * 2


def test_a_click_is_drawn_once_though_it_is_heard_of_twice(window):
    page = window("/issues/single")
    page.click("#tab-articles")
    page.select_option("#place", label="a new takeaway")
    asked = []
    page.on("request", lambda one: asked.append(one.url.rpartition("/")[2]))
    with page.expect_response("**/findings.json"), page.expect_response("**/links.json"):
        page.locator(".sources article:not([hidden]) .put").last.click()
    page.wait_for_timeout(500)

    for once in ("edit", "email.html", "articles.json", "findings.json", "links.json"):
        assert asked.count(once) == 1


def test_keys_are_listed_and_can_be_turned_off(window):
    page = window()
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("8")
    page.reload()
    page.wait_for_selector("html[data-railed]")
    page.keyboard.press("8")

    assert page.locator("body").get_attribute("data-view") == "desktop"


def test_the_keyboard_alone_chooses_writes_and_hands_over(window, workspace):
    page = window("/issues/single")
    for key in ("a", "Tab", "Enter", "e"):
        page.keyboard.press(key)
    page.wait_for_selector("[data-text=preheader] textarea")
    page.keyboard.press("Control+a")
    page.keyboard.type("Costs were lower and the risk was small.")
    page.keyboard.press("Enter")
    page.wait_for_selector(".field", state="detached")
    page.keyboard.press("h")
    page.wait_for_selector("#handover[open]")

    said = tomllib.loads((workspace.newsletters / "single" / "issue.toml").read_text(encoding="utf-8"))
    assert said["preheader"] == "Costs were lower and the risk was small."
    assert page.evaluate("document.activeElement.id") == "copy"


def test_every_row_of_the_inbox_ends_inside_of_its_box(window):
    page = window("/issues/several?view=inbox")
    page.wait_for_selector(".program")
    for width in (1440, 1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.locator(".rows").evaluate_all(
            "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
        )

        assert wide == 0, width


def test_the_bar_holds_everything_apart(window):
    page = window()
    for width in (390, 720, 860, 1024):  # 720 is 1440 at 200 %
        page.set_viewport_size({"width": width, "height": 844})
        boxes = page.locator(".bar > *:visible, .said > *:visible").evaluate_all(
            "all => all.map((one) => { const box = one.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; })"
        )

        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), width
        assert [pair for pair in itertools.combinations(boxes, 2) if meet(*pair)] == [], width


def meet(one: list[float], other: list[float]) -> bool:
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1


def test_on_a_telephone_everything_fits_and_the_view_is_named(window):
    page = window("/issues/single")
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(f"{window.address}/issues/single")
    page.wait_for_selector("html[data-railed]")
    mail = page.locator(".mail").bounding_box()
    assert (mail["x"], mail["width"]) == (0, 375)
    for key in "123456789":
        page.keyboard.press(key)
        page.wait_for_selector(f".views li a[aria-current]:has-text('{key}')", state="attached")
        current = page.locator(".views [aria-current]").bounding_box()

        assert current["x"] >= 0
        assert current["x"] + current["width"] <= 375
        assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_line_about_a_change_is_one_line_on_a_telephone(window):
    page = window("/issues/single")
    page.set_viewport_size({"width": 375, "height": 812})
    page.click("#tab-articles")
    page.locator("[data-text='digests[0].takeaways[0]'] .statement").click()
    page.get_by_role("button", name="Move Takeaway 1 down").click()
    page.wait_for_selector("#told:not([hidden])")

    assert page.locator("#told").bounding_box()["height"] < 50


def test_scripts_are_asked_for_again_after_an_upgrade(window):
    page = window()
    answer = page.request.get(f"{window.address}/static/rail.js")

    assert answer.headers["cache-control"] == "no-cache"


def test_the_article_shows_what_is_worth_telling_and_what_of_it_is_told(window):
    page = window("/issues/everything")
    page.click("#tab-articles")
    article = page.locator(".sources article").first
    offers, told = article.locator(".offer"), article.locator(".offer.told")
    words = article.locator(".untold").inner_text()

    assert offers.count() > told.count() > 0
    assert f"tells {told.count()} of the {offers.count()} sentences" in words
    assert all(
        title.startswith("Told: ") for title in told.evaluate_all("all => all.map((one) => one.title)")
    )
