"""HTML that is an article and nothing else: of a Word document, or an entry of a feed."""

from pathlib import PurePath

from issuepress.errors import UnreadableSource
from issuepress.models import Article
from issuepress.read.byline import Byline, byline_of, joined
from issuepress.read.figures import MARKER, mark_figures
from issuepress.read.headings import with_promoted_headings
from issuepress.read.markup import to_markdown
from issuepress.read.runs import Reading
from issuepress.read.scripts import settle_scripts
from issuepress.read.trimming import trimmed
from issuepress.text.characters import clean, clean_line

MOST_ABOVE = 4  # blocks between a title and the text, in which a byline may be


def as_markdown(html: str, base: str = "") -> str:
    """A piece of HTML as Markdown: notes and formulas settled, pictures marked, then sanitized."""
    import nh3
    from lxml import html as parser

    if not (html := clean(html)).strip():
        return ""
    tree = parser.fragment_fromstring(html, create_parent="div")
    settle_scripts(tree)
    pictures = mark_figures(tree, base)
    safe = nh3.clean(parser.tostring(tree, encoding="unicode"))
    content = parser.fragment_fromstring(safe, create_parent="div")
    return with_promoted_headings(to_markdown(content, Reading(base, pictures, MARKER)))


def read_fragment(text: str, origin: str, url: str = "") -> Article:
    """The article in HTML without a page around it, as an editor or a clipboard gives it: all of it is text.

    Raises UnreadableSource where there is none.
    """
    title, body, byline = title_and_body(text, url)
    body = trimmed(body, title)
    if not body:
        raise UnreadableSource(f"{origin}: no article was found in this HTML; there is no text")
    return Article(
        title=title or PurePath(origin).stem,
        author=byline.author,
        published=byline.published.day if byline.published else None,
        published_text=byline.published.text if byline.published and not byline.published.day else "",
        updated=byline.updated.day if byline.updated else None,
        url=url,
        body=body,
    )


def title_and_body(html: str, base: str = "") -> tuple[str, str, Byline]:
    """The first heading at the top as the title, the text below, and what a byline between them says."""
    blocks = as_markdown(html, base).split("\n\n")
    title = ""
    if blocks[0].startswith("#"):
        title = blocks.pop(0).lstrip("#").strip()
    elif len(blocks) > 1 and len(blocks[0]) < 150 and not blocks[0].endswith((".", ":")):
        title = blocks.pop(0)
    said = {block: found for block in blocks[:MOST_ABOVE] if (found := byline_of(block))}
    body = "\n\n".join(
        block for number, block in enumerate(blocks) if number >= MOST_ABOVE or block not in said
    )
    return clean_line(_unmarked(title)), body, joined(said.values())


def _unmarked(title: str) -> str:
    from issuepress.text.markdown import inline_text

    return inline_text(title)
