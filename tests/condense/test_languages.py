"""In other languages too a digest does not begin with what points back."""

import pytest

from issuepress.condense import condense
from issuepress.condense.pointing import points_back
from issuepress.models import Article


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das zeigt eine Studie mit 40 Läufern."),
        ("de", "Diese Übungen lindern den Schmerz."),
        ("fr", "Cela soulage la plupart des patients."),
        ("fr", "C’est une bonne habitude."),
        ("es", "Esto alivia el dolor en pocas semanas."),
        ("it", "Questo riduce il dolore."),
        ("pt", "Isso alivia a dor."),
        ("nl", "Dit verlicht de pijn."),
    ],
)
def test_a_first_word_that_points_back_is_known(language, text):
    assert points_back(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Knie heilt in sechs Wochen."),
        ("de", "Es ist wichtig, langsam zu beginnen."),
        ("fr", "Il faut marcher chaque jour."),
        ("es", "La rodilla sana en seis semanas."),
        ("nl", "Het been geneest in zes weken."),
        ("ja", "これは痛みを和らげる。"),
    ],
)
def test_a_first_word_that_names_its_subject_is_not(language, text):
    assert not points_back(text, language)


def test_a_german_digest_does_not_begin_with_das_zeigt():
    body = (
        "Rückenschmerzen klingen bei den meisten Menschen in sechs Wochen ab. Das zeigt eine Studie mit 900 "
        "Erwachsenen.\n\nTägliches Gehen lindert die Schmerzen um ein Drittel. Es hilft auch beim Schlafen.\n\n"
        "## Fazit\n\nWer sich bewegt, wird schneller gesund als jemand, der im Bett bleibt."
    )
    digest = condense(Article(title="Was hilft bei Rückenschmerzen?", language="de", body=body))
    assert digest.summary
    assert not any(text.startswith(("Das zeigt", "Es hilft")) for text in (digest.summary, *digest.takeaways))


def test_a_french_word_with_a_circumflex_is_not_garbled():
    damage = "Le froid prolongé peut causer un dégât durable aux nerfs de la cheville."
    body = f"La marche soulage la cheville raide en six semaines.\n\n{damage}\n\nMarchez vingt minutes chaque jour."
    digest = condense(Article(title="La cheville raide", language="fr", body=body), "long")
    assert damage in " ".join((digest.summary, *digest.takeaways))
