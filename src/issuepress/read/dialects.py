"""What Obsidian, Notion, Hugo, Jekyll and others add to Markdown: read for what it means, or left out."""

import re
from collections.abc import Callable

from issuepress.text.scripts import NOTE

FENCED = re.compile(r"^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)|`[^`\n]+`", re.MULTILINE | re.DOTALL)
# Words that are not meant for readers, and marks that other tools show in another way.
COMMENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}.{0,20000}?\{%-?\s*endcomment\s*-?%\}|%%.{0,5000}?%%|<!--.{0,20000}?-->"
    r"|<(script|style)\b[^>]{0,500}>.{0,20000}?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
SHORTCODE = re.compile(r"\{\{[<%].{0,500}?[%>]\}\}|\{%.{0,500}?%\}", re.DOTALL)
PLACEHOLDER = re.compile(r"\{\{\s*[\w.$-]{1,80}(?:\s*\|[^{}\n]{0,80})?\s*\}\}")
NOTE_TEXT = re.compile(
    r"^ {0,3}\[\^[^\]\n]{1,80}\]:[^\n]*(?:\n(?:[ \t]+[^\n]*|(?=\n[ \t]{2,}\S)))*", re.MULTILINE
)
NOTE_MARK = re.compile(r"\[\^[^\]\n]{1,80}\]|\^\[[^\]\n]{1,1000}\]")
# A link to a note, as HTML or as Markdown: <a href="#fn1">1</a>, [[1]](#fn1).
NOTE_LINK = re.compile(
    rf"""<a\s[^<>]{{0,200}}href\s*=\s*["'][^"'<>]{{0,300}}\#[^"'<>]{{1,80}}["'][^<>]{{0,200}}>\s*(?:<sup>)?\s*{NOTE.pattern}"""
    rf"""\s*(?:</sup>)?\s*</a>|(?<!!)\[\s*\\?{NOTE.pattern}\s*\\?\]\(\#[^()\s]{{1,80}}\)""",
    re.IGNORECASE,
)
STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])[^~\n]{1,2000}?(?<=\S)~~(?!~)")
MARKED = re.compile(r"(?<!=)==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?!=)")
TASK = re.compile(r"^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX-]\][ \t]+", re.MULTILINE)
CALLOUT = re.compile(r"^(?P<quote>(?:> ?)+)\[!\w{1,30}\][+-]?[ \t]*(?P<title>[^\n]*)\n?", re.MULTILINE)
WIKI_PICTURE = re.compile(r"!\[\[[^\]\n]{1,300}\]\]")
WIKI_LINK = re.compile(r"\[\[(?:[^\]|\n]{1,300}\|)?([^\]|\n]{1,300})\]\]")
# A container of HTML, or a component of MDX, whose words are the article's: the tag alone is left out.
ATTRIBUTE = r"""\s+(?:[\w:-]{1,40}\s*=\s*(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|[\w#./:-]{1,200})|open)"""
CONTAINER = re.compile(
    r"</?(?:aside|article|blockquote|center|details|div|figure|footer|header|main|p|section|summary)"
    rf"(?:{ATTRIBUTE}){{0,20}}\s*/?>"
    rf"|^[ \t]{{0,3}}</?[A-Z]\w{{0,40}}(?:{ATTRIBUTE}){{0,20}}\s*/?>[ \t]*$",
    re.MULTILINE,
)
# "a<b and c>d" is no tag of HTML, and neither is "<weeks>".
LIKE_A_TAG = re.compile(r"(?<!\\)<(?P<name>[a-zA-Z][\w-]{0,40})(?P<rest>(?:\s+[a-zA-Z]{1,40}){0,20})\s*>")
ALONE = {"async", "autoplay", "checked", "controls", "defer", "disabled", "hidden", "loop", "muted", "open"}
PROPERTY = re.compile(r"(?P<key>[A-Z][\w ]{0,30}?)::?[ \t]+(?P<value>\S[^\n]{0,300})")
KNOWN_PROPERTIES = {
    "author", "category", "created", "created by", "created time", "date", "last edited by",
    "last edited time", "last updated", "owner", "publish date", "published", "published date", "slug",
    "status", "tags", "topic", "type", "url",
}  # fmt: skip
DATES = ("published", "publish date", "published date", "date")


def as_plain_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in Markdown that every reader understands, and notes of what its author would miss."""
    kept: list[str] = []
    marked = FENCED.sub(lambda found: _kept(found[0], kept), text)
    notes: list[str] = []
    for pattern, put, note in RULES:
        marked, number = pattern.subn(put, marked)
        if number and note:
            notes.append(
                note.format(number=number, s="s" if number > 1 else "", are="are" if number > 1 else "is")
            )
    notes += [f'"{one}" is a placeholder; write what it stands for' for one in _placeholders(marked)]
    restored = re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], marked)
    return re.sub(r"\n{3,}", "\n\n", restored), tuple(notes)


def without_properties(body: str) -> tuple[str, dict[str, str]]:
    """The body without the properties that Notion writes above it ("Created by: ..."), and what they say."""
    first, _, rest = body.lstrip().partition("\n\n")
    found = [PROPERTY.fullmatch(line.strip()) for line in first.split("\n")]
    said = {one["key"].casefold(): one["value"].strip() for one in found if one}
    if len(said) < len(found) or len(said.keys() & KNOWN_PROPERTIES) < min(2, len(found)) or not said:
        return body, {}
    return rest, said


def _kept(code: str, kept: list[str]) -> str:
    """A word in the place of code, in which nothing is changed."""
    kept.append(code)
    return f"\ue000{len(kept) - 1}\ue001"


def _callout(found: re.Match[str]) -> str:
    title = found["title"].strip()
    return f"{found['quote']}**{title}**\n{found['quote'].rstrip()}\n" if title else ""


def _not_a_tag(found: re.Match[str]) -> str:
    from lxml.html.defs import tags

    is_tag = found["name"].lower() in tags and not set(found["rest"].lower().split()) - ALONE
    return found[0] if is_tag else f"\\{found[0]}"


def _placeholders(text: str) -> list[str]:
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))[:5]


RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str], ...] = (
    (COMMENT, "", ""),
    (NOTE_TEXT, "", "{number} footnote{s} of it {are} left out"),
    (NOTE_MARK, "", ""),
    (NOTE_LINK, "", ""),
    (STRUCK, "", ""),
    (SHORTCODE, "", "{number} shortcode{s} in it {are} left out; see whether a word is missing there"),
    (WIKI_PICTURE, "", "{number} picture{s} of Obsidian in it {are} left out"),
    (WIKI_LINK, r"\1", ""),
    (MARKED, r"\1", ""),
    (TASK, r"\1", ""),
    (CALLOUT, _callout, ""),
    (CONTAINER, "\n\n", ""),
    (LIKE_A_TAG, _not_a_tag, ""),
)
