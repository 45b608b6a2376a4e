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
    grounds = _grounds(accent, choice)
    return {
        "accent": accent,
        **grounds,
        **_inks(accent, grounds),
        **_band_colors(_band(choice.band or accent)),
        **_dark(accent),
    }


def _grounds(accent: str, choice: ThemeChoice) -> dict[str, str]:
    gray = color.mix(accent, "#8a8578", 0.6)
    return {
        "paper": choice.paper or WHITE,
        "tint": choice.tint or color.mix(gray, WHITE, 0.91),
        "page": choice.page or color.mix(gray, WHITE, 0.9),
        "wash": color.mix(accent, WHITE, 0.88),
    }


def _inks(accent: str, grounds: dict[str, str]) -> dict[str, str]:
    """What is written and drawn on all of the grounds."""
    paper = grounds["paper"]
    return {
        "ink": color.readable(INK, *grounds.values()),
        "muted": color.readable("#5a666c", *grounds.values()),
        "link": color.readable(accent, *grounds.values()),
        "line": color.mix(paper, color.text_on(paper), 0.14),
    }


def _band_colors(band: str) -> dict[str, str]:
    """The band with its words, and the button on it."""
    on_band = color.text_on(band)
    is_deep = on_band == WHITE
    return {
        "band": band,
        "on_band": on_band,
        "band_line": color.mix(band, on_band, 0.3),
        "button": WHITE if is_deep else INK,
        "on_button": band if is_deep else WHITE,
    }


def _dark(accent: str) -> dict[str, str]:
    band = color.readable(color.mix(accent, PAGE_DARK, 0.5), WHITE)
    return {
        "page_dark": PAGE_DARK,
        "paper_dark": PAPER_DARK,
        "tint_dark": TINT_DARK,
        "wash_dark": WASH_DARK,
        "ink_dark": "#eef1f0",
        "muted_dark": "#b3bec1",
        "line_dark": "#3b474d",
        "link_dark": color.readable(accent, PAPER_DARK, TINT_DARK, PAGE_DARK, WASH_DARK),
        "band_dark": band,
        "on_band_dark": WHITE,
        "band_line_dark": color.mix(band, WHITE, 0.3),
        "button_dark": WHITE,
        "on_button_dark": band,
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
