"""Rendering: an issue becomes an e-mail. Pure: no clock, no network; same files in, same bytes out."""

from pathlib import Path

from issuepress.errors import BrokenEmail
from issuepress.models import Email, Issue
from issuepress.render.html import html_from_mjml
from issuepress.render.intact import losses
from issuepress.render.message import message
from issuepress.render.plain import plain_text
from issuepress.render.story import attachments, view
from issuepress.render.template import Theme

__all__ = ["message", "mjml", "render"]


def render(issue: Issue, theme: str | None = None) -> Email:
    """The e-mail of an issue, with neutral tokens where a service's tags will stand.

    Raises TemplateError for a mistake in the theme, and BrokenEmail if inlining lost anything.
    """
    chosen, variables = _theme(issue, theme), view(issue)
    html, before = html_from_mjml(chosen.mjml(variables), chosen.inline_css(variables))
    if lost := losses(before, html):
        raise BrokenEmail(f"{issue.name}: rendering lost something, which is a bug: {'; '.join(lost)}")
    return Email(
        subject=issue.content.subject,
        preheader=issue.content.preheader,
        html=html,
        text=plain_text(issue),
        language=issue.language,
        images=attachments(issue),
    )


def mjml(issue: Issue, theme: str | None = None) -> str:
    """The MJML that the e-mail of an issue is made from."""
    return _theme(issue, theme).mjml(view(issue))


def _theme(issue: Issue, name: str | None) -> Theme:
    return Theme(name or issue.theme, workspace_templates=Path(issue.folder).parents[1] / "templates")
