import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.read.byline import byline_of
from issuepress.read.dates import find_date
from issuepress.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Aug 30, 2023", (2023, 8, 30)),
        ("30 August 2023", (2023, 8, 30)),
        ("August 30th 2023", (2023, 8, 30)),
        ("2023-08-30", (2023, 8, 30)),
        ("30.8.2023", (2023, 8, 30)),
        ("8/30/2023", (2023, 8, 30)),
        ("30 de agosto de 2023", (2023, 8, 30)),
        ("30. März 2023", (2023, 3, 30)),
        ("2023年8月30日", (2023, 8, 30)),
        ("30 août 2023", (2023, 8, 30)),
        ("Sept. 3, 2023", (2023, 9, 3)),
    ],
)
def test_dates_are_read_as_people_write_them(text, day):
    assert find_date(text).day == dt.date(*day)


@pytest.mark.parametrize("text", ["May 26", "26 May", "8/9/2023", "February 31, 2023"])
def test_a_date_that_is_not_certain_stays_words(text):
    found = find_date(text)
    assert (found.text, found.day) == (text, None)


@pytest.mark.parametrize("text", ["Chapter 12", "in 2023", "24-72 hours", "10/12", "a", ""])
def test_other_numbers_are_no_dates(text):
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("line", "author", "published", "updated"),
    [
        ("By Jane Doe, PT, DPT", "Jane Doe, PT, DPT", None, None),
        ("• Writer: Dr. Ann Lee", "Dr. Ann Lee", None, None),
        ("Posted by Jane Doe on August 30, 2023", "Jane Doe", "August 30, 2023", None),
        ("Jane Doe · Aug 30, 2023 · 4 min read", "Jane Doe", "Aug 30, 2023", None),
        ("Last updated on May 26", "", None, "May 26"),
        ("Wednesday, August 30, 2023 at 8:15 AM", "", "August 30, 2023", None),
    ],
)
def test_bylines_say_who_and_when(line, author, published, updated):
    found = byline_of(line)
    assert found.author == author
    assert (found.published.text if found.published else None) == published
    assert (found.updated.text if found.updated else None) == updated


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the week you should feel better.",
        "By age 40",
        "Heel pain explained",
        "Updated guidance matters",
        "On May 26 we start.",
        "The study ended on May 26",
        "",
    ],
)
def test_sentences_and_titles_are_no_bylines(line):
    found = byline_of(line)
    assert found is None or not (found.author or found.published or found.updated)


@given(st.text(max_size=200))
def test_any_line_can_be_asked(line):
    byline_of(line)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The tendon is sore and it needs load to heal.", "en"),
        ("Die Sehne ist wund und sie braucht das Training.", "de"),
        ("Le tendon est douloureux et il a besoin de repos pour guérir dans les semaines.", "fr"),
        ("الوتر مؤلم ويحتاج إلى الحمل", "ar"),
        ("肌腱疼痛需要负荷。MRI 显示", "zh"),
        ("腱は痛みがあり、負荷が必要です", "ja"),
        ("Сухожилие болит и требует нагрузки", "ru"),
        ("Сухожилля болить і її лікують", "uk"),
        ("تاندون درد می‌کند و پیچیده است", "fa"),
        ("12 34", ""),
        ("", ""),
    ],
)
def test_languages_are_told_by_script_and_common_words(text, language):
    assert guess_language(text) == language
