"""What went wrong with the letters of a source is told to its author."""

import pytest

from issuepress.read import read_article

TEXT = "Loading for twelve weeks is still the first treatment for tendon pain in adults."


def notes(text):
    return " ".join(read_article("load.txt", text=f"Load\n\n{TEXT} {text}").notes)


@pytest.mark.parametrize("word", ["Itâ€™s", "cafÃ©", "37Â°C", "â€œload"])
def test_text_in_a_wrong_encoding_is_told(word):
    assert f'garbled, as in "{word}"' in notes(f"{word} enough.")


def test_lost_letters_are_counted():
    assert "2 letters could not be read" in notes("It\ufffds 37 \ufffdC.")


@pytest.mark.parametrize(
    "word", ["café", "São Paulo", "Ångström", "37°C", "“load”", "É", "Ã", "naïve – or not"]
)
def test_accents_of_any_language_are_no_fault(word):
    assert notes(f"{word} it is.") == ""


def test_another_alphabet_read_as_western_is_told():
    garbled = "Нагрузка в течение двенадцати недель остается первым лечением".encode("cp1251").decode(
        "cp1252"
    )
    assert any(
        "another alphabet" in note for note in read_article("a.txt", text=f"{garbled}.\n\n{garbled}.").notes
    )
