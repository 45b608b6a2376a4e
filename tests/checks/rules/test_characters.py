import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.checks.mail.mail import Mail
from issuepress.checks.rules.characters import no_character_is_garbled

# What people write in the languages of the labels, and what must not be taken for damage.
WRITTEN = [
    "It’s “better” – so they say … at 5 €",
    "Ça va? L’été à Noël, où naît l’œuvre",
    "Über 20 °C, größer als ½ Maß, Ärzte und Ödeme",
    "¿Cuánto? El niño, la señal y el pingüino",
    "NÃO é MAÇÃ, SÃO PAULO; ÂMBITO",
    "Боль в колене, Πόνος στο γόνατο, כאב ברך, ألم الركبة",
    "膝の痛み 👋🏽 ½ × 3 µg NFκB β2",
]


@pytest.mark.parametrize("letters", WRITTEN)
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf_8_that_was_read_as_something_else_is_garbled(fired, letters, wrong):
    garbled = letters.encode().decode(wrong, "replace")
    assert fired(f"<p>{garbled}</p>", of="characters") == {"no_character_is_garbled"}


@pytest.mark.parametrize("letters", WRITTEN)
def test_letters_of_every_language_are_let_pass(fired, letters):
    assert not fired(f"<p>{letters}</p>", of="characters", subject=letters)


@given(st.text(st.characters(codec="ascii")))
def test_what_is_ascii_is_never_garbled(text):
    assert not list(no_character_is_garbled.findings(Mail(html=text, subject=text)))


def test_a_lost_character_is_found_in_the_alt_text_and_the_subject_too(fired):
    assert fired('<img alt="a caf\ufffd">', of="characters") == {"no_character_is_garbled"}
    assert fired("", of="characters", subject="a caf\ufffd") == {"no_character_is_garbled"}


def test_damage_is_told_once_with_its_count():
    html = "<p>Itâ€™s here</p><p>Donâ€™t</p><p>caf\ufffd</p>"
    (fault,) = no_character_is_garbled.findings(Mail(html=html))
    assert fault.what == "“Itâ€™s” was read in a wrong encoding, and 2 more"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ben &amp;amp; Jerry</p>",
        "<p>It&amp;#39;s</p>",
        "<p>a&amp;nbsp;b</p>",
        '<a href="https://www.clinic.org/?a=1&amp;amp;b=2">x</a>',
    ],
)
def test_what_is_escaped_twice_is_found(fired, html):
    assert fired(html, of="characters") == {"nothing_is_escaped_twice"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ben &amp; Jerry; AT&T; R&D; a &nosuchname; b</p>",
        "<p>Write <code>&amp;amp;</code> for an ampersand</p>",
        '<a href="https://www.clinic.org/?a=1&amp;b=2&copy=3">x</a>',
    ],
)
def test_what_is_escaped_once_or_is_code_is_let_pass(fired, html):
    assert not fired(html, of="characters")
