import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.build import rendered
from issuepress.checks.client_support import facts, remedies
from issuepress.checks.client_support.baseline import BASELINE
from issuepress.checks.client_support.css_features import of_at_rule, of_declaration, of_selector
from issuepress.checks.client_support.features import uses
from issuepress.checks.client_support.losses import losses
from issuepress.checks.client_support.matrix import matrix
from issuepress.checks.client_support.readers import FAMILIES, client_names, clients_named, concerns, family
from issuepress.checks.finding import Finding, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules import all_checks
from issuepress.workspace.load import find_workspace, load_issue

ROOT = Path(__file__).parents[3]
CHECKS = [check for check in all_checks() if check.subject == "client_support"]
CASES = {
    "layout_holds_in_every_client": ('<div style="display:flex">', "<table><tr><td>"),
    "pictures_show_in_every_client": ('<img src="a.webp">', '<img src="a.png">'),
    "style_sheets_are_in_the_mail": (
        '<link rel="stylesheet" href="https://physio.org/mail.css">',
        '<link rel="stylesheet" href="https://fonts.physio.org/inter.css">',
    ),
    "controls_work_in_every_client": ("<button>Go</button>", '<a href="https://physio.org/form">Go</a>'),
    "values_are_understood_by_every_client": (
        '<p style="width: calc(100% - 9px)">',
        '<p style="width: 300px; width: calc(100% - 9px)">',
    ),
}


def findings(html: str, *clients: str) -> list[Finding]:
    mail = Mail(html=html, clients=clients)
    return [finding for check in CHECKS for finding in check.findings(mail)]


def features(html: str) -> set[str]:
    return set(uses(Mail(html=html)))


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert fired(faulty, "client_support") == {check}
    assert fired(right, "client_support") == set()


def test_every_check_has_its_case():
    assert {check.name for check in CHECKS} == set(CASES)


# --- the themes -------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["client_support", "gmail", "outlook", "yahoo"])
@pytest.mark.parametrize("theme", ["clinic", "letter"])
@pytest.mark.parametrize("name", ["single", "several", "arabic"])
def test_the_shipped_themes_have_nothing_to_report(fired, sample: Path, name: str, theme: str, subject: str):
    issue = load_issue(find_workspace(sample), name)

    assert fired(rendered(issue, theme, None).html, subject) == set()


@pytest.mark.parametrize(
    ("css", "told"),
    [
        (".cards { display: grid; }", "display:grid: not seen by readers of Outlook on Windows"),
        (".ink { color: var(--ink); }", "CSS Variables (Custom Properties): not seen by readers of Gmail"),
    ],
)
def test_what_a_theme_adds_is_told_with_its_readers(sample: Path, css: str, told: str):
    style = sample / "templates" / "clinic" / "style.css.j2"
    style.parent.mkdir(parents=True)
    style.write_text((ROOT / "templates/clinic/style.css.j2").read_text("utf-8") + css, "utf-8")
    found = findings(rendered(load_issue(find_workspace(sample), "single"), "clinic", None).html)

    assert [finding for finding in found if finding.what.startswith(told)]


def test_svg_says_who_does_not_see_it_and_what_to_do():
    (finding,) = findings("<svg></svg>")

    assert finding.severity is Severity.WARNING
    assert "Gmail (" in finding.what
    assert "PNG" in finding.mend
    assert finding.at.excerpt == "<svg>"


# --- features ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declaration", "feature"),
    [
        ("display: grid", "css-display-grid"),
        ("display: inline-flex", "css-display-flex"),
        ("--ink: red", "css-variables"),
        ("color: var(--ink)", "css-variables"),
        ("background: url('x.png') no-repeat", "css-background-image"),
        ("background: -webkit-linear-gradient(red, blue)", "css-linear-gradient"),
        ("padding-inline-start: 3px", "css-padding-inline-start-end"),
        ("border-top-left-radius: 3px", "css-border-radius"),
        ("border-start-start-radius: 3px", "css-border-radius-logical"),
        ("width: 50VW", "css-unit-vw"),
        ("width: .5em", "css-unit-em"),
        ("width: 50%", "css-unit-percent"),
        ("width: fit-content", "css-intrinsic-size"),
        ("font-family: system-ui, Arial", "css-sytem-ui"),
        ("color: initial", "css-unit-initial"),
        ("color: oklch(1 2 3)", "css-modern-color"),
        ("grid-template-columns: 1fr 1fr", "css-grid-template"),
        ("animation-name: x", "css-animation"),
        ("row-gap: 3px", "css-gap"),
        ("scroll-snap-type: x", "css-scroll-snap"),
    ],
)
def test_a_declaration_shows_its_features(declaration: str, feature: str):
    name, _, value = declaration.partition(": ")

    assert feature in of_declaration(name, value)
    assert feature in features(f'<p style="{declaration}">')
    assert feature in features(f"<style>p {{ {declaration} }}</style>")


@pytest.mark.parametrize(
    "declaration", ["font-family: 'vw 5em calc(1)'", "color: #5e5e5e", "margin: 0", "position: relative"]
)
def test_what_only_looks_like_a_feature_is_none(declaration: str):
    name, _, value = declaration.partition(": ")

    assert not {f for f in of_declaration(name, value) if "unit" in f or "function" in f or "position" in f}


@pytest.mark.parametrize(
    ("selector", "feature"),
    [
        ("a:hover", "css-pseudo-class-hover"),
        ("a:not(.b)", "css-pseudo-class-not"),
        ("p::first-line", "css-pseudo-element-first-line"),
        ("p:before", "css-pseudo-element-before"),
        ("a > b", "css-selector-child"),
        ("a + b", "css-selector-adjacent-sibling"),
        ("a ~ b", "css-selector-general-sibling"),
        ("a b", "css-selector-descendant"),
        ("a, b", "css-selector-grouping"),
        (".a.b", "css-selector-chaining"),
        ("#a", "css-selector-id"),
        ("[a~=b]", "css-selector-attribute"),
        ("*", "css-selector-universal"),
    ],
)
def test_a_selector_shows_its_features(selector: str, feature: str):
    assert feature in of_selector(selector)


def test_an_attribute_selector_is_no_combinator():
    assert of_selector("[a~='b > c']") == {"css-selector-attribute"}


@pytest.mark.parametrize(
    ("header", "feature"),
    [
        ("@media (hover)", "css-at-media-hover"),
        ("@media (prefers-color-scheme: dark)", "css-at-media-prefers-color-scheme"),
        ("@font-face", "css-at-font-face"),
        ("@-webkit-keyframes x", "css-at-keyframes"),
    ],
)
def test_an_at_rule_shows_its_features(header: str, feature: str):
    assert feature in of_at_rule(header)


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<h3>", "html-h1-h6"),
        ("<video>", "html-video"),
        ("<input type=checkbox>", "html-input-checkbox"),
        ("<button>", "html-button-submit"),
        ('<p aria-hidden="true">', "html-aria-hidden"),
        ("<section>", "html-semantics"),
        ('<img srcset="a.png 2x">', "html-srcset"),
        ('<img src="A.SVG?x=1">', "image-svg"),
        ('<img src="data:image/png;base64,AA==">', "image-base64"),
        ('<td background="a.avif">', "image-avif"),
        ('<td background="a.avif">', "html-background"),
        ("<p style=\"background: url('a.webp')\">", "image-webp"),
        ('<a href="#top">', "html-anchor-links"),
        ('<a href="mailto:a@b.example">', "html-mailto-links"),
        ('<meta name="color-scheme" content="light">', "html-meta-color-scheme"),
        ('<link rel="stylesheet" href="x.css">', "html-link"),
        ("<!DOCTYPE html>", "html-doctype"),
        ("<!-- x -->", "html-comments"),
        ("<style>/* x */</style>", "css-comments"),
        ("<style>.a { color: red; & b { color: blue } }</style>", "css-nesting"),
        ("<style>p { color: red !important }</style>", "css-important"),
        ("<html ⚡4email>", "amp"),
    ],
)
def test_html_shows_its_features(html: str, feature: str):
    assert feature in features(html)


def test_what_only_outlook_reads_is_not_judged():
    assert findings('<!--[if mso]><svg></svg><div style="display:flex"></div><![endif]-->') == []


def specimen(feature: str) -> str:
    """HTML that uses a feature in one way or another, made from its name."""
    name = feature.partition("-")[2]
    last = name.rpartition("-")[2]
    return (
        f'<p style="{name}: 0; width: 1{last}; height: {name.removeprefix("function-")}(1)" {name}>'
        f"<style>a:{name.removeprefix('pseudo-class-')} {{}} a::{name.removeprefix('pseudo-element-')} {{}}"
        f"@{name.removeprefix('at-')} {{}} @media ({name.removeprefix('at-media-')}) {{}}</style>"
        f'<{name}><input type="{name.removeprefix("input-")}"><button type="{last}">'
        f'<img src="a.{name}" {name}>'
        "<html ⚡4email><link rel=stylesheet><img src=data:image/png;base64,AA>"
    )


def test_every_feature_of_the_facts_can_be_seen_but_what_no_mail_shows():
    unseen = {feature for feature in facts.features() if feature not in features(specimen(feature))}

    assert unseen == {"bimi"}  # a record of the sender's domain


# --- what does no harm ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("excused", "reported"),
    [
        ('<p style="display: none; max-height: 0">', '<p style="max-height: 0">'),
        ('<p style="box-shadow: 0 0 2px rgba(0, 0, 0, 0.2)">', '<p style="color: rgba(0, 0, 0, 0.9)">'),
        ('<p style="font-family: system-ui, Arial">', '<p style="font-family: Arial, system-ui">'),
        ('<table align="left" style="float: left">', '<table style="position: absolute">'),
        (
            '<p style="background: red; background: linear-gradient(red, blue)">',
            '<p style="background: linear-gradient(red, blue); background: red">',
        ),
    ],
)
def test_a_fallback_excuses_only_where_it_is(excused: str, reported: str):
    assert findings(excused) == []
    assert findings(reported) != []


def test_a_rule_inside_of_what_is_not_read_is_not_counted_again():
    (loss,) = losses(Mail(html="<style>@supports (x) { p { gap: 1px } }</style>"))

    assert facts.support("css-at-supports", "outlook-windows") == "n"
    assert "outlook-windows" not in loss.clients


@pytest.mark.parametrize("entry", BASELINE, ids=lambda entry: entry.reason)
def test_every_entry_of_the_baseline_is_documented_and_about_a_feature(entry):
    document = (ROOT / "docs" / "client-support.md").read_text("utf-8")

    assert set(entry.features) <= facts.features()
    assert entry.reason in document


def test_every_remedy_is_for_a_feature():
    assert set(remedies.ALL) <= facts.features()


# --- clients ----------------------------------------------------------------------------------------


def test_a_family_means_all_of_its_clients_and_a_client_itself():
    assert clients_named(("gmail",)) == ("gmail-android", "gmail-ios", "gmail-mobile-web", "gmail-web")
    assert clients_named(("outlook-windows",)) == ("outlook-windows",)
    assert clients_named() == facts.every_client()


def test_every_client_is_of_a_family():
    assert {family(client) for client in facts.every_client()} == set(FAMILIES)


def test_an_unknown_client_is_told_with_what_was_meant():
    with pytest.raises(ValueError, match=r"gmial is no mail client .*; did you mean gmail"):
        clients_named(("gmial",))


@given(st.text(max_size=20))
def test_any_other_name_is_refused_in_one_line(name: str):
    if name not in client_names():
        with pytest.raises(ValueError, match=r"is no mail client .*; .+") as caught:
            clients_named((name,))
        assert "\n" not in str(caught.value).replace(name, "")


def test_only_the_chosen_clients_are_judged():
    flex = '<div style="display: flex">'
    (finding,) = findings(flex, "outlook-windows", "apple-mail")

    assert findings(flex, "apple-mail") == []
    assert finding.what.startswith("display:flex: not seen by readers of Outlook on Windows")
    assert "Orange" not in finding.what


def test_a_fault_in_rare_clients_is_told_when_somebody_asks_about_them():
    html = '<td background="a.png">'

    assert findings(html) == []
    assert [finding.severity for finding in findings(html, "hey")] == [Severity.WARNING]


def test_a_subject_about_a_client_that_was_not_asked_about_is_left_out(run):
    shown = run("check", "single", "--clients", "gmail", "--only", "outlook", "--format", "json").stdout

    assert concerns("gmail", ("gmail",))
    assert not concerns("outlook", ("gmail", "outlook-web"))
    assert concerns("links", ("gmail",))
    assert [one["reason"] for one in json.loads(shown)["skipped"]] == ["--clients"]


# --- the table --------------------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_feature_and_a_column_for_each_client():
    table = matrix(Mail(html="<svg></svg>", clients=("gmail-web", "apple-mail-ios")))
    (row,) = table.rows

    assert table.columns == ("apple-mail-ios", "gmail-web")
    assert row.cells == ("y", "n")
    assert row.lost


def test_the_table_explains_what_does_no_harm(run):
    shown = run("clients", "single").output

    assert re.search(r"border-radius +.* n .*\[\d+\]\n", shown)
    assert "the mail reads as well without it" in shown
    assert "!\n" not in shown.split("\n\n")[0]


def test_the_table_of_a_file_is_json_too(run, tmp_path: Path):
    file = tmp_path / "mail.html"
    file.write_text('<div style="display: grid">', "utf-8")
    table = json.loads(run("clients", "--html", file, "--format", "json").stdout)

    assert [row["title"] for row in table["rows"] if row["lost"]] == ["display:grid"]
    assert "caniemail" in table["facts"]


def test_an_unknown_client_on_the_command_line_is_one_line(run):
    result = run("clients", "single", "--clients", "gmial")

    assert result.exit_code == 2
    assert "did you mean gmail?" in result.output


def test_the_table_wants_an_issue_or_a_file(run):
    assert run("clients").exit_code == 2
