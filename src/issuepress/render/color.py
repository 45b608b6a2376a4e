"""Colors that can be read: whatever the brand's color, text keeps a contrast of 4.5:1 (WCAG 2.2, 1.4.3)."""

from functools import cache

ENOUGH = 4.5
WHITE, INK = "#ffffff", "#1b2a2f"


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two ``#rrggbb`` colors, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def readable(color: str, *backgrounds: str) -> str:
    """The color itself, or the nearest one towards black or white that can be read on every background."""
    toward = "#000000" if _luminance(backgrounds[0]) > 0.2 else WHITE  # 0.18 is mid gray
    for step in range(101):
        mixed = mix(color, toward, step / 100)
        if all(contrast(mixed, background) >= ENOUGH for background in backgrounds):
            return mixed
    return toward


def text_on(background: str) -> str:
    """White or ink, whichever reads better."""
    return max((WHITE, INK), key=lambda text: contrast(text, background))


@cache
def mix(color: str, other: str, share: float) -> str:
    """``color`` with ``share`` (0 to 1) of ``other`` in it."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def brightness(color: str) -> float:
    """How light a color looks, 0 to 255, as clients that darken a mail reckon it (ITU-R BT.709)."""
    red, green, blue = _channels(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


@cache
def _luminance(color: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _unit(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _unit(color: str) -> list[float]:
    return [channel / 255 for channel in _channels(color)]
