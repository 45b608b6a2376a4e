"""Rendering: an issue becomes an e-mail. Pure: no clock, no network; same files in, same bytes out."""

from issuepress.errors import BrokenEmail
from issuepress.models import Issue
from issuepress.render.calendar import calendars
from issuepress.render.encoding import shortest
from issuepress.render.html import html_from_mjml, without_comments
from issuepress.render.images import Images
from issuepress.render.intact import losses
from issuepress.render.label import labels
from issuepress.render.message import message
from issuepress.render.plain import plain_text
from issuepress.render.template import Theme
from issuepress.render.view import view
from issuepress.rendered import Email

__all__ = ["message", "mjml", "render"]


def render(issue: Issue, theme: str | None = None) -> Email:
    """The e-mail of an issue, with neutral tokens where a service's tags will stand.

    Raises TemplateError for a mistake in the theme, and BrokenEmail if inlining lost anything.
    """
    images = Images()
    html, before = html_from_mjml(*_templates(issue, theme, images))
    if lost := losses(before, html):
        raise BrokenEmail(f"{issue.name}: rendering lost something, which is a bug: {'; '.join(lost)}")
    return Email(
        subject=issue.content.subject,
        preheader=issue.content.preheader,
        html=shortest(html),
        text=plain_text(issue),
        language=issue.language,
        images=images.attachments,
        calendars=calendars(issue),
        untranslated=labels(issue.language, issue.templates).missing,
    )


def mjml(issue: Issue, theme: str | None = None) -> str:
    """The MJML that the e-mail of an issue is made from, its inline rules in it, for the official MJML."""
    source, css = _templates(issue, theme, Images())
    rules = f'<mj-style inline="inline">{without_comments(css).strip()}</mj-style>'
    return source.replace("</mj-head>", f"{rules}\n</mj-head>", 1)


def _templates(issue: Issue, name: str | None, images: Images) -> tuple[str, str]:
    theme, variables = Theme(name or issue.theme, issue.templates), view(issue, images)
    return theme.mjml(variables), theme.inline_css(variables)
