import pytest

WORDS = "What one trial of walking found, and where it stops."
PADDING = "&#847;&#8199;&#65279;" * 60
HIDDEN = '<body><div style="display:none">{}</div><p>The Sample Practice</p></body>'


def mail(words=WORDS, padding=PADDING):
    return HIDDEN.format(words + padding)


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("the_preheader_is_written", "<body><p>View in browser</p></body>"),
        ("the_preheader_fills_its_line", mail("Too short")),
        ("the_preheader_fills_its_line", mail("far too long " * 12)),
        ("the_preheader_adds_to_the_subject", f"<title>{WORDS}</title>" + mail()),
        ("there_is_one_preheader", mail().replace("<p>", "<p hidden>What a template says of itself.</p><p>")),
    ],
)
def test_a_faulty_preheader_is_found_without_an_issue(fired, html, check):
    assert fired(html, of="preheader") == {check}


@pytest.mark.parametrize(
    "html",
    [
        mail(),
        mail("*|MC_PREVIEW_TEXT|*"),
        '<body><table id="templatePreheader"><tr><td><div>What is inside, in a line</div></table><p>x</p></body>',
        f"<body><div hidden>☰</div>{mail()[6:]}",
        f"{mail()}<p hidden>Only shown on a telephone</p>",
        f"<title>Does walking help?</title>{mail()}",
        f'<body><span style="max-height:0;opacity:0">{WORDS}{PADDING}</span>x</body>',
    ],
)
def test_a_good_preheader_is_let_pass(fired, html):
    assert not fired(html, of="preheader")


def test_a_missing_preheader_has_the_line_of_its_issue(edited):
    from issuepress.checks.mail.mail import Mail
    from issuepress.checks.rules.preheader import the_preheader_is_written

    issue = edited(preheader="")
    (finding,) = the_preheader_is_written.findings(Mail(html="", rendered_from=issue))
    assert finding.at.file == "newsletters/single/issue.toml"
    assert finding.at.line


def test_the_preheader_of_an_issue_stands_first_in_its_html(fired, edited):
    issue = edited(preheader=WORDS)
    given = {"rendered_from": issue, "preheader": WORDS, "subject": issue.content.subject}
    assert not fired(mail(), of="preheader", **given)
    html = f"<body><p>Masthead</p>{mail()[6:]}"
    assert "the_preheader_comes_first" in fired(html, of="preheader", **given)


def test_a_preheader_that_repeats_the_subject_is_found(fired, edited):
    issue = edited(preheader="Does walking help a sore back? Yes.")
    found = fired("", of="preheader", rendered_from=issue, subject=issue.content.subject)
    assert "the_preheader_adds_to_the_subject" in found
