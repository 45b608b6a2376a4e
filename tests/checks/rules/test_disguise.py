import pytest

HIDDEN = "One hidden word after another, " * 10

FAULTY = [
    ("no_word_is_disguised", "<p>Get your fr33 session</p>"),
    ("no_word_is_disguised", "<p>Pаin is over</p>"),  # a Cyrillic а
    ("no_word_is_disguised", "<p>H-e-a-l-t-h matters</p>"),
    ("no_invisible_character_splits_a_word", "<p>trea&#8203;tment</p>"),
    ("no_text_is_invisible", '<p>News</p><p style="font-size:0">knee pain clinic</p>'),
    ("no_text_is_invisible", '<p>News</p><p style="color:transparent">knee pain clinic</p>'),
    ("no_text_is_invisible", f'<p>News</p><div style="display:none">{HIDDEN}</div>'),
    ("no_comment_splits_a_word", "<p>treat<!-- x -->ment</p>"),
]

SILENT = [
    "<p>می‌روم and 👩‍⚕️ and пешком and naïve π-stacking and NFκB</p>",
    '<div style="display:none">A preheader that fills its line in every inbox there is</div><p>x</p>',
    f'<p>x</p><div class="phone" style="display:none">{HIDDEN}</div>',
    "<p>a <!-- remark --> b</p><!--[if mso]><p>x</p><![endif]-->",
    "<p>See U.S. figures, e.g. 5 - 6 km, A B C</p>",
    '<p>x</p><div style="font-size:0"><p style="font-size:17px">News</p></div>',
]


@pytest.mark.parametrize(("check", "html"), FAULTY)
def test_a_word_in_disguise_is_found(fired, check, html):
    assert fired(f"<body>{html}</body>", of="disguise") == {check}


@pytest.mark.parametrize("html", SILENT)
def test_honest_words_are_let_pass(fired, html):
    assert not fired(f"<body>{html}</body>", of="disguise")


def test_a_subject_in_disguise_is_found(fired):
    assert fired("", of="disguise", subject="F-r-e-e-d-o-m") == {"no_word_is_disguised"}
