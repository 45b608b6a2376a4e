"""Teaser, caveat, quotation and preheader each do their own work."""

from issuepress.condense import condense, preheader
from issuepress.models import Article


def article(*paragraphs: str, title: str = "Do Kneeling Boards Help Sore Knees?") -> Article:
    return Article(title=title, author="Kim Reyes, PT", body="\n\n".join(paragraphs))


OPENING = "You kneel by the roses, you get up, and your knees complain. Would a board help?"
WHAT = "## What boards do\n\nA kneeling board spreads the load of the shin over a wider area."
RESEARCH = "## Research\n\nThe evidence was insufficient to judge boards of straw for sore knees."
WARNING = (
    "## When to see a doctor\n\nCall emergency services if a red and swollen knee comes with a high fever."
)
LIMITS = "## Limits\n\nNo board has been shown to slow the wear of a knee joint."
APPROACH = (
    "## How I go about it\n\nI would rather see a little digging each day than a heroic Sunday in May. "
    "A board should be at least three centimeters thick."
)
ANSWER = "A kneeling board may ease sore knees in the garden, but it does not treat them."
BOTTOM_LINE = f"## The bottom line\n\n{ANSWER}"
WHOLE = article(OPENING, WHAT, RESEARCH, WARNING, LIMITS, APPROACH, BOTTOM_LINE)


def test_a_brief_teaser_answers_the_title():
    assert condense(WHOLE, "brief").summary == ANSWER


def test_an_answer_before_the_first_heading_is_found():
    early = article(f"{OPENING}\n\n{ANSWER}", WHAT, RESEARCH, LIMITS)
    assert condense(early, "brief").summary == ANSWER


def test_an_outright_answer_comes_first():
    plain = article(
        "Gardeners kneel for hours. Their knees are sore by noon.",
        "Boards of cork have been sold since 1950. Tilers wear pads of gel.",
        "Yes, a kneeling board is worth its price for most gardeners. Cork lasts longest of all boards.",
    )
    assert condense(plain, "brief").summary.startswith("Yes, a kneeling board is worth its price")


def test_the_scene_that_leads_to_a_question_is_no_teaser():
    assert "roses" not in condense(WHOLE, "long").summary


def test_the_caveat_is_a_limit_and_not_an_alarm():
    assert condense(WHOLE).caveat == "No board has been shown to slow the wear of a knee joint."


def test_an_alarm_is_the_caveat_where_there_is_no_other():
    assert "emergency" in condense(article(WHAT, WARNING, BOTTOM_LINE)).caveat


def test_a_line_in_the_author_s_voice_is_quoted():
    digest = condense(WHOLE)
    assert digest.quote == "I would rather see a little digging each day than a heroic Sunday in May."
    assert digest.quote_by == "Kim Reyes, PT"


def test_a_plain_instruction_is_not_quoted():
    plain = article(
        WHAT, RESEARCH, LIMITS, "## My advice\n\nA board should be at least three centimeters thick."
    )
    assert condense(plain).quote == ""


def test_the_preheader_is_the_answer():
    whole = WHOLE.model_copy(update={"title": "What Can Ease a Long Day in the Garden?"})
    assert preheader(whole, condense(whole)) == ANSWER


def test_the_preheader_is_no_alarm_and_no_definition():
    body = (
        "## What it is\n\nBursitis of the knee is a swelling of the cushion before the kneecap.",
        "## When to see a doctor\n\nBursitis of the knee can become an emergency within a single day.",
        "## What helps\n\nLess kneeling and some patience are enough for most gardeners.",
    )
    bursitis = article(*body, title="Swollen Knees in the Garden")
    assert (
        preheader(bursitis, condense(bursitis))
        == "Less kneeling and some patience are enough for most gardeners."
    )
