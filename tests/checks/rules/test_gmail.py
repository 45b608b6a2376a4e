import pytest

from issuepress.checks.rules import all_checks

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "no_at_rule_stands_in_another": (
        "<style>@media screen { @font-face { font-family: X } }</style>",
        "<style>@font-face { font-family: X } @media screen { p { color: red } }</style>",
    ),
    "no_selector_is_escaped": (
        r"<style>.sm\:hidden { display: none }</style>",
        "<style>.sm-hidden { display: none }</style>",
    ),
    "important_is_in_lower_case": (
        "<style>p { color: red !IMPORTANT }</style>",
        "<style>p { color: red !important }</style>",
    ),
    "colors_are_written_with_commas": (
        '<p style="color: rgb(0 128 0 / 1)">',
        '<p style="color: rgba(0, 128, 0, 1)">',
    ),
    "no_margin_is_negative": (
        '<p style="margin-top:-20px">',
        '<p style="margin: 0 1px; letter-spacing: -1px">',
    ),
    "styles_stand_in_the_head": (
        "<body><style>p { color: red }</style></body>",
        "<head><style>p { color: red }</style></head>",
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert fired(faulty, "gmail") == {check}
    assert fired(right, "gmail") == set()


def test_every_check_has_its_case():
    assert {check.name for check in all_checks() if check.subject == "gmail"} == set(CASES)


@pytest.mark.parametrize(
    "css",
    [
        "@media screen { @media (hover) { p { color: red } } }",
        "@supports (gap: 1px) { p { color: red } @viewport { width: 320px } }",
        "@media screen { @",
    ],
)
def test_an_at_rule_in_another_is_found_wherever_it_stands(fired, css: str):
    assert "no_at_rule_stands_in_another" in fired(f"<style>{css}</style>", "gmail")


@pytest.mark.parametrize(
    "css",
    [
        "@media screen { p { content: '@' } } @import 'x';",
        "@media screen { p { background: url(a@2x.png) } }",
        "@media screen { /* @media */ p { color: red } }",
    ],
)
def test_a_sign_in_a_text_an_address_or_a_comment_is_no_at_rule(fired, css: str):
    assert "no_at_rule_stands_in_another" not in fired(f"<style>{css}</style>", "gmail")
