import pytest

from issuepress.render import render
from issuepress.services import names
from issuepress.services.tags import fill, tags_of

MAILCHIMP = tags_of("mailchimp")
LINKS = '<a href="*|UNSUB|*">Unsubscribe</a><a href="*|ARCHIVE|*">View</a>'


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("no_token_is_left", '<a href="https://unsubscribe.invalid">Leave</a>'),
        ("no_tag_is_spoiled", '<a href="%7B%7B%20unsubscribe%20%7D%7D">Leave</a>'),
        ("no_tag_is_spoiled", '<a href="{{%20unsubscribe%20}}">Leave</a>'),
        ("no_tag_is_spoiled", '<a href="*%7CUNSUB%7C*">Leave</a>'),
        ("every_tag_is_closed", '<a href="{{ unsubscribe">Leave</a>'),
        ("every_tag_is_closed", "<p>*|IF:FNAME|*Hello</p>"),
    ],
)
def test_a_tag_that_no_service_would_replace_is_found(fired, check, html):
    assert fired(html, of="merge_tags") == {check}


@pytest.mark.parametrize(
    "html",
    [
        '<a href="{{ unsubscribe }}">Leave</a>',
        '<a href="*|UNSUB|*">Leave</a>',
        "<p>*|IF:FNAME|**|FNAME|**|ELSE:|*there*|END:IF|*</p>",
        '<a href="https://example.org/?a=1&amp;b=50%25">50 %</a>',
    ],
)
def test_a_whole_tag_is_let_pass(fired, html):
    assert not fired(html, of="merge_tags")


@pytest.mark.parametrize("part", ["text", "subject", "preheader"])
def test_a_token_is_found_in_every_part(fired, part):
    assert fired("", of="merge_tags", **{part: "issuepress-postal-address"}) == {"no_token_is_left"}


def service_mail(**parts):
    given = {"text": "Unsubscribe: *|UNSUB|*", "tags": MAILCHIMP, "service": "mailchimp"}
    return {**given, **parts}


def test_the_tags_of_a_service_are_whole_and_in_both_parts(fired, edited):
    assert not fired(LINKS, of="merge_tags", rendered_from=edited(), **service_mail())


@pytest.mark.parametrize(
    ("check", "html", "parts"),
    [
        ("unsubscribe_is_the_tag_of_the_service", LINKS.replace("*|UNSUB|*", "https://example.org"), {}),
        ("unsubscribe_is_the_tag_of_the_service", LINKS, {"text": "Unsubscribe"}),
        ("the_web_version_is_linked", '<a href="*|UNSUB|*">Unsubscribe</a>', {}),
        ("no_tag_is_of_another_service", LINKS + '<a href="{{ mirror }}">View</a>', {}),
        ("nothing_else_is_executed", LINKS + "<p>*|RSS:ITEMS|*</p>", {}),
        ("nothing_else_is_executed", LINKS, {"subject": "*|IFEVIL|*"}),
    ],
)
def test_what_is_wrong_with_the_tags_of_a_service_is_found(fired, edited, check, html, parts):
    assert check in fired(html, of="merge_tags", rendered_from=edited(), **service_mail(**parts))


def test_a_tag_in_the_subject_is_found(fired, edited):
    issue = edited(subject="Hello {{ name }}")
    assert "the_subject_holds_no_tag" in fired("", of="merge_tags", rendered_from=issue)
    assert not fired("", of="merge_tags", rendered_from=edited())


@pytest.mark.parametrize("service", [None, *names()])
def test_a_rendered_issue_is_let_pass_for_every_service(fired, edited, service):
    issue = edited("several")  # its articles are full of what looks like tags
    email = fill(render(issue), issue.publication, service)
    parts = {"text": email.text, "subject": email.subject, "preheader": email.preheader}
    assert not fired(
        email.html, of="merge_tags", rendered_from=issue, tags=tags_of(service), service=service, **parts
    )
