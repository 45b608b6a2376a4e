"""The same fact in other words: denials, contraries, amounts, duties, conditions, each beside its contradiction."""

import pytest

from issuepress.accuracy import departures, judge

ARTICLE = """# Tape for the knee

{}

The clinic opens at nine. Bring a towel and shoes.
"""
CASES = {
    "Tape does not ease pain in the kneecap.": (
        [
            "Tape makes no difference to kneecap pain.",
            "Kneecap pain stays the same with tape.",
            "Tape fails to ease kneecap pain.",
        ],
        ["Tape eases pain in the kneecap.", "Tape may ease kneecap pain."],
    ),
    "Tape was no better than a sham after six weeks.": (
        ["After six weeks, tape and the sham did equally well.", "Tape did not beat a sham at six weeks."],
        ["Tape was better than a sham after six weeks.", "Tape was no better than a sham after six days."],
    ),
    "Heel raises are more effective than stretching for runners.": (
        [
            "Stretching does not help runners as much as heel raises.",
            "Stretching is less effective for runners than heel raises.",
        ],
        [
            "Stretching helps runners more than heel raises.",
            "Heel raises are effective for runners.",
        ],
    ),
    "Keep walking unless the pain gets worse.": (
        ["Keep walking as long as the pain does not get worse.", "Stop walking if the pain worsens."],
        ["Keep walking.", "Keep walking if the pain gets worse."],
    ),
    "About a quarter of the 240 patients had pain for more than two years.": (
        [
            "Around 60 of the 240 patients had pain for over two years.",
            "Of 240 patients, around 25% were in pain for more than 24 months.",
        ],
        [
            "A third of the 240 patients had pain for more than two years.",
            "About a quarter of the 240 patients had pain for more than two months.",
        ],
    ),
    "Coffee is linked to a lower risk of gout.": (
        ["Coffee drinkers have a lower risk of gout.", "Those who drink coffee are less likely to get gout."],
        ["Coffee lowers the risk of gout.", "Coffee prevents gout."],
    ),
    "You do not have to warm up before you lift.": (
        ["There is no need to warm up before you lift."],
        ["You must warm up before you lift."],
    ),
    "Do not use a splint if you have poor feeling in your feet, unless a doctor agrees.": (
        ["Use a splint with poor feeling in your feet only if a doctor agrees."],
        ["People with poor feeling in their feet must stay away from splints altogether."],
    ),
    "A review drew together nine trials with 412 adults.": (
        ["Nine trials with 412 adults went into the review."],
        ["Nine trials, with 412 children and adults, went into the review."],
    ),
    "Braces from before 1920 are the least comfortable.": (
        ["The least comfortable braces are those made before 1920."],
        ["The least comfortable braces are those made after 1920."],
    ),
    "When tape was added to exercise, people had no less pain than with exercise alone.": (
        ["People who used tape as well as exercise had no less pain than with exercise alone."],
        ["People who used tape as well as exercise had less pain than those who only exercised."],
    ),
    "Walking twice a week or more can strengthen the bones.": (
        ["Walking at least two times a week can make bones stronger."],
        ["Walking at most two times a week can make bones stronger."],
    ),
    "Of the runners, 38.7% had sore heels.": (
        ["Fewer than four in ten runners had sore heels."],
        ["Fewer than three in ten runners had sore heels."],
    ),
    "Running is the most popular sport.": (
        ["No sport is more popular than running."],
        ["Running is no popular sport."],
    ),
    "The price of braces began to cool off in spring.": (
        ["In spring, braces began to get cheaper; their price cooled off."],
        ["In spring, the price of braces began to pick up."],
    ),
    "Side effects are rare.": (
        ["Side effects don't happen often.", "Hardly anyone has side effects."],
        ["Side effects are common.", "There are no side effects."],
    ),
    "Stretch for two hours and thirty minutes a week, at least three times.": (
        ["Stretch two and a half hours a week, three times or more."],
        ["Stretch two and a half hours a week, at most three times."],
    ),
}


@pytest.mark.parametrize(
    ("written", "said"), [(one, said) for one, both in CASES.items() for said in both[0]]
)
def test_a_fact_in_other_words_asks_to_be_compared(written, said):
    found = judge(said, ARTICLE.format(written))
    assert found.verdict == "said_otherwise", [str(difference) for difference in found.differences]


@pytest.mark.parametrize(
    ("written", "said"), [(one, said) for one, both in CASES.items() for said in both[1]]
)
def test_its_contradiction_is_changed(written, said):
    assert judge(said, ARTICLE.format(written)).verdict == "changed"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Walking helped patients.", "Walking helped 7 patients."),
        (
            "Walking helped more than exercise classes did.",
            "Walking helped 9 times as much as exercise classes.",
        ),
        ("Children aged 10 should rest.", "Children aged 1 should rest."),
    ],
)
def test_what_was_counted_is_not_made_up(written, said):
    assert judge(said, ARTICLE.format(written)).verdict == "changed"


def test_what_the_article_names_one_by_one_may_be_counted():
    said = "Two exercises help: bridges and heel raises."
    assert judge(said, ARTICLE.format("Bridges help, and so do heel raises.")).verdict != "changed"


AMOUNTS = [
    ("3 hours", "180 minutes", "3 minutes"),
    ("90 seconds", "one and a half minutes", "90 minutes"),
    ("2 years", "24 months", "2 months"),
    ("500 mg", "0.5 grams", "500 grams"),
    ("2 kg", "2,000 grams", "2 grams"),
    ("100 micrograms", "0.1 mg", "100 mg"),
    ("250 ml", "0.25 liters", "250 liters"),
    ("30 cm", "0.3 meters", "30 meters"),
    ("5 km", "5,000 meters", "5 meters"),
    ("4 cups", "four cups", "4 teaspoons"),
]


@pytest.mark.parametrize(("written", "same", "_other"), AMOUNTS)
def test_an_amount_may_be_told_in_another_unit(written, same, _other):
    article = ARTICLE.format(f"The runners of the trial were given {written} of it.")
    assert judge(f"In the trial, runners got {same} of it.", article).verdict == "said_otherwise"


@pytest.mark.parametrize(("written", "_same", "other"), AMOUNTS)
def test_another_unit_is_another_amount(written, _same, other):
    article = ARTICLE.format(f"The runners of the trial were given {written} of it.")
    assert judge(f"In the trial, runners got {other} of it.", article).verdict == "changed"


def test_a_doubt_is_told_with_what_asks_to_be_compared():
    article = ARTICLE.format("Slow loading makes the tendon of a runner stronger within twelve weeks.")
    (told,) = departures("Twelve weeks of slow training may give a runner a tougher tendon.", article)
    assert told.severity == "warning"
    assert "look at “may” (hedge)" in str(told)
