from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks
from issuepress.workspace.load import find_workspace, load_issue

OURS = {
    "subject",
    "preheader",
    "sender",
    "deliverability",
    "disguise",
    "law",
    "health",
    "merge_tags",
    "call_to_action",
}
ISSUE = load_issue(find_workspace(Path(__file__).parents[2] / "sample"), "single")
WORDS = "<p>" + "A walk is a beginning, and most people can take one today. " * 12 + "</p>"

FAULTY = [
    ("no_phrase_is_that_of_spam", "<p>Dear friend, join thousands of readers</p>"),
    ("no_phrase_is_that_of_spam", "<p>To be removed from our list, write back</p>"),
    ("links_are_few", '<a href="https://example.org">a link</a> ' * 61),
    ("nothing_is_filled_in", '<form action="https://example.org"><input name="q"></form>'),
]

SILENT = [
    WORDS,
    f'<img src="x.png" width="600" height="400">{WORDS}',
    f'<img src="x.png" width="600">{WORDS}',
    "<p>Dear Ms. Lee, thousands of people join walking groups</p>",
    '<p style="font-size:32px">News</p>',
    "<p>a<br>b<br>c</p>",
    '<input type="checkbox" class="menu">',
]


@pytest.mark.parametrize(("check", "html"), FAULTY)
def test_what_filters_count_against_a_mail_is_found(fired, check, html):
    body = html if "width" in html else html + WORDS
    assert fired(f"<body>{body}</body>", of="deliverability") == {check}


@pytest.mark.parametrize("html", SILENT)
def test_what_filters_let_pass_is_let_pass(fired, html):
    assert not fired(f"<body>{html}</body>", of="deliverability")


@pytest.mark.parametrize("subject", ["Buy two sessions", "$50 for you", "As seen on TV", "Lose 10 pounds"])
def test_a_subject_of_spam_is_found(fired, edited, subject):
    issue = edited(subject=subject)
    assert "the_subject_is_not_that_of_spam" in fired("", of="deliverability", rendered_from=issue)


@pytest.mark.parametrize("subject", ["Does walking help a sore back?", "Losing balance: what helps"])
def test_a_subject_of_an_article_is_not_spam(fired, edited, subject):
    assert not fired("", of="deliverability", rendered_from=edited(subject=subject))


def test_a_finding_names_the_rule_that_it_agrees_with(edited):
    from issuepress.checks.rules.deliverability import no_phrase_is_that_of_spam

    (finding,) = no_phrase_is_that_of_spam.findings(Mail(html="<body><p>Dear friend</p></body>"))
    assert "DEAR_FRIEND" in finding.what
    assert finding.at.element == "p"


PIECES = (
    "<p> </p> <a|href=' '> </a> <div|style=\"display:none;font-size: \"> <img|width=9999| <!-- --> "
    "<![ ]> {{ }} *|IF:X|* %7B%7B mailto:?body= &#8203; utm_campaign= ://[ ]:"
)
TAGS = st.sampled_from([piece.replace("|", " ") for piece in PIECES.split()])


@settings(deadline=None)
@given(st.lists(TAGS | st.text(max_size=20), max_size=40).map("".join), st.booleans())
def test_no_html_however_broken_makes_a_check_raise(html, has_issue):
    issue = ISSUE if has_issue else None
    mail = Mail(html=html, text=html, subject=html[:80], preheader=html[:80], rendered_from=issue)
    for check in all_checks():
        if check.subject in OURS and check.can_judge(mail):
            list(check.findings(mail))
