"""MJML -> HTML -> HTML with inline styles: the one module that speaks to mjml-python and premailer.

Every argument below keeps premailer from destroying something that a mail client needs; ``intact`` proves
after each render that nothing was lost.
"""

import logging
import re
from functools import cache
from typing import Any

from issuepress.errors import BrokenEmail

CONDITIONAL = re.compile(r"<!--\[if.*?<!\[endif\]-->", re.DOTALL)
STYLE = re.compile(r"<style(?=[\s>])")
IGNORED = ' data-premailer="ignore"'
# libxml2 writes a bare < into attributes, where a careless client takes "<!--[if" for a comment, and changes
# the quotes around an attribute that holds one. These pass through it as words.
KEPT = {
    "&lt;": "issuepress-less-than",
    "&#34;": "issuepress-double-quote",
    "&quot;": "issuepress-quotation-mark",
}
# Two comments for Outlook in a row say the same as one.
JOINED = re.compile(r"<!\[endif\]-->\s*<!--\[if mso \| IE\]>")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def html_from_mjml(mjml: str, inline_css: str) -> tuple[str, str]:
    """The finished HTML (ASCII), and the HTML before inlining to compare it with."""
    before = _mrml(mjml)
    return _inlined(before, without_comments(inline_css)).replace(IGNORED, ""), before.replace(IGNORED, "")


def without_comments(css: str) -> str:
    return CSS_COMMENT.sub("", css)


def _mrml(mjml: str) -> str:
    from mjml import mjml2html

    try:
        # Without `fonts={}` mrml pulls in Google Fonts; comments would reach the mail, all but Outlook's.
        html = mjml2html(mjml, disable_comments=True, fonts={})
    except (ValueError, OSError) as error:
        raise BrokenEmail(f"MJML that was found right is refused, which is a bug: {error}") from None
    # premailer drops a lower-case doctype, and with it standards mode.
    html = JOINED.sub("", re.sub(r"^\s*<!doctype html>", "<!DOCTYPE html>", html, count=1))
    return _marked(html)


def _marked(html: str) -> str:
    """Style elements outside of conditional comments are marked, so that premailer leaves them alone."""
    kept = CONDITIONAL.findall(html)
    parts = [STYLE.sub(f"<style{IGNORED}", part) for part in CONDITIONAL.split(html)]
    return "".join(part + comment for part, comment in zip(parts, [*kept, ""], strict=True))


def _inlined(html: str, css: str) -> str:
    for entity, word in KEPT.items():
        html = html.replace(entity, word)
    inliner = _premailer()(
        html,
        css_text=css,
        disable_leftover_css=True,
        keep_style_tags=False,
        strip_important=True,
        disable_validation=True,
        # Else widths of images become "100%", which Outlook takes for the file's own width.
        disable_basic_attributes=["align", "valign", "bgcolor", "width", "height"],
        align_floating_images=False,
        remove_unset_properties=False,
        allow_network=False,
        cssutils_logging_level=logging.CRITICAL,
    )
    inlined = str(inliner.transform(pretty_print=False, encoding="ascii"))
    for entity, word in KEPT.items():
        inlined = inlined.replace(word, entity)
    return inlined


@cache
def _premailer() -> Any:
    from premailer import Premailer

    class Inliner(Premailer):  # type: ignore[misc]
        """A theme's rules stay the same from render to render: they are spelled out once, not each time."""

        def _parse_style_rules(self, css: str, index: int) -> tuple[list[Any], list[Any]]:
            if (css, index) not in spelled:
                spelled.clear()
                spelled[css, index] = super()._parse_style_rules(css, index)
            return spelled[css, index]

    spelled: dict[tuple[str, int], tuple[list[Any], list[Any]]] = {}
    return Inliner
