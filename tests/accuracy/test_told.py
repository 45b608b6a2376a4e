"""What a statement leaves out: another clause's fact is its own affair, a fact of what it tells is not."""

import pytest

from issuepress.accuracy import judge

ARTICLE = """# Does taping help a sore knee?

In a sample trial from 2019 with 84 adults, tape eased pain by 12 points after two weeks, compared with 5 points
for a sham, and the number of steps did not change (p = .41). Tape may help people with a worn kneecap, but nobody
has tested it in children. If the skin is broken, leave the tape off. In mice, heat thickened the tendon; studies in
people are missing. Rest cured 40% of the runners, whereas 60% of those who trained got well. Drink the powder only
after a meal. No serious harm was seen.

One group stretched for six weeks. It slept better than the group that rested.
"""


@pytest.mark.parametrize(
    "statement",
    [
        "With tape, pain fell by 12 points. With a fake one it was 5 points.",
        "People with tape took as many steps as before: the number of steps did not change.",
        "If your kneecap is worn, tape may help, but nobody has tried it with children.",
        "Studies in people are missing.",
        "Of those who trained, 60% got well.",
        "Don't put tape on when your skin is broken.",
        "Those who stretched for six weeks slept better than those who rested.",
    ],
)
def test_a_clause_may_be_told_without_the_numbers_and_limits_of_the_others(statement):
    found = judge(statement, ARTICLE)
    assert found.verdict == "said_otherwise", [str(difference) for difference in found.differences]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Tape helps people with a worn kneecap.", "hedge"),
        ("Tape may help people.", "group"),
        ("Tape may help people with a worn kneecap.", "half of a pair"),
        ("Heat thickened the tendon.", "group"),
        ("Leave the tape off.", "condition"),
        ("Drink the powder.", "condition"),
        ("No harm was seen.", "size"),
        ("The number of steps changed.", "negation"),
        ("Rest cured 60% of the runners, whereas 40% of those who trained got well.", "who is meant"),
        ("Tape eased pain by 12 points after two months.", "number"),
        ("Tape eased pain by 5 points, compared with 12 points for a sham.", "who is meant"),
        ("The group that rested slept better than the group that stretched.", "comparison"),
    ],
)
def test_a_limit_of_what_is_told_is_missed(statement, kind):
    found = judge(statement, ARTICLE)
    assert found.verdict == "changed"
    assert kind in {difference.kind for difference in found.differences}, found.differences
