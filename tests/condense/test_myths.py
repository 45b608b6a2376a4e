"""What an article calls false is never told as true, whatever words it uses for that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.condense import condense, preheader, shortlist
from issuepress.models import Article

FALSE = (
    "Lying in bed for ten days mends a torn muscle in most adults.",
    "Cold water always makes a swollen joint worse.",
    "Keep your knee straight for a week after every sprain.",
)
HEADINGS = (
    "Myth 3", "Myth: rest mends muscles", "Five myths", "What patients get wrong", "Old-school advice",
    "What your uncle swears by", "Fiction", "Don't do this", "What not to do", "Habits to drop", "Too good to be true",
    "Ideas that refuse to die", "Critics say", "Gym lore", "Yesterday's wisdom", "Unproven cures", "Busted",
    "Everyone says", "Things that do not work", "Please ignore the following", "Mythen", "Idées reçues",
)  # fmt: skip
LEADS = (
    "Skip these:", "We advise against:", "Outdated advice:", "Bad ideas:", "The leaflet says:",
    "People used to believe:", "What does not help:", "Never do the following:",
)  # fmt: skip
BEFORE = "A sprained knee usually heals within six weeks. Gentle cycling from the third day shortens that by a week."
AFTER = "## What helps\n\nPeople who move the knee early walk without a limp sooner. Ride a bicycle for ten minutes a day."


def told(body: str, length: str) -> str:
    article = Article(title="A sprained knee", body=f"{BEFORE}\n\n{body}\n\n{AFTER}", language="en")
    digest = condense(article, length)
    listed = " ".join(candidate.text for candidate in shortlist(article))
    parts = (digest.summary, *digest.takeaways, digest.caveat, digest.quote)
    return " ".join((*parts, preheader(article, digest), listed))


@settings(deadline=None, max_examples=60)
@given(
    heading=st.sampled_from(HEADINGS),
    false=st.permutations(FALSE),
    length=st.sampled_from(("brief", "standard", "long")),
)
def test_a_statement_under_a_heading_that_denies_it_is_never_told(heading, false, length):
    words = told(f"## {heading}\n\n{' '.join(false)}", length)
    assert not any(statement in words for statement in false)


@settings(deadline=None, max_examples=30)
@given(lead=st.sampled_from(LEADS), length=st.sampled_from(("brief", "standard", "long")))
def test_an_item_of_a_lead_that_denies_it_is_never_told(lead, length):
    items = "\n".join(f"- {statement}" for statement in FALSE)
    assert not any(statement in told(f"{lead}\n\n{items}", length) for statement in FALSE)


@pytest.mark.parametrize("label", ["Rumor", "Claim", "Old advice", "What the ads say", "Myth"])
def test_a_statement_behind_a_label_that_denies_it_is_never_told(label):
    assert FALSE[0] not in told(f"**{label}:** {FALSE[0]}", "long")


def test_what_refutes_a_myth_is_told():
    words = told(
        "## Myth 1: rest mends muscles\n\nTrials found that rest for ten days weakens a torn muscle.", "long"
    )
    assert "weakens a torn muscle" in words
