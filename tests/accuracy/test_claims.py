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
