import pytest

from issuepress.accuracy import departures
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules.accuracy import claims_are_those_of_the_article


def findings(issue):
    return list(claims_are_those_of_the_article.findings(Mail(html="", rendered_from=issue)))


def test_a_faithful_issue_has_no_finding(edited):
    assert not findings(edited())


def test_a_changed_claim_is_shown_beside_the_articles_sentence(edited):
    issue = edited(digest={"takeaways": ("In one trial, walking helped more than exercise classes.",)})
    found = findings(issue)
    assert found
    assert {finding.subject for finding in found} == {"accuracy"}
    assert all("walking helped more than exercise classes" in finding.what for finding in found)
    assert any("about as much as" in finding.what for finding in found)
    assert all("approved" in finding.mend for finding in found)


def test_a_changed_claim_has_the_line_of_its_key(edited):
    issue = edited(digest={"summary": "Walking cures nine of ten backs."})
    (finding, *_) = findings(issue)
    lines = (issue.folder / "issue.toml").read_text(encoding="utf-8").splitlines()
    assert finding.at.file == "newsletters/single/issue.toml"
    assert lines[finding.at.line - 1].startswith("summary")


def test_an_approved_sentence_is_let_pass(edited):
    words = "Walking cures nine of ten backs."
    assert findings(edited(digest={"summary": words}))
    assert not findings(edited(digest={"summary": words, "approved": (words,)}))


def test_who_is_quoted_is_named_in_the_article(edited):
    assert any(
        "quote_by" in finding.what for finding in findings(edited(digest={"quote_by": "Prof. Nobody"}))
    )
    assert not findings(edited(digest={"quote_by": "Dr. A. Sample"}))


@pytest.mark.parametrize(
    ("label", "is_a_part"),
    [
        ("Not recommended", True),
        ("What does not help", True),
        ("Myth", True),
        ("What helps", False),
        ("Heel", False),
    ],
)
def test_a_label_that_denies_is_a_part_of_the_claim_and_any_other_is_not(label: str, is_a_part: bool):
    found = departures("Bed rest for a week.", f"{label}: Bed rest for a week.")

    assert bool(found) == is_a_part


def test_a_sentence_that_shares_a_few_words_with_the_article_is_not_taken_for_one_of_it():
    said = "Walking makes knees stronger within one month for adults."
    article = "Walking is a habit. Older adults have knees that ache when it rains."

    assert {found.severity for found in departures(said, article)} == {"error"}
