"""Letters in UTF-8 that were read as Windows-1252 or Latin-1: "Itâ€™s" for "It’s"."""

import re

from issuepress.text.patterns import Pattern

# What the second to fourth byte of a letter in UTF-8 looks like in Windows-1252, or in Latin-1.
REST = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# The first byte of what mails are full of: dashes, quotes, accents, emoji, Greek, Cyrillic and other scripts.
GARBLED = Pattern(
    rf"â€{REST}?|ðŸ{REST}*|ï»¿|ï¿½|[\u0080-\u0084\u0086-\u009f]|â(?:„¢|†{REST}|‚¬|œ{REST})"
    rf"|(?<![A-ZÀ-Þ])(?:Ã(?:{REST}|(?=\s[a-z]))|Â[\u0080-\u00bf])"
    rf"|(?<=[a-z.,;:!?])Â(?=\s|$)|(?:[ÎÏÐÑ×ØÙ]{REST}){{3}}"
)
SIGNS = frozenset("âÃÂðïÎÏÐÑ×ØÙ").union(map(chr, range(0x80, 0xA0)))  # without one of them nothing is


def garbled(text: str) -> re.Match[str] | None:
    """The first letters of a text that were read in a wrong encoding."""
    return None if SIGNS.isdisjoint(text) else GARBLED.search(text)
