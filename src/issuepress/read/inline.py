"""Runs of text with their marks, written as inline Markdown that reads back as the same words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import parse_qs, urljoin, urlsplit

from issuepress.models import Image

ALWAYS = re.compile(r"([\\`*<])")
UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
ENTITY = re.compile(r"&(?=#?\w+;)")
BRACKET = re.compile(r"\](?=[(\[:]|\Z)")
LINE_START = re.compile(r"^(?:([#>~=+|:-])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
MOST_BRACKETS = 200  # left open in a text; a reader of Markdown takes the square of their number
REDIRECTS = ("www.google.com", "google.com")
SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(frozen=True)
class Run:
    """A piece of text in one style, or a picture. A line end in it was meant."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    image: Image | None = None


def paragraph(text: str) -> str:
    """Plain text as a Markdown paragraph that holds the same words and no markup."""
    return at_line_start(escape(" ".join(text.split())))


def image(picture: Image) -> str:
    """A picture as Markdown; where only its caption is known, the caption stands for it."""
    alt = escape(" ".join(((picture.alt if picture.src else "") or "").split()), brackets=True)
    caption = " ".join(picture.caption.split())
    if not picture.src:
        return f"![{escape(caption, brackets=True)}](<>)"
    title = ' "{}"'.format(re.sub(r'([\\"])', r"\\\1", ENTITY.sub("&amp;", caption))) if caption else ""
    return f"![{alt}]({_destination(picture.src)}{title})"


def markdown(runs: Iterable[Run]) -> str:
    """Runs as inline Markdown. A mark that would not be read as one in its place is left out."""
    merged = list(_merged(runs))
    pieces = []
    for number, run in enumerate(merged):
        neighbors = (merged[number - 1 : number], merged[number + 1 : number + 2])
        apart = all(_stands_apart(*beside, at=at) for beside, at in zip(neighbors, (-1, 0), strict=True))
        pieces.append((run.href, _marked(run, apart)))
    written: list[str] = []
    for href, group in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(piece for _, piece in group)
        if href and text.strip():
            if written and written[-1].endswith("!"):
                written[-1] = f"{written[-1][:-1]}\\!"  # else the link would be a picture
            text = _link(text, href)
        written.append(text)
    lines = (" ".join(line.split()) for line in "".join(written).split("\n"))
    return at_line_start("\\\n".join(filter(None, lines)))


def escape(text: str, *, brackets: bool = False) -> str:
    """Text whose characters mean themselves in Markdown, save at the start of a line."""
    text = ENTITY.sub("&amp;", UNDERSCORE.sub(r"\\_", ALWAYS.sub(r"\\\1", text)))
    if brackets or text.count("[") > MOST_BRACKETS:
        return re.sub(r"([\[\]])", r"\\\1", text)
    return BRACKET.sub(r"\\]", text)


def at_line_start(text: str) -> str:
    return LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", text)


def heading_text(text: str) -> str:
    """Inline Markdown as a heading: number signs at its end would be taken for a closing mark."""
    return re.sub(r"(?<=\s)(#+)$", r"\\\1", text)


def safe_address(href: str, base: str = "") -> str:
    """The address of a link, whole; nothing where it is empty, relative, or of a kind that runs something."""
    if not href.strip():
        return ""
    try:
        joined = urljoin(base, href.strip()) if base else href.strip()
        parts = urlsplit(joined)
        if parts.netloc in REDIRECTS and parts.path == "/url":  # Google Docs counts the clicks on its links
            joined = parse_qs(parts.query).get("q", [joined])[0]
            parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.path):
        return ""
    return joined


def joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbors in the same style as one run."""
    filled = (run for run in runs if run.text or run.image)
    for style, group in groupby(filled, key=lambda run: replace(run, text="")):
        yield replace(style, text="".join(run.text for run in group))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """The same, with the white space around a style as a run of its own."""
    for run in joined(runs):
        style, text, core = replace(run, text=""), run.text, run.text.strip()
        if not core or style.code:
            yield replace(style, text=text, strong=False, emphasis=False)
            continue
        start = text.index(core)
        for piece, plain in ((text[:start], True), (core, False), (text[start + len(core) :], True)):
            if piece:
                yield Run(piece, href=style.href) if plain else replace(style, text=piece)


def _marked(run: Run, apart: bool) -> str:
    if run.code and run.text.strip():
        fence = "`" * (max((len(ticks) for ticks in re.findall("`+", run.text)), default=0) + 1)
        return f"{fence} {run.text.strip()} {fence}".replace("\n", " ")
    text = escape(run.text, brackets=bool(run.href))
    mark = "**" * run.strong + "*" * run.emphasis
    if not mark or not apart:
        return text
    return "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in text.split("\n"))


def _stands_apart(run: Run = Run(""), *, at: int) -> bool:
    """Whether emphasis may open or close beside a run (CommonMark's flanking rules)."""
    if run.strong or run.emphasis or run.code:
        return False
    neighbor = run.text[at] if run.text else " "
    return not neighbor.strip() or (unicodedata.category(neighbor).startswith("P") and neighbor not in "*_")


def _link(text: str, href: str) -> str:
    core = text.strip()
    lead, _, tail = text.partition(core)
    label = core.replace("\n", " ")
    return f"{lead}[{label}]({_destination(href)}){tail}"


def _destination(address: str) -> str:
    safe = re.sub(r"[\s<>\\]", lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), address)
    safe = ENTITY.sub("&amp;", safe)
    return f"<{safe}>" if re.search(r"[()]", safe) else safe
