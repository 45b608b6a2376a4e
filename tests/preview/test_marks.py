"""What is chosen is marked wherever it is shown, and the keys scroll what one looks at."""

import pytest

ISSUE = "newsletters/single/issue.toml"
SENTENCE = "In one trial, walking helped about as much as exercise classes."
HIGHLIGHTED = "[...(CSS.highlights.get('chosen') ?? [])].map((one) => one.toString().replace(/\\s+/g, ' '))"


def choose(page, words: str) -> None:
    page.click("#tab-articles")
    page.locator(".statement", has_text=words).last.click()
    page.wait_for_selector(".statement[aria-pressed=true]")


def view(page, number: int, name: str) -> None:
    page.keyboard.press(str(number))
    page.wait_for_selector(f"body[data-view={name}]")


def test_a_chosen_sentence_is_marked_in_every_view_that_has_it(window):
    page = window("/issues/single")
    choose(page, SENTENCE)
    for number, name in ((1, "desktop"), (3, "phone"), (6, "outlook"), (7, "unstyled")):
        view(page, number, name)
        page.wait_for_selector(".mark.chosen")
    view(page, 4, "wall")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.box')].every((one) => one.querySelector('.mark.chosen'))"
    )
    for number, name in ((5, "inbox"), (8, "text")):
        view(page, number, name)
        page.wait_for_function(f"() => {HIGHLIGHTED}.length > 0")
        assert all(SENTENCE.startswith(words.rstrip("…")) for words in page.evaluate(HIGHLIGHTED))
    view(page, 9, "source")
    page.wait_for_selector(".source .here")

    assert SENTENCE in " ".join(page.locator(".source .here").inner_text().split())
    assert page.locator(".origin").count() == 1


def test_a_sentence_is_chosen_in_plain_text_and_in_the_inbox(window):
    page = window("/issues/single?view=text")
    place = """words => {
        const text = document.querySelector(".plain, .row .subject").firstChild;
        const range = document.createRange();
        range.setStart(text, text.data.indexOf(words));
        range.setEnd(text, text.data.indexOf(words) + words.length);
        const box = range.getBoundingClientRect();
        return [box.left + 5, box.top + 5];
    }"""
    page.mouse.click(*page.evaluate(place, "Most people"))
    page.wait_for_function(f"() => {HIGHLIGHTED}.length > 0")
    assert page.evaluate(HIGHLIGHTED) == ["Most people in the trial were under 60."]

    view(page, 5, "inbox")
    page.wait_for_selector(".program")
    page.mouse.click(*page.evaluate(place, "Does"))

    page.wait_for_function(f"() => {HIGHLIGHTED}.length > 5")
    assert page.locator(".text.open").get_attribute("data-text") == "subject"


def test_a_finding_is_marked_in_the_list_the_mail_outlook_and_the_source(window, edit):
    edit(ISSUE, "https://www.example.org/walking", "http://www.example.org/walking")
    page = window("/issues/single")
    finding = page.locator("button.finding", has_text="is not encrypted").first
    finding.click()
    page.wait_for_selector(".mark.outline")
    assert finding.get_attribute("aria-current") == "true"
    box = page.locator(".mark.outline").first.bounding_box()

    view(page, 6, "outlook")
    page.wait_for_function("() => document.querySelector('#note').textContent.includes('Word')")
    page.wait_for_selector(".mark.outline")
    marked = page.evaluate(
        """() => { const [mark, frame] = [document.querySelector(".mark.outline"), document.querySelector("iframe")];
        return frame.contentDocument.elementFromPoint(parseFloat(mark.style.left) + 9, parseFloat(mark.style.top) + 9)
            .closest("a").getAttribute("href"); }"""
    )
    assert marked.startswith("http://www.example.org/walking")
    assert box

    view(page, 9, "source")
    page.wait_for_selector(".source .here")
    assert "http://www.example.org/walking" in page.locator(".source .here").inner_text()
    assert finding.get_attribute("aria-current") == "true"


def test_a_finding_about_a_sentence_marks_it_in_the_mail_and_the_article(window, edit):
    edit(ISSUE, "Walking *may* help.", "Walking *will* help.")
    page = window("/issues/single?view=inbox")
    page.locator("button.finding", has_text="digests[0].summary").first.click()

    page.wait_for_selector("body[data-view=desktop] .mark.chosen")
    assert page.locator(".statement[aria-pressed=true] .what").inner_text() == "Walking will help."
    page.click("#tab-findings")
    assert page.locator("button.finding[aria-current]").count() >= 1


def test_a_finding_about_a_text_that_no_article_has_leads_to_where_it_is_written(window, edit):
    edit(
        ISSUE,
        "Does walking help a sore back?",
        "Does walking help a sore back? " + "And what does it cost? " * 3,
    )
    edit(ISSUE, 'preheader = "', '# preheader = "')
    page = window("/issues/single")
    page.locator("button.finding", has_text="the subject has").click()
    page.wait_for_selector("[data-text=subject].open .primary:has-text('Write')")
    page.click("#tab-findings")
    page.locator("button.finding", has_text="there is no preheader").click()
    page.wait_for_selector("[data-text=preheader] textarea")

    assert page.evaluate("document.activeElement.closest('.text').dataset.text") == "preheader"


@pytest.mark.parametrize("width", [1280, 375])
def test_what_can_be_done_with_a_chosen_text_is_seen(window, width: int):
    page = window("/issues/single")
    page.set_viewport_size({"width": width, "height": 812})
    page.click("#tab-articles")
    for row in page.locator(".statements .text[data-text]").all():
        row.locator(".statement").first.click()
        page.wait_for_timeout(500)
        tools, pane = row.locator(".tools").bounding_box(), page.locator(".statements").bounding_box()

        assert tools["y"] + tools["height"] <= pane["y"] + pane["height"] + 1


def test_the_mark_stays_with_its_sentence_when_that_moves(window, edit):
    page = window("/issues/single")
    choose(page, "Costs were lower")
    edit(
        ISSUE,
        f'["{SENTENCE}", "Costs were lower & the risk was small."]',
        f'["Costs were lower & the risk was small.", "{SENTENCE}"]',
    )
    page.wait_for_function(
        "() => document.querySelector('.statement[aria-pressed=true]')?.closest('.text').dataset.text.endsWith('[0]')"
    )

    assert "Costs were lower" in page.locator(".statement[aria-pressed=true]").inner_text()


def test_a_click_beside_every_sentence_and_escape_take_the_mark_away(window):
    page = window("/issues/single")
    for away in (lambda: page.frame_locator("iframe").locator("body").click(position={"x": 3, "y": 300}),
                 lambda: page.keyboard.press("Escape")):  # fmt: skip
        choose(page, SENTENCE)
        page.wait_for_selector(".mark.chosen")
        away()
        page.wait_for_selector(".mark.chosen", state="detached")

        assert page.locator(".statement[aria-pressed=true]").count() == 0


@pytest.mark.parametrize("before", ["", ".views [data-view=phone]", "#images", "iframe"])
def test_a_page_down_scrolls_at_once(window, before: str):
    page = window()
    if before:
        page.locator(before).click(position={"x": 3, "y": 3})
    page.keyboard.press("PageDown")

    page.wait_for_function("() => document.querySelector('#stage').scrollTop > 300")


def test_a_page_down_scrolls_all_four_of_the_wall(window):
    page = window("/issues/everything?view=wall")
    page.keyboard.press("PageDown")

    page.wait_for_function("() => [...document.querySelectorAll('.box')].every((one) => one.scrollTop > 50)")


def test_the_arrows_stay_in_an_issue_that_is_wider_than_its_stage(window):
    page = window("/issues/single?view=tablet&width=1500")
    page.keyboard.press("ArrowRight")

    page.wait_for_function("() => document.querySelector('#stage').scrollLeft > 0")
    assert "/issues/single" in page.url


def test_on_a_telephone_a_sentence_that_is_clicked_stays_where_it_is_and_a_finding_shows_the_email(
    window, edit
):
    edit(ISSUE, "https://www.example.org/walking", "http://www.example.org/walking")
    page = window("/issues/single", reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.click("#tab-articles")
    sentence = page.locator("[data-text='digests[0].takeaways[0]'] .statement")
    sentence.click()
    page.wait_for_selector(".mark.chosen")
    assert sentence.evaluate("one => one.getBoundingClientRect().top < innerHeight")

    page.click("#tab-findings")
    page.locator("button.finding", has_text="is not encrypted").first.click()
    page.wait_for_selector(".mark.outline")
    assert page.locator(".mark.outline").first.evaluate("one => one.getBoundingClientRect().top > 0")
