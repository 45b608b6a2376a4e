"""The author hears what a reader should not have to find."""

from issuepress.condense import notes_for_author
from issuepress.models import Article


def notes(body: str) -> str:
    return "\n".join(notes_for_author(Article(title="The knee", body=body)))


def test_studies_without_a_link_are_listed():
    found = notes(
        "Lind et al. (2015) found that the knee likes load. The knee was better in Marsh and Ode (2019)."
    )
    assert "2 studies are named without a link: Lind et al. (2015); Marsh and Ode (2019)" in found


def test_a_study_with_a_link_is_not():
    assert "without a link" not in notes(
        "The knee was better in [Lind et al. (2015)](https://example.org/lind)."
    )


def test_a_recent_study_is_not_older_than_the_one_before():
    body = (
        "Lind et al. (2015) found that the knee likes load. More recently, Ode et al. (2013) agreed with it."
    )
    assert '"More recently" introduces Ode et al. (2013), but a study of 2015 came before it' in notes(body)


def test_a_figure_wants_a_source():
    assert 'a figure without a source: "The knee is better in 80% of people."' in notes(
        "The knee is better in 80% of people."
    )
    assert "without a source" not in notes("The knee is better in 80% of people (Lind, 2015).")
    assert "without a source" not in notes("The knee is better in most people who walk.")
    assert "without a source" not in notes("The knee is better in [80% of people](https://example.org/lind).")


def test_hard_reading_is_graded():
    long = "The multidisciplinary rehabilitation of osteoarthritis necessitates considerable coordination. "
    assert "reading grade" in notes(long * 15)
    assert "reading grade" not in notes("The knee is sore. We help it. You can walk. " * 15)


def test_a_placeholder_is_no_alt_text():
    assert 'the alt text "ree" is a placeholder' in notes(
        "![ree](knee.png)\n\nThe knee is fine and it is strong."
    )
