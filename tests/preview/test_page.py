"""The page in a real browser. Every window fails its test where the console complains or a request leaves."""

import re

from issuepress.preview.readers import Reader, as_read

VIEWS = ["desktop", "tablet", "phone", "wall", "inbox", "outlook", "unstyled", "text", "source"]
ISSUE = "newsletters/several/issue.toml"


def mail_text(page) -> str:
    return page.frame_locator("iframe").first.locator("body").inner_text()


def seen(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('iframe')?.contentDocument?.body?.textContent.includes(words)",
        arg=words,
    )


# --- views ---------------------------------------------------------------------------------------------


def test_each_view_has_its_key_and_its_address(window):
    page = window()
    for number, view in reversed([*enumerate(VIEWS, start=1)]):
        page.keyboard.press(str(number))

        page.wait_for_selector(f"body[data-view={view}]")
        page.wait_for_selector("#view > *")
        assert page.locator(".views [aria-current=page]").get_attribute("data-view") == view
        assert page.url.endswith("/issues/several" if view == "desktop" else f"?view={view}")


def test_a_view_shared_by_its_address_is_the_same_view(window):
    page = window("/issues/several?view=phone&scheme=dark&images=off&width=412")

    assert page.locator("iframe").evaluate("frame => frame.clientWidth") == 412
    assert page.locator("[name=scheme]:checked").get_attribute("value") == "dark"
    assert not page.locator("#images").is_checked()


def test_the_desktop_view_shows_the_bytes_that_are_uploaded(window, run):
    page = window()
    source = page.locator("iframe").evaluate(
        "async frame => (await fetch(frame.contentWindow.location)).text()"
    )

    assert source == run("render", "several", "--format", "html", "-o", "-").stdout


def test_dark_shows_the_styles_for_dark(window):
    page = window()
    page.keyboard.press("d")
    page.wait_for_function("() => document.querySelector('#note').textContent.includes('set to dark')")

    background = "getComputedStyle(document.querySelector('iframe').contentDocument.body).backgroundColor"
    assert page.evaluate(background) == "rgb(18, 24, 26)"


def test_a_dark_machine_needs_nothing_switched(window):
    page = window("/issues/several?scheme=dark", color_scheme="dark")

    assert "Exactly what is handed over" in page.locator("#note").inner_text()


def test_without_images_their_words_are_read(window):
    page = window("/issues/single")
    page.keyboard.press("i")
    page.wait_for_function("() => document.querySelector('#note').textContent.includes('mages not loaded')")

    image = page.frame_locator("iframe").locator("img[alt]:not([src])").last
    assert image.get_attribute("alt") == 'A path "through" a field'


def test_without_images_nothing_is_wider_than_a_telephone(chromium):
    image = '<img src="a.png" alt="A hip" width="520" style="display:block;width:520px;max-width:100%">'
    page = chromium.new_page(viewport={"width": 375, "height": 600})
    page.set_content(as_read(f"<table width='100%'><tr><td>{image}</td></tr></table>", Reader(images=False)))
    width = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert width == 375


def test_the_wall_shows_four_readers(window):
    page = window("/issues/several?view=wall")

    assert page.locator(".wall figcaption").all_inner_texts() == [
        "Phone 375 px", "Desktop 680 px", "Dark 375 px", "Images off 375 px",
    ]  # fmt: skip
    assert page.locator(".wall iframe").count() == 4


def test_the_inbox_shows_each_program_in_light_and_dark(window):
    page = window("/issues/several?view=inbox")
    page.wait_for_selector(".program")

    assert page.locator(".program").count() == 5
    assert page.locator(".row[data-scheme=dark]").count() == 5
    assert page.locator(".row .subject").first.inner_text() == "Three short reads"


def test_plain_text_and_source_are_shown_as_text(window):
    page = window("/issues/several?view=text")
    page.wait_for_function("() => document.querySelector('.plain').textContent.includes('SAMPLE PRACTICE')")
    page.keyboard.press("9")
    page.wait_for_selector(".source li")

    assert "<!DOCTYPE html>" in page.locator(".source li").first.inner_text()


def test_any_width_can_be_set_by_dragging_and_by_keys(window):
    page = window()
    edge = page.locator(".edge")
    box = edge.bounding_box()
    page.mouse.move(box["x"] + 6, 400)
    page.mouse.down()
    page.mouse.move(box["x"] + 6 - 100, 400)
    page.mouse.up()
    dragged = page.locator("iframe").evaluate("frame => frame.clientWidth")
    edge.press("ArrowRight")

    assert dragged == 680 - 200
    assert page.locator("iframe").evaluate("frame => frame.clientWidth") == dragged + 10
    page.wait_for_url(re.compile(r"width=490"))


# --- after a save --------------------------------------------------------------------------------------


def test_a_save_is_seen(window, edit):
    page = window()
    edit(ISSUE, "With a", "An issue, with a")
    seen(page, "An issue, with a")
    edit("newsletters/newsletter.toml", "Articles for tests", "A publication")
    seen(page, "A publication")
    edit("newsletters/several/articles/one.md", "Dr. A. Sample", "Dr. An Article")

    seen(page, "Dr. An Article")


def test_a_saved_template_is_seen(theme, window, edit):
    page = window()
    edit("templates/clinic/masthead.mjml.j2", "{{ date }}", "{{ date }} Freshly saved")

    seen(page, "Freshly saved")


def test_a_saved_picture_is_seen(window, workspace):
    page = window("/issues/single")
    width = "document.querySelector('iframe').contentDocument.querySelector('img[src*=walk]')?.naturalWidth"
    before = page.evaluate(width)
    logo = workspace.newsletters / "logo.png"
    (workspace.newsletters / "single" / "images" / "walk.png").write_bytes(logo.read_bytes())

    page.wait_for_function(f"() => {width} > 0 && {width} != {before}")


def test_scroll_and_view_stay_after_a_save(window, edit):
    page = window("/issues/several?view=phone")
    page.locator("#stage").evaluate("stage => { stage.scrollTop = 500; }")
    edit(ISSUE, "With a", "Freshly saved, with a")
    seen(page, "Freshly saved")

    assert page.locator("#stage").evaluate("stage => stage.scrollTop") == 500
    assert page.url.endswith("view=phone")


def test_a_hundred_rapid_saves_end_with_the_last(window, workspace):
    page = window()
    file = workspace.root / ISSUE
    text = file.read_text()
    page.evaluate("performance.clearResourceTimings()")
    for number in range(100):
        file.write_text(text.replace("With a", f"Number {number}. With a"))
    seen(page, "Number 99.")

    asked = (
        "performance.getEntriesByType('resource').filter(({ name }) => name.includes('facts.json')).length"
    )
    assert page.evaluate(asked) < 50


def test_two_windows_follow_the_same_save(window, edit):
    first, second = window(), window("/issues/several?view=phone")
    edit(ISSUE, "With a", "Freshly saved, with a")

    seen(first, "Freshly saved")
    seen(second, "Freshly saved")


def test_nothing_saved_before_the_page_connects_is_missed(window, edit):
    page = window()
    page.route(
        "**/events*", lambda route: (edit(ISSUE, "With a", "Freshly saved, with a"), route.continue_())
    )
    page.reload()

    seen(page, "Freshly saved")


# --- mistakes ------------------------------------------------------------------------------------------


MISTAKES = [
    (ISSUE, 'preheader = "On', "preheader = On", f"{ISSUE}:2"),
    ("templates/clinic/masthead.mjml.j2", "{{ date }}", "{{ dat }}", "templates/clinic/masthead.mjml.j2:"),
    ("templates/clinic/index.mjml.j2", "<mj-body ", "<mj-bodi ", "templates/clinic/index.mjml.j2:"),
]


def test_a_mistake_lies_over_the_last_good_mail_until_it_is_mended(theme, window, edit):
    page = window()
    for file, old, new, place in MISTAKES:
        edit(file, old, new)
        page.wait_for_selector("#mistakes .place")

        assert page.locator("#mistakes .place").first.inner_text().startswith(place)
        assert page.locator(".excerpt .wrong").count() >= 1
        assert "Three short reads" in mail_text(page)

        edit(file, new, old)
        page.wait_for_selector("#mistakes", state="hidden")


def test_an_issue_that_was_never_good_appears_when_it_is(window, edit, workspace):
    edit(ISSUE, "date = 2026-12-01", "date = soon")
    page = window("/")
    page.goto(f"{window.address}/issues/several")
    page.wait_for_selector("#mistakes .place")
    edit(ISSUE, "date = soon", "date = 2026-12-01")

    seen(page, "Three short reads")


# --- the rail ------------------------------------------------------------------------------------------


def test_a_clicked_sentence_shows_where_it_comes_from(window):
    page = window("/issues/single")
    page.frame_locator("iframe").get_by_text("In one trial, walking helped").last.click()

    marked = page.locator(".origin")
    marked.wait_for()
    assert "In one trial, walking helped about as much as exercise classes" in marked.inner_text()
    assert page.locator(".statement[aria-pressed=true] .what").inner_text().startswith("In one trial")
    assert page.locator(".mark.chosen").count() >= 1


def test_a_sentence_that_departs_is_marked(window, edit):
    page = window("/issues/single")
    page.click("#tab-articles")
    edit("newsletters/single/issue.toml", "Walking *may* help.", "Walking *will* help.")
    page.wait_for_selector(".mark.departure.error")

    assert page.locator(".statement[data-severity=error] .what").all_inner_texts() == ["Walking will help."]


def test_a_link_leads_to_its_element(window):
    page = window()
    page.click("#tab-links")
    page.locator(".link", has_text="elsewhere.example.com").first.click()

    page.wait_for_selector(".mark.outline")
    page.wait_for_timeout(800)  # it is scrolled to smoothly
    top, bottom = page.locator(".mark.outline").first.evaluate(
        "mark => [mark.getBoundingClientRect().top, mark.getBoundingClientRect().bottom]"
    )
    assert 0 < top < bottom < 900


def test_a_finding_leads_to_its_element(window, edit):
    edit(ISSUE, "https://www.example.org/intro", "http://www.example.org/intro")
    page = window()
    page.locator("button.finding", has_text="is not encrypted").click()

    page.wait_for_selector(".mark.outline")
    page.keyboard.press("9")
    page.wait_for_selector(".source [data-severity]")
    assert (
        "http://www.example.org/intro" in page.locator(".source [data-severity=warning]").first.text_content()
    )


def test_lengths_and_size_are_told(window):
    page = window()

    assert page.locator(".value").nth(0).inner_text() == "17 of 60"
    assert re.fullmatch(r"\d+ of 102 KB", page.locator(".value").nth(2).inner_text())


# --- keys, windows and the server ----------------------------------------------------------------------


def test_the_arrows_and_j_and_k_go_from_issue_to_issue(window):
    page = window("/issues/several?view=phone")
    order = [issue["name"] for issue in page.evaluate("fetch('/issues.json').then(answer => answer.json())")]
    here = order.index("several")
    page.wait_for_selector("#next[href], #previous[href]")
    forth, back, other = ("j", "k", here + 1) if here + 1 < len(order) else ("k", "j", here - 1)
    page.keyboard.press(forth)
    page.wait_for_url(f"**/issues/{order[other]}?view=phone")
    page.wait_for_selector("html[data-railed]")
    page.keyboard.press("ArrowLeft" if back == "k" else "ArrowRight")

    page.wait_for_url("**/issues/several?view=phone")


def test_a_slash_goes_to_the_findings(window):
    page = window()
    page.click("#tab-links")
    page.keyboard.press("/")

    assert page.locator("#tab-findings").get_attribute("aria-selected") == "true"


def test_the_page_says_when_the_server_has_gone_and_goes_on_when_it_is_back(chromium, workspace, edit):
    from issuepress.preview.serve import served

    page = chromium.new_page()
    with served(workspace) as address:
        page.goto(f"{address}/issues/several")
        page.wait_for_selector("#live[data-state=live]")
    page.wait_for_selector("#live[data-state=gone]")
    edit(ISSUE, "With a", "Freshly saved, with a")
    with served(workspace, port=int(address.rpartition(":")[2])):
        seen(page, "Freshly saved")
        page.wait_for_selector("#live[data-state=live]")
        page.close()


def test_the_index_shows_every_issue(window):
    page = window("/")
    page.wait_for_selector(".card .found:not(:empty)")

    assert page.locator(".card").count() == 4
    page.locator(".card a", has_text="Three short reads").click()
    page.wait_for_url("**/issues/several")


def test_the_index_shows_an_issue_that_was_just_made(window, workspace):
    page = window("/")
    page.wait_for_selector(".card")
    (workspace.newsletters / "newest").mkdir()
    (workspace.newsletters / "newest" / "issue.toml").write_text('subject = "Newest"\n')

    page.locator(".card", has_text="Newest").wait_for()
