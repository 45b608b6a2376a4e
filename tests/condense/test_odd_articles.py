"""Whatever comes in, an honest small digest comes out, or a clear word that there is nothing to condense."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuepress.condense import condense, explain, notes_for_author, preheader, subject
from issuepress.errors import UnreadableSource
from issuepress.models import Article

ONE = "Walking a little every day may ease a stiff back in most people."


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\n",
        "# One\n\n## Two\n\n### Three",
        "".join(f"## Heading {n}\n\n" for n in range(300)),
        "- rest\n- ice",
    ],
    ids=["empty", "blank", "only headings", "300 headings", "a list of words"],
)
def test_nothing_to_condense_is_said(body):
    with pytest.raises(UnreadableSource, match="nothing to condense"):
        condense(Article(title="Back pain", body=body))


def test_one_sentence_is_its_own_digest():
    assert condense(Article(title="Walking", body=ONE)).summary == ONE


def test_a_list_of_sentences_can_be_condensed():
    body = "\n".join(
        f"- Exercise number {n} keeps the back strong and supple." for n in ("one", "two", "six")
    )
    assert condense(Article(title="Back exercises", body=body)).summary


def test_a_poem_does_not_break():
    poem = "The back is bent, the day is long,\nthe kettle sings.\n\nI rise, I stretch, I greet the pain."
    assert condense(Article(title="Morning", body=poem)).summary


def test_a_transcript_does_not_break():
    talk = "\n\n".join(
        f"**Host:** Now, knees.\n\n**Guest:** Knees like steady load, visit {n}." for n in "ab"
    )
    assert condense(Article(title="Talking knees", body=talk)).title == "Talking knees"


def test_another_language_is_condensed_by_place_and_says_so():
    body = (
        "El dolor de espalda mejora casi siempre en unas semanas. El movimiento suave ayuda a la mayoría de "
        "las personas. Una radiografía no cambia el tratamiento en los primeros días.\n\n"
        "La fisioterapia puede aliviar el dolor de espalda, pero no sustituye al ejercicio diario."
    )
    article = Article(title="Dolor de espalda", language="es", body=body)
    digest = condense(article)
    assert digest.summary
    assert digest.caveat == ""
    assert "Not English" in explain(article)
    assert any("not English" in note for note in notes_for_author(article))


def test_chinese_is_condensed_too():
    body = "腰痛通常会在几周内好转。适度的活动对大多数人有帮助。早期拍片不会改变治疗方案。运动比卧床更有效。"
    digest = condense(Article(title="腰痛", language="zh", body=body))
    assert digest.summary
    assert all(f"{sentence}。" in body for sentence in digest.summary.split("。") if sentence)


def test_the_length_of_a_hostile_article_does_not_matter():
    body = (
        "may not but " * 5000
        + ". "
        + "It helps. " * 2000
        + "[" * 5000
        + "\n\n"
        + "Pain is a, b, " * 3000
        + "."
    )
    with pytest.raises(UnreadableSource):
        condense(Article(title="May " * 500, body=body))


PIECES = (
    "Pain It may but not help the study found 50% of runners (2015) . ? ! : [ ] * # - > however, This We I"
)
words = st.sampled_from([*PIECES.split(), "\n", "\n\n"])


@settings(deadline=None, max_examples=150)
@given(
    title=st.text(max_size=80),
    body=st.one_of(st.text(), st.lists(words, max_size=150).map(" ".join)),
    length=st.sampled_from(["brief", "standard", "long"]),
)
def test_any_article_is_condensed_to_its_own_sentences_or_refused(title, body, length):
    article = Article(title=title.replace("\n", " ").replace("\r", " "), author="A. Reyes", body=body)
    notes_for_author(article)
    subject(article)
    try:
        digest = condense(article, length)
    except UnreadableSource:
        return
    source = " ".join(article.text.split())
    for text in (*digest.takeaways, digest.caveat, digest.quote):
        assert text.lower() in source.lower() or text.startswith("[")  # a connective may be left out
    line = preheader(article, digest)
    assert line == "" or 40 <= len(line) <= 90
    assert explain(article, length)
