from pathlib import Path

import pytest

from issuepress.workspace.load import Workspace, load_issue


def link(address: str, words: str = "words") -> str:
    return f'<a href="{address}">{words}</a>'


# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "every_link_is_https": (link("http://physio.org/a"), link("https://physio.org/a") + link("*|ARCHIVE|*")),
    "no_link_is_empty": (link("#"), link("#top") + link("https://physio.org")),
    "no_link_is_a_placeholder": (link("https://www.example.com/page"), link("https://myexample.com")),
    "no_link_leads_inside": (link("https://staging.physio.org/a"), link("https://stagingdoors.org")),
    "no_link_is_shortened": (link("https://bit.ly/3abc"), link("https://orbit.ly/3abc")),
    "link_text_is_no_other_address": (
        link("https://track.elsewhere.net/1", "www.physio.org"),
        link("https://blog.physio.org/a", "physio.org/a") + link("https://x.org/a.pdf", "leaflet.pdf"),
    ),
    "addresses_are_written_right": (link("www.physio.org"), link("https://physio.org/a?b=c#d") + link("mailto:a@b.org")),
    "anchors_lead_somewhere": (link("#more"), link("#more") + '<h2 id="more">x</h2>'),
    "tracking_is_consistent": (
        link("https://p.org/?utm_source=a&amp;utm_medium=email&amp;utm_campaign=b") * 2
        + link("https://p.org/?utm_source=A&amp;utm_medium=email&amp;utm_campaign=b"),
        link("https://p.org/?utm_source=a&amp;utm_medium=email&amp;utm_campaign=b") + link("https://p.org/"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "links")
    assert check not in fired(right, "links")


@pytest.mark.parametrize(
    "address",
    [
        "https://https://physio.org",
        "https:/physio.org",
        "https://",
        "https://physio org/a",
        "https://physio",
        "page.html",
        "physio.org/a b",
        "//physio.org",
        "https://[x",
    ],
)
def test_an_address_that_nothing_can_follow_is_told(fired, address: str):
    assert fired(link(address), "links") & {"addresses_are_written_right", "no_link_is_empty"}


@pytest.mark.parametrize("address", ["https://physio.org", "https://müller.de/ü", "https://physio.org:8443/a?b=https%3A%2F%2Fx.org", "sms:+1555", "cid:a@b"])  # fmt: skip
def test_an_odd_address_that_is_right_is_left_alone(fired, address: str):
    assert "addresses_are_written_right" not in fired(link(address), "links")


def test_a_text_that_names_another_mailbox_is_told(fired):
    assert "link_text_is_no_other_address" in fired(link("mailto:x@y.org", "a@b.org"), "links")
    assert "link_text_is_no_other_address" not in fired(link("mailto:A@b.org?subject=x", "a@b.org"), "links")


def test_half_a_set_of_tracking_parameters_is_told(fired):
    assert "tracking_is_consistent" in fired(link("https://p.org/?utm_source=a"), "links")


def test_a_digest_without_a_link_is_told_where_there_is_a_website(fired, sample: Path):
    issue = load_issue(Workspace(sample), "arabic")
    digests = tuple(digest.model_copy(update={"url": None}) for digest in issue.content.digests)
    without = issue.model_copy(update={"content": issue.content.model_copy(update={"digests": digests})})
    nowhere = issue.publication.model_copy(update={"website": None})

    assert "every_digest_links_to_its_article" not in fired("", "links", rendered_from=issue)
    assert "every_digest_links_to_its_article" in fired("", "links", rendered_from=without)
    assert "every_digest_links_to_its_article" not in fired(
        "", "links", rendered_from=without.model_copy(update={"publication": nowhere})
    )
