import pytest

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules.language import language_and_direction_are_stated

ENGLISH = (
    "Most of the people in the trial had less pain after eight weeks, and it is not known how long it lasts. "
    * 4
)
GERMAN = (
    "Die meisten der Teilnehmer hatten nach acht Wochen weniger Schmerzen, und das ist nicht für alle so. "
    * 4
)
ARABIC = "كان لدى معظم المشاركين في التجربة ألم أقل بعد ثمانية أسابيع " * 6


def page(lang, dir_, words):
    return (
        f'<html lang="{lang}" dir="{dir_}"><body><div lang="{lang}" dir="{dir_}">{words}</div></body></html>'
    )


@pytest.mark.parametrize(
    ("check", "html"),
    [
        ("the_words_are_in_the_language_stated", page("de", "ltr", ENGLISH)),
        ("the_words_are_in_the_language_stated", page("en-US", "ltr", GERMAN)),
        ("the_words_run_in_the_direction_stated", page("en", "rtl", ENGLISH)),
        ("the_words_run_in_the_direction_stated", page("ar", "ltr", ARABIC)),
        ("language_and_direction_are_stated", "<html><body><p>x</p></body></html>"),
        ("language_and_direction_are_stated", page("und", "ltr", ENGLISH)),
        ("language_and_direction_are_stated", page("en", "left", ENGLISH)),
    ],
)
def test_a_language_that_is_wrong_or_missing_is_found(fired, check, html):
    assert fired(html, of="language") == {check}


@pytest.mark.parametrize(
    "html",
    [
        page("en", "ltr", ENGLISH),
        page("de-AT", "LTR", GERMAN),
        page("ar", "rtl", ARABIC),
        page("da", "auto", ENGLISH),
        page("de", "ltr", "Short"),
        page("en", "ltr", f"{ENGLISH}</div><div lang='ar' dir='rtl'>{ARABIC[:60]}"),
        "",
    ],
)
def test_a_language_that_is_right_or_cannot_be_told_is_let_pass(fired, html):
    assert not fired(html, of="language")


def test_what_lacks_its_language_and_its_direction_is_told_at_once():
    html = '<html dir="ltr"><body><div lang="en">x</div><table dir="ltr"><tr><td></table><div>y</div></body>'
    (fault,) = language_and_direction_are_stated.findings(Mail(html=html))

    assert fault.what == "no lang on <html>, <table>, <div>; no dir on <div>"
