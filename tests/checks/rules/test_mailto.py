import pytest


def link(address: str, words: str = "words") -> str:
    return f'<a href="{address}">{words}</a>'


# By check: HTML that it finds fault with, and HTML that it does not.
CASES = {
    "mailto_links_have_an_address": (link("mailto:book@physio"), link("mailto:book@physio.org?subject=x")),
    "mailto_fields_are_encoded": (
        link("mailto:a@b.org?subject=A question"),
        link("mailto:a@b.org?subject=A%20question&amp;body=Hello%2C%0D%0A"),
    ),
    "telephone_links_can_be_dialed": (link("tel:call us"), link("tel:+15550100199")),
}


@pytest.mark.parametrize("check", CASES)
def test_a_check_fires_on_its_fault_and_on_nothing_else(fired, check: str):
    faulty, right = CASES[check]

    assert check in fired(faulty, "mailto")
    assert check not in fired(right, "mailto")


@pytest.mark.parametrize(
    "query",
    [
        "subject=a%20b?body=c",
        "subject=Q&A&body=x",
        "subject=50% off",
        "body=Hello%0AMy%20name",
        "subject=I+would+like",
        "title=x",
    ],
)
def test_a_message_that_would_be_cut_short_is_told(fired, query: str):
    html = link(f"mailto:a@b.org?{query}".replace("&", "&amp;"))

    assert "mailto_fields_are_encoded" in fired(html, "mailto")
