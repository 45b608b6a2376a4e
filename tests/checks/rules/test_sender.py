import pytest

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules.sender import the_sender_is_at_a_domain_of_its_own
from issuepress.publication import Sender

FAULTY = [
    ("the_sender_is_at_a_domain_of_its_own", "practice@gmail.com", None),
    ("the_sender_is_at_a_domain_of_its_own", "Practice@GMX.de", None),
    ("answers_reach_a_person", "no-reply@example.org", None),
    ("answers_reach_a_person", "news@example.org", "noreply@example.org"),
    ("answers_stay_with_the_sender", "practice@gmail.com", "practice@yahoo.com"),
    ("the_sender_looks_like_a_person", "83746502913@example.org", None),
    ("the_sender_looks_like_a_person", "xkcdqwrtzp@example.org", None),
]


@pytest.mark.parametrize(("check", "address", "answers"), FAULTY)
def test_a_sender_that_filters_distrust_is_found(fired, edited, check, address, answers):
    sender = Sender(name="The Sample Practice", address=address)
    issue = edited(publication={"sender": sender, "reply_to": answers})
    assert check in fired("", of="sender", rendered_from=issue)


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("news@example.org", None),
        ("news@example.org", "practice@gmail.com"),
        ("anna.schmidt@praxis.de", None),
    ],
)
def test_a_sender_at_its_own_domain_is_let_pass(fired, edited, address, answers):
    sender = Sender(name="The Sample Practice", address=address)
    issue = edited(publication={"sender": sender, "reply_to": answers})
    assert not fired("", of="sender", rendered_from=issue)


def test_a_name_that_is_an_address_is_found(fired, edited):
    issue = edited(publication={"sender": Sender(name="news@example.org", address="news@example.org")})
    assert fired("", of="sender", rendered_from=issue) == {"the_sender_looks_like_a_person"}


def test_a_free_sender_is_told_where_the_address_may_stay(edited):
    sender = Sender(name="P", address="practice@gmail.com")
    issue = edited(publication={"sender": sender, "reply_to": None})
    (finding,) = the_sender_is_at_a_domain_of_its_own.findings(Mail(html="", rendered_from=issue))
    assert finding.at.file == "newsletters/newsletter.toml"
    assert finding.at.line
    assert "DMARC" in finding.what
    assert 'reply_to = "practice@gmail.com"' in finding.mend
