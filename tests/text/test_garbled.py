"""UTF-8 read as something else is known by its letters; accents are no damage."""

import pytest

from issuepress.text.garbled import garbled


@pytest.mark.parametrize("word", ["Itâ€™s", "cafÃ©", "37Â°C", "â€œload", "naÃ¯ve", "ðŸ˜€", "Â\xa0"])
def test_letters_read_in_a_wrong_encoding_are_found(word: str):
    assert garbled(word)
    assert garbled(word.encode().decode("cp1252", "replace").replace("\ufffd", "\x81"))


@pytest.mark.parametrize(
    "text", ["Le château a subi un dégât.", "Âge et santé", "Año São João", "It’s 37 °C", "“load”"]
)
def test_accents_are_no_damage(text: str):
    assert not garbled(text)
    assert garbled(text.encode().decode("latin-1"))
