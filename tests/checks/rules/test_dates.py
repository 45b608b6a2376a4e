import datetime as dt

import pytest

from issuepress.checks.rules.dates import days_in

NOW = dt.datetime.now().astimezone().date()


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("weekdays_fit_their_dates", "We meet on Tuesday, November 26, 2026."),
        ("weekdays_fit_their_dates", "Mon 24th November 2026"),
        ("weekdays_fit_their_dates", "Wednesday 13 May 2026 or Friday 13 May 2026"),
        ("what_is_announced_is_to_come", "Join us on March 3, 2019."),
        ("what_is_announced_is_to_come", "Please book by 2019-03-03."),
        ("what_is_announced_is_to_come", "The offer ends January 5, 2020"),
        ("the_copyright_is_of_this_year", "© 2019 The Practice"),
        ("the_copyright_is_of_this_year", "Copyright (c) The Practice 2015–2019. All rights reserved"),
    ],
)
def test_a_day_that_cannot_be_meant_is_found(fired, check, words):
    assert fired(f"<p>{words}</p>", of="dates") == {check}


@pytest.mark.parametrize(
    "words",
    [
        "We meet on Thursday, November 26, 2026, and again on Tuesday, December 1, 2026.",
        "The trial ended on March 3, 2019, and its authors wrote on June 1, 2020.",
        f"Join us on March 3, {NOW.year + 2}, as you did on March 3, 2019.",
        f"© {NOW.year} The Practice",
        f"© 2015–{NOW.year} The Practice; © 2015–present",
        "© {{ year }} The Practice. Founded in 1999.",
        "On Tuesday, November 26, we met; it may 5 % more; sat 3 times, mar 3; 10:30",
        "Take 2 March 5 % and 31 February 2020",
    ],
)
def test_other_days_are_let_pass(fired, words):
    assert not fired(f"<p>{words}</p>", of="dates")


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("weekdays_fit_their_dates", "Join us on Monday, December 3"),
        ("what_is_announced_is_to_come", "Join us on November 2"),
        ("the_copyright_is_of_this_year", "© 2025 The Practice"),
    ],
)
def test_in_an_issue_days_are_judged_by_its_own(fired, edited, check, words):
    issue = edited(date=dt.date(2026, 11, 22))
    assert fired(f"<p>{words}</p>", of="dates", rendered_from=issue) == {check}
    assert not fired("<p>Join us on Thursday, December 3. © 2026</p>", of="dates", rendered_from=issue)


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "Tuesday, the 24th of November 2026", (2026, 11, 24)),
        ("de", "Dienstag, den 24. November 2026", (2026, 11, 24)),
        ("es", "el martes 24 de noviembre de 2026", (2026, 11, 24)),
        ("fr", "mardi 24 novembre 2026", (2026, 11, 24)),
        ("nl", "dinsdag 24 november 2026", (2026, 11, 24)),
        ("xx", "24 November 2026", (2026, 11, 24)),
    ],
)
def test_days_are_read_in_the_language_of_the_mail(language, words, day):
    (found,) = days_in(words, language, None)
    assert found.date == dt.date(*day)
    assert found.weekday in {1, None}


def test_a_day_without_a_year_is_the_next_or_one_that_just_went_by():
    around = dt.date(2026, 11, 22)
    assert [day.date.year for day in days_in("November 2, December 3, March 1", "en", around)] == [
        2026,
        2026,
        2027,
    ]
