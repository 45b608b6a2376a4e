"""What a model is sent."""

from issuepress.models import Article
from issuepress.write.prompt import MOST_WORDS, Task, as_text, numbered, prompt

BODY = """Tape may ease a sore knee for some hours.

## What trials found

Two small trials found less pain. Skin rashes were frequent.

Do not tape when:

- the skin is broken
- the knee is hot

> I tape my own knee.
"""
ARTICLE = Article(title="Does tape help?", body=BODY)


def test_every_sentence_stands_numbered_below_its_heading_and_lead():
    assert as_text(numbered(ARTICLE)).split("\n") == [
        "[1] Tape may ease a sore knee for some hours.",
        "",
        "## What trials found",
        "[2] Two small trials found less pain.",
        "[3] Skin rashes were frequent.",
        "[4] Do not tape when:",
        "- [5] the skin is broken",
        "- [6] the knee is hot",
        "> [7] I tape my own knee.",
    ]


def test_the_title_the_readers_the_grade_and_the_shape_are_told():
    system, user = prompt(ARTICLE, numbered(ARTICLE), Task("brief", writes=True, readers="runners", grade=6))

    assert "runners" in system["content"]
    assert "grade of about 6" in system["content"]
    assert "60 words" in system["content"]
    assert user["content"].startswith("# Does tape help?\n")


def test_who_only_chooses_is_not_asked_for_words():
    system, _ = prompt(ARTICLE, numbered(ARTICLE), Task())

    assert '"text"' not in system["content"]
    assert '"from"' in system["content"]


def test_an_article_longer_than_a_model_can_hold_is_cut_at_a_sentence():
    long = Article(title="Long", body="\n\n".join("Rest helps a sore back a little." for _ in range(4000)))
    found = numbered(long)

    assert sum(sentence.words for sentence in found) <= MOST_WORDS
    assert len(found) == MOST_WORDS // 7
