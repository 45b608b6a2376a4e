import shutil
import stat
from pathlib import Path

import pytest

from issuepress.build import as_format, rendered
from issuepress.checks.spam import ask_spamassassin
from issuepress.errors import ProgramError
from issuepress.publication import Sender
from issuepress.workspace.load import find_workspace, load_issue

SHIPPED = Path(__file__).parents[2]
INSTALL = "SpamAssassin is not installed; on Debian and Ubuntu: apt-get install spamassassin"
TABLE = """\
Spam detection software has looked at this.

Content analysis details:   ({points} points, 5.0 required)

 pts rule name              description
---- ---------------------- --------------------------------------------------
-0.0 NO_RELAYS              Informational: message was not relayed via SMTP
 0.0 HTML_MESSAGE           BODY: HTML included in message
 1.4 SUBJ_ALL_CAPS          Subject is all capitals
                            [and another line]
 0.2 UNHEARD_OF             A rule nobody knows
"""


@pytest.fixture
def issue(sample):
    return load_issue(find_workspace(sample), "single")


@pytest.fixture
def spamassassin(tmp_path, monkeypatch):
    """A stand-in on the PATH: ``spamassassin(script)``."""

    def install(script):
        program = tmp_path / "spamassassin"
        program.write_text(f"#!/bin/sh\ncat > {tmp_path}/message\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        return tmp_path / "message"

    return install


def printed(points):
    return f"cat <<'END'\n{TABLE.format(points=points)}END"


@pytest.fixture
def real():
    if not shutil.which("spamassassin"):
        pytest.skip(INSTALL)


def own_domain(issue):
    sender = Sender(name="The Sample Practice", address="news@practice.example")
    changed = {"sender": sender, "postal_address": "1 Example Street, Exampleton, EX 00000"}
    return issue.model_copy(update={"publication": issue.publication.model_copy(update=changed)})


def asked(issue):
    return ask_spamassassin(as_format("eml", rendered(issue), issue))


def points(report):
    (remark,) = report.remarks
    return float(remark.removeprefix("SpamAssassin: ").partition(" ")[0])


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("name", ["single", "several", "arabic"])
def test_a_sample_issue_scores_under_half_a_point(sample, name):
    report = asked(load_issue(find_workspace(sample), name))
    assert points(report) < 0.5


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("name", find_workspace(SHIPPED).issue_names())
def test_a_shipped_issue_from_a_domain_of_its_own_scores_under_half_a_point(name):
    assert points(asked(own_domain(load_issue(find_workspace(SHIPPED), name)))) < 0.5


@pytest.mark.usefixtures("real")
def test_a_subject_that_shouts_costs_points(issue):
    content = issue.content.model_copy(update={"subject": "LOSE 20 POUNDS AS SEEN ON TV"})
    report = asked(issue.model_copy(update={"content": content}))
    assert points(report) > 1
    assert any("SUBJECT_DIET" in finding.what for finding in report.findings)


def test_each_rule_that_counts_is_told_with_what_to_do(issue, spamassassin):
    message = spamassassin(printed("1.6"))
    report = asked(issue)
    assert report.remarks == ("SpamAssassin: 1.6 points; spam begins at 5.0",)
    told = [(finding.severity.value, finding.what) for finding in report.findings]
    assert told == [
        ("warning", "SUBJ_ALL_CAPS, 1.4 points: Subject is all capitals"),
        ("advice", "UNHEARD_OF, 0.2 points: A rule nobody knows"),
    ]
    assert "subject in issue.toml" in report.findings[0].mend
    assert message.read_bytes().startswith(b"Subject: Does walking help")


def test_what_is_spam_is_an_error(issue, spamassassin):
    spamassassin(printed("6.1"))
    assert {finding.severity.value for finding in asked(issue).findings} == {"error"}


def test_where_it_is_not_installed_it_says_what_to_install(issue, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    report = asked(issue)
    assert (report.findings, report.checks) == ((), 0)
    assert report.skipped[0].reason == INSTALL


@pytest.mark.parametrize(
    ("script", "words"),
    [("echo 'no rules found' >&2; exit 2", "no rules found"), ("echo hello", "gave no score")],
)
def test_a_program_that_fails_is_told_in_its_own_words(issue, spamassassin, script, words):
    spamassassin(script)
    with pytest.raises(ProgramError, match=words) as caught:
        asked(issue)
    assert "\n" not in str(caught.value)


def test_the_command_shows_the_score(run, spamassassin):
    spamassassin(printed("1.6"))
    shown = run("check", "single", "--spam", "--only", "merge_tags")
    assert "SpamAssassin: 1.6 points" in shown.output
    assert "SUBJ_ALL_CAPS" in shown.output


def test_an_html_file_has_no_message_to_score(run, sample):
    (sample / "mail.html").write_text("<p>News</p>")
    assert (
        "left out: --spam: an issue or a message is needed"
        in run("check", "--html", "mail.html", "--spam", "--only", "merge_tags").output
    )
