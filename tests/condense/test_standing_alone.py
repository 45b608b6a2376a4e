"""What a digest shows can be understood, and is fair, without the rest of its article."""

import pytest

from issuepress.accuracy import departures
from issuepress.condense import condense, shortlist
from issuepress.models import Article
from issuepress.read import read_article

AROUND = (
    "## What kneeling boards do\n\nA kneeling board spreads the load of the shin over a wider area.",
    "## The bottom line\n\nA kneeling board may ease sore knees in the garden, but it does not treat them.",
)


def said(*paragraphs: str) -> str:
    body = "\n\n".join([AROUND[0], *paragraphs, AROUND[1]])
    article = Article(title="Do Kneeling Boards Help Sore Knees?", author="Kim Reyes, PT", body=body)
    digest = condense(article, "long")
    return " ".join([digest.summary, *digest.takeaways, digest.caveat, digest.quote])


@pytest.mark.parametrize(
    "setup",
    [
        "Abara and colleagues (2016) compared kneeling boards with foam pads in 40 gardeners.",
        "Abara and colleagues (2016) followed up 212 gardeners for three years.",
        "Abara and Lindt (2016) interviewed 18 nurserymen because knees are seldom studied at work.",
        "A Danish trial randomly assigned 90 tilers to boards or to nothing.",
        "A review pooled nine cohorts and enrolled more than 2,000 tilers.",
    ],
)
def test_a_study_is_not_shown_without_its_finding(setup):
    assert setup not in said(f"## Research\n\n{setup}")
    finding = "The boards made no difference to pain."
    words = said(f"## Research\n\n{setup} {finding}")
    assert (setup in words) == (finding in words)


def test_a_study_and_its_finding_are_shown_together():
    study = "Abara and colleagues (2016) compared boards with foam pads in 40 gardeners."
    finding = "After one summer, pain on kneeling had improved to a similar degree with either."
    assert f"{study} {finding}" in said(f"## Research\n\n{study} {finding}")


def test_a_result_is_not_shown_without_its_study():
    study = (
        "Abara and colleagues (2016) compared boards with foam pads in 40 gardeners from " + "x " * 40 + "."
    )
    assert "improved by a third" not in said(
        f"## Research\n\n{study} Kneeling pain improved by a third in May."
    )


def test_an_early_result_is_not_shown_without_the_later_one():
    words = said(
        "## Research\n\nA Danish trial assigned 90 tilers to boards or to nothing. "
        "At two weeks the board group was clearly ahead. By one year both groups had the same pain."
    )
    assert ("clearly ahead" in words) == ("the same pain" in words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "The older name, housemaid's knee, suggests one trade only.",
            "Doctors now speak of bursitis in front of the kneecap.",
        ),
        (
            "It was once thought that kneeling wears out cartilage.",
            "Careful cohort work did not confirm that.",
        ),
        (
            "Early studies of miners suggested a large effect.",
            "Repeated with better methods, little was left of it.",
        ),
        ("Kneeling used to be called the gardener's curse.", "Most gardeners kneel without any complaint."),
    ],
)
def test_what_used_to_be_thought_is_not_shown_without_what_holds(old, new):
    words = said(f"## What we know\n\n{old} {new} Knees differ from one gardener to the next.")
    assert old not in words or new in words


@pytest.mark.parametrize(
    "sentence",
    [
        "The experts preferred boards of cork to boards of foam.",
        "Most of the tilers wore them for a whole working day.",
        "In both groups the knees were less sore in spring.",
        "The three-minute rule is easy to learn and easy to keep.",
        "If you hate them, a folded towel can serve as well.",
        "A survey is not a trial.",
        "Pair this with a cushion of foam to spare the shins.",
        "Gardens are not quarries, and tilers are not gardeners.",
    ],
)
def test_what_refers_to_something_unexplained_is_not_shown(sentence):
    assert sentence not in said(f"## More\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Both cork and foam can spread the load well enough for most knees.",
        "Neither cork nor foam can make a worn joint young again.",
        "So, no, kneeling is not bad for most healthy knees.",
        "No trial has compared one board with another in gardens.",
        "Most of the evidence on boards comes from tilers and not from gardeners.",
    ],
)
def test_what_only_seems_to_refer_back_may_be_shown(sentence):
    assert sentence in said(f"## More\n\n{sentence}")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            "No, not all boards of cork or foam spread the load well.",
            "Not all boards of cork or foam spread the load well.",
        ),
        (
            "Yes, every board of cork spares the joint a little.",
            "Every board of cork spares the joint a little.",
        ),
    ],
)
def test_the_answer_to_a_heading_goes_without_its_yes_or_no(answer, told):
    source = f"# Sore knees\n\n## Does every board help?\n\n{answer}"
    assert condense(read_article("knees.md", text=source)).summary == told
    assert not departures(told, source)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jo Penn is a writer, editor and gardener who kneels a lot.",
        "Kneel Well is an independent firm that specializes in boards for gardens.",
        "Jo has written for publications such as the Tilers' Monthly.",
        "The paper reached out to the makers of foam for comment.",
    ],
)
def test_who_wrote_it_is_not_shown(sentence):
    assert sentence not in said(f"## More\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The weights of ten boards can be found in the table below.",
        "Even old gardeners fall for a few misconceptions about their knees.",
        "Our knee expert, Jo Penn, has made five videos for gardeners.",
        "May not suit gardeners who weed on slopes or on gravel.",
        "Light weight: Can be carried in one hand all day long.",
        "Ideal for: Beginners who want a board with minimal fuss.",
        "Oak Board Oak Board The grain of this board is firm and smooth.",
        "What to Kneel On While Gardening Gardening takes a board that feels warm in spring.",
        "2024-03-11 Added a word on boards that are made of cork.",
        "Ann Tiler, Woman on a Board, oil on canvas, painted in 1880 — Source.",
    ],
)
def test_what_only_its_place_on_the_page_explains_is_not_shown(sentence):
    assert sentence not in said(f"## More\n\n{sentence}")


def test_a_belief_is_not_a_claim():
    assert "grinds the cartilage" not in said("I hear it every week: kneeling grinds the cartilage to dust.")


@pytest.mark.parametrize(
    ("empty", "told"),
    [
        (
            "Weeding a bed of roses can be quite daunting.",
            "Weeding a bed of roses can take two hours a week.",
        ),
        (
            "Whether you're a tiler or not, cork lasts longer than foam.",
            "If you are a tiler, cork lasts longer than foam.",
        ),
        (
            "Tilers with hard floors have several options.",
            "Tilers with hard floors have fewer sore backs than roofers.",
        ),
        ("Cork lasts longer than foam on wet stone!", "Cork lasts longer than foam on wet stone."),
        (
            "Cork lasts longer than foam on wet stone (up to six years.",
            "Cork lasts longer than foam on wet stone (up to six years).",
        ),
    ],
)
def test_what_only_sets_the_scene_or_breaks_off_is_not_shown(empty, told):
    assert empty not in said(f"## More\n\n{empty}")
    assert told in said(f"## More\n\n{told}")


def test_an_answer_of_a_few_words_is_not_shown_without_its_question():
    assert "no fixed limit" not in said(
        "## How long may I kneel?\n\nThere is no fixed limit. Get up when it hurts."
    )


def test_the_author_s_own_case_is_not_evidence():
    assert "my own knee" not in said("## More\n\nA board of cork made my own knee quiet within a week.")


def test_what_is_said_in_other_words_is_said_once():
    words = said(
        "## Research\n\nA large trial found that cork boards added no benefit to rest and advice.",
        "## Limits\n\nIn the 2020 trial, cork boards added no clear benefit to rest and advice.",
    )
    assert words.count("to rest and advice") == 1


def test_a_study_keeps_its_finding_and_its_limit():
    study = "Abara and Lindt (2014) reviewed 11 trials with 745 tilers."
    finding = "Cork boards eased kneeling pain in half of the tilers."
    limit = "The trials lasted only four weeks."
    words = said(f"## Research\n\n{study} {finding} {limit}")
    assert f"{study} {finding} {limit}" in words


def test_three_sentences_that_hang_together_need_a_study_that_is_named():
    setup = "Gardeners knelt on boards of cork for a month."
    finding = "Their knees were less sore than before."
    limit = "Their number was small, and nobody looked at them a year later."
    assert limit not in said(f"## Cork\n\n{setup} {finding} {limit}")


def test_a_pronoun_is_never_named_by_the_topic_of_another_section():
    article = read_article(
        "needling.md",
        text="# Dry needling\n\nDry needling may ease a sore heel for a day or two. Dry needling has not been shown to "
        "last longer than that in most people.\n\n## Surgery\n\nIt takes most people a year to recover from, and it "
        "helps about half of them.\n\nIt is the last resort, and it may leave a heel stiff for a long time.\n",
    )
    for length in ("brief", "standard", "long"):
        digest = condense(article, length)
        assert "[Dry needling]" not in " ".join([digest.summary, *digest.takeaways, digest.caveat])


@pytest.mark.parametrize(
    "sentence",
    [
        "About one in ten tilers still have pain after it.",
        "Ask your doctor before you stop taking them.",
        "A review of seven trials found that its effect was no larger than that of a towel.",
        "There is no good evidence that it speeds recovery.",
    ],
)
def test_a_pronoun_inside_a_sentence_is_not_left_without_its_noun(sentence):
    assert sentence not in said(f"## Other things people try\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "Load the tendon slowly and give it twelve weeks before you judge it.",
        "Boards of cork cost more than foam, but they may last for ten years.",
    ],
)
def test_a_pronoun_whose_noun_is_in_the_sentence_may_be_shown(sentence):
    assert sentence in said(f"## More\n\n{sentence}")


def test_the_mark_of_a_note_is_not_shown():
    noted = said("## Use\n\n\\*Gardeners should kneel on a board for at most 20 minutes at a time.")
    assert "Gardeners should kneel on a board for at most 20 minutes" in noted
    assert "*" not in noted


def offered(*paragraphs: str) -> list[str]:
    body = "\n\n".join([AROUND[0], *paragraphs, AROUND[1]])
    return [candidate.text for candidate in shortlist(Article(title="Kneeling Boards", body=body))]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "Straps: The straps of a board should sit below the knee.",
            "The straps of a board should sit below the knee.",
        ),
        ("After surgery: Kneel on a soft board for ten minutes a day.", None),
        ("Not foam: The boards that are made of foam wear out within a season.", None),
    ],
)
def test_a_label_goes_only_where_its_sentence_says_it_again(item, told):
    assert (told or item) in offered(f"## Use\n\n- {item}\n- Knees may swell after an hour of kneeling.")


def test_as_mentioned_is_not_told():
    told = offered("## Use\n\nAs mentioned, gardeners should kneel on a board for at most 20 minutes.")
    assert "Gardeners should kneel on a board for at most 20 minutes." in told


@pytest.mark.parametrize(
    "leaning", ["Add a board made of cork instead.", "Cork boards spread the load, too."]
)
def test_what_ends_by_pointing_back_is_not_told_alone(leaning):
    assert leaning not in said(f"## Use\n\n{leaning}")
