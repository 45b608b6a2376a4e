"""What must be true of every rendered e-mail. A loss here is a bug in the program, never a user's mistake."""

import re
from html import unescape

from issuepress.render.html import CONDITIONAL

STYLE_BLOCK = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
LINK = re.compile(r"(?:href|src|background)=\"([^\"]*)\"")
REFUSE = {
    "data-premailer": "a mark of premailer",
    "data-at": "a mark of the templates",
    "<mj-": "an MJML tag",
    "%7B": "a brace spoiled in a link",
    "%7C": "a bar spoiled in a link",
    "{{%20": "a tag spoiled in a link",
    "&lt;%": "a tag spoiled in the text",
}
PERCENT_IMAGE = re.compile(r"<img[^>]*\swidth=\"100%\"")
TOKEN_LINK = re.compile(r"https://(?:unsubscribe|view-in-browser)\.invalid(?!/[\"'\s<)]|/$)")


def losses(before: str, after: str) -> list[str]:
    """What inlining lost between two states of an e-mail's HTML; empty when all is well."""
    lost = []
    if not after.startswith("<!DOCTYPE html>"):
        lost.append("the doctype")
    if not after.isascii():
        lost.append("ASCII")
    if after.count("<!--[if") != after.count("<![endif]-->"):
        lost.append("the balance of conditional comments")
    lost += [name for name, part in _PARTS.items() if part(before) != part(after)]
    lost += [f"{what} is left: {mark}" for mark, what in REFUSE.items() if _spoiled(mark, before, after)]
    if PERCENT_IMAGE.search(after):
        lost.append("an image's width in pixels")
    if TOKEN_LINK.search(after):
        lost.append("a whole token")
    return lost


def _spoiled(mark: str, before: str, after: str) -> bool:
    """An author's own address may hold ``%7B``; what matters is that none was added."""
    return mark in after and after.count(mark) > (before.count(mark) if mark.startswith(("%", "&")) else 0)


def _conditional_comments(html: str) -> list[str]:
    return CONDITIONAL.findall(html)


def _styles(html: str) -> list[str]:
    return STYLE_BLOCK.findall(html)


def _links(html: str) -> list[str]:
    return [unescape(link) if "&" in link else link for link in LINK.findall(html)]


_PARTS = {
    "a conditional comment": _conditional_comments,
    "a style block, and with it media queries or their !important": _styles,
    "a link or the source of an image": _links,
}
