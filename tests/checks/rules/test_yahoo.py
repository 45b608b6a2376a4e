import pytest

from issuepress.checks.rules import all_checks

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "media_queries_ask_one_thing": (
        "<style>@media (max-width: 9px), (orientation: landscape) { p { color: red } }</style>",
        "<style>@media (max-width: 9px) { p, a { color: red } }</style>",
    ),
    "no_rule_needs_a_class_on_an_image": (
        '<style>.fluid { width: 100% }</style><img class="fluid">',
        '<style>.fluid img, td.other { width: 100% }</style><td class="fluid"><img class="other">',
    ),
    "fluid_images_have_no_fixed_height": (
        '<img height="200" style="max-width: 100%; height: auto">',
        '<img height="auto" style="max-width: 100%; height: auto">',
    ),
    "no_comment_holds_an_arrow": ("<!-- a -> b -->", "<!-- a to b -->"),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert fired(faulty, "yahoo") == {check}
    assert fired(right, "yahoo") == set()


def test_every_check_has_its_case():
    assert {check.name for check in all_checks() if check.subject == "yahoo"} == set(CASES)
