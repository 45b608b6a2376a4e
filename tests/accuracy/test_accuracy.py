import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.accuracy import Departure, departures, departures_of
from issuepress.models import Article, Digest, Issue, IssueFile
from issuepress.publication import Publication
from issuepress.text.sentences import split

BODY = """
By most accounts, regular walking may lower systolic blood pressure by about 4 mmHg in adults with
hypertension. However, the effect is not seen in everyone.

A 2019 trial by Okafor et al. followed 120 adults aged 40-65 for 12 weeks. Participants who walked 30
minutes a day reported slightly less stiffness than those who stretched (p < 0.05). The program was safe
(see the appendix).

Ibuprofen up to 1,200 mg per day can be taken for short-term relief, but it shouldn't be combined with
warfarin. If you have kidney disease, ask your doctor first. Some people feel better within two weeks.

Manual therapy is associated with lower pain scores than placebo. Exercise is more effective than rest.
Physical activity is beneficial—even in small doses—for *tumor* patients. Research on magnets is still
limited, but they can be worth a try. If rest alone is not enough, a splint might ease the pain.

Pain relief: It lasts 6 to 8 hours. Pain is “a protector, not a punisher,” says Dr. B. Sample.

Myth: Cracking your knuckles causes arthritis.

Adults: Two tablets daily.

Do not use heat when:

- the joint is red
- you have a fever

The plan includes:

1. walking
2. sleep
"""
SOURCE = f"# Can walking lower your blood pressure?\n{BODY}"


def kinds(statement: str, source: str = SOURCE) -> set[str]:
    return {departure.kind for departure in departures(statement, source)}


@pytest.mark.parametrize(
    "statement",
    [
        "Exercise is more effective than rest.",
        "exercise is more effective than rest",
        "Exercise\u00a0is   more effec\u00adtive than rest.",
        "**Exercise** is [more effective](https://example.org/a) than rest.",
        "- Exercise is more effective than rest.",
        "“Exercise is more effective than rest.”",
        "If you have kidney disease, ask your doctor first. Some people feel better within two weeks.",
        "Can walking lower your blood pressure?",
    ],
)
def test_a_sentence_repeated_word_for_word_is_faithful(statement):
    assert departures(statement, SOURCE) == []


@pytest.mark.parametrize(
    "statement",
    [
        "However, the effect isn't seen in everyone.",
        "The effect is not seen in everyone.",
        "[The effect of walking] is not seen in everyone.",
        "A 2019 trial by Okafor et al. followed 120 adults aged 40–65 for twelve weeks.",
        "A 2019 trial by Okafor et al. followed 120 adults aged 40 to 65 for 12 weeks.",
        "The programme was safe.",
        "Physical activity is beneficial - even in small doses - for tumour patients.",
        "If you have kidney disease, ask your doctor 1st.",
        "It lasts 6-8 hours.",
        'Pain is "a protector, not a punisher", says Dr B. Sample.',
    ],
)
def test_what_an_editor_may_do_to_a_sentence_is_faithful(statement):
    assert departures(statement, SOURCE) == []


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("A 2019 trial by Okafor et al. followed 130 adults aged 40-65 for 12 weeks.", "number"),
        ("A 2019 trial by Okafor et al. followed 120 adults aged 65 for 12 weeks.", "range"),
        ("A 2018 trial by Okafor et al. followed 120 adults aged 40-65 for 12 weeks.", "date"),
        ("A 2019 trial by Hargreave et al. followed 120 adults aged 40-65 for 12 weeks.", "name"),
        ("A 2019 trial by Okafor et al. followed 120 adults aged 40-65 for 12 months.", "unit"),
        ("The effect is seen in everyone.", "negation"),
        ("If rest alone is not enough, a splint eases the pain.", "modal"),
        ("People feel better within two weeks.", "quantifier"),
        ("Exercise is less effective than rest.", "comparison"),
        ("If rest is not enough, a splint might ease the pain.", "limiter"),
        ("Manual therapy causes lower pain scores than placebo.", "cause"),
        ("Manual therapy is associated with higher pain scores than placebo.", "comparison"),
        ("Rest is more effective than exercise.", "order"),
        ("Ask your doctor first.", "condition"),
        ("Ibuprofen up to 1,200 mg per day can be taken for short-term relief.", "half of a pair"),
        ("Walking can lower your blood pressure.", "question"),
        ("Some children feel better within two weeks.", "population"),
        ("Nobody has to suffer from a stiff back any longer.", "negation"),
        ("Vitamins keep the heart and the eyes young.", "not found in the article"),
    ],
)  # fmt: skip
def test_a_changed_claim_is_an_error_that_says_what_changed(statement, kind):
    found = departures(statement, SOURCE)
    assert kind in {departure.kind for departure in found if departure.severity == "error"}
    assert all(departure.kind in str(departure) for departure in found)


def test_a_departure_shows_both_sentences_and_the_words_that_differ():
    (found,) = departures("Exercise is more harmful than rest.", SOURCE)
    assert (found.said, found.written) == ("harmful", "effective")
    assert (found.statement, found.source) == (
        "Exercise is more harmful than rest.",
        "Exercise is more effective than rest.",
    )


def test_an_excerpt_that_keeps_its_hedge_may_leave_its_condition():
    source = "If you sit all day, a standing desk might ease your back."
    assert kinds("a standing desk might ease your back", source) == set()
    assert kinds("A standing desk might ease your back.", source) == {"condition"}
    assert kinds("ask your doctor first") == {"condition"}


def test_an_excerpt_never_leaves_the_doubt_it_depends_on():
    assert kinds("magnets may help", "There is no evidence that magnets may help.") != set()
    assert kinds("a splint might ease the pain") != set()


def test_a_limit_may_be_quoted_without_what_softens_it():
    assert kinds("Research on magnets is still limited") == set()
    assert kinds("Research on magnets is still limited.") == {"half of a pair"}


def test_quotation_marks_stand_only_around_words_of_the_article():
    assert "quotation" in kinds("Pain is “a punisher, not a protector,” says Dr. B. Sample.")
    assert "quotation" in kinds('Exercise is "far better" than rest.')


@pytest.mark.parametrize("added", ["not", "only", "always", "metformin", "40%"])
def test_brackets_hold_only_what_the_article_calls_it(added):
    assert kinds(f"Exercise is [{added}] more effective than rest.") != set()


def test_a_label_may_go_unless_the_claim_hangs_on_it():
    assert kinds("It lasts 6 to 8 hours.") == set()
    assert kinds("Cracking your knuckles causes arthritis.") != set()
    assert kinds("Two tablets daily.") != set()


def test_a_parenthesis_may_go_unless_the_claim_hangs_on_it():
    assert kinds("The program was safe.") == set()
    assert kinds("It helps adults.", "It helps adults (but not children).") != set()
    assert kinds("It helps adults.", "It helps adults (12 of 20).") != set()


@pytest.mark.parametrize(
    "source",
    [SOURCE, SOURCE.replace("- ", "").replace("1. ", "").replace("2. ", "")],
    ids=["Markdown", "text"],
)
def test_a_list_item_keeps_the_lead_that_turns_it(source):
    assert kinds("The joint is red", source) == {"denial"}
    assert kinds("Do not use heat when: you have a fever", source) == set()
    assert kinds("Do not use heat when you have a fever.", source) == set()
    assert kinds("walking", source) == set()


def test_a_question_that_the_article_does_not_ask_is_a_warning():
    assert {d.severity for d in departures("Does swimming ease a sore shoulder?", SOURCE)} == {"warning"}


def test_the_frame_of_a_pasted_page_is_not_the_article():
    page = f"top of page\n\n{SOURCE}\n\nComments\n\nMove with us\n\n©2023 by A Practice\n\nbottom of page"
    assert kinds("top of page", page) == {"not found in the article"}
    assert kinds("Move with us", page) == {"not found in the article"}
    assert kinds("Exercise is more effective than rest.", page) == set()


def test_lines_broken_by_hand_are_one_sentence():
    assert kinds("Physical activity is beneficial—even in small doses—for tumor patients.") == set()


def test_other_languages_are_compared_word_by_word():
    source = "El ejercicio puede reducir el dolor de espalda. 運動は痛みを軽減する可能性があります。"
    assert kinds("El ejercicio puede reducir el dolor de espalda.", source) == set()
    assert kinds("El ejercicio puede aumentar el dolor de espalda.", source) != set()
    assert kinds("運動は痛みを軽減する可能性があります。", source) == set()
    assert kinds("運動は痛みを軽減します。", source) != set()


def test_the_seed_article_keeps_its_claims(shared: Path):
    gold = json.loads((shared / "seed/gold.json").read_text())
    source = (shared / "seed/dry-needling-achilles.txt").read_text()
    assert [text for text in gold["forbidden"] if not departures(text, source)] == []
    assert [claim["text"] for claim in gold["claims"] if departures(claim["text"], source)] == []


# --- anything at all --------------------------------------------------------------------------------

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=3, max_size=12)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)


@given(st.text(max_size=300), st.text(max_size=600))
def test_no_text_raises_and_the_answer_is_always_the_same(statement, source):
    assert departures(statement, source) == departures(statement, source)


@given(PARAGRAPHS.map("\n\n".join), st.data())
def test_a_sentence_of_the_article_never_departs(source, data):
    sentence = data.draw(st.sampled_from(split(source)))
    assert departures(sentence, source) == []


@given(PARAGRAPHS.map("\n\n".join), st.integers(min_value=10, max_value=10**6))
def test_a_number_is_never_invented(source, number):
    sentence = split(source)[0]
    assert departures(sentence.replace(" ", f" {number} ", 1), source) != []


# --- an issue ---------------------------------------------------------------------------------------


def issue(**digest: object) -> Issue:
    sender = {"name": "A Practice", "address": "mail@example.org"}
    call = {"heading": "Questions?", "email": "mail@example.org"}
    content = digest.pop("subject", "Can walking lower your blood pressure?")
    return Issue(
        name="2026-11",
        folder=Path(),
        publication=Publication.model_validate({"name": "News", "sender": sender, "call_to_action": call}),
        content=IssueFile.model_validate(
            {
                "subject": content,
                "date": "2026-11-22",
                "intro": "My own words.",
                "digests": [Digest.model_validate({"article": "a.md", "title": "Mine", **digest})],
            }
        ),
        articles={
            "a.md": Article(title="Can walking lower your blood pressure?", author="B. Sample", body=BODY),
            "b.md": Article(title="Is sleep the best medicine?", body="Sleep may help."),
        },
    )


def test_every_text_of_an_issue_is_judged_and_named():
    found = departures_of(
        issue(
            subject="Walking cures hypertension",
            summary="Rest is more effective than exercise.",
            takeaways=("Exercise is more effective than rest.", "The effect is seen in everyone."),
            caveat="Ask your doctor first.",
            quote="Exercise is far better.",
            quote_by="Ann Other",
        )
    )
    assert list(dict.fromkeys(where for where, _ in found)) == [
        "subject",
        "digests[0].summary",
        "digests[0].takeaways[1]",
        "digests[0].caveat",
        "digests[0].quote",
        "digests[0].quote_by",
    ]


def test_the_subject_may_come_from_any_article():
    assert list(departures_of(issue(subject="Is sleep the best medicine?"))) == []


def test_a_sentence_that_a_person_approved_passes_until_it_changes():
    rewritten = "Walking seems to help."
    assert list(departures_of(issue(summary=rewritten, approved=(rewritten,)))) == []
    assert list(departures_of(issue(summary="Walking helps.", approved=(rewritten,)))) != []


RIGHT, OTHER = "Exercise is more effective than rest.", "Pain relief: It lasts 6 to 8 hours."


@pytest.mark.parametrize(
    ("text", "recorded", "sentence", "severity"),
    [
        ("Exercise works better than rest.", "Exercise works better than rest.", RIGHT, "warning"),
        ("Exercise works better than rest.", "Exercise works better than rest.", OTHER, "error"),
        ("Exercise works better than rest.", "Exercise works.", OTHER, "warning"),
        ("Exercise works better than rest.", "Exercise works better than rest.", "No such line.", "warning"),
    ],
)
def test_what_a_model_worded_is_held_beside_its_own_sentences_until_somebody_edits_it(
    text, recorded, sentence, severity
):
    rests_on = [{"text": recorded, "sentences": [sentence]}]
    found = [departure for _, departure in departures_of(issue(summary=text, rests_on=rests_on))]
    assert [departure.severity for departure in found] == [severity]


def test_the_author_may_be_quoted():
    assert (
        list(departures_of(issue(quote="Exercise is more effective than rest.", quote_by="Dr. B. Sample")))
        == []
    )


def test_a_departure_is_one_line_for_a_person():
    assert str(Departure("number", "In 3 days.", "In 2 days.", "3", "2")) == (
        "number: says “3” where the article says “2” in “In 2 days.”"
    )
