"""Texts written on the page: judged while they are typed, saved when somebody says so, never lost silently."""

import tomllib

import pytest

FILE = "newsletters/single/issue.toml"
TAKEAWAY = "digests[0].takeaways[0]"
SAID = "In one trial, walking helped about as much as exercise classes."


@pytest.fixture
def said(workspace):
    def read() -> dict:
        return tomllib.loads((workspace.root / FILE).read_text(encoding="utf-8"))

    return read


@pytest.fixture
def desk(window):
    page = window("/issues/single")
    page.click("#tab-articles")
    page.wait_for_selector(".put")
    return page


def written(page, key: str, text: str):
    """Opens the field of a text and types another, until it is judged."""
    page.locator(f"[data-text='{key}'] .statement").first.dblclick()
    page.locator(".field textarea").fill(text)
    judged(page, text)
    return page.locator(".field")


def judged(page, text: str) -> None:
    page.wait_for_function("text => document.querySelector('.field')?.dataset.judged === text", arg=text)


def saved(page) -> None:
    page.wait_for_selector(".field", state="detached")
    page.wait_for_function(
        "() => ((shown) => shown.railed === shown.version)(document.documentElement.dataset)"
    )


WRITTEN = {
    "subject": ("Does a walk help a sore back?", lambda one: one["subject"]),
    "preheader": (
        "Most people in the trial were under 60, and costs were lower.",
        lambda one: one["preheader"],
    ),
    "digests[0].title": ("Walking and the sore back", lambda one: one["digests"][0]["title"]),
    "digests[0].image_alt": ("A quiet path", lambda one: one["digests"][0]["image_alt"]),
    TAKEAWAY: ("Costs were lower & the risk was small.", lambda one: one["digests"][0]["takeaways"][0]),
}


def test_a_text_is_written_in_its_place_and_nothing_else(desk, said):
    for key, (text, read) in WRITTEN.items():
        before = said()
        written(desk, key, text)
        desk.keyboard.press("Enter")
        saved(desk)

        after = said()
        assert read(after) == text
        assert read(before) != text
        assert {one for one in after if after[one] != before[one]} == {key.partition("[")[0]}


def test_what_is_not_there_yet_is_added(desk, said):
    desk.get_by_role("button", name="Add Intro").click()
    desk.keyboard.type("A word before you read.")
    desk.keyboard.press("Control+Enter")
    saved(desk)

    assert said()["intro"] == "A word before you read."
    assert "A word before you read." in desk.frame_locator("iframe").locator("body").inner_text()


def test_the_address_of_an_article_is_added_and_refused_where_it_is_none(desk, window, said, edit):
    window.expected = r"422 "
    edit(FILE, 'url = "https://www.example.org/walking?a=1&b=2"\n', "")
    desk.get_by_role("button", name="Add Address of the article").click()
    desk.keyboard.type("walking")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#told:not([hidden])")
    desk.locator(".field textarea").fill("https://www.example.org/strolling")
    desk.keyboard.press("Enter")
    saved(desk)

    assert said()["digests"][0]["url"] == "https://www.example.org/strolling"
    desk.wait_for_selector("[data-text='digests[0].url'] .what:has-text('strolling')")


def test_an_emptied_text_is_taken_out(desk, said):
    written(desk, "digests[0].caveat", "")
    desk.keyboard.press("Enter")
    saved(desk)

    assert "caveat" not in said()["digests"][0]


def test_a_subject_is_never_empty(desk, window, said):
    window.expected = r"422 "
    written(desk, "subject", "")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#told:has-text('subject')")

    assert said()["subject"]
    assert desk.locator(".field").count() == 1


def test_the_same_said_is_quiet(desk):
    field = written(desk, TAKEAWAY, SAID)

    assert field.locator(".said-so").inner_text() == "As the article says it."
    assert not field.locator(".stand").is_visible()


def test_what_is_changed_is_told_with_what_differs(desk):
    field = written(desk, TAKEAWAY, "In one trial, walking helped 9 times as much as exercise classes.")

    assert field.get_attribute("data-verdict") == "changed"
    assert "9" in field.locator(".verdict ul").inner_text()
    assert SAID in field.locator("blockquote").inner_text()


def test_to_stand_by_a_text_is_offered_beside_the_articles_sentence_and_written(desk, said):
    text = "Walking did as well as exercise classes in one trial."
    field = written(desk, TAKEAWAY, text)
    assert field.get_attribute("data-verdict") in {"said_otherwise", "changed"}
    assert SAID in field.locator("blockquote").inner_text()
    field.get_by_role("button", name="I stand by it").click()
    saved(desk)

    digest = said()["digests"][0]
    assert digest["takeaways"][0] == text
    assert digest["approved"] == [text]
    desk.wait_for_selector(f"[data-text='{TAKEAWAY}'] .where:has-text('approved')")

    again = "Walking did quite as well as exercise classes in one trial."
    written(desk, TAKEAWAY, again).get_by_role("button", name="I stand by it").click()
    saved(desk)
    assert said()["digests"][0]["approved"] == [again]


def test_an_editors_own_words_are_not_held_against_the_article(desk):
    assert written(desk, "digests[0].title", "Is a walk a day enough?").get_attribute("data-verdict") == ""


def test_escape_leaves_the_text_as_it_was(desk, said):
    written(desk, TAKEAWAY, "Something else.")
    desk.keyboard.press("Escape")

    assert desk.locator(f"[data-text='{TAKEAWAY}'] .what").inner_text() == SAID
    assert said()["digests"][0]["takeaways"][0] == SAID
    assert desk.evaluate("document.activeElement.className") == "statement"


def test_half_a_sentence_is_never_saved_and_survives_a_reload(desk, said):
    written(desk, TAKEAWAY, "In one trial, walking")
    desk.reload()
    desk.wait_for_selector(".put")

    assert said()["digests"][0]["takeaways"][0] == SAID
    row = desk.locator(f"[data-text='{TAKEAWAY}']")
    assert "typed, not saved" in row.inner_text()
    row.locator(".statement").dblclick()
    assert desk.locator(".field textarea").input_value() == "In one trial, walking"


def test_a_save_by_an_editor_leaves_the_field_its_text_and_its_cursor(desk, edit):
    written(desk, TAKEAWAY, "Half of a sentence")
    desk.locator(".field textarea").evaluate("area => area.setSelectionRange(4, 4)")
    edit(FILE, "Most people in the trial were under 60.", "Most people were under 60.")
    desk.wait_for_function(
        "() => document.querySelector(\"[data-text='digests[0].caveat'] .what\").textContent === 'Most people were under 60.'"
    )

    area = desk.locator(".field textarea")
    assert area.input_value() == "Half of a sentence"
    assert area.evaluate("area => [document.activeElement === area, area.selectionStart]") == [True, 4]
    assert desk.locator(".meanwhile").is_hidden()


def test_an_editor_that_was_faster_is_shown_with_both_texts(desk, edit, said):
    written(desk, TAKEAWAY, "What I typed.")
    edit(FILE, SAID, "What the editor saved.")
    desk.wait_for_selector(".meanwhile:has-text('What the editor saved.')")
    assert desk.locator(".field textarea").input_value() == "What I typed."
    assert desk.get_by_role("button", name="Save", exact=True).is_disabled()
    desk.keyboard.press("Enter")
    assert said()["digests"][0]["takeaways"][0] == "What the editor saved."

    desk.get_by_role("button", name="Go on with mine").click()
    desk.keyboard.press("Enter")
    saved(desk)
    assert said()["digests"][0]["takeaways"][0] == "What I typed."


def test_a_field_follows_its_text_where_an_editor_moves_it(desk, edit, said):
    written(desk, TAKEAWAY, "What I typed.")
    edit(FILE, 'takeaways = ["', 'takeaways = ["A walk is a beginning.", "')
    desk.wait_for_selector("[data-text='digests[0].takeaways[1]'] .field")
    desk.locator(".field textarea").press("Enter")
    saved(desk)

    assert said()["digests"][0]["takeaways"][:2] == ["A walk is a beginning.", "What I typed."]


def test_length_and_grade_are_told_while_typing(desk):
    field = written(desk, "subject", "x" * 61)
    assert field.locator(".length").inner_text() == "61 of 60 characters"
    assert field.locator("[data-wrong]").count() == 1
    desk.keyboard.press("Escape")

    many = "Walking for a while every single day may be one of many ways to a back that is less sore. " * 2
    assert "reading grade" in written(desk, "digests[0].summary", many.strip()).locator(".grade").inner_text()


def test_hostile_words_are_words(desk, said):
    hostile = "<script>top.ran = 1</script><img src=x onerror='top.ran = 1'> [x](javascript:top.ran=1)"
    written(desk, TAKEAWAY, hostile)
    desk.keyboard.press("Enter")
    saved(desk)

    assert said()["digests"][0]["takeaways"][0] == hostile
    assert desk.evaluate("window.ran") is None


def test_keys_type_in_a_field_and_do_nothing_else(desk):
    written(desk, TAKEAWAY, "")
    desk.keyboard.type("d8e?/")

    assert desk.locator(".field textarea").input_value() == "d8e?/"
    assert desk.locator("body").get_attribute("data-view") == "desktop"
    assert not desk.locator("#keys").is_visible()
