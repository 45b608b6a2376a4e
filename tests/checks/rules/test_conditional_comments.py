import pytest

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "conditional_comments_are_balanced": (
        "<!--[if mso]>x<!--[if IE]>y<![endif]-->",
        "<!--[if mso | IE]><td><![endif]--><!--[if !mso]><!-->x<!--<![endif]--><!--[if !mso]> -->x<!-- <![endif]-->",
    ),
    "conditional_comments_are_well_written": (
        "<!-- [if mso]>x<![endif]-->",
        "<!--[if gte mso 9]>x<![endif]--><!-- if -->",
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "conditional_comments")
    assert check not in fired(right, "conditional_comments")


@pytest.mark.parametrize(
    "html",
    ["<![endif]-->", "<!--[if mso]>", "<!--[if mso]><![endif]--><![endif]-->"],
)
def test_half_a_conditional_comment_is_an_error(fired, html: str):
    assert "conditional_comments_are_balanced" in fired(html, "conditional_comments")
