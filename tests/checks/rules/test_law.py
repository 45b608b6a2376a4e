import pytest

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules.law import a_postal_address_is_given
from issuepress.rendered import Tags

ADDRESS = "1 Example Street, Exampleton, EX 00000"
WHY = "You receive this because you signed up."
LINK = '<a href="https://example.org/unsubscribe?u=1">Unsubscribe</a>'


def mail(address=ADDRESS, why=WHY, link=LINK):
    return f"<body><p>The Sample Practice. {address}. {why} {link}</p></body>"


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("a_postal_address_is_given", mail(address="© 2026 Practice, page 12 of 40")),
        ("the_html_has_an_unsubscribe_link", mail(link="")),
        ("the_html_has_an_unsubscribe_link", mail(link='<a href="">Unsubscribe</a>')),
        ("the_unsubscribe_link_can_be_seen", mail(link=f'<span style="display:none">{LINK}</span>')),
        ("it_says_why_it_came", mail(why="Thanks for reading.")),
    ],
)
def test_what_the_law_asks_for_is_missed(fired, html, check):
    assert fired(html, of="law") == {check}


@pytest.mark.parametrize(
    "html",
    [
        mail(),
        mail(
            address="Beispielweg 3, 10115 Berlin",
            why="Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
        ),
        mail(address="P.O. Box 12, Exampleton", link='<a href="*|UNSUB|*">Leave</a>'),
        mail(address="*|HTML:LIST_ADDRESS_HTML|*", link='<a href="{{ unsubscribe }}">Leave</a>'),
        mail(address="[Sender_Address]", link='<a href="https://example.org/x">Darse de baja</a>'),
        mail(address="1 High Road, London SW1A 1AA", link='<a href="https://example.org/x">退订邮件</a>'),
        mail(link="<unsubscribe>Leave</unsubscribe>"),
        mail(link='<a href="mailto:news@example.org?subject=Unsubscribe">Leave</a>'),
    ],
)
def test_a_lawful_mail_is_let_pass(fired, html):
    assert not fired(html, of="law")


def test_a_text_part_without_a_way_out_is_found(fired):
    assert fired(mail(), of="law", text="News.") == {"the_text_has_an_unsubscribe_address"}
    assert not fired(mail(), of="law", text="News. Unsubscribe: https://example.org/u")


def test_the_tag_of_a_service_is_a_way_out(fired):
    tags = Tags(unsubscribe="{{ goodbye }}")
    html = mail(link='<a href="{{ goodbye }}">Leave</a>')
    assert not fired(html, of="law", text="Leave: {{ goodbye }}", tags=tags)


def test_a_missing_postal_address_says_where_it_belongs(edited):
    issue = edited(publication={"postal_address": None})
    (finding,) = a_postal_address_is_given.findings(Mail(html=mail(), rendered_from=issue))
    assert finding.severity == "error"
    lines = (issue.folder.parent / "newsletter.toml").read_text(encoding="utf-8").splitlines()
    assert finding.at.file == "newsletters/newsletter.toml"
    assert lines[finding.at.line - 1].startswith("postal_address")
    assert "CAN-SPAM" in finding.what
    assert "postal_address = " in finding.mend


def test_a_service_that_writes_its_own_address_is_enough(edited):
    tags = Tags(unsubscribe="*|UNSUB|*", postal_address="*|LIST:ADDRESS|*")
    html = mail(address="*|LIST:ADDRESS|*")
    found = Mail(html=html, rendered_from=edited(publication={"postal_address": None}), tags=tags)
    assert not list(a_postal_address_is_given.findings(found))


def test_a_theme_that_does_not_show_the_postal_address_is_found(edited):
    issue = edited(publication={"postal_address": "1 Example Street\nExampleton, EX 00000"})
    assert not list(a_postal_address_is_given.findings(Mail(html=mail(), rendered_from=issue)))
    for part in ("", "1 Example Street", "Exampleton, EX 00000"):
        hidden = Mail(html=mail(address=part), rendered_from=issue)
        assert len(list(a_postal_address_is_given.findings(hidden))) == 1, part


def test_an_issue_says_who_writes_and_why_in_both_parts(fired, edited):
    issue = edited(publication={"why": WHY})
    text = f"The Sample Practice. {WHY} Unsubscribe: https://example.org/u"
    assert not fired(mail(), of="law", rendered_from=issue, text=text)
    assert "it_says_why_it_came" in fired(mail(), of="law", rendered_from=issue, text="Unsubscribe: x")
    assert "it_says_who_writes" in fired("<body>News</body>", of="law", rendered_from=issue)
