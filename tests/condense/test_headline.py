"""The lines of an inbox say no more than the article."""

import pytest

from issuepress.condense import condense, preheader, subject
from issuepress.models import Article


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Is cupping safe?", "Is cupping safe?"),
        ("Is Cupping Good for Your Back? What Thirty Studies Have Found", "Is Cupping Good for Your Back?"),
        ("Stretching Before Running: What Three Decades of Studies Found Out", "Stretching Before Running"),
        ("Heel Pain Explained: All You Wanted to Know but Never Asked Your Doctor", "Heel Pain Explained"),
        ("Lasers Can Heal Tendons Faster Than Exercise | But Only in Mice and Rats", "Lasers"),
    ],
)
def test_a_subject_is_the_title_or_a_part_that_is_as_careful(title, line):
    assert subject(Article(title=title, body="Lasers shine. Lasers burn. Lasers heal.")) == line


def test_a_cut_title_keeps_its_doubt():
    title = "Ice Baths Speed Healing After Any Workout: A Fact or a Fiction?"
    assert subject(Article(title=title, body="")) == "Ice Baths Speed Healing After Any Workout: A Fact…"


def test_a_subject_is_cut_between_words_and_never_after_a_little_one():
    line = subject(
        Article(
            title="How " + "wonderful " * 4 + "people recover their strength with the right help", body=""
        )
    )
    assert len(line) <= 60
    assert line == "How wonderful wonderful wonderful wonderful people recover…"


def test_a_preheader_is_a_whole_sentence_of_the_article(article):
    line = preheader(article, condense(article))
    assert 40 <= len(line) <= 90
    assert line in article.text
    assert line.endswith(".")


def test_a_preheader_does_not_repeat_the_subject(article):
    line = preheader(article, condense(article))
    assert line.lower() not in subject(article).lower()


def test_a_heading_serves_where_no_sentence_fits():
    body = "## What you can expect from the first visits\n\nRest helps a sprained ankle."
    article = Article(title="Sprained ankles", body=body)
    assert preheader(article, condense(article)) == "What you can expect from the first visits"
