"""A model's plain words: said beforehand what is sent where, shown under proof, taken by a click only."""

import json
import tomllib

import pytest

from issuepress.write import server as servers

FILE = "newsletters/single/issue.toml"
SUMMARY = "digests[0].summary"
TAKEAWAY = "digests[0].takeaways[0]"
SAYS = "In one trial, walking helped about as much as exercise classes."
PLAIN = "In one trial, walking helped about as much as exercise classes did."
WRONG = "Walking cures every sore back for good."
TRIAL = 3  # the number of the sentence in its article


@pytest.fixture
def said(workspace):
    def read() -> dict:
        return tomllib.loads((workspace.root / FILE).read_text(encoding="utf-8"))["digests"][0]

    return read


@pytest.fixture
def named(workspace, server):
    """newsletter.toml names the model of the loopback server, which writes."""
    publication = workspace.newsletters / "newsletter.toml"
    table = f'\n[condense]\nmodel = "small"\naddress = "{server.model.address}"\nwrite = true\n'
    publication.write_text(publication.read_text(encoding="utf-8") + table, encoding="utf-8")
    return server


@pytest.fixture
def desk(window, named):
    page = window("/issues/single")
    page.click("#tab-articles")
    page.wait_for_selector(".put")
    return page


def answer(*texts: tuple[int, str]) -> str:
    return json.dumps({"texts": [{"number": n, "text": words, "from": [TRIAL]} for n, words in texts]})


def opened(page, key: str):
    page.locator(f"[data-text='{key}'] .statement").first.click()
    page.locator(f"[data-text='{key}']").get_by_role("button", name="Say it plainly").click()
    return page.locator(".plain-words")


def asked(page, key: str):
    dialog = opened(page, key)
    dialog.get_by_role("button", name="Ask").click()
    page.wait_for_selector(".proposal, .plain-words .failed, .proposals p:not(.waiting)")
    return dialog


def test_what_is_sent_where_is_said_before_anybody_is_asked(desk, named):
    words = opened(desk, TAKEAWAY).inner_text()

    assert f"are sent to small at {named.model.address}, on this machine." in words
    assert "“Takeaway 1”" in words
    assert named.asked == []
    desk.keyboard.press("Escape")
    assert named.asked == []


def test_without_a_model_that_writes_nothing_is_offered(window, named, workspace, edit):
    edit("newsletters/newsletter.toml", "write = true", "write = false")
    page = window("/issues/single")
    page.click("#tab-articles")
    page.wait_for_selector(".put")

    assert page.get_by_role("button", name="Say it plainly").count() == 0


def test_a_text_is_taken_with_the_sentences_it_rests_on(desk, said, named):
    before = said()
    named.answers = [answer((1, PLAIN))]
    dialog = asked(desk, TAKEAWAY)
    row = dialog.locator(".proposal")
    assert before["takeaways"][0] in row.inner_text()
    assert PLAIN in row.inner_text()
    assert row.get_attribute("data-verdict") in {"same", "said_otherwise"}
    assert said() == before
    row.get_by_role("button", name="Take it").click()
    row.locator(".done").wait_for()

    assert said()["takeaways"] == [PLAIN, *before["takeaways"][1:]]
    assert said()["rests_on"] == [{"text": PLAIN, "sentences": [SAYS]}]
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+z")
    desk.wait_for_selector("#told:has-text('Taken back')")
    assert said() == before


def test_what_changes_the_article_cannot_be_taken_but_be_written_on(desk, said, named):
    before = said()
    named.answers = [answer((1, WRONG))]
    row = asked(desk, TAKEAWAY).locator(".proposal")
    assert row.get_attribute("data-verdict") == "changed"
    assert row.locator(".verdict li").count()
    assert row.get_by_role("button").all_inner_texts() == ["Write on from it"]
    row.get_by_role("button").click()
    desk.wait_for_selector("[data-verdict=changed].field")

    assert desk.locator(".field textarea").input_value() == WRONG
    assert said() == before


def test_the_whole_story_is_said_plainly_text_by_text(desk, said, named):
    before = said()
    named.answers = [answer((1, WRONG), (2, PLAIN))]
    desk.locator("[data-section='1'] .heading").get_by_role("button", name="Say it plainly").click(force=True)
    desk.locator(".plain-words").get_by_role("button", name="Ask").click()
    desk.wait_for_selector(".proposal")
    rows = desk.locator(".proposal")
    assert [row.get_attribute("data-key") for row in rows.all()] == [SUMMARY, TAKEAWAY]
    rows.nth(1).get_by_role("button", name="Take it").click()
    rows.nth(1).locator(".done").wait_for()

    assert said()["summary"] == before["summary"]
    assert said()["takeaways"][0] == PLAIN


def test_a_text_that_was_saved_meanwhile_is_not_written_over(desk, said, named, edit, window):
    window.expected = "409"
    named.answers = [answer((1, PLAIN))]
    row = asked(desk, TAKEAWAY).locator(".proposal")
    edit(FILE, said()["takeaways"][0], "Theirs.")
    row.get_by_role("button", name="Take it").click()
    desk.wait_for_selector("#overtaken[open]")

    assert said()["takeaways"][0] == "Theirs."


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"status": 500}, "the server answers 500"),
        ({"body": b"<html>Log in</html>"}, "does not speak as OpenAI's does"),
        ({"body": b"x" * 1_000_001}, "longer than 1000 KB"),
        ({"answers": ["Gladly! <script>alert(1)</script>"]}, "not the JSON that was asked for"),
        ({"answers": [json.dumps({"texts": []})]}, "says none of the texts"),
        ({"pause": 5.0}, "within 1 seconds"),
    ],
    ids=["refused", "a page", "long", "words", "nothing", "slow"],
)
def test_an_answer_of_no_use_ends_in_one_line(
    desk, said, named, window, monkeypatch, broken: dict, told: str
):
    window.expected = "422"
    monkeypatch.setattr(servers, "SECONDS", 1)
    before = said()
    for name, value in broken.items():
        setattr(named, name, value)
    failed = asked(desk, TAKEAWAY).locator(".failed").inner_text()

    assert failed.startswith("The answer is of no use: ")
    assert failed.endswith("Nothing was changed.")
    assert told in failed
    assert said() == before


def test_words_that_look_like_markup_are_shown_as_they_are(desk, named):
    named.answers = [answer((1, "<img src=x onerror=alert(1)> **walking** helped"))]
    row = asked(desk, TAKEAWAY).locator(".proposal")

    assert "<img src=x" in row.inner_text()
    assert row.locator("img").count() == 0
