"""Three verdicts: what is the same, what a person has to compare, and what is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.accuracy import departures, judge
from issuepress.accuracy.equals import pairs
from issuepress.accuracy.facts.values import REQUIRED
from issuepress.accuracy.reading import Reading
from issuepress.accuracy.words import words

ARTICLE = """# Can tape help a sore knee?

Range of motion (ROM) is how far a joint moves. ROM improved in six of ten runners after two-and-a-half weeks.

A 2020 trial of 90 nurses found that tape may ease pain by 12 points on a scale of 100, compared with 20 points for
exercise. Heat is superior to ice for stiff muscles. Tape is linked to fewer sick days.

Do not use tape if your skin is broken or you are allergic to glue. The gel rebuilt cartilage (in dogs). The brace
"detoxes" the joint. Needling costs more than loading. It may help some runners.

"Start with exercise," says Dr. Lee. Dr. Cole disagrees.

## Things people get wrong

Tape heals torn ligaments.
"""


def verdict(statement: str, on: tuple[int, ...] = ()) -> str:
    return judge(statement, ARTICLE, on).verdict


@pytest.mark.parametrize(
    "statement",
    [
        "Heat is superior to ice for stiff muscles.",
        "Heat is better than ice for stiff muscles.",
        "Range of motion improved in six of ten runners after two-and-a-half weeks.",
        "ROM improved in 6 of 10 runners after 2.5 weeks.",
    ],
)
def test_what_provably_says_the_same_is_the_same(statement):
    assert verdict(statement) == "same"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The pain was eased by slow loading.", "Slow loading eased the pain."),
        ("Slow loading eased the pain.", "The pain was eased by slow loading."),
        ("The nerve is irritated by a disc.", "A disc irritates the nerve."),
        ("Swimming suits stiff joints, such as hips and knees.", "Swimming suits stiff joints."),
        ("Load it slowly, says Ana Ruiz, a physical therapist in Denver.", "Load it slowly, says Ana Ruiz."),
        ("Ana Ruiz, a physical therapist in Denver, treats runners.", "Ana Ruiz treats runners."),
        ("If the knee swells, stop the exercise.", "Stop the exercise if the knee swells."),
        ("Stop the exercise if the knee swells.", "If the knee swells, stop the exercise."),
        ("In 2019, the clinic opened.", "The clinic opened in 2019."),
        ("The clinic opened in 2019.", "In 2019, the clinic opened."),
        ("If the knee swells, discontinue the exercise.", "Stop the exercise if the knee swells."),
        ("Swimming helps, in addition to walking, the knee.", "Swimming helps, besides walking, the knee."),
    ],
)
def test_other_order_voice_and_a_missing_example_are_the_same(written, said):
    assert judge(said, f"# Joints\n\nTrain daily. {written}").verdict == "same"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The pain was eased by slow loading.", "The pain eased slow loading."),
        ("Slow loading was eased by the pain.", "Slow loading eased the pain."),
        ("Avoid drugs such as ibuprofen.", "Avoid drugs."),
        ("Swimming suits joints, including those of people over 60.", "Swimming suits joints."),
        ("Load it slowly, says Ana Ruiz, the only author of the study.", "Load it slowly, says Ana Ruiz."),
        ("Stop the exercise only if the knee swells.", "If the knee swells, stop the exercise only."),
        ("If the knee swells, stop the exercise.", "If you stop the exercise, the knee swells."),
        ("The pain was not eased by ice.", "Ice eased the pain."),
    ],
)
def test_what_another_order_or_a_missing_part_changes_is_not_the_same(written, said):
    assert judge(said, f"# Joints\n\nTrain daily. {written}").verdict != "same"


@pytest.mark.parametrize(
    "statement",
    [
        "Heat works better than ice when muscles are stiff.",
        "After two and a half weeks, 60 percent of runners had better ROM.",
        "In a 2020 study of 90 nurses, tape eased pain by perhaps 12 points on a scale of 100. Exercise eased it by 20.",
        "People who tape have fewer sick days, a link that was seen.",
        "Don't tape when your skin is broken or you are allergic to glue.",
    ],
)
def test_other_words_with_every_protected_fact_are_for_a_person_to_compare(statement):
    found = judge(statement, ARTICLE)
    assert found.verdict == "said_otherwise", [str(difference) for difference in found.differences]
    assert found.rests_on
    assert [one.severity for one in departures(statement, ARTICLE)] == ["warning"]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Range of motion improved in seven of ten runners after two and a half weeks.", "number"),
        (
            "In a trial of 90 nurses, tape may ease pain by 20 points, compared with 12 points for exercise.",
            "",
        ),
        ("In a 2020 trial of 90 nurses, tape eased pain by 12 points, and exercise by 20.", "hedge"),
        (
            "In a 2020 trial of 90 nurses, tape might ease pain by 12 percent, and exercise by 20 percent.",
            "number",
        ),
        ("Ice works better than heat when muscles are stiff.", "comparison"),
        ("Tape prevents sick days.", "cause"),
        ("Don't use tape.", "condition"),
        ("Don't use tape if your skin is broken and you are allergic to glue.", "and for or"),
        ("The gel built new cartilage.", "group"),
        ("The brace detoxes the joint.", "quotation"),
        ("[Loading] may help some runners.", "who is meant"),
        ("“Start with rest,” says Dr. Lee.", "quotation"),
        ("Tape heals torn ligaments.", "denial"),
        ("Tape heals torn ligaments fast.", "denial"),
        ("Heat is better than ice for headaches.", "adds"),
    ],
)
def test_a_protected_fact_that_differs_is_a_change_with_its_name(statement, kind):
    found = judge(statement, ARTICLE)
    assert found.verdict == "changed"
    assert kind in {"", *(difference.kind for difference in found.differences)}
    assert {one.severity for one in departures(statement, ARTICLE)} == {"error"}


def test_a_text_may_be_held_to_the_very_sentences_that_it_rests_on():
    statement = "Heat is superior to ice for stiff muscles."
    number = next(one.number for one in judge(statement, ARTICLE).rests_on)
    assert verdict(statement, (number,)) == "same"
    assert verdict(statement, (number + 1,)) == "changed"


def test_a_capital_no_is_no_negation():
    source = "Nitric oxide (NO) is a gas. NO widens the vessels."
    assert judge("Nitric oxide widens the vessels.", source).verdict == "same"


@pytest.mark.parametrize(("written", "said", "_both"), list(pairs()))
def test_no_pair_of_equals_is_a_false_friend(written, said, _both):
    one, other = Reading([words(written)]), Reading([words(said)])
    for kind in ("negation", "hedge", "evidence", "group"):
        assert kind in REQUIRED
        assert one.values(kind) == other.values(kind)
    assert [n.value for n in one.numbers if not n.weak] == [n.value for n in other.numbers if not n.weak]


def test_there_are_two_hundred_pairs_of_equals():
    assert len(list(pairs())) >= 200


PIECES = st.sampled_from(
    [
        "one",
        "two",
        "3",
        "1,000",
        "half",
        "a",
        "an",
        "third",
        "and",
        "to",
        "or",
        "in",
        "of",
        "ten",
        "%",
        "at",
        "least",
        "more",
        "than",
        "week",
        "days",
        "not",
        "may",
        "if",
        "unless",
        "(",
        ")",
        ".",
        ",",
        ":",
        "—",
        "“",
        "”",
        "[",
        "]",
        "tape",
        "eases",
        "pain",
        "Dr.",
        "Lee",
        "says",
        "people",
        "with",
        "women",
        "$",
        "5",
        "½",
        "10⁶",
        "~",
    ]
)


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=40))
def test_no_text_is_too_odd_to_be_judged(said, written):
    assert judge(" ".join(said), " ".join(written)).verdict in ("same", "said_otherwise", "changed")


def test_a_range_of_three_ends_has_one_limit():
    assert (
        judge("It takes up to one, two or three months.", "It takes up to one, two or three months.").verdict
        == "same"
    )
    assert judge("Allow 1 or 2 or 3 months at most.", "It takes up to 1 or 2 or 3 months.").verdict != "same"
