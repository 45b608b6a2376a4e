"""What a template sees: an issue with its texts made safe HTML, its links tracked and its colors readable."""

import re
from functools import partial

from markupsafe import Markup

from issuepress import tokens
from issuepress.fields import direction
from issuepress.models import Issue
from issuepress.render import safe
from issuepress.render.block import blocks_after
from issuepress.render.images import Image, Images
from issuepress.render.label import day, labels
from issuepress.render.links import mailto, tel, tracked
from issuepress.render.palette import palette
from issuepress.render.story import by_topic, stories
from issuepress.theme_choice import SECTIONS, ThemeChoice

# Preview text is padded, so that clients do not fill its line with the body's first words.
PADDING = Markup("&#847;&#8199;&#65279;") * 60
JOINT = Markup(" &#160;&#183;&#160; ")  # between words on one line
LISTED = 3  # from that many stories on, a list of contents helps
CORNERS = {"square": 0, "soft": 6, "round": 16}


def view(issue: Issue, images: Images) -> dict[str, object]:
    """The variables of a template. ``images`` learns which pictures it places."""
    publication, choice = issue.publication, issue.theme_choice
    told, rtl = stories(issue, images), direction(issue.language) == "rtl"
    return {
        "publication": publication,
        "issue": issue.content,
        "practice": _practice(issue, images),
        "language": issue.language,
        "dir": "rtl" if rtl else "ltr",
        "start": "right" if rtl else "left",
        "end": "left" if rtl else "right",
        "labels": labels(issue.language, issue.templates),
        "date": day(issue.content.date, issue.language),
        "intro": safe.inline(safe.greeted(issue), issue),
        "contents": told if len(told) >= LISTED else (),
        "lead": told[0],
        "stories": told[1:],
        "topics": by_topic(told[1:]),
        "blocks": blocks_after(issue, images),
        "sections": choice.sections or SECTIONS,
        "mailto": mailto(publication),
        "website": tracked(publication.website or "", issue),
        "archive": tracked(publication.archive or "", issue),
        "booking_url": tracked(publication.call_to_action.booking_url or "", issue),
        "colors": palette(publication.colors.accent, choice),
        "theme": choice,
        "corners": CORNERS.get(choice.corners or ""),
        "own": choice.own,
        "fonts_of": partial(_fonts, choice),
        "joint": JOINT,
        "padding": PADDING,
        "tokens": tokens,
    }


def _practice(issue: Issue, images: Images) -> dict[str, object]:
    """What the publication says of itself, in its own language."""
    publication, action, author = (
        issue.publication,
        issue.publication.call_to_action,
        issue.publication.author,
    )
    logo, folder = publication.logo, issue.folder.parent

    def own(text: str) -> Markup:
        return safe.own(text, issue)

    def html(text: str) -> Markup:
        return safe.own(safe.inline(text, issue), issue)

    return {
        "name": own(publication.name),
        "tagline": own(publication.tagline),
        "why": own(publication.why),
        "disclaimer": html(publication.disclaimer),
        "postal_address": own(tokens.POSTAL_ADDRESS),
        "author": own(", ".join(filter(None, (author.name, author.credentials)))) if author else "",
        "about": html(author.about) if author else "",
        "portrait": Image(author.portrait, folder, images) if author and author.portrait else None,
        "logo": Image(logo.src, folder, images) if logo else None,
        "logo_dark": Image(logo.dark, folder, images) if logo and logo.dark else None,
        "social": [(name, url) for name, url in publication.social.items()],
        "heading": own(action.heading),
        "invitation": html(action.text),
        "button": own(action.button),
        "expect": [html(line) for line in action.expect],
        "email": action.email,
        "phone": action.phone or "",
        "tel": tel(action.phone or ""),
    }


def _fonts(choice: ThemeChoice, text: str, title: str) -> dict[str, str]:
    """A theme's fonts, those that were chosen before its own. Outlook gets one that Windows has."""
    fonts = {"text": _stack(choice.text_font, text), "title": _stack(choice.title_font, title)}
    for name, stack in (("outlook", fonts["text"]), ("outlook_title", fonts["title"])):
        fonts[name] = "Arial,sans-serif" if stack.endswith("sans-serif") else "Georgia,serif"
    return fonts


def _stack(chosen: str, own: str) -> str:
    name = re.sub(r"[^\w ,-]", "", chosen)
    return ",".join(f"'{one.strip()}'" for one in name.split(",") if one.strip()) + f",{own}" if name else own
