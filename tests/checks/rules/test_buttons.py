import pytest

# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "buttons_fit_a_thumb": (
        '<a href="x" style="display:inline-block;background:#000;padding:4px 8px;line-height:20px">Book</a>',
        '<a href="x" style="display:inline-block;background:#000;padding:13px 26px;line-height:20px">Book</a>',
    ),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "buttons")
    assert check not in fired(right, "buttons")
