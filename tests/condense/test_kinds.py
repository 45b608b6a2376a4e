"""Each kind of sentence that a digest has told and must not, and each that it has lost, in an article of its own."""

import pytest

from issuepress.condense import condense, preheader, shortlist, subject
from issuepress.condense.candidate import LEARNED
from issuepress.condense.candidates import looked
from issuepress.models import Article

OPENING = (
    "Stiff hips are common in people who sit all day, and most loosen within six weeks of daily walking."
)
RESEARCH = (
    "## What research shows\n\nA review of nine trials found that daily walking eased hip stiffness by a third. "
    "Heat made no difference in any of the trials."
)
ADVICE = "## What to do\n\nWalk for twenty minutes each day and add five minutes every week."
LENGTHS = ("brief", "standard", "long")


def article(*paragraphs: str, title: str = "What helps a stiff hip?", **more) -> Article:
    return Article(title=title, body="\n\n".join(paragraphs), **more)


def around(*paragraphs: str, **more) -> Article:
    return article(OPENING, RESEARCH, *paragraphs, ADVICE, **more)


def said(of: Article, length: str = "long") -> str:
    digest = condense(of, length)
    return " ".join((digest.summary, *digest.takeaways, digest.caveat, digest.quote))


STORIES = {
    "a story under its heading": (
        (
            "## A story from the clinic\n\nA 48-year-old baker came to the clinic with a stiff hip.\n\n"
            "With patience and daily walks, her stiffness went without any operation."
        ),
        "without any operation",
    ),
    "the moral of a story": (
        "## Pat's case\n\nPat had a stiff hip for a year.\n\nThis case shows that walking can prevent surgery.",
        "prevent surgery",
    ),
    "a moral without a heading": (
        "## Hips\n\nThis story shows that walking can prevent surgery of the hip in many people.",
        "prevent surgery",
    ),
    "what the author's own hip did": (
        "## Rest\n\nMy own recovery took a year of walking, and no surgery of the hip was needed.",
        "no surgery",
    ),
    "a story over paragraphs": (
        (
            "## Practice\n\nMy neighbor came to me with a stiff hip in the spring.\n\n"
            "She tried a tea of nettles for a month.\n\nHer hip was loose again by the first of June."
        ),
        "first of June",
    ),
}


@pytest.mark.parametrize(("story", "words"), STORIES.values(), ids=STORIES)
def test_one_person_s_case_is_no_proof(story, words):
    assert words not in said(around(story))


REFERENCES = (
    "## Key references\n\n- Doe A, Roe B, et al. Nettle tea loosens stiff hips. Journal of Hips. 2024.",
    "**References:**\n\n1. Roe B. Nettle tea loosens stiff hips. J Hips. 2021;12(3):44-51.",
    "## Literatur\n\n- Doe A. Nettle tea loosens stiff hips. Journal of Hips. 2024.",
)


@pytest.mark.parametrize("references", REFERENCES)
def test_a_title_in_a_list_of_references_is_no_finding(references):
    assert "Nettle tea" not in said(article(OPENING, RESEARCH, ADVICE, references))


@pytest.mark.parametrize(
    "half",
    [
        "“A good chair keeps the hip open. Even an old hip can become young on it.”",
        '"A good chair keeps the hip open. Even an old hip can become young on it," says Kim Poe.',
    ],
)
def test_half_of_a_quotation_is_not_shown(half):
    words = said(around(f"## Chairs\n\n{half}"))
    assert words.count("“") == words.count("”")
    assert words.count('"') % 2 == 0


@pytest.mark.parametrize(
    "fragment",
    [
        "Happy hips — active days — at any age.",
        "Until last spring, when everything changed.",
        "Walking at longer …",
    ],
)
def test_a_fragment_is_not_shown(fragment):
    assert fragment not in said(around(f"## More\n\n{fragment}"))


@pytest.mark.parametrize(
    "call",
    [
        "Find a hip specialist near you who can assist in choosing the best chair for you.",
        "Call our office today to book your free hip check.",
        "Sign up for our newsletter to get ten tips for your hips.",
    ],
)
def test_a_call_is_neither_claim_nor_caveat(call):
    assert call not in said(around(f"## Is walking safe?\n\n{call}"))


ODD = {
    "half of what stands in brackets": "Chairs are best set high (a low seat bends the hip far. It is hard to leave.",
    "an aside in brackets": "(Some people with stiff hips walk with poles, and a few of them run.)",
    "a calculation": "A walk of 20 minutes x 7 days = 140 minutes a week for a hip that is stiff.",
    "garbled letters": "A hip that is stiff needs heat â\x80\x94 but a hip that is swollen needs rest.",
    "an announcement": "There are four good reasons for stiff hips to walk.",
    "an announcement of benefits": "Daily walking offers several benefits for stiff hips.",
    "a way to somewhere else": "Check out our full range of walking poles for stiff hips and sore backs.",
    "talk of the text": "With these seven tips, stiff hips become loose hips in six weeks of daily walking.",
    "the rest of a sentence": "walking with poles takes a fifth of the load off a stiff hip, as a lab has measured.",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_says_nothing_by_itself_is_not_shown(odd):
    assert odd[5:40] not in said(around(f"## More\n\n{odd}"))


@pytest.mark.parametrize(
    "told",
    [
        "Do 3 × 10 slow hip raises on every second day of the week.",
        "Walking eased stiff hips more than heat did (n = 64, p = .03).",
        "People with three or more stiff joints should see a doctor before they run.",
        "Never push a stiff hip through sharp pain!",
        "Whether you need an operation depends on how much cartilage the hip has left.",
        "Make sure that the needle is in the right place before the hip is moved.",
        "Get started with two sets of ten hip raises on a firm chair.",
    ],
)
def test_what_a_patient_needs_is_not_taken_for_talk(told):
    reasons = {one.text: one.reason for one in looked(around(f"## More\n\n{told}")).candidates}
    assert reasons[told] in ("", LEARNED)


def test_the_middle_of_a_long_quotation_is_not_told_as_the_article_s_own_word():
    quotation = (
        '"The chair is the worst invention of our age," said Kim Poe, who sells standing desks. "Sitting for an hour '
        "stiffens each hip for a day. Standing desks loosen every stiff hip within a week. We should all stand."
        '"'
    )
    assert "within a week" not in said(around(f"## Chairs\n\n{quotation}"))


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"')])
def test_what_stands_in_curly_and_in_straight_marks_is_quoted(opens, closes):
    told = (
        f"{opens}Sitting stiffens each hip for a day. Standing desks loosen every hip within a week. "
        f"We should all stand,{closes} said Kim Poe, who sells standing desks."
    )
    assert "within a week" not in said(around(f"## Chairs\n\n{told}"))


def test_praise_of_who_owns_the_address_is_not_told():
    praise = "Hipworks offers walking poles that take a fifth of the load off a stiff hip."
    assert praise not in said(around(f"## Poles\n\n{praise}", url="https://www.hipworks.example/poles"))


def test_a_quotation_mark_that_was_forgotten_spoils_one_paragraph():
    forgotten = "“A good chair keeps the hip open, says the maker."
    assert "Walk for twenty minutes each day" in said(around(f"## Chairs\n\n{forgotten}"))


def test_praise_of_who_publishes_is_not_told():
    praise = "Hipworks offers walking poles that take a fifth of the load off a stiff hip."
    assert praise not in said(around(f"## Poles\n\n{praise}", publisher="Hipworks"))
    plain = "Walking poles take a fifth of the load off a stiff hip, as a lab has measured."
    assert plain in said(around(f"## Poles\n\n{plain}", publisher="Walking"))  # a word of the article, too


@pytest.mark.parametrize(
    "sentence",
    [
        "In addition to walking, heat eased stiff hips in two of the nine trials.",
        "Overall hip strength grew by a tenth in people who walked every day.",
        "So far no trial has shown that heat makes a stiff hip looser for good.",
        "Still air in a sauna eased stiff hips in one of the nine trials.",
        "Remember to walk for twenty minutes before you stretch a stiff hip.",
    ],
)
def test_a_word_that_belongs_to_what_is_said_is_not_dropped_as_a_connective(sentence):
    words = said(around(f"## More\n\n{sentence}"))
    for end in (sentence.split(" ", 1)[1][1:40], sentence.split(" ", 2)[2][1:40]):
        assert end not in words or sentence in words


def test_a_finding_after_but_is_told_without_it():
    but = "But among those who walked every day, the number of stiff mornings fell by 40 percent."
    words = said(article("A survey asked 900 people about their hips.", f"## The survey\n\n{but}", ADVICE))
    assert "mong those who walked every day, the number of stiff mornings fell by 40 percent." in words


def test_items_that_are_whole_instructions_are_told():
    items = "- Let the dog rest after a long walk\n- Keep water in a bowl on every floor\n- Walk before the sun is high"
    dogs = article(
        "Heat can make an old dog ill.", f"Vets advise owners to:\n\n{items}", title="Dogs in summer"
    )
    assert any(item[2:] in said(dogs) for item in items.splitlines())


@pytest.mark.parametrize(
    "lead",
    ["Do not do this:", "Skip these:", "Coaches used to believe:", "See a doctor if:", "We advise against:"],
)
def test_items_are_not_told_without_a_lead_that_turns_them_round(lead):
    assert "Rest in bed" not in said(around(f"{lead}\n\n- Rest in bed for a week after a long walk."))


def test_a_personal_word_in_one_long_paragraph_refuses_nothing():
    whole = (
        "My neighbor hurt a hip last spring. She saw three clinics in two months. A review of nine trials found "
        "that daily walking eased hip stiffness by a third. People who keep moving recover sooner than people who "
        "rest. Start with ten minutes and add five each week."
    )
    words = said(article(whole), "standard")
    assert "daily walking eased hip stiffness" in words
    assert "neighbor" not in words


def test_the_last_week_of_a_month_is_no_story():
    tax = article(
        "You can file from the last week of January. The deadline is Wednesday, April 15. Filing late costs a fee "
        "for every month.",
        title="When to file",
    )
    assert said(tax).strip()


@pytest.mark.parametrize(
    "reassurance",
    [
        "Walking eases the hip whether it is sunny or not.",
        "A short walk prevents stiffness and minimizes the risk of falls.",
        "Walking costs nothing, not even a subscription.",
    ],
)
def test_a_reassurance_is_no_caveat(reassurance):
    assert condense(around(f"## Is walking safe?\n\n{reassurance}")).caveat != reassurance


def test_a_limit_is_the_caveat():
    limit = "Walking may not help people whose hip joint is badly worn."
    assert limit in condense(around(f"## Limits\n\n{limit}")).caveat


@pytest.mark.parametrize("author", ["The Hip Association", "Editorial Team", "admin", "Hipnews Staff"])
def test_nobody_is_quoted_who_is_no_person(author):
    voice = "I would rather see a patient walk for ten minutes each day than for two hours on Sunday."
    assert condense(around(f"## My view\n\n{voice}", author=author)).quote == ""


def test_a_preheader_is_a_sentence_of_the_digest_or_nothing():
    whole = around()
    digest = condense(whole)
    line = preheader(whole, digest)
    assert not line or line in " ".join((digest.summary, *digest.takeaways, digest.caveat))


def test_a_subject_keeps_what_the_title_attributes():
    title = "Daily walking may work as well as a popular pill to calm a stiff hip, a hip study finds"
    line = subject(article(OPENING, ADVICE, title=title))
    assert line == title or "study finds" in line


def test_a_shortlist_is_of_different_sentences_that_say_where_they_stand():
    whole = around()
    found = shortlist(whole, 4)
    assert 0 < len(found) <= 4
    assert len({candidate.spots for candidate in found}) == len(found)
    assert all(candidate.text and candidate.role for candidate in found)
    assert {candidate.section for candidate in found} <= {"", "What research shows", "What to do"}


def test_a_shortlist_names_what_a_sentence_leans_on():
    study = "## A trial\n\nA trial gave forty tilers a board of cork for a year. They had less pain than those without one."
    leaning = [c for c in shortlist(around(study)) if c.text.startswith("They had less pain")]
    assert all(candidate.leans_on for candidate in leaning)


def test_a_shortlist_names_only_sentences_that_are_there():
    setup = "Abara and colleagues (2016) compared boards of cork with boards of foam in 40 gardeners."
    found = shortlist(article(OPENING, setup))
    spots = {candidate.spot for candidate in found}
    assert {spot for candidate in found for spot in candidate.leans_on} <= spots


@pytest.mark.parametrize("length", LENGTHS)
def test_an_article_with_three_statements_is_never_refused(length):
    bare = article("This is it.", "It helps a lot.", "They all said so.", title="It")
    assert condense(article(*OPENING.split(", and "), ADVICE), length).summary
    with pytest.raises(Exception, match="nothing to condense"):
        condense(article("Why?", title="It"), length)
    assert condense(bare, length)
