import datetime as dt
import json
import re
import textwrap
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.errors import IssuepressError
from issuepress.read import read_article
from issuepress.text.characters import clean

FIRST = "Tendons adapt slowly to load, so a plan for a sore heel has to be patient and steady."
SECOND = "Most people notice a change after six to twelve weeks if they keep the exercises up."
THIRD = "Rest alone makes a tendon weaker, which is why we rarely advise it for longer than a week."
PROSE = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def pasted(text):
    return read_article("heel.txt", text=text, kind="text")


@pytest.fixture
def seed(shared):
    return read_article(shared / "seed" / "dry-needling-achilles.txt")


@pytest.fixture
def gold(shared):
    return json.loads((shared / "seed" / "gold.json").read_text())


def test_the_head_of_a_pasted_page_is_read(seed, gold):
    assert (seed.title, seed.author, seed.publisher) == (gold["title"], gold["author"], gold["publisher"])
    assert seed.published == dt.date.fromisoformat(gold["published"])
    assert seed.language == "en"


def test_a_year_is_never_invented(seed):
    assert (seed.updated, seed.updated_text) == (None, "May 26")
    assert any("May 26" in note for note in seed.notes)


def test_no_page_furniture_is_left(seed, gold):
    furniture = [piece.partition(" (")[0].lower() for piece in gold["chrome"]]
    assert [piece for piece in furniture if piece in seed.text.lower() or piece in seed.body.lower()] == []


def test_each_caption_stands_once(seed, gold):
    for picture in gold["images"]:
        assert seed.text.count(picture["caption"]) == 1
    assert [picture.caption for picture in seed.images] == [picture["caption"] for picture in gold["images"]]


def test_blocks_are_the_ones_of_the_gold_standard(seed, gold):
    kinds = {"p": "paragraph", "h": "heading", "list": "list", "img": "image"}
    assert [block.kind for block in seed.blocks] == [kinds[block["type"]] for block in gold["blocks"]]
    headings = [(block["text"], block["level"]) for block in gold["blocks"] if block["type"] == "h"]
    assert [(block.text, block.level) for block in seed.blocks if block.kind == "heading"] == headings
    lists = [tuple(block["items"]) for block in gold["blocks"] if block["type"] == "list"]
    assert [block.items for block in seed.blocks if block.kind == "list"] == lists


def test_lists_keep_their_lead_lines(seed):
    leads = [block.lead for block in seed.blocks if block.kind == "list"]
    assert leads[1] == "I don't recommend it when:"
    assert all(leads)


def test_the_call_to_action_of_the_article_is_found(seed, gold):
    assert seed.call_to_action.model_dump() == gold["cta"]


def test_a_glued_word_is_reported_and_not_mended(seed):
    assert "Medicineexamined" in seed.text
    assert any("Medicineexamined" in note for note in seed.notes)


@pytest.mark.parametrize(
    "furniture",
    [
        "Skip to content",
        "We use cookies to improve your visit. Read our cookie policy.",
        "Accept all",
        "Share this post",
        "Facebook  Twitter  LinkedIn",
        "Subscribe to our newsletter",
        "12 Comments",
        "Tags: heel, running",
        "← Previous post",
        "© 2024 Heel Clinic. All rights reserved.",
        "(555) 010-2030",
        "Your email address will not be published. Required fields are marked *",
        "Advertisement",
        "Log in",
        "Filed under: Heels",
        "Leave a comment",
        "Table of contents",
        "5 min read",
    ],
)
def test_furniture_between_paragraphs_is_dropped_and_prose_kept(furniture):
    article = pasted(f"Heel pain explained\n\n{FIRST}\n\n{furniture}\n\n{SECOND}\n\n{THIRD}\n\n{furniture}")
    assert furniture not in article.text
    assert FIRST in article.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Share this plan with your doctor.",
        "Stop and call your surgeon if the calf swells.",
        "See: Table 2",
        "Join two bands together.",
        "Read on.",
        "Categories of strain: mild, moderate and severe",
        "Like me, you may prefer the morning.",
        "Comments from a therapist matter.",
        "Print is fine too.",
        "Cookies, cakes and sweets raise blood sugar quickly in most people with diabetes.",
        "« Il faut bouger », dit-elle »",
    ],
)
def test_clinical_prose_that_sounds_like_furniture_is_kept(sentence):
    assert sentence in pasted(f"Heel pain explained\n\n{FIRST}\n\n{sentence}\n\n{SECOND}\n\n{THIRD}").text


@pytest.mark.parametrize(
    "head",
    [
        "Home\nBlog\n\nHeel pain explained\n\nBy Ann Lee, PT, DPT | May 6, 2024 | 4 min read\n\nShare",
        "Sign in\nHeel pain explained\n\nAnn Lee, PT, DPT\n\nFollow\n4 min read\n·\nMay 6, 2024\n120\nShare",
        "Heel pain explained\nWritten by: Ann Lee, PT, DPT\nPublished on 6 May 2024",
        "Skip to content\nMenu\nHeel pain explained\n2024-05-06 · Ann Lee, PT, DPT\n",
    ],
)
def test_heads_of_many_kinds_of_pages_are_read(head):
    article = pasted(f"{head}\n\n{PROSE}\n\nShare this\nComments\nLeave a reply\n© Heel Clinic")
    assert (article.title, article.published) == ("Heel pain explained", dt.date(2024, 5, 6))
    assert article.author == "Ann Lee, PT, DPT"
    assert article.text == PROSE
    assert article.publisher == "Heel Clinic"


def test_nothing_after_comments_or_related_articles_is_read():
    below = "Recent Posts\n\nKnee pain\nA knee is a joint that carries your weight all day long.\n\nSee All"
    assert "knee" not in pasted(f"Heel pain\n\n{PROSE}\n\n{PROSE}\n\n{below}").text


def test_a_text_without_furniture_is_kept_whole():
    text = f"Heel pain\n\n{PROSE}\n\nWhat to pack\n\n- Bands\n- A step\n- Shoes"
    assert pasted(text).text.endswith("Bands\nA step\nShoes")


def test_a_list_at_the_end_of_a_copied_page_is_kept():
    article = pasted(
        f"Menu\nSign in\nHeel pain\n\n{PROSE}\n\nWhat to pack\n\n- Bands\n- Shoes\n\nComments\n\nSubmit"
    )
    assert article.text.endswith("Bands\nShoes")


def test_run_in_labels_and_lists_without_bullets_are_seen():
    article = pasted(
        f"Heel pain\n\n{FIRST}\n\nLoad: Start low, go slow.\n\nBring:\nA band\nA step\n\n{SECOND}"
    )
    assert [block.label for block in article.blocks if block.label] == ["Load"]
    assert [block.items for block in article.blocks if block.kind == "list"] == [("A band", "A step")]


def test_numbered_headings_are_not_lists():
    article = pasted(
        f"Heel pain\n\n{FIRST}\n\n1. Walk Every Day\n\n{SECOND}\n\n2. Lift Twice a Week\n\n{THIRD}"
    )
    headings = [block.text for block in article.blocks if block.kind == "heading"]
    assert headings == ["1. Walk Every Day", "2. Lift Twice a Week"]


def test_lines_broken_at_a_column_are_joined():
    paragraphs = (f"{FIRST} {SECOND}", f"{SECOND} {THIRD}")
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in paragraphs)
    assert pasted(f"Heel pain\n\n{wrapped}").text == "\n\n".join(paragraphs)


def test_cells_copied_with_tabs_are_a_table():
    article = pasted(f"Heel pain\n\n{FIRST}\n\nWeek\tSets\n1\t3\n2\t4\n\n{SECOND}")
    assert [block.items for block in article.blocks if block.kind == "table"] == [
        ("Week | Sets", "1 | 3", "2 | 4")
    ]


def test_markup_in_pasted_text_means_itself():
    odd = (
        "A *star*, an _underscore_, a [link](x), <b>tags</b>, `code` & &amp; and 3 < 4 mean themselves here."
    )
    assert odd in pasted(f"Heel pain\n\n{FIRST}\n\n{odd}").text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "ألم الكعب\n\nيتكيف الوتر ببطء مع الحمل، ولذلك يجب أن تكون خطة العلاج صبورة وثابتة لعدة أسابيع.",
            "ar",
        ),
        ("足跟疼痛\n\n肌腱对负荷的适应很慢，因此治疗足跟疼痛的计划必须有耐心并且持续至少几个星期。", "zh"),
        (
            "Dolor de talón\n\nEl tendón se adapta a la carga y por eso el plan tiene que ser constante.",
            "es",
        ),
    ],
)
def test_other_scripts_and_languages_are_read(text, language):
    article = pasted(text)
    title, _, body = text.partition("\n\n")
    assert (article.title, article.text, article.language) == (title, body, language)


@given(st.text(max_size=400))
def test_any_text_gives_an_article_of_its_own_words_or_one_clear_line(text):
    assert not invented(text)


LINES = [
    FIRST,
    SECOND,
    THIRD,
    "",
    "",
    "Menu",
    "Share",
    "Why It Works",
    "- a band",
    "2. a step",
    "x\ty",
    "Comments",
]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_every_word_of_an_article_stands_in_the_paste(lines):
    assert not invented("\n".join(lines))


def invented(text):
    """The words of the article that are not in the text, or a refusal that is not one line."""
    try:
        found = read_article("any.txt", text=text, kind="text").text
    except IssuepressError as error:
        return "\n" in str(error)
    return Counter(re.findall(r"\w+", found)) - Counter(re.findall(r"\w+", clean(text)))


@pytest.mark.parametrize(
    "line",
    [
        "(c) Do not drop the heel if it hurts.",
        "Next: hold the position for thirty seconds, and stop if pain goes above five out of ten.",
        "Home/office workers should take a short break every thirty minutes.",
        "We often reach for cookies and crisps when we hurt, and that does not help the tendon.",
    ],
)
def test_a_clinical_line_is_no_furniture(line):
    prose = "Tendons adapt slowly, and most people need twelve weeks or more before they can run again."
    text = f"Looking after a sore heel\n\n{prose}\n\n{line}\n\n{prose}\n"
    assert line.replace("(c)", "").strip() in read_article("paste.txt", text=text, kind="text").text


@pytest.mark.parametrize(
    "above", ["Jane Doe", "Jane Doe, PT, DPT", "By Jane Doe", "Admin", "Home\nBlog\nContact\nJane Doe"]
)
def test_a_name_above_a_title_is_not_the_title(above):
    prose = "Neck pain at the desk is common, and about half of all office workers report it in a year."
    text = f"{above}\nNov 2\n3 min read\n\nDoes your desk hurt your neck?\n\n{prose}\n\n{prose}\n"
    article = read_article("paste.txt", text=text, kind="text")
    assert article.title == "Does your desk hurt your neck?"
    assert article.author.startswith("" if above == "Admin" else "Jane Doe")


PARAGRAPH = (
    "Loading for twelve weeks is still the first treatment for tendon pain in adults who run, and most people can "
    "walk on the first day. Tendons adapt slowly to load, so a plan has to be patient and steady for months."
)


def test_a_title_stands_above_its_deck():
    deck = "Tendons hate rest as much as they hate sudden load, and a plan that is patient helps most adults"
    text = f"Load for sore tendons\n\n{deck}\n\nBy Ann Lee\n\nMay 3, 2024\n\n{PARAGRAPH}\n\n{PARAGRAPH}"
    assert read_article("-", text=text).title == "Load for sore tendons"


def test_other_articles_that_are_offered_between_two_paragraphs_end_nothing():
    offer = "You may also like\n\nHEALTH\n\nA walk after eating\n\nHEALTH\n\nWhat caffeine does"
    menu = "Log in\n\nSubscribe\n\nShare\n\nMenu"
    text = f"{menu}\n\nLoad for sore tendons\n\n{PARAGRAPH}\n\n{offer}\n\n{PARAGRAPH} Rest is no plan.\n\n{PARAGRAPH}"
    found = read_article("-", text=text).text
    assert "Rest is no plan." in found
    assert "caffeine" not in found


def test_contents_above_a_text_tell_its_headings_and_are_none_of_it():
    contents = "Who should wait?\nWhat is the bottom line?"
    text = (
        f"Load for sore tendons\nMay 3, 2024 by Ann Lee\nTable of Contents\n{contents}\n{PARAGRAPH}\n"
        f"Who should wait?\nPeople on blood thinners\nPeople who are pregnant\n{PARAGRAPH}\n"
        f"What is the bottom line?\n{PARAGRAPH}"
    )
    article = read_article("-", text=text)
    assert (article.title, article.author) == ("Load for sore tendons", "Ann Lee")
    assert [block.text for block in article.blocks if block.kind == "heading"] == contents.split("\n")
    assert "- People on blood thinners\n- People who are pregnant" in article.body
