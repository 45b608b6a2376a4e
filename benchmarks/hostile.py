"""How long the checks take for mails that were made to hang them, each of up to two megabytes.

    python benchmarks/hostile.py

Every one is a shape that took a checker minutes: one endless word or address, nesting, thousands of tables or
rules, tags that never end, the same phrase again and again.
"""

import sys
import time

from issuepress.checks.check import check_html
from render import line

NEEDED = 3.0  # seconds
SIZE = 2_000_000  # characters


def filled(piece: str, start: str = "<p>") -> str:
    """A mail that says one thing again and again."""
    return start + piece * (SIZE // len(piece))


RULES = "".join(f".c{number}{{color:red}}" for number in range(5_000))
SHAPES = {
    "one word of 60 KB": "<p>" + "a" * 60_000,
    "one word": filled("Aа"),
    "an address of 90 KB": f'<a href="https://x.org/{"%7B" * 30_000}">x</a>',
    "an address": f'<a href="https://x.org/{"%7B" * (SIZE // 3)}">x</a>',
    "4,000 nested links": "<a href=x>" * 4_000 + "y",
    "10,000 tables": "<table><tr><td>x</td></tr></table>" * 10_000,
    "5,000 rules": f"<style>{RULES}</style>" + "".join(f"<p class=c{n}>x</p>" for n in range(5_000)),
    "a guarantee that is denied": "<p>" + "we guarantee no " * 20_000,
    "4,000 elements, and stray ends": "<b>" * 4_000 + "</i>" * 4_000,
    "elements": filled("<b>", ""),
    "links": filled('<a href="https://x.org/a">word</a> ', ""),
    "pictures": filled('<img src="https://x.org/a.png" width=9>', ""),
    "nested tables": filled("<table><tr><td>", ""),
    "style attributes": "".join(f'<p style="color:#{n:06x};margin:{n}px">a{n}</p>' for n in range(40_000)),
    "one style attribute": f'<p style="{"color:red;" * (SIZE // 10)}">x',
    "comments": filled("<!---->", ""),
    "comments for Outlook": filled("<!--[if mso]><table><tr><td><![endif]-->", ""),
    "tags that never end": filled("<a ", ""),
    "less-than signs": filled("<", ""),
    "quotation marks": filled('<p title="', ""),
    "text": filled("knee pain is common. "),
    "dates": filled("Join us on March 3, 2019. "),
    "braces": filled("{{"),
    "brackets": filled("[your "),
    "damage": filled("â€™ "),
    "rules": filled("p{color:red}", "<style>") + "</style><p>x",
    "braces in CSS": filled("{", "<style>"),
    "selectors": "<style>" + ":not" * 60_000 + "{}</style><p>x",
    "a picture in an address": f'<img src="data:image/png;base64,{"A" * SIZE}">',
}


def main() -> None:
    check_html("<p>x</p>")  # what is loaded at first is not measured
    print(f"\n{'of two megabytes, CPU':<36}{'reached':>10}{'needed':>14}")
    slow = [name for name, html in SHAPES.items() if not told(name, html)]
    sys.exit(f"too slow: {', '.join(slow)}" if slow else 0)


def told(name: str, html: str) -> bool:
    start = time.process_time()
    check_html(html, "mail.html")
    seconds = time.process_time() - start
    line(name, f"{seconds:.2f} s", f"<= {NEEDED:g} s", seconds <= NEEDED)
    return seconds <= NEEDED


if __name__ == "__main__":
    main()
