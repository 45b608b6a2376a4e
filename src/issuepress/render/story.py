"""What a template sees: an issue with its Markdown made safe HTML and its links tracked."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from markupsafe import Markup

from issuepress import tokens
from issuepress.fields import direction
from issuepress.models import Attachment, Digest, Issue, Publication
from issuepress.render import color
from issuepress.render.label import day, labels
from issuepress.text import markdown

# Preview text is padded, so that clients do not fill its line with the body's first words.
PADDING = Markup("&#847;&#8199;&#65279;") * 80
PARAGRAPH = re.compile(r"\n\s*\n")
PAPER, PAGE, PAPER_DARK, PAGE_DARK = "#ffffff", "#f4f1ea", "#1d2528", "#12181a"


@dataclass(frozen=True)
class Story:
    """A digest as a template shows it. Every text is safe HTML."""

    title: str
    summary: Markup
    takeaways: tuple[Markup, ...]
    caveat: Markup
    quote: Markup
    quote_by: str
    author: str
    minutes: int
    url: str
    image: str
    image_alt: str
    language: str
    dir: str


def view(issue: Issue) -> dict[str, object]:
    """The variables of a template."""
    publication, content = issue.publication, issue.content
    stories = tuple(_story(issue, digest) for digest in content.digests)
    rtl = direction(issue.language) == "rtl"
    return {
        "publication": publication,
        "issue": content,
        "language": issue.language,
        "dir": "rtl" if rtl else "ltr",
        "start": "right" if rtl else "left",
        "end": "left" if rtl else "right",
        "labels": labels(issue.language),
        "date": day(content.date, issue.language),
        "intro": _html(_greeted(issue), issue),
        "lead": stories[0],
        "stories": stories[1:],
        "about": _html(publication.author.about, issue) if publication.author else "",
        "invitation": _html(publication.call_to_action.text, issue),
        "mailto": mailto(publication),
        "website": tracked(publication.website or "", issue),
        "booking_url": tracked(publication.call_to_action.booking_url or "", issue),
        "disclaimer": _html(publication.disclaimer, issue),
        "logo": _shown_image(issue, publication.logo.src) if publication.logo else "",
        "colors": _colors(publication.colors.accent),
        "padding": PADDING,
        "tokens": tokens,
    }


def mailto(publication: Publication) -> str:
    """The mailto address of the call to action, subject and body filled in (RFC 6068: CRLF as %0D%0A)."""
    action = publication.call_to_action
    fields = {"subject": action.subject, "body": action.body.strip().replace("\n", "\r\n")}
    query = "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items() if value)
    return f"mailto:{action.email}{'?' if query else ''}{query}"


def tracked(url: str, issue: Issue) -> str:
    """The address with the publication's UTM parameters, if it leads to the publication's own website."""
    utm, website = issue.publication.utm, issue.publication.website
    if not (url and utm and website and _host(url) == _host(website)):
        return url
    parts = urlsplit(url)
    campaign = utm.campaign or f"{issue.content.date:%Y-%m-%d}"
    added = urlencode({"utm_source": utm.source, "utm_medium": utm.medium, "utm_campaign": campaign})
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))


def attachments(issue: Issue) -> tuple[Attachment, ...]:
    """The local pictures an issue shows, each with the name it has in the HTML."""
    return tuple(Attachment(src=src, path=path) for path, src in _local_images(issue).items())


def _story(issue: Issue, digest: Digest) -> Story:
    article = issue.articles[digest.article]
    language = article.language or issue.language
    return Story(
        title=digest.title,
        summary=_html(digest.summary, issue),
        takeaways=tuple(_html(takeaway, issue) for takeaway in digest.takeaways),
        caveat=_html(digest.caveat, issue),
        quote=_html(digest.quote, issue),
        quote_by=digest.quote_by or article.author,
        author=article.author,
        minutes=article.reading_minutes,
        url=tracked(digest.url or article.url, issue),
        image=_shown_image(issue, digest.image) if digest.image else "",
        image_alt=digest.image_alt,
        language=language,
        dir=direction(language),
    )


def _html(text: str, issue: Issue) -> Markup:
    """Markdown paragraphs as safe HTML, links to the publication's own website tracked."""
    html = "<br /><br />".join(map(markdown.inline_html, PARAGRAPH.split(text.strip())))
    if issue.publication.utm and "<a " in html:
        html = re.sub(r'(?<=<a href=")https?://[^"]+', lambda m: _tracked_link(m[0], issue), html)
    return Markup(html)  # noqa: S704 - inline_html lets no markup of its source through


def _tracked_link(url: str, issue: Issue) -> str:
    return str(Markup.escape(tracked(Markup(url).unescape(), issue)))  # noqa: S704


def _greeted(issue: Issue) -> str:
    greeting = issue.publication.greeting.replace("{first_name}", tokens.FIRST_NAME)
    return "\n\n".join(filter(None, (greeting, issue.content.intro)))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _shown_image(issue: Issue, source: str) -> str:
    if source.startswith("https://"):
        return source
    return _local_images(issue)[_path(issue, source)]


def _local_images(issue: Issue) -> dict[Path, str]:
    """Each local picture once, as ``images/<name>``; a name that is taken gets a number."""
    logo = issue.publication.logo
    wanted = [logo.src] if logo else []
    wanted += [digest.image for digest in issue.content.digests if digest.image]
    names: dict[Path, str] = {}
    for source in wanted:
        path = _path(issue, source)
        if not source.startswith("https://") and path not in names:
            names[path] = _free_name(path, set(names.values()))
    return names


def _path(issue: Issue, source: str) -> Path:
    logo = issue.publication.logo
    folder = issue.folder.parent if logo and source == logo.src else issue.folder
    return folder / source


def _free_name(path: Path, taken: set[str]) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]", "-", path.stem)
    numbered = (f"images/{stem}{number}{path.suffix.lower()}" for number in ("", *range(2, len(taken) + 3)))
    return next(name for name in numbered if name not in taken)


def _colors(accent: str) -> dict[str, str]:
    """Every pair of colors that the themes use, readable in light and in dark."""
    on_band = color.text_on(accent)
    band_dark = color.mix(accent, PAGE_DARK, 0.45)
    on_band_dark = color.text_on(band_dark)
    return {
        "page": PAGE,
        "paper": PAPER,
        "ink": color.INK,
        "muted": "#55636a",
        "line": "#e3ded3",
        "tint": "#f7f4ed",
        "band": color.readable(accent, on_band),
        "on_band": on_band,
        "link": color.readable(accent, PAPER, "#f7f4ed", PAGE),
        "page_dark": PAGE_DARK,
        "paper_dark": PAPER_DARK,
        "ink_dark": "#eef1f0",
        "muted_dark": "#b3bec1",
        "line_dark": "#38444a",
        "tint_dark": "#273237",
        "link_dark": color.readable(accent, PAPER_DARK, "#273237", PAGE_DARK),
        "band_dark": color.readable(band_dark, on_band_dark),
        "on_band_dark": on_band_dark,
    }
