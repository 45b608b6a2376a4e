"""Notes, powers and formulas of a page as plain text, before anything can glue their figures together."""

import re
from typing import TYPE_CHECKING

from issuepress.text.scripts import above, below, is_note_mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FORMULAS = "//*[contains(concat(' ', @class, ' '), ' katex ')] | //mjx-container | //math"
NOTES = "|".join(  # the texts of notes: Substack, Markdown, WordPress, EPUB
    f"//{tag}[contains(concat(' ', @class, ' '), ' {name} ')]"
    for tag in ("div", "section", "ol", "aside")
    for name in ("footnote", "footnotes", "footnotes-list", "wp-block-footnotes", "endnotes")
)
INLINE_TEX = re.compile(r"\\\(\s*([^\\{}^_]{1,80}?)\s*\\\)")  # simple enough to be read as it is written
MOST_NOTES = 5
CONTEXT = 24  # characters around a mark that tell what it is
NOT_INLINE = {"p", "li", "td", "th", "div", "section", "article", "body", "h1", "h2", "h3", "h4", "h5", "h6"}


def settle_scripts(page: "HtmlElement") -> list[str]:
    """Change the tree so that each mark above or below the line is plain text; given is what is uncertain."""
    _settle_formulas(page)
    _drop_notes(page)
    uncertain = []
    for mark in page.xpath("//sup[not(descendant::img)] | //sub[not(descendant::img)]"):
        if mark.getparent() is None:
            continue
        before, after, text = _before(mark), _after(mark), mark.text_content()
        if mark.tag == "sub":
            _replace(mark, below(text, before, after))
            continue
        shown, is_certain = above(text, before, after)
        _replace(mark, shown)
        if not is_certain:
            uncertain.append(f"{before.split()[-1]}{shown}")
    return uncertain


def _settle_formulas(page: "HtmlElement") -> None:
    for formula in page.xpath(FORMULAS):
        if formula.getparent() is not None and not any(True for _ in formula.iterancestors("math")):
            lead = " " if _before(formula)[-1:].isalnum() else ""
            trail = " " if _after(formula)[:1].isalnum() else ""
            _replace(formula, f"{lead}{_formula(formula)}{trail}")


def _drop_notes(page: "HtmlElement") -> None:
    for notes in page.xpath(NOTES):
        if notes.getparent() is not None:
            notes.drop_tree()
    for link in page.xpath("//a[contains(@href, '#')]"):
        if link.getparent() is not None and is_note_mark(link.text_content()) and not _is_in_list(link):
            _replace(link, "")


def notes_of_scripts(uncertain: list[str]) -> tuple[str, ...]:
    """One line each for the author."""
    return tuple(
        f'"{shown}" may be a power or the mark of a note; look at the article'
        for shown in dict.fromkeys(uncertain[:MOST_NOTES])
    )


def tex_as_text(text: str) -> str:
    r"""``\(p<0.05\)`` is p<0.05; what needs a typesetter stays as it is written."""
    return INLINE_TEX.sub(r"\1", text)


def _is_in_list(link: "HtmlElement") -> bool:
    """A list of pages (1, 2, 3) or of contents is no note."""
    return any(one.tag == "nav" for one in link.iterancestors())


def _replace(element: "HtmlElement", text: str) -> None:
    """Text in the place of an element."""
    for child in list(element):
        element.remove(child)
    element.text = text
    element.drop_tag()


def _before(element: "HtmlElement") -> str:
    """The text that stands before an element in its paragraph."""
    pieces: list[str] = []
    one: HtmlElement | None = element
    while one is not None and sum(map(len, pieces)) < CONTEXT:
        previous = one.getprevious()
        if previous is not None:
            pieces.append((_text(previous) if isinstance(previous.tag, str) else "") + (previous.tail or ""))
            if previous.tag == "br":
                break
            one = previous
            continue
        parent = one.getparent()
        pieces.append((parent.text or "") if parent is not None else "")
        one = parent if parent is not None and parent.tag not in NOT_INLINE else None
    return re.sub(r"\s+", " ", "".join(reversed(pieces)))[-CONTEXT:]


def _after(element: "HtmlElement") -> str:
    following = element.getnext()
    own = element.tail or ""
    return (own + (_text(following) if not own and following is not None else ""))[:CONTEXT]


def _text(element: "HtmlElement") -> str:
    return "" if element.tag in NOT_INLINE or not isinstance(element.tag, str) else element.text_content()


def _formula(element: "HtmlElement") -> str:
    """MathML as text, or the alternative text that stands beside it."""
    math = element if element.tag == "math" else next(element.iter("math"), None)
    if math is None:
        return str(element.get("aria-label") or element.text_content())
    return " ".join(_math(math).split())


def _math(element: "HtmlElement") -> str:
    parts = [
        _math(child) for child in element if isinstance(child.tag, str) and "annotation" not in child.tag
    ]
    match element.tag.rpartition("}")[2].rpartition(":")[2]:
        case "msup" | "msub" if len(parts) == 2:
            return f"{parts[0]}{'^' if element.tag.endswith('sup') else '_'}{_grouped(parts[1])}"
        case "mfrac" if len(parts) == 2:
            return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
        case "msqrt":
            return f"√{_grouped(''.join(parts))}"
        case "mo" if (element.text or "").strip() in ("=", "<", ">", "≤", "≥", "≈", "±", "×", "+", "−"):
            return f" {(element.text or '').strip()} "
    return (element.text or "").strip() + "".join(parts)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if re.fullmatch(r"[\w.,−+-]*", text) else f"({text})"
