"""What denies, attributes or doubts a sentence is seen; what merely stands above it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.text.frames import frame_of, frames, refutes
from issuepress.text.markdown import blocks
from issuepress.text.sentences import sentences

DENYING = (
    "Myth 4", "Myth: knees wear out", "Fact or fiction?", "What folks get wrong", "Time to retire these rules",
    "Advice past its prime", "Things your coach got wrong", "Too good to be true", "Gym lore", "Hearsay",
    "Theories that don't hold up", "Ideas that refuse to die", "Zombie advice", "What we used to teach",
    "Not true", "Busted", "Old-school tips", "Habits to drop", "What never worked", "Please don't do this",
    "Skip these", "Errors we see each week", "Three drills that do not work", "How not to treat a sprain",
    "What the ads promise", "Critics say", "What your aunt swears by", "Everyone says", "Popular wisdom",
    "You've probably heard", "Unproven remedies", "The hypothesis", "Irrtümer und Mythen", "Idées reçues",
    "Mitos y bulos", "Falsi miti", "Misverstanden", "Mentiras comuns",
)  # fmt: skip
HARMLESS = (
    "How to avoid injuries", "When to stop", "What can go wrong", "Why rest does not help", "Avoid deep squats",
    "Don't skip breakfast", "What research shows", "Risks and side effects", "The truth about rest",
    "Who should not take it", "Is it a bad idea?", "What people eat", "Before surgery", "Conclusion",
    "False positives", "Traditional medicine", "Insurance claims", "Never stop learning",
)  # fmt: skip
SENTENCES = (
    "A brace mends a torn muscle in most adults.",
    "Cold drafts cause a stiff neck.",
    "Stay in bed for a week.",
    "You should not bend a sore knee.",
)


def framed(body: str):
    found = sentences(blocks(body))
    return {s.text: frame for s, frame in zip(found, frames(found), strict=True)}


@given(heading=st.sampled_from(DENYING), text=st.sampled_from(SENTENCES), level=st.integers(1, 6))
def test_what_stands_below_a_denying_heading_is_framed(heading, text, level):
    assert framed(f"{'#' * level} {heading}\n\n{text}")[text]


@given(heading=st.sampled_from(DENYING), text=st.sampled_from(SENTENCES))
def test_a_heading_denies_what_stands_below_its_subheadings(heading, text):
    assert framed(f"## {heading}\n\n### The first\n\n{text}")[text]


@given(heading=st.sampled_from(HARMLESS), text=st.sampled_from(SENTENCES))
def test_other_headings_frame_nothing(heading, text):
    assert not framed(f"## {heading}\n\n{text}")[text]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Skip these:", "denies"),
        ("We advise against:", "denies"),
        ("Things that you no longer need:", "denies"),
        ("Coaches used to believe:", "denies"),
        ("The leaflet's makers say:", "attributes"),
        ("One client told us:", "attributes"),
        ("The leaflet says:", "attributes"),
        ("Claims without proof:", "attributes"),
        ("See a doctor if:", "depends"),
        ("It is not for people who:", "denies"),
    ],
)
def test_a_lead_tells_how_its_items_are_meant(lead, kind):
    frame = framed(f"{lead}\n\n- Wear a brace at night.")["Wear a brace at night."]
    assert (frame.kind, frame.place) == (kind, "lead")
    assert frame.words == lead.rstrip(":")


@pytest.mark.parametrize(
    "lead", ["This clinic advises:", "Researchers say:", "Good choices include:", "If you want to try it:"]
)
def test_a_plain_lead_frames_nothing(lead):
    assert not framed(f"{lead}\n\n- Wear a brace at night.")["Wear a brace at night."]


@pytest.mark.parametrize(
    "label", ["Rumor", "Claim", "What the ads say", "Hypothesis", "Old advice", "Fiction"]
)
def test_a_label_frames_its_sentence(label):
    assert all(framed(f"{label}: a night brace heals the tendon.").values())
    assert all(framed(f"**{label}:** A night brace heals the tendon.").values())


def test_a_label_frames_until_the_sentence_that_refutes_it():
    heard = framed("Rumor: shots cure tendons. In fact the relief is brief. It lasts six weeks.")
    assert [frame is None for frame in heard.values()] == [False, True, True]


def test_what_refutes_a_belief_stands_for_itself():
    heard = framed(
        "## Myth 2: rest heals\n\nRest heals a back. Trials found no benefit.\n\nWalking is as good."
    )
    assert [frame is None for frame in heard.values()] == [False, True, True]


def test_below_a_heading_of_many_beliefs_each_paragraph_begins_anew():
    heard = framed("## Myths\n\nRest heals. In fact it weakens.\n\nDrafts hurt a neck.")
    assert heard["Drafts hurt a neck."]


def test_an_affirming_heading_ends_the_frame_above_it():
    assert not framed("## Myth 1\n\n### Fact\n\nLoad makes a tendon strong.")["Load makes a tendon strong."]


def test_a_block_quotation_is_somebody_else_s():
    frame = framed("> Tape healed my knee.")["Tape healed my knee."]
    assert (frame.kind, frame.place) == ("attributes", "quotation")


def test_a_frame_says_where_it_stands():
    assert str(frame_of(["Myths"])) == "its heading “Myths” says is not so"


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_judged(heading, text):
    frame_of([heading], text, heading)
    refutes(text)
