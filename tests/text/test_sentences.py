"""Sentences are told apart in clinical writing, and each knows where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.text.markdown import blocks
from issuepress.text.sentences import sentences, split

CLINICAL = [
    "Ruiz et al. (2015) looked at forty runners.|The pain fell.",
    "Take Vit. D with food.|It is absorbed better.",
    "Rest helped approx. 10% of them.|The others went on.",
    "Use the cream b.i.d. with care.|Stop if it burns.",
    "Relief lasts 36-48 hours.|Then it fades.",
    "An older guideline [12] updated in 2019 agrees.|We follow it.",
    "It eases pain. [12]|Updated advice differs.",
    "It eases pain.[3,4]|Nobody knows why.",
    "It was written by Ana Ruiz, D.P.T.|The clinic is new.",
    "Ask Dr. Okafor.|She knows.",
    "J. R. Lind met John F. Marsh.|They wrote a paper.",
    "The mean was 2.5 cm.|It rose to 3.1.",
    "Use aids (e.g. braces).|Rest, i.e. sleep, is one too.",
    '"Does it hurt?" she asked.|"No."|It was fine.',
    "It is safe (for most).|Some bruise.",
    "(It rarely bleeds.)|Keep it dry.",
    "Take vitamin C.|Patients like it.",
    "See Fig. 2 and p. 12.|Both are old.",
    "It took months.|24 people left.",
    "The dose of mRNA was low.|eGFR fell.|pH rose.",
    "In Sept. 2019 we began.|In Jan. 4 had left.",
    "“Exercise helps.”|“It does.”",
    "1. Warm up first.|Then run.",
    "Wait... is it safe?|Yes!",
    "Visit www.example.org.|Then call.",
    "The trial (n = 40; Lind et al., 2019) ended.|It was small.",
    "She has a Ph.D.|It shows.",
    "St. John's wort may help.|Ask first.",
]


@pytest.mark.parametrize("marked", CLINICAL)
def test_clinical_sentences_end_where_they_end(marked):
    assert split(marked.replace("|", " ")) == marked.split("|")


def test_other_scripts_end_their_sentences_too():
    assert split("疼痛会缓解。但不会消失！好吗？") == ["疼痛会缓解。", "但不会消失！", "好吗？"]
    assert split("هل يساعد؟ نعم يساعد.") == ["هل يساعد؟", "نعم يساعد."]
    assert split("यह मदद करता है। पर कम।") == ["यह मदद करता है।", "पर कम।"]


def test_a_missing_space_does_not_hide_an_end():
    assert split("Start with self-care.For other tears see us.") == [
        "Start with self-care.",
        "For other tears see us.",
    ]
    assert split("It helps over time.Plus, it is cheap.") == ["It helps over time.", "Plus, it is cheap."]
    assert split("It moves the blood.Dr. Kim Reyes agrees.") == [
        "It moves the blood.",
        "Dr. Kim Reyes agrees.",
    ]
    assert len(split("Find it at Example.Com, or call.")) == 1


def test_a_new_line_ends_a_sentence_unless_it_wraps_one():
    wrapped = (
        "A line that is long enough to have been wrapped by an editor goes\non with a small letter. New."
    )
    assert split(wrapped) == [wrapped[:-5], "New."]
    assert split("Rest\nIce\nSleep well.") == ["Rest", "Ice", "Sleep well."]


@given(st.text())
def test_every_sentence_is_a_piece_of_the_text_in_its_order(text):
    position = 0
    for sentence in split(text):
        position = text.index(sentence, position) + len(sentence)


@given(st.text(alphabet="aB. ?\"')[1]\n", max_size=200))
def test_no_word_is_lost(text):
    kept = "".join("".join(split(text)).split())
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


ARTICLE = """## Limits

**Short relief:** Relief lasts a day. Then it fades.

I do not use it when:

- the skin is broken
- **Fever:** you are ill

### Proof

> It was fine.
"""


def test_a_sentence_knows_its_label_and_its_place():
    first, second = sentences(blocks(ARTICLE))[:2]
    assert (first.text, first.label, first.section) == ("Relief lasts a day.", "Short relief", "Limits")
    assert (first.position, first.of, first.line) == (0, 2, 3)
    assert (second.text, second.position, second.block) == ("Then it fades.", 1, first.block)


def test_an_item_knows_the_line_that_leads_to_it():
    items = [sentence for sentence in sentences(blocks(ARTICLE)) if sentence.kind == "list"]
    assert [item.lead for item in items] == ["I do not use it when:"] * 2
    assert [item.item for item in items] == [0, 1]


def test_headings_above_are_kept_in_order():
    last = sentences(blocks(ARTICLE))[-1]
    assert last.headings == ("Limits", "Proof")
    assert last.kind == "quote"


@pytest.mark.parametrize(
    "sentences",
    [
        ["Fatigue is common in people with MS.", "Two in ten need a brace."],
        ["Clinics differ in CA.", "Other states have one rule."],
        ["DR. ROE SEES PATIENTS ON MONDAYS."],
        ["Ms. Roe sees patients on Mondays."],
        ["At Roe Dental, Inc. Family Dentistry, whitening takes an hour."],
        ["The boards are made by Cork Ltd.", "They last ten years."],
        ["A towel helps.1", "Needling may help as well."],
        ["The pH was 7.4 in May."],
    ],
)
def test_capitals_companies_and_raised_notes_end_where_they_should(sentences):
    assert split(" ".join(sentences)) == sentences
