"""Colors as they meet the eye: every text with what is behind it, in light, in dark and inverted."""

from dataclasses import dataclass
from functools import lru_cache
from math import floor

from tinycss2.color3 import RGBA

from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.mail.styles import color as parsed
from issuepress.checks.mail.styles import pixels

Color = tuple[float, float, float]  # red, green and blue, 0 to 1

WHITE, DARK = (1.0, 1.0, 1.0), (0.07, 0.07, 0.07)  # the pages that programs paint
ENOUGH, ENOUGH_LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
LARGE, LARGE_BOLD = 24.0, 18.66  # px, there "18 point or 14 point bold"
PICTURES = ("url(", "gradient(")
D65 = (0.95047, 1.0, 1.08883)


@dataclass(frozen=True)
class Ground:
    """What is behind words: a color, None where it is not known, and perhaps a picture on it."""

    color: Color | None
    picture: bool = False


@dataclass(frozen=True)
class Pair:
    """Words in a color, on a background; ``picture`` where one lies between the two."""

    element: Element
    words: str
    text: Color
    background: Color
    picture: bool
    large: bool

    @property
    def ratio(self) -> float:
        return contrast(self.text, self.background)

    @property
    def inverted(self) -> float:
        """The ratio after a client has turned colors round, which it does not do with pictures."""
        return contrast(invert(self.text), self.background if self.picture else invert(self.background))

    @property
    def needed(self) -> float:
        return ENOUGH_LARGE if self.large else ENOUGH

    def __str__(self) -> str:
        return f"{hexadecimal(self.text)} on {hexadecimal(self.background)}"


def pairs(mail: Mail, *, dark: bool = False) -> list[Pair]:
    """One pair for each text and background that meet, at the first words where they do.

    Words over a picture are left out unless a color is given behind it too.
    """
    grounds = Grounds(mail, dark=dark)
    found: dict[tuple[Color, Ground, bool], Pair] = {}
    for element, words in mail.texts:
        style = mail.styles.of(element, dark=dark)
        ground = grounds.of(element)
        color = parsed(style["color"])
        if ground.color and color and any(character.isalnum() for character in words):
            text, large = over(color, ground.color), _is_large(style)
            pair = Pair(element, words, text, ground.color, ground.picture, large)
            found.setdefault((text, ground, large), pair)
    return list(found.values())


class Grounds:
    """The ground behind each element, as it is painted from the outside in."""

    def __init__(self, mail: Mail, *, dark: bool) -> None:
        self.mail, self.dark = mail, dark
        self.known: dict[Element | None, Ground] = {
            None: Ground(DARK if dark and mail.is_dark_too else WHITE)
        }

    def of(self, element: Element) -> Ground:
        waiting = [element] if element not in self.known else []
        while waiting and waiting[-1].parent not in self.known:
            waiting += filter(None, [waiting[-1].parent])
        for one in reversed(waiting):
            self.known[one] = self._own(one, self.known[one.parent])
        return self.known[element]

    def _own(self, element: Element, behind: Ground) -> Ground:
        style = self.mail.styles.of(element, dark=self.dark)
        color = parsed(style.get("background-color", ""))
        shows = "background" in element.attributes or any(
            mark in style.get(name, "") for name in ("background", "background-image") for mark in PICTURES
        )
        if color and color.alpha > 0:
            return Ground(over(color, behind.color or WHITE), shows)
        return Ground(None, picture=True) if shows else behind


def over(color: RGBA, behind: Color) -> Color:
    """A color that may be transparent, on top of another."""
    share = color.alpha
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(color[:3], behind, strict=True))
    return red, green, blue


@lru_cache(maxsize=4096)
def contrast(one: Color, other: Color) -> float:
    """The WCAG contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def said(ratio: float) -> str:
    """A ratio in words, rounded down: 2.98 is not yet 3."""
    return f"{floor(ratio * 10) / 10:.1f}:1"


def luminance(color: Color) -> float:
    """WCAG relative luminance, 0 to 1."""
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=1024)
def invert(color: Color) -> Color:
    """The color with its lightness (CIE L*) turned round and its hue kept: as some apps do."""
    lightness, a, b = _lab(color)
    return _from_lab((100 - lightness, a, b))


def hexadecimal(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def _is_large(style: dict[str, str]) -> bool:
    size, weight = pixels(style["font-size"]) or 16, style.get("font-weight", "")
    bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 700)
    return size >= LARGE or (bold and size >= LARGE_BOLD)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _lab(color: Color) -> tuple[float, float, float]:
    red, green, blue = map(_linear, color)
    x, y, z = (
        _root(value / white)
        for value, white in zip(
            (
                0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
                0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
                0.0193339 * red + 0.1191920 * green + 0.9503041 * blue,
            ),
            D65,
            strict=True,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _from_lab(lab: tuple[float, float, float]) -> Color:
    lightness, a, b = lab
    y = (lightness + 16) / 116
    x, y, z = (white * _cube(value) for value, white in zip((y + a / 500, y, y - b / 200), D65, strict=True))
    return (
        _gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
        _gamma(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
        _gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
    )


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _cube(value: float) -> float:
    return value**3 if value > 6 / 29 else (116 * value - 16) * 27 / 24389


def _gamma(value: float) -> float:
    value = min(1.0, max(0.0, value))
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
