"""Extracts are verbatim, in order, and within their budget."""

from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.condense import extract

TEXT = (
    "By Ana Ruiz\nPublished Monday\n"
    "A daily walk lowered back pain in a trial of 240 adults. The walkers met three times a week. "
    "Some of them brought a dog. Back pain returned less often in those who kept walking.\n"
    "The trial was paid for by a city. Nobody knows whether swimming would do the same for back pain."
)


def test_sentences_come_in_the_order_of_the_text():
    found = extract(TEXT, "Does walking help back pain?", 40)
    places = [TEXT.index(sentence) for sentence in found]
    assert places == sorted(places)


def test_the_budget_is_kept_to_a_tenth():
    for budget in (10, 20, 40):
        words = sum(len(sentence.split()) for sentence in extract(TEXT, "", budget))
        assert words <= 1.1 * budget or len(extract(TEXT, "", budget)) == 1


def test_what_the_title_asks_for_comes_first():
    assert extract(TEXT, "Who brought a dog?", 6) == ["Some of them brought a dog."]


def test_bylines_are_left_out():
    assert not any("Ruiz" in sentence for sentence in extract(TEXT, "Walking", 30))


def test_the_same_is_not_said_twice():
    text = "Rest helps a sore knee. Ice cools the knee. A sore knee is helped by rest. Load the knee slowly."
    found = extract(text, "", 14)
    assert not {"Rest helps a sore knee.", "A sore knee is helped by rest."} <= set(found)


def test_wrapped_lines_are_whole_sentences():
    text = "A daily walk lowered back pain in a trial that was paid for by a\nsmall city. Nobody swam."
    assert extract(text, "Back pain", 20)[0].endswith("small city.")


def test_nothing_comes_from_nothing():
    assert extract("", "Title", 100) == []


@settings(deadline=None)
@given(text=st.text(), title=st.text(), budget=st.integers(-5, 300))
def test_any_text_gives_pieces_of_itself(text, title, budget):
    position = 0
    for sentence in extract(text, title, budget):
        position = text.index(sentence, position) + len(sentence)
