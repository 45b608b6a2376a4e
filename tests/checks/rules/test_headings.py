import pytest

WORDS = "<p>" + "word " * 70 + "</p>"

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "mail_has_one_main_heading": (WORDS, f"<h1>x</h1>{WORDS}"),
    "headings_skip_no_level": ("<h1>x</h1><h3>y</h3>", "<h1>x</h1><h2>y</h2><h3>z</h3><h2>w</h2>"),
    "headings_say_something": ("<h2> &nbsp; </h2>", '<h2><img alt="The practice"></h2>'),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "headings")
    assert check not in fired(right, "headings")


def test_a_mail_of_a_few_lines_needs_no_heading(fired):
    assert "mail_has_one_main_heading" not in fired("<p>See you at nine.</p>", "headings")


def test_two_main_headings_are_one_too_many(fired):
    assert "mail_has_one_main_heading" in fired("<h1>x</h1><h1>y</h1>", "headings")
