"""Plain text written as inline Markdown is read as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from issuepress.text.markdown import inline_html, inline_text, literal

PRINTED = st.characters(exclude_categories=["Cc", "Cs"])
MARKS = st.lists(
    st.sampled_from([*"ab *_`[]()<>&;!\\~#|-1.:/\"'", "https://a.example", "&amp;", "&#42;", "[a](b)"]),
    max_size=30,
)


@given(st.one_of(st.text(PRINTED), MARKS.map("".join)))
def test_a_literal_is_read_as_it_was(text):
    line = " ".join(text.split())
    assert inline_text(literal(line)) == line


@pytest.mark.parametrize(
    "text", ["Rest helps a sprain.", "[Dry needling] may help.", "5 * 3 sets", "p < 0.05", "It's 2-3 weeks"]
)
def test_text_without_markup_is_left_alone(text):
    assert literal(text) == text


@given(st.text(st.characters(exclude_characters='\\`*_[]<>&"\n\r\0', exclude_categories=["Cs"])))
def test_words_without_markup_are_what_the_parser_makes_of_them(text):
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).disable(["image", "entity"])
    assert inline_html(text) == parser.renderInline(text).strip()
    assert inline_text(text) == " ".join(parser.renderInline(text).split())


def test_stars_around_a_word_do_not_become_emphasis():
    assert (
        inline_html(literal("Use the *RICE* rule with [care](now)."))
        == "Use the *RICE* rule with [care](now)."
    )
