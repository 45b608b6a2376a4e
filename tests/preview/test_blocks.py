"""Blocks are added, filled in, moved and taken out in the page: in a real browser."""

import tomllib
from pathlib import Path

import pytest

from issuepress.blocks import Block
from issuepress.theme_choice import SECTIONS

FILE = "newsletters/single/issue.toml"
KINDS = {kind.model_fields["kind"].annotation.__args__[0]: kind for kind in Block.__args__[0].__args__}
NEEDED = {
    "note": {"Text": "We are back on *Monday*."},
    "event": {"What it is": "An evening about knees"},
    "picture": {},
    "video": {"Its title": "How to stand up", "Where it is": "https://www.example.org/video"},
    "exercise": {"Its name": "Heel raise", "What to do": "Rise slowly."},
    "question": {"Question": "How long?", "Answer": "Most people in the trial were under 60."},
    "numbers": {"The number, as it is read": "60", "What it counts, or its sentence": "was the age of most"},
    "survey": {"Question": "Did this help?"},
    "social": {},
    "consultation": {},
}
PICTURED = {"picture": "Picture", "video": "A picture of it"}


@pytest.fixture
def said(workspace):
    def read() -> list[dict]:
        return tomllib.loads((workspace.root / FILE).read_text(encoding="utf-8")).get("blocks", [])

    return read


@pytest.fixture
def desk(window, workspace):
    publication = workspace.newsletters / "newsletter.toml"
    if "[social]" not in publication.read_text(encoding="utf-8"):
        with publication.open("a", encoding="utf-8") as file:
            file.write('\n[social]\nInstagram = "https://www.instagram.com/example"\n')
    page = window("/issues/single")
    page.click("#tab-articles")
    page.wait_for_selector("#add-block")
    return page


def form_of(page, kind: str):
    page.click("#add-block")
    page.click(f"[data-kind={kind}]")
    return page.locator(".block-form form")


def fill(form, values: dict[str, str]) -> None:
    for label, value in values.items():
        form.get_by_label(label, exact=False).first.fill(value)


def saved(page) -> None:
    page.locator(".block-form button[type=submit]").click()
    page.wait_for_selector(".block-form", state="detached")


def added(page, kind: str, values: dict[str, str] | None = None) -> None:
    form = form_of(page, kind)
    fill(form, NEEDED[kind] if values is None else values)
    if kind in PICTURED:
        form.get_by_label(PICTURED[kind]).first.select_option(index=1)
    saved(page)
    page.wait_for_selector(f"[data-block={kind}]")


def test_the_page_knows_every_kind_and_every_key_of_it(desk):
    """``approved``, ``kind`` and ``after`` are not typed as a text is."""
    known = desk.evaluate(
        "import('/static/kinds.js').then(({ KINDS, PLACES }) => ({ places: Object.keys(PLACES), kinds: Object.fromEntries("
        "Object.entries(KINDS).map(([kind, { fields }]) => [kind, fields.map(({ name, needed }) => [name, needed])])) }))"
    )

    assert known["places"] == list(SECTIONS)
    for kind, model in KINDS.items():
        fields = {
            n: f.is_required()
            for n, f in model.model_fields.items()
            if n not in {"kind", "after", "approved"}
        }
        assert dict(known["kinds"][kind]) == fields


def test_each_kind_is_added_and_seen(desk, said):
    for number, kind in enumerate(NEEDED, start=1):
        added(desk, kind)

        assert [block["kind"] for block in said()] == list(NEEDED)[:number]
        assert not desk.locator("#mistakes").is_visible()
        for words in NEEDED[kind].values():
            assert words in str(said()[-1])


def test_a_block_is_one_change_that_is_taken_back_and_done_again(desk, said, workspace):
    before = (workspace.root / FILE).read_bytes()
    added(desk, "exercise")
    desk.keyboard.press("Control+z")
    desk.wait_for_selector("[data-block]", state="detached")
    assert (workspace.root / FILE).read_bytes() == before
    desk.keyboard.press("Control+Shift+z")
    desk.wait_for_selector("[data-block=exercise]")

    assert said() == [{"kind": "exercise", "heading": "Heel raise", "steps": [{"text": "Rise slowly."}]}]


def test_an_event_has_its_moment_as_toml_has_it(desk, said, workspace):
    form = form_of(desk, "event")
    fill(form, {"What it is": "An evening", "Start": "2027-01-14T18:30", "Time zone": "America/New_York"})
    fill(form, {"Words on the button": "Come", "Where the button leads": "https://example.org/come"})
    form.get_by_label("Where it stands").select_option("lead")
    saved(desk)
    desk.wait_for_selector("[data-block=event]")

    assert "starts = 2027-01-14T18:30:00\n" in (workspace.root / FILE).read_text(encoding="utf-8")
    assert said()[0]["after"] == "lead"
    assert "below the first story" in desk.locator("[data-block=event] h2").inner_text()


def test_what_is_missing_or_wrong_is_told_in_the_form_and_nothing_is_written(desk, said, window):
    window.expected = "422"
    form = form_of(desk, "event")
    fill(form, {"What it is": "An evening", "Words on the button": "Come"})
    desk.locator(".block-form button[type=submit]").click()
    refused = form.locator(".failed")
    refused.filter(has_text="both its words").wait_for()

    assert refused.inner_text().startswith("Event: a button needs")
    fill(form, {"Where the button leads": "nowhere"})
    assert not form.evaluate("form => form.checkValidity()")
    assert said() == []


def test_a_block_is_filled_in_key_by_key_and_its_comments_stay(desk, said, edit, workspace):
    added(desk, "exercise")
    edit(FILE, 'heading = "Heel raise"', '# ask Ana\nheading = "Heel raise" # short')
    desk.locator("[data-block=exercise]").hover()
    desk.get_by_role("button", name="Fill in the exercise").click()
    form = desk.locator(".block-form form")
    fill(form, {"How often": "Three times ten"})
    form.get_by_role("button", name="One more step").click()
    form.locator("textarea").nth(2).fill("Down again.")
    saved(desk)
    desk.wait_for_selector("[data-text='blocks[0].steps[1].text']")

    assert said()[0]["dose"] == "Three times ten"
    assert said()[0]["steps"] == [{"text": "Rise slowly."}, {"text": "Down again."}]
    assert '# ask Ana\nheading = "Heel raise" # short\n' in (workspace.root / FILE).read_text(
        encoding="utf-8"
    )


def test_the_text_of_a_block_is_written_in_its_place_and_judged(desk, said):
    form = form_of(desk, "question")
    fill(form, NEEDED["question"])
    form.get_by_label("Taken from").select_option(index=1)
    saved(desk)
    row = desk.locator("[data-text='blocks[0].answer'] .statement").first
    row.wait_for()
    assert "as in the article" in row.inner_text()
    row.dblclick()
    desk.locator(".field textarea").fill("Most people in the trial were under 40.")
    desk.wait_for_selector("[data-verdict=changed]")
    desk.get_by_role("button", name="I stand by it").click()
    desk.wait_for_selector(".field", state="detached")

    assert said()[0]["answer"] == "Most people in the trial were under 40."
    assert said()[0]["approved"] == ["Most people in the trial were under 40."]


def test_a_step_is_added_moved_and_taken_out(desk, said):
    added(desk, "exercise")
    desk.get_by_role("button", name="Add Step").click()
    desk.keyboard.type("Down again.")
    desk.keyboard.press("Enter")
    row = desk.locator("[data-text='blocks[0].steps[1].text']")
    row.locator(".statement").click()
    row.get_by_role("button", name="up").click()
    desk.wait_for_selector("[data-text='blocks[0].steps[0].text'] :text('Down again.')")
    assert [one["text"] for one in said()[0]["steps"]] == ["Down again.", "Rise slowly."]
    row = desk.locator("[data-text='blocks[0].steps[0].text']")
    row.locator(".statement").click()
    row.get_by_role("button", name="Take out").click()
    row.filter(has_text="Rise slowly.").wait_for()

    assert said()[0]["steps"] == [{"text": "Rise slowly."}]
    assert row.get_by_role("button", name="Take out").count() == 0


def test_blocks_move_through_the_places_of_the_email_and_go(desk, said):
    added(desk, "note")
    added(desk, "survey")
    button = desk.get_by_role("button", name="Move the survey up")
    button.click(force=True)
    desk.wait_for_function("() => document.querySelector('[data-block]').dataset.block === 'survey'")
    assert [one["kind"] for one in said()] == ["survey", "note"]
    desk.get_by_role("button", name="Move the survey up").click(force=True)
    desk.wait_for_selector("[data-block=survey] h2:has-text('below the consultation')")
    assert {one["kind"]: one.get("after") for one in said()} == {"survey": "consultation", "note": None}
    desk.get_by_role("button", name="Take out the note").click(force=True)
    desk.wait_for_selector("[data-block=note]", state="detached")

    assert [one["kind"] for one in said()] == ["survey"]


def test_the_keyboard_alone_adds_a_block(desk, said):
    desk.locator("#add-block").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector("[data-kind=note]:focus")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")  # past the heading
    desk.keyboard.type("We are back.")
    desk.locator(".block-form button[type=submit]").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_selector("[data-block=note]")

    assert said() == [{"kind": "note", "text": "We are back."}]


def test_what_is_typed_into_a_form_survives_a_reload(desk, said):
    fill(form_of(desk, "note"), {"Text": "Half a note"})
    desk.reload()
    desk.wait_for_selector("#add-block")
    form = form_of(desk, "note")

    assert form.get_by_label("Text").input_value() == "Half a note"
    assert "typed and not saved" in form.inner_text()
    form.get_by_role("button", name="Cancel").click()
    assert form_of(desk, "note").get_by_label("Text").input_value() == ""
    assert said() == []


def test_what_an_editor_saved_meanwhile_is_shown_before_it_is_written_over(desk, said, edit, window):
    window.expected = "409"
    added(desk, "note")
    desk.get_by_role("button", name="Fill in the note").click(force=True)
    form = desk.locator(".block-form form")
    fill(form, {"Text": "Mine."})
    edit(FILE, "We are back on *Monday*.", "Theirs.")
    desk.locator("[data-text='blocks[0].text'] .what", has_text="Theirs.").wait_for()
    desk.locator(".block-form button[type=submit]").click()
    desk.wait_for_selector("#overtaken[open]")
    assert "Theirs." in desk.locator("#overtaken").inner_text()
    assert said()[0]["text"] == "Theirs."
    desk.keyboard.press("Escape")
    saved(desk)
    desk.locator("[data-text='blocks[0].text'] .what", has_text="Mine.").wait_for()

    assert said() == [{"kind": "note", "text": "Mine."}]


def test_a_picture_from_this_computer_joins_the_issue(desk, said, workspace):
    form = form_of(desk, "picture")
    with desk.expect_file_chooser() as choosing:
        form.get_by_role("button", name="From this computer").click()
    choosing.value.set_files(Path(workspace.newsletters / "logo.png"))
    desk.wait_for_function("() => document.querySelector('.block-form select').value === 'images/logo.png'")
    fill(form, {"What it shows": "Our sign"})
    saved(desk)
    desk.wait_for_selector("[data-block=picture]")

    assert said() == [{"kind": "picture", "image": "images/logo.png", "image_alt": "Our sign"}]
    assert (workspace.newsletters / "single" / "images" / "logo.png").is_file()
