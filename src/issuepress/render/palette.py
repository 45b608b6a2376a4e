"""The colors of a theme: every pair can be read, in light, in dark and where a client inverts."""

from issuepress.render import color
from issuepress.theme_choice import ThemeChoice

WHITE, INK, BLACK = color.WHITE, color.INK, "#000000"
PAGE_DARK, PAPER_DARK, TINT_DARK, WASH_DARK = "#12181a", "#1b2326", "#273136", "#263238"
DEEP = 9.5  # white on the band: the light blue that Thunderbird gives to links in the dark has 4.5 there
# Clients that darken take a ground above this for light and turn it; below it they turn dark text alone.
LIGHT = 210


def palette(accent: str, choice: ThemeChoice) -> dict[str, str]:
    """Each color by its name, as ``#rrggbb``; those for a dark ground end in ``_dark``."""
    gray = color.mix(accent, "#8a8578", 0.6)
    paper = choice.paper or WHITE
    page = choice.page or color.mix(gray, WHITE, 0.9)
    tint = choice.tint or color.mix(gray, WHITE, 0.91)
    wash = color.mix(accent, WHITE, 0.88)
    grounds = (paper, tint, page, wash)
    band = _band(choice.band or accent)
    on_band = color.text_on(band)
    is_deep = on_band == WHITE
    band_dark = color.readable(color.mix(accent, PAGE_DARK, 0.5), WHITE)
    link = color.readable(accent, *grounds)
    return {
        "page": page,
        "paper": paper,
        "tint": tint,
        "wash": wash,
        "ink": color.readable(INK, *grounds),
        "muted": color.readable("#5a666c", *grounds),
        "line": color.mix(paper, color.text_on(paper), 0.14),
        "accent": accent,
        "link": link,
        "band": band,
        "on_band": on_band,
        "band_line": color.mix(band, on_band, 0.3),
        # A button on the band, and one on paper.
        "button": WHITE if is_deep else INK,
        "on_button": band if is_deep else WHITE,
        "page_dark": PAGE_DARK,
        "paper_dark": PAPER_DARK,
        "tint_dark": TINT_DARK,
        "wash_dark": WASH_DARK,
        "ink_dark": "#eef1f0",
        "muted_dark": "#b3bec1",
        "line_dark": "#3b474d",
        "link_dark": color.readable(accent, PAPER_DARK, TINT_DARK, PAGE_DARK, WASH_DARK),
        "band_dark": band_dark,
        "on_band_dark": WHITE,
        "band_line_dark": color.mix(band_dark, WHITE, 0.3),
        "button_dark": WHITE,
        "on_button_dark": band_dark,
    }


def _band(accent: str) -> str:
    """The accent made deep enough for white words, or light enough for dark ones, whichever is nearer.

    In between, a client that turns dark text light and leaves the ground would make it hard to read.
    """
    shares = [step / 50 for step in range(51)]
    deep = next(share for share in shares if color.contrast(color.mix(accent, BLACK, share), WHITE) >= DEEP)
    light = next(share for share in shares if color.brightness(color.mix(accent, WHITE, share)) > LIGHT)
    if deep <= 1.5 * light:
        return color.mix(accent, BLACK, deep)
    band = color.mix(accent, WHITE, light)
    return band if color.contrast(band, WHITE) > 1.15 else color.mix(band, INK, 0.1)
