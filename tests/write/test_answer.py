"""A model's answer is a stranger's text."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.write.answer import MOST_CHARACTERS, MOST_SENTENCES, MOST_TEXTS, Text, texts_of
from issuepress.write.server import NoAnswerError

ONE = '{"teaser": [{"text": "Rest helps.", "from": [2]}]}'


def of(content: str | dict, sentences: int = 9) -> list[Text]:
    return list(texts_of(content if isinstance(content, str) else json.dumps(content), sentences=sentences))


@pytest.mark.parametrize(
    "content",
    [
        ONE,
        f"```json\n{ONE}\n```",
        f"Here is your digest:\n{ONE}\nI hope it helps.",
        f"<think>{{1}} is good, or {{2}}</think>\n{ONE}",
    ],
    ids=["bare", "fenced", "polite", "thoughtful"],
)
def test_the_object_is_found_in_what_stands_around_it(content):
    assert of(content) == [Text("teaser", "Rest helps.", (2,))]


@pytest.mark.parametrize(
    "content",
    ["", "Sure!", "[1, 2]", "{", "<think>" + ONE, "[" * 100_000, '{"teaser": "1"}', '{"teaser": []}'],
    ids=range(8),
)
def test_what_holds_no_digest_is_refused(content):
    with pytest.raises(NoAnswerError):
        of(content)


def test_numbers_alone_choose():
    assert of({"teaser": [1, [2, 3]], "takeaways": [{"from": 4}], "caveat": 5}) == [
        Text("teaser", "", (1,)),
        Text("teaser", "", (2, 3)),
        Text("takeaways", "", (4,)),
        Text("caveat", "", (5,)),
    ]


@pytest.mark.parametrize(
    "numbers", [[], [0], [10], [True], ["1"], [1.0], None, [1, 2, 3, 4], [1, 99], {"a": 1}]
)
def test_a_text_that_does_not_rest_on_sentences_of_the_article_is_left_out(numbers):
    answer = {
        "teaser": [{"text": "Rest helps.", "from": [1]}],
        "caveat": {"text": "Not for all.", "from": numbers},
    }

    assert [text.place for text in of(answer)] == ["teaser"]


def test_a_text_said_twice_is_taken_once():
    again = {"text": "Rest helps.", "from": [1]}

    assert len(of({"teaser": [again, again], "takeaways": [again]})) == 1


def test_words_that_hide_something_are_cleaned():
    (text,) = of({"teaser": [{"text": "Rest\u202e helps.\u200b\nA lot.", "from": [1]}]})

    assert text.words == "Rest helps. A lot."


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 20) | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "from", "teaser", "takeaways", "caveat"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@given(answer=st.dictionaries(st.sampled_from(["teaser", "takeaways", "caveat", "x"]), VALUES))
def test_whatever_it_holds_the_texts_keep_their_bounds(answer):
    try:
        found = of(answer, sentences=9)
    except NoAnswerError:
        return
    for text in found:
        assert 1 <= len(text.rests_on) <= MOST_SENTENCES
        assert all(1 <= number <= 9 for number in text.rests_on)
        assert len(text.words) <= MOST_CHARACTERS
    for place, most in MOST_TEXTS.items():
        assert sum(text.place == place for text in found) <= most


@given(content=st.text())
def test_any_text_is_refused_or_taken_apart(content):
    with suppress(NoAnswerError):
        assert of(content)
