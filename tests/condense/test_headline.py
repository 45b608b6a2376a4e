"""The lines of an inbox say no more than the article."""

import pytest

from issuepress.condense import condense, preheader, subject
from issuepress.models import Article


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Is cupping safe?", "Is cupping safe?"),
        ("Is Cupping Good for Your Back? What Thirty Studies Have Found", "Is Cupping Good for Your Back?"),
    ],
)
def test_a_subject_is_the_title_or_the_question_that_it_begins_with(title, line):
    assert subject(Article(title=title, body="")) == line


@pytest.mark.parametrize(
    "title",
    [
        "Lasers Can Heal Tendons Faster Than Exercise | But Only in Mice and Rats",
        "Ice Baths Speed Healing After Any Workout: A Fact or a Fiction?",
        "Heel Pain Explained: All You Wanted to Know but Never Asked Your Doctor",
        "Why me? Because nearly every runner has a sore heel at some time in life",
        "Daily Walks Work as Well as a Popular Pill for a Stiff Hip, a Study Finds",
    ],
)
def test_nothing_else_is_cut_off_a_title(title):
    assert subject(Article(title=title, body="")) == title


def test_a_preheader_is_a_whole_sentence_of_the_article(article):
    line = preheader(article, condense(article))
    assert 40 <= len(line) <= 130
    assert line in article.text
    assert line.endswith(".")


def test_a_preheader_does_not_repeat_the_subject(article):
    line = preheader(article, condense(article))
    assert line.lower() not in subject(article).lower()


def test_a_preheader_is_empty_where_no_sentence_fits():
    body = "## What you can expect from the first visits\n\nRest helps a sprained ankle."
    article = Article(title="Sprained ankles", body=body)
    assert preheader(article, condense(article)) == ""
