from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuepress.checks.mail import contrast as seen
from issuepress.render.color import ENOUGH, brightness, contrast, readable, text_on
from issuepress.render.palette import palette
from issuepress.theme_choice import ThemeChoice

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
GROUNDS = ("page", "paper", "tint", "wash")
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "link") for ground in GROUNDS),
    ("on_band", "band"), ("on_button", "button"),
]  # fmt: skip
MANY = [f"#{Random(number).randrange(0x1000000):06x}" for number in range(490)] + [
    "#ffffff", "#000000", "#808080", "#fa8072", "#ffcc00", "#ff00ff", "#00ff00", "#1f6f5c", "#7f7f00", "#c8c8c8",
]  # fmt: skip


def light_of(color: str) -> tuple[float, float, float]:
    return tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))


def turned(color: str) -> str:
    return seen.hexadecimal(seen.invert(light_of(color)))


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("ending", ["", "_dark"])
def test_whatever_the_brand_color_every_pair_can_be_read(ending: str):
    for accent in MANY:
        colors = palette(accent, ThemeChoice())
        poor = [pair for pair in PAIRS if contrast(*(colors[name + ending] for name in pair)) < ENOUGH]
        assert poor == [], accent


def test_whatever_the_brand_color_every_pair_can_be_read_once_its_lightness_is_turned():
    for accent in MANY:
        colors = palette(accent, ThemeChoice())
        poor = [pair for pair in PAIRS if contrast(*(turned(colors[name]) for name in pair)) < 3]
        assert poor == [], accent


def test_whatever_the_brand_color_every_pair_can_be_read_where_chromium_forces_the_dark():
    """Chromium turns text that is darker than 150 of 255 and grounds that are lighter than 205."""
    for accent in MANY:
        colors = palette(accent, ThemeChoice())
        for text, ground in PAIRS:
            letters = turned(colors[text]) if brightness(colors[text]) < 150 else colors[text]
            behind = turned(colors[ground]) if brightness(colors[ground]) > 205 else colors[ground]
            assert contrast(letters, behind) >= 3, (accent, text, ground)


def test_the_band_is_told_from_the_paper_whatever_the_brand_color():
    for accent in MANY:
        colors = palette(accent, ThemeChoice())
        assert contrast(colors["band"], colors["paper"]) > 1.1, accent


def test_a_brand_color_that_can_be_read_is_taken_for_links_as_it_is():
    assert palette("#1f6f5c", ThemeChoice())["link"] == "#1f6f5c"


def test_what_the_publication_chooses_is_taken():
    colors = palette("#1f6f5c", ThemeChoice(page="#101010", paper="#181818", tint="#202020", band="#550033"))

    assert (colors["page"], colors["paper"], colors["tint"]) == ("#101010", "#181818", "#202020")
    assert contrast(colors["ink"], colors["paper"]) >= ENOUGH


@given(color=COLORS)
def test_a_color_that_can_be_read_stays_as_it_is(color: str):
    background = text_on(color)

    if contrast(color, background) >= ENOUGH:
        assert readable(color, background) == color
