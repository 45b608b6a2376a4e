"""Headings that are not marked as such: a whole paragraph in bold."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Questions of an accordion are buttons, within a heading or in its place; a reader sees a heading.
IN_HEADINGS = " | ".join(f"//{tag}//button" for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "dt"))
IN_PLACE = (
    "//button[@aria-controls or @data-bs-target or @data-target][@aria-expanded]"
    "[contains(@class, 'accordion') or contains(@class, 'toggle') or contains(@class, 'faq')"
    " or contains(@class, 'collapse') or ancestor::*[contains(@class, 'accordion')]]"
)
LEAST_QUESTION = 2  # words of a button that is a heading
BOLD = re.compile(r"\*\*(?P<text>(?:(?!\*\*).)+)\*\*(?P<rest>\\\n(?P<body>.+))?", re.DOTALL)
MOST_WORDS = 12
LEVEL = re.compile(r"^(#{2,6}) ", re.MULTILINE)


def unwrap_questions(page: "HtmlElement") -> None:
    """Change the tree so that the titles of an accordion are headings and no buttons."""
    for button in page.xpath(IN_HEADINGS):
        button.tag = "span"
    for button in page.xpath(IN_PLACE):
        if button.tag == "button" and len(button.text_content().split()) >= LEAST_QUESTION:
            button.tag = "h3"


def with_promoted_headings(body: str) -> str:
    """Bold lines of fewer than twelve words that end in no full stop and have text below, as headings."""
    blocks = body.split("\n\n")
    level = "###" if LEVEL.search(body) else "##"
    written = [_promoted(block, number + 1 < len(blocks), level) for number, block in enumerate(blocks)]
    return "\n\n".join(written)


def _promoted(block: str, followed: bool, level: str) -> str:
    found = BOLD.fullmatch(block)
    text = found["text"].strip() if found else ""
    if (
        not found
        or not text
        or len(text.split()) >= MOST_WORDS
        or text.endswith((".", ",", ";"))
        or "\n" in text
    ):
        return block
    if found["body"]:
        return f"{level} {text}\n\n{found['body']}"
    return f"{level} {text}" if followed else block
