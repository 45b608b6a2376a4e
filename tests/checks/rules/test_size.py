from pathlib import Path

from issuepress.checks.finding import Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks
from issuepress.workspace.load import Workspace, load_issue

GMAIL = next(check for check in all_checks() if check.name == "gmail_shows_all_of_it")


def severities(size: int) -> list[Severity]:
    return [finding.severity for finding in GMAIL.findings(Mail(html="x" * size))]


def test_gmail_clips_above_102400_bytes():
    assert severities(102_401) == [Severity.ERROR]
    assert severities(102_400) == [Severity.WARNING]
    assert severities(92_160) == []


def test_bytes_count_and_not_characters():
    assert [f.severity for f in GMAIL.findings(Mail(html="ü" * 60_000))] == [Severity.ERROR]


def test_gmail_reads_16384_bytes_of_style(fired):
    rule = ".a { color: red }\n"

    assert "gmail_keeps_the_styles" in fired(
        f"<style>{rule * 600}</style><style>{rule * 400}</style>", "size"
    )
    assert "gmail_keeps_the_styles" not in fired(f"<style>{rule * 600}</style>", "size")


def test_an_address_that_fits_into_no_line_is_told(fired):
    assert "addresses_fit_into_a_line" in fired(f'<a href="https://x.org/{"a" * 900}">x</a>', "size")
    assert "addresses_fit_into_a_line" not in fired('<a href="https://x.org/a">x</a>', "size")


def test_a_digest_that_is_an_article_again_is_told(fired, sample: Path):
    issue = load_issue(Workspace(sample), "single")
    digest = issue.content.digests[0]
    long = digest.model_copy(update={"summary": "word " * 300})
    content = issue.content.model_copy(update={"digests": (long,)})

    assert "digests_are_short" not in fired("", "size", rendered_from=issue)
    assert "digests_are_short" in fired(
        "", "size", rendered_from=issue.model_copy(update={"content": content})
    )
