"""The e-mail handed over from the page: as files, and as a draft at a service on loopback."""

import email
import re
from email.policy import default
from pathlib import Path

import pytest

from issuepress.workspace import receipts

ERROR = "Walking *will* help."


@pytest.fixture
def desk(window):
    page = window("/issues/single")
    page.click("#show-handover")
    page.wait_for_selector(".service")
    return page


def test_a_saved_file_holds_the_bytes_that_render_writes(desk, run):
    for ending, form in (("html", "html"), ("txt", "text"), ("eml", "eml")):
        with desk.expect_download() as started:
            desk.click(f"#save-{ending}")
        saved = started.value.path().read_bytes()

        assert started.value.suggested_filename == f"single.{ending}"
        run("render", "single", "--format", form, "-o", "rendered")
        assert saved == Path("rendered").read_bytes()
    assert email.message_from_bytes(saved, policy=default)["Subject"] == "Does walking help a sore back?"


def test_html_is_copied(desk, run):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.click("#copy")
    desk.wait_for_selector("#copied:has-text('Copied')")

    assert (
        desk.evaluate("navigator.clipboard.readText()")
        == run("render", "single", "--format", "html", "-o", "-").stdout
    )
    assert "in the folder of the issue" in desk.locator("#pictures-stay").inner_text()


def test_html_is_copied_with_the_tags_of_a_service(desk, run):
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.select_option("#tags-of", label="Mailchimp")
    desk.click("#copy")
    desk.wait_for_selector("#copied:has-text('Copied')")
    copied = desk.evaluate("navigator.clipboard.readText()")

    assert "*|UNSUB|*" in copied
    assert copied == run("render", "single", "--format", "html", "--to", "mailchimp", "-o", "-").stdout
    assert desk.get_attribute("#save-eml", "href").endswith("email.eml?to=mailchimp")


def test_what_the_checks_find_is_told_before_a_file_is_taken(window, edit):
    edit("newsletters/single/issue.toml", "Walking *may* help.", ERROR)
    page = window("/issues/single")
    page.click("#tab-links")
    page.click("#show-handover")
    page.wait_for_selector("#found-first[data-wrong]:has-text('must not reach readers')")
    page.get_by_role("button", name="Look first").click()

    assert page.locator("#findings").is_visible()


def test_nobody_is_asked_until_a_person_asks(desk_of, window):
    service = desk_of("mailchimp")
    page = window("/issues/single")
    page.click("#show-handover")
    page.wait_for_selector(".service")

    assert service.server.asked == []
    assert [one.get_attribute("data-service") for one in page.locator(".service").all()] == [
        "mailchimp",
        "folder",
    ]


def test_an_upload_is_looked_at_first_and_names_service_audience_and_draft(desk_of, window):
    service = desk_of("mailchimp")
    page = window("/issues/single")
    page.click("#show-handover")
    page.locator("[data-service=mailchimp] button").click()
    confirmation = page.locator("[data-service=mailchimp] .what-for")
    confirmation.wait_for()
    words = confirmation.inner_text()

    assert "A new draft is made: Does walking help a sore back? (issuepress-" in words
    assert "It will go to" in words
    assert "list abc123" in words
    assert page.get_by_role("button", name="Upload as a draft to Mailchimp").is_visible()
    assert not [one for one in service.server.asked if one.method != "GET"]
    assert service.server.key not in page.content()


def test_an_upload_tells_its_steps_and_ends_with_the_receipt(desk_of, window, workspace):
    service = desk_of("mailchimp")
    page = window("/issues/single")
    page.click("#show-handover")
    page.locator("[data-service=mailchimp] button").click()
    reason = page.get_by_label("Why the findings in the way")
    page.get_by_role("button", name="Upload as a draft to Mailchimp").wait_for()
    if reason.count():
        reason.fill("a sample")
    page.get_by_role("button", name="Upload as a draft to Mailchimp").click()
    page.wait_for_selector("[data-service=mailchimp] .done")
    receipt = receipts.load(workspace.newsletters / "single")["mailchimp"]

    assert receipt.step == "done"
    assert page.locator("[data-service=mailchimp] .steps-said li").count() > 0
    assert page.locator("[data-service=mailchimp] .looked a").get_attribute("href") == receipt.url
    assert "nothing was sent to readers" in page.locator("[data-service=mailchimp] .done").inner_text()
    assert service.server.key not in page.content()


def test_a_finding_in_the_way_wants_a_reason(window, edit, workspace):
    edit("newsletters/single/issue.toml", "Walking *may* help.", ERROR)
    page = window("/issues/single")
    page.click("#show-handover")
    page.locator("[data-service=folder] button").click()
    upload = page.get_by_role("button", name="Write the files")
    upload.click()
    reason = page.get_by_label("Why the findings in the way")
    assert "in the way" in page.locator("[data-service=folder] .looked > p").first.inner_text()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    assert receipts.load(workspace.newsletters / "single") == {}

    reason.fill("The author knows better by now")
    upload.click()
    page.wait_for_selector("[data-service=folder] .done")
    assert (
        receipts.load(workspace.newsletters / "single")["folder"].with_errors
        == "The author knows better by now"
    )


def test_what_was_saved_since_the_look_is_not_uploaded(window, edit, workspace):
    window.expected = r"409 "
    page = window("/issues/single")
    page.click("#show-handover")
    page.locator("[data-service=folder] button").click()
    upload = page.get_by_role("button", name="Write the files")
    upload.wait_for()
    edit("newsletters/single/issue.toml", "Does walking help a sore back?", "Does a walk help a sore back?")
    page.wait_for_function("() => document.querySelector('#title').textContent.startsWith('Does a walk')")
    if page.get_by_label("Why the findings in the way").count():
        page.get_by_label("Why the findings in the way").fill("a sample")
    upload.click()
    page.wait_for_selector("[data-service=folder] .failed:has-text('Look again')")

    assert receipts.load(workspace.newsletters / "single") == {}


def test_a_missing_key_is_told_and_nothing_is_done(desk_of, window, monkeypatch):
    service = desk_of("mailchimp")
    monkeypatch.delenv("MAILCHIMP_API_KEY")
    page = window("/issues/single")
    page.click("#show-handover")
    page.locator("[data-service=mailchimp] button").click()
    page.wait_for_selector("[data-service=mailchimp] .stopped:has-text('MAILCHIMP_API_KEY is not set')")

    assert service.server.asked == []
    assert page.get_by_role("button", name=re.compile("Upload as a draft to Mailchimp")).count() == 0


@pytest.mark.parametrize("name", ["transport", "nosuch", "../folder", ""])
def test_only_a_service_is_uploaded_to(window, name: str):
    window.expected = r"404 "
    page = window("/issues/single")
    status = page.evaluate(
        """async (service) => (await fetch("/issues/single/look", { method: "POST", headers: {
            "Content-Type": "application/json", "X-Issuepress": document.querySelector("meta[name=secret]").content },
            body: JSON.stringify({ service }) })).status""",
        name,
    )

    assert status == 404
