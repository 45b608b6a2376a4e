from hypothesis import given
from hypothesis import strategies as st

from issuepress.render.color import ENOUGH, contrast, readable, text_on
from issuepress.render.story import _colors

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
PAIRS = [
    ("ink", "page"), ("ink", "paper"), ("ink", "tint"), ("muted", "page"), ("muted", "paper"),
    ("link", "paper"), ("link", "tint"), ("link", "page"), ("on_band", "band"),
]  # fmt: skip


def test_contrast_is_that_of_wcag():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@given(accent=COLORS)
def test_whatever_the_brand_color_every_pair_can_be_read_in_light_and_dark(accent: str):
    colors = _colors(accent)

    for text, background in PAIRS:
        assert contrast(colors[text], colors[background]) >= ENOUGH
        assert contrast(colors[f"{text}_dark"], colors[f"{background}_dark"]) >= ENOUGH


@given(color=COLORS)
def test_a_color_that_can_be_read_stays_as_it_is(color: str):
    background = text_on(color)

    if contrast(color, background) >= ENOUGH:
        assert readable(color, background) == color
