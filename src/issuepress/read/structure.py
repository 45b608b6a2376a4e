"""Lines of plain text as the Markdown blocks that they look like."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from issuepress.models import Image
from issuepress.read.inline import heading_text, image, paragraph

BULLET = re.compile(r"[•·◦‣▪●○*–-]\s+(?P<text>\S.*)")
NUMBER = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)")
LEAD = (":", "：")
NOT_A_HEADING = re.compile(r".*[.,;!…。，；！]$|.*(?:@|://|www\.)|[—–(-]")
HEADING_WORDS = 14
HEADING_LETTERS = 110
LABEL_WORDS = 6  # of a heading that ends in a colon
CAPTION_WORDS = 40


@dataclass(frozen=True)
class Line:
    """A line with text. ``apart``: an empty line stands before it; ``named``: the contents name it."""

    text: str
    apart: bool
    named: bool = False


def structured(texts: list[str], headings: Collection[str] = ()) -> str:
    """Markdown: headings, lists with their numbers, tables, captions, and a paragraph for all other lines."""
    return "\n\n".join(_blocks(_lines(texts, headings)))


def _lines(texts: list[str], headings: Collection[str]) -> list[Line]:
    found, apart = [], True
    for text in texts:
        if text.strip():
            found.append(Line(text.strip(), apart, text in headings))
        apart = not text.strip()
    return found


def _blocks(lines: list[Line]) -> Iterator[str]:
    spaced = sum(line.apart for line in lines) > 0.3 * len(lines)
    position, before = 0, ""
    while position < len(lines):
        end, block = _next_block(lines, position, before, spaced)
        yield _other_bullet(block, before)
        position, before = end, block


def _next_block(  # noqa: PLR0911 - one return for each kind
    lines: list[Line], at: int, before: str, spaced: bool
) -> tuple[int, str]:
    """The block that starts at a line, and where the next one starts."""
    text = lines[at].text
    if (end := _end_of_table(lines, at)) > at + 1:
        return end, _table([line.text for line in lines[at:end]])
    if BULLET.fullmatch(text):
        end = _end_of_bullets(lines, at)
        return end, "\n".join(f"- {paragraph(line.text[1:])}" for line in lines[at:end])
    if (end := _end_of_numbers(lines, at)) > at + 1:
        return end, "\n".join(_numbered(line.text) for line in lines[at:end])
    if (end := _end_of_repeats(lines, at)) > at + 1:
        return end, image(Image(caption=text))
    if _leads_a_list(before) and (end := _end_of_bare_list(lines, at)) > at + 1:
        return end, "\n".join(f"- {paragraph(line.text)}" for line in lines[at:end])
    if lines[at].named or _is_heading(lines, at, spaced):
        level = "###" if text.endswith(LEAD) else "##"
        return at + 1, f"{level} {heading_text(paragraph(text))}"
    return at + 1, paragraph(text)


def _leads_a_list(block: str) -> bool:
    """A line that ends in a colon, or a heading that asks ("Who should wait?")."""
    return block.endswith(LEAD) or (block.startswith("#") and block.endswith("?"))


def _other_bullet(block: str, before: str) -> str:
    """Two lists in a row would be read as one."""
    if block.startswith("- ") and before.startswith("- "):
        return re.sub(r"^- ", "* ", block, flags=re.MULTILINE)
    if re.match(r"\d+\. ", block) and re.match(r"\d+\. ", before):
        return re.sub(r"^(\d+)\. ", r"\1) ", block, flags=re.MULTILINE)
    return block


def _item(text: str) -> bool:
    return bool(BULLET.fullmatch(text) or NUMBER.fullmatch(text))


def _end_of_bullets(lines: list[Line], at: int) -> int:
    while at < len(lines) and BULLET.fullmatch(lines[at].text):
        at += 1
    return at


def _end_of_numbers(lines: list[Line], at: int) -> int:
    expected = None
    while at < len(lines) and (found := NUMBER.fullmatch(lines[at].text)):
        if expected is not None and int(found["number"]) != expected:
            break
        expected = int(found["number"]) + 1
        at += 1
    return at


def _numbered(text: str) -> str:
    number, _, rest = text.partition(" ")
    return f"{int(number[:-1])}. {paragraph(rest)}"


def _end_of_repeats(lines: list[Line], at: int) -> int:
    """A picture's alternative text and its caption are often the same words twice."""
    text, end = lines[at].text, at + 1
    if len(text.split()) > CAPTION_WORDS:
        return end
    while end < len(lines) and lines[end].text == text:
        end += 1
    return end


def _end_of_bare_list(lines: list[Line], at: int) -> int:
    """Lines without bullets below a line that ends in a colon, as some browsers copy a list."""
    end = at + 1
    while end < len(lines) and not (lines[end].apart or lines[end].named or _item(lines[end].text)):
        if len(lines[end].text.split()) > HEADING_WORDS:
            break
        end += 1
    items = lines[at:end]
    fits = all(len(line.text.split()) <= HEADING_WORDS and not line.text.endswith(LEAD) for line in items)
    return end if fits and len(items) > 1 else at


def _end_of_table(lines: list[Line], at: int) -> int:
    cells, end = lines[at].text.count("\t"), at
    while cells and end < len(lines) and lines[end].text.count("\t") == cells:
        end += 1
    return end


def _table(rows: list[str]) -> str:
    written = [[paragraph(cell).replace("|", "\\|") for cell in row.split("\t")] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in written]
    return "\n".join([lines[0], "|" + " --- |" * len(written[0]), *lines[1:]])


def _is_heading(lines: list[Line], at: int, spaced: bool) -> bool:
    """A short line on its own, with no full stop, above some text."""
    text, after = lines[at].text, lines[at + 1 : at + 4]
    words = text.split()
    if len(words) > HEADING_WORDS or len(text) > HEADING_LETTERS or NOT_A_HEADING.match(text):
        return False
    if (
        not after
        or (spaced and not (lines[at].apart and after[0].apart))
        or text[0].islower()
        or "\t" in text
    ):
        return False
    if not any(_is_text(line.text) for line in after[:3]):
        return False
    if text.endswith(LEAD):
        return len(words) <= LABEL_WORDS and _is_title_case(words) and _is_text(after[0].text)
    if text.endswith(("?", "？", "؟")):
        return len(words) >= 4 or (len(words) > 1 and _is_title_case(words)) or not text.isascii()
    return any(map(str.isalpha, text))


def _is_text(text: str) -> bool:
    return (
        len(text) > HEADING_LETTERS
        or bool(NOT_A_HEADING.match(text))
        or text.endswith((*LEAD, "?"))
        or _item(text)
    )


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and sum(word.strip("\"'“‘(")[:1].isupper() for word in long) > 0.6 * len(long)
