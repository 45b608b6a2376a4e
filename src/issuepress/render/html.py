"""MJML -> HTML -> HTML with inline styles. The one module that speaks to mjml-python.

``intact`` proves after each render that nothing was lost on the way.
"""

import re

from issuepress.errors import BrokenEmail
from issuepress.render.inline import inlined

CONDITIONAL = re.compile(r"<!--\[if.*?<!\[endif\]-->", re.DOTALL)
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
    return _inlined(before, inline_css), before


def without_comments(css: str) -> str:
    return CSS_COMMENT.sub("", css)


def _mrml(mjml: str) -> str:
    from mjml import mjml2html

    try:
        # Without `fonts={}` mrml pulls in Google Fonts; comments would reach the mail, all but Outlook's.
        html = mjml2html(mjml, disable_comments=True, fonts={})
    except (ValueError, OSError) as error:
        raise BrokenEmail(f"MJML that was found right is refused, which is a bug: {error}") from None
    return JOINED.sub("", html)


def _inlined(html: str, css: str) -> str:
    for entity, word in KEPT.items():
        html = html.replace(entity, word)
    html = inlined(html, css)
    for entity, word in KEPT.items():
        html = html.replace(word, entity)
    return html
