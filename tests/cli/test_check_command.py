import json
from pathlib import Path

import pytest

from issuepress.build import rendered
from issuepress.checks.check import check_html, check_issue
from issuepress.checks.finding import Severity
from issuepress.checks.rules import all_checks
from issuepress.workspace.load import Workspace, load_issue

NEWSLETTERS = Path(__file__).parents[2] / "newsletters"


@pytest.mark.parametrize("service", [None, "mailchimp", "brevo"])
@pytest.mark.parametrize("name", ["single", "several", "arabic"])
def test_a_sample_issue_gives_no_finding(sample: Path, name: str, service: str | None):
    issue = load_issue(Workspace(sample), name)
    report = check_issue(issue, rendered(issue, service=service), service=service)

    # What looks like tags in "several" is shown as typed, and told.
    told = {"no_tag_is_shown"} if name == "several" else set()
    assert {finding.check for finding in report.findings} == told


@pytest.mark.parametrize("theme", ["clinic", "letter"])
@pytest.mark.parametrize("name", [path.parent.name for path in sorted(NEWSLETTERS.glob("*/issue.toml"))])
def test_a_shipped_issue_has_no_error(name: str, theme: str):
    issue = load_issue(Workspace(NEWSLETTERS.parent), name)

    assert [
        f for f in check_issue(issue, rendered(issue, theme)).findings if f.severity is Severity.ERROR
    ] == []


def test_check_exits_with_0_where_nothing_is_wrong(run):
    result = run("check", "single", "--strict")

    assert result.exit_code == 0
    assert "no errors, no warnings, no advice (" in result.output


def test_findings_are_printed_worst_first_with_their_place(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('postal_address = """\n1 Example Street\nExampleton, EX 00000"""\n', "").replace(
            '"news@example.org"', '"news@gmail.com"'
        ),
        encoding="utf-8",
    )

    result = run("check", "single")

    assert result.exit_code == 1
    error, warning, _samples, summary = result.output.splitlines()
    assert error.startswith("error: newsletters/newsletter.toml:1: there is no postal address")
    assert warning.startswith("warning: newsletters/newsletter.toml:")
    assert warning.endswith("[the_sender_is_at_a_domain_of_its_own]")
    assert summary.startswith("1 error, 1 warning, no advice")

    full = run("check", "single", "--full").output
    assert full.index("Errors") < full.index("law: a_postal_address") < full.index("Warnings")


def test_five_lines_are_shown_each_with_its_count_and_the_rest_on_request(run, tmp_path: Path):
    file = tmp_path / "mail.html"
    file.write_text(
        "<img src='https://x.org/a.png' width=9>" * 3 + "<a href='#'>here</a>" * 2, encoding="utf-8"
    )

    *lines, summary = run("check", "--html", file).output.splitlines()

    assert len(lines) == 5
    assert lines[0].startswith(f"error: {file}: the HTML has no unsubscribe link; ")
    assert f"error: {file}:1:1: a picture has no alt text (3 times); " in "\n".join(lines)
    assert summary.endswith("more kinds of findings: --full")
    full = run("check", "--html", file, "--full").output
    assert "images: images_have_alt_text" in full
    assert full.count("at " + str(file) + ":1:") >= 5


def test_what_only_follows_from_another_fault_is_not_told():
    report = check_html("<p>a</p><!--[if mso]><table><tr><td><p>b</p></div>")

    assert "conditional_comments_are_balanced" in {finding.check for finding in report.findings}
    assert not {finding.subject for finding in report.findings} & {"law", "outlook"}


def test_strict_fails_for_a_warning(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"news@example.org"', '"news@gmail.com"'), encoding="utf-8"
    )

    assert run("check", "single").exit_code == 0
    assert run("check", "single", "--strict").exit_code == 1


def test_json_holds_each_finding_flat(run, tmp_path: Path):
    file = tmp_path / "mail.html"
    file.write_text('<!DOCTYPE html>\n<img src="https://x.org/a.png" width="9">', encoding="utf-8")

    report = json.loads(run("check", "--html", file, "--only", "images", "--format", "json").output)

    assert report["findings"] == [
        {
            "severity": "error",
            "check": "images_have_alt_text",
            "subject": "images",
            "what": "a picture has no alt text",
            "mend": 'write alt, or alt="" if it only decorates',
            "file": str(file),
            "line": 2,
            "column": 1,
            "element": "img",
            "nth": 0,
            "excerpt": '<img src="https://x.org/a.png" width="9">',
            "also": [],
        }
    ]


def test_github_gets_an_annotation_for_each_finding(run, tmp_path: Path):
    file = tmp_path / "mail.html"
    file.write_text("<p>\n<img src=x.png alt='100%' width=9>", encoding="utf-8")

    result = run("check", "--html", file, "--only", "image_files_are_there", "--format", "github")

    assert result.output == (
        f"::error file={file},line=2,col=1,title=image_files_are_there::"
        "there is no file x.png; put it there, or mend the path\n"
    )


def test_github_is_given_paths_from_the_root_of_the_repository(run, sample: Path):
    (sample.parent / ".git").mkdir()
    file = sample / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8").replace('"news@example.org"', '"news@gmail.com"')
    file.write_text(text, encoding="utf-8")

    said = run("check", "single", "--format", "github").output

    assert said.startswith(f"::warning file={sample.name}/newsletters/newsletter.toml,line=")


def test_the_addresses_of_a_sample_are_named_and_no_fault(run):
    said = run("check", "single").output

    assert "newsletters/newsletter.toml: still a sample's, and nobody's: sender.address, reply_to" in said
    assert "no errors" in said


def test_html_alone_leaves_out_what_needs_an_issue_and_says_so():
    report = check_html("<p>x</p>")

    skipped = {name for left_out in report.skipped for name in left_out.checks}

    assert skipped == {check.name for check in all_checks() if check.needs_issue or check.needs_message}
    assert {one.reason for one in report.skipped} == {
        "an issue is needed, not only HTML",
        "an issue or a message is needed, not only HTML",
    }


def test_only_and_skip_take_names_and_subjects():
    size = {check.name for check in all_checks() if check.subject == "size" and not check.needs_issue}

    assert check_html("", only=["size"]).checks == len(size)
    assert check_html("", only=["size"], skip=["gmail_keeps_the_styles"]).checks == len(size) - 1


def test_a_check_can_be_turned_off_with_a_reason_that_is_printed(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    text = file.read_text(encoding="utf-8").replace('"news@example.org"', '"news@gmail.com"')
    file.write_text(
        text + '\n[checks]\nthe_sender_is_at_a_domain_of_its_own = "a domain is on its way"\n',
        encoding="utf-8",
    )

    result = run("check", "single", "--strict")

    assert result.exit_code == 0
    assert (
        "left out: the_sender_is_at_a_domain_of_its_own: a domain is on its way (newsletter.toml)"
        in result.output
    )


def test_a_name_in_newsletter_toml_that_is_no_check_is_a_mistake(run, sample: Path):
    file = sample / "newsletters" / "newsletter.toml"
    file.write_text(file.read_text(encoding="utf-8") + '\n[checks]\nlinks_are_few_ = "x"\n', encoding="utf-8")

    result = run("check", "single")

    assert result.exit_code == 2
    assert "newsletter.toml" in result.output
    assert "links_are_few_: is not a check; did you mean links_are_few?" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name an ISSUE, say --all, or give a file with --html."),
        (["single", "--only", "imges"], "there is no check and no subject imges; did you mean images?"),
        (["single", "--to", "nobody"], "'nobody' is not one of"),
    ],
)
def test_wrong_usage_exits_with_2(run, arguments: list[str], said: str):
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert said in result.output


def test_render_says_how_many_there_are_and_the_worst(run, sample: Path):
    file = sample / "newsletters" / "single" / "issue.toml"
    text = file.read_text(encoding="utf-8").replace(
        "In one trial, walking helped", "In two trials, walking cured"
    )
    file.write_text(text.replace('image_alt = "A path', 'image_alt = "image"  # "A path'), encoding="utf-8")

    output = run("render", "single").output

    assert output.count("error:") == output.count("warning:") == 1
    assert "to see all: issuepress check single" in output


def test_checks_lists_every_check_with_its_documentation(run):
    listed = json.loads(run("checks", "--format", "json").output)

    assert [check["name"] for check in listed] == [check.name for check in all_checks()]
    assert set(listed[0]) == {"name", "subject", "severity", "needs_issue", "needs_message", "documentation"}
    assert "\nimages_have_alt_text (error)\n    A picture without" in run("checks").output


def test_every_check_is_documented_in_a_few_lines_and_has_a_name_of_its_own():
    names = [check.name for check in all_checks()]

    assert len(names) == len(set(names)) >= 70
    assert [check.name for check in all_checks() if not 1 <= len(check.documentation.splitlines()) <= 8] == []
