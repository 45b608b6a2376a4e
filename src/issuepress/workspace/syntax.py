"""Lines of a file that are no TOML: what is wrong with each, all of them at once."""

import re
import tomllib
from pathlib import Path

from issuepress.errors import place
from issuepress.workspace.slips import half_quoted, mend, plainly, unended

KEY_LINE = re.compile(r"\s*(?P<key>[\w\"'.\s-]+?)\s*=(?P<value>.*)")
TABLE_LINE = re.compile(r"\s*\[(?P<array>\[?)\s*(?P<name>[^\]]+?)\s*\]")
MOST_SLIPS = 24
UNENDED = 'Expected "\'"'  # what the parser says at the end of the file
TWICE = re.compile("Cannot (?:overwrite|declare|mutate)|Cannot redefine")
AT_LINE = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


def syntax_mistakes(path: Path, text: str) -> list[str]:
    """What is wrong with each line that is no TOML, as far as one is not the cause of the next."""
    lines, found, after = text.split("\n"), list[str](), 0
    for _ in range(MOST_SLIPS):
        try:
            tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            number, what, is_slip = _syntax_mistake(lines, error)
            goes_on = not is_slip and number == after  # the end of what a slip began
            if not goes_on:
                found.append(f"{place(path, number)}: is not valid TOML: {what}")
            if not (is_slip or goes_on):
                break
            lines[number - 1], after = _without_slip(lines[number - 1], number), number + 1
        else:
            break
    return found


def _syntax_mistake(lines: list[str], error: tomllib.TOMLDecodeError) -> tuple[int, str, bool]:
    """The line, what is wrong with it, and whether that is known for a slip in this line and no other."""
    at = AT_LINE.search(str(error))
    number = int(at[1]) if at and at[1] else max(1, len(lines))
    if TWICE.match(str(error)):
        return _twice(lines, number)
    if begun := unended(lines):
        return begun[0], f"text of several lines without an end; write {begun[1]} below its last line", False
    number = half_quoted(lines) or number if UNENDED in str(error) else number
    line = lines[number - 1] if number <= len(lines) else ""
    what, pair = mend(line), KEY_LINE.match(line)
    is_slip = bool(what) and not (pair and pair["value"].lstrip().startswith("["))
    if pair and not what and re.match("Invalid value|Unclosed array", str(error)):
        what = "the list above has no end; write ] below its last item"
    return number, what or plainly(str(error)), is_slip


def _twice(lines: list[str], number: int) -> tuple[int, str, bool]:
    """A header or a key that is there already."""
    if header := TABLE_LINE.match(lines[number - 1]):
        name = header["name"]
        several = f"or write [[{name}]] for each, where there may be several"
        return number, f"[{name}] is there already, above; put both together, {several}", True
    twice = _said_twice(lines)
    number, key = twice or (number, "a key")
    return number, f"{key} is there twice; keep one of them", twice is not None


def _without_slip(line: str, number: int) -> str:
    """What stands in for a line, so that what is wrong with the others can be told. A header stays one."""
    return f"[_line_{number}]" if line.lstrip().startswith("[") else ""


def _said_twice(lines: list[str]) -> tuple[int, str] | None:
    """The line of the first key that its table has already."""
    seen, table = set[str](), 0
    for number, line in enumerate(lines, 1):
        table += bool(TABLE_LINE.match(line))
        if pair := KEY_LINE.match(line):
            if f"{table}.{pair['key']}" in seen:
                return number, pair["key"]
            seen.add(f"{table}.{pair['key']}")
    return None
