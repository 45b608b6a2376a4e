"""Article files: Markdown with front matter between ``---`` (YAML) or ``+++`` (TOML)."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from issuepress.errors import InvalidFile, place
from issuepress.models import Article
from issuepress.text.characters import LONGEST, clean
from issuepress.workspace.front_matter import as_article_fields, parse_yaml

# The keys of an article file in the order they are written. Notes are for the author alone.
KEYS = (
    "title", "author", "publisher", "published", "updated", "updated_text", "published_text", "url",
    "language", "summary", "image", "call_to_action",
)  # fmt: skip
FRONT_MATTER = re.compile(
    r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?\n)??(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
OPENING = re.compile(r"\A\s*(---[ \t]*\n[ \t]*[\w\"'-]+[ \t]*:|\+\+\+[ \t]*\n)")
TITLE_HEADING = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")
UNDERLINED_TITLE = re.compile(r"\A\s*(?P<title>[^\n]*\S)[ \t]*\n=+[ \t]*(?:\n|\Z)")
MARKUP = re.compile(r"^[#>*+\s-]+|[*_`]")
LONGEST_TITLE = 200  # characters taken from a first line that has to serve as the title


def load_article(path: Path) -> Article:
    """The article of a workspace. Raises InvalidFile, one line for each mistake; unknown keys are one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidFile([f"{path}: is not text in UTF-8; save it as UTF-8"]) from None
    except OSError as error:
        raise InvalidFile([f"{path}: could not be read: {error.strerror or error}"]) from None
    if len(text) > LONGEST:
        raise InvalidFile([f"{path}: has {len(text):,} characters; at most {LONGEST:,} are read"])
    return _article(clean(text), str(path), strict=True)


def parse_article(text: str, origin: str) -> Article:
    """Markdown of any tool as an article; ``origin`` names it in errors and, at worst, in the title.

    Front matter of Hugo, Jekyll, Eleventy or Obsidian is understood where it says something about an article
    and ignored where it does not. Raises InvalidFile if it is broken.
    """
    return _article(clean(text), origin, strict=False)


def article_file(article: Article) -> str:
    """The article as Markdown with YAML front matter: ``parse_article`` gives it back, without its notes."""
    import yaml

    fields = article.model_dump(exclude_defaults=True, exclude={"body", "notes"}, mode="python")
    ordered = {key: fields[key] for key in KEYS if key in fields}
    matter = yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=10_000)
    return f"---\n{matter}---\n\n{article.body}\n"


def _article(text: str, origin: str, *, strict: bool) -> Article:
    matter, lines, body = _split(text, origin)
    fields = matter if strict else as_article_fields(matter)
    title, body = _title(str(fields.get("title") or ""), body, origin)
    if not body.strip():
        raise InvalidFile([f"{origin}: has no text; write the article below its front matter"])
    try:
        return Article.model_validate({**fields, "title": title, "body": body})
    except ValidationError as error:
        raise InvalidFile([_mistake(origin, lines, found) for found in error.errors()]) from None


def _split(text: str, origin: str) -> tuple[dict[str, Any], dict[str, int], str]:
    """Front matter, the line of each of its keys, and the body."""
    found = FRONT_MATTER.match(text)
    if not found:
        if OPENING.match(text):
            raise InvalidFile([f"{place(origin, 1)}: the front matter has no end; close it as it was opened"])
        return {}, {}, text
    before = text[: found.start("fence")].count("\n") + 1
    parse = parse_yaml if found["fence"] == "---" else _parse_toml
    matter, lines = parse(found["matter"] or "", origin, before)
    return matter, lines, text[found.end() :]


def _parse_toml(text: str, origin: str, before: int) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        matter = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = before + int(found[1]) if found else before
        what = str(error).split(" (at ")[0]
        raise InvalidFile([f"{place(origin, line)}: the front matter is not valid TOML: {what}"]) from None
    keys = enumerate(text.splitlines(), before + 1)
    return matter, {line.partition("=")[0].strip(): number for number, line in keys if "=" in line}


def _title(title: str, body: str, origin: str) -> tuple[str, str]:
    """The title, and the body without the heading that repeats it."""
    found = TITLE_HEADING.match(body) or UNDERLINED_TITLE.match(body)
    heading = MARKUP.sub("", found["title"]).strip() if found else ""
    if found and heading and (not title or heading.casefold() == title.strip().casefold()):
        return title or heading, body[found.end() :]
    return title or _first_line(body) or Path(origin).stem, body


def _first_line(body: str) -> str:
    line = next((line for line in body.splitlines() if line.strip()), "")
    return MARKUP.sub("", line).strip()[:LONGEST_TITLE]


def _mistake(origin: str, lines: dict[str, int], error: Any) -> str:
    key = ".".join(map(str, error["loc"]))
    match error["type"]:
        case "extra_forbidden":
            what = f"is not a known key; known here: {', '.join(KEYS)}"
        case kind if kind.startswith("date"):
            what = "is not a date; write it like 2026-11-22"
        case "string_type":
            what = 'has to be text; put it in quotes, like "this"'
        case "model_type":
            what = "has to be a table of keys"
        case _:
            what = str(error["msg"]).removeprefix("Value error, ")
    return f"{place(origin, lines.get(str(error['loc'][0])))}: {key}: {what}"
