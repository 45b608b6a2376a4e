"""Slips of a hand that writes TOML: what is wrong with a line, and how it is written."""

import re
import tomllib

PAIR = re.compile(r"\s*(?P<key>[\w.-]+)\s*=\s*(?P<value>\S.*?)\s*(?:\s#[^\"']*)?$")
NO_VALUE = re.compile(r"(?P<key>[\w.-]+)\s*=\s*(?:#.*)?$")
COLON = re.compile(r"\s*(?P<key>[\w-]+)\s*:\s*(?P<value>\S.*)$")
CURLY = re.compile(r"(?:^|=\s*|[\[,]\s*)[“”„‘’]")
BARE_QUOTE = re.compile(r'(?<!\\)"')
ESCAPES = re.compile(r'\\(?![btnfr"\\u U]|$)')
DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|\d{4}[./]\d{1,2}[./]\d{1,2}$|\d{4}-\d{1,2}-\d{1,2}$"
    r"|[A-Z][a-z]{2,8}\.? \d"
)
TIME = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[T ]+\d{1,2}")
UNSEEN = re.compile(r"[^\S \t]|[\u200b-\u200f\u2060\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SECOND_KEY = re.compile(r"""^(?:"[^"]*"|'[^']*')[\s,;]+(?P<key>[\w-]+)\s*=""")
LONG_TEXT = re.compile(r"[=,\[]\s*(\"\"\"|''')")
HALF_QUOTED = re.compile(r"\s*[\w.-]+\s*=\s*'[^']*$")
LONGEST = 60  # characters of a line that is shown as it should be
# What the parser says, in words for somebody who does not know TOML.
PLAINLY = {
    "Expected '=' after a key": 'no key with a value; write it like key = "text"',
    "Invalid statement": 'no key with a value; write it like key = "text"',
    "Invalid initial character": 'no name of a key; write it like key = "text"',
    "Expected newline or end": "something behind the end; take it away, or begin a new line before it",
    "Invalid value": "no value; write text in quotation marks",
    "Unclosed array": "a comma is missing at the end of the line above, or a ] that ends the list",
}


def mend(line: str) -> str:
    """How a line that is no TOML is to be written; empty where that cannot be told from the line."""
    line = line.strip(" \t")
    if _is_toml(line):
        return ""
    return _unseen(line) or (_header(line) if line.startswith("[") else _pair_or_item(line))


def _unseen(line: str) -> str:
    unseen = UNSEEN.search(re.split("[\"'#]", line)[0]) or CONTROL.search(line)
    if not unseen:
        return ""
    behind = line[unseen.end() :][:20]
    return f"an unseen character, U+{ord(unseen[0]):04X}, before “{behind}”; delete it"


def _pair_or_item(line: str) -> str:
    if CURLY.search(line):
        return 'curly quotation marks; write straight ones, like "this"'
    if pair := PAIR.match(line):
        return _value(pair["key"], pair["value"])
    if key := NO_VALUE.match(line):
        return f'no value; write {key["key"]} = "...", or take the line out'
    if pair := COLON.match(line):
        return f"a colon after a key; write {pair['key']} = ..."
    return _item(line) if line.startswith('"') else ""


def _is_toml(line: str) -> bool:
    """Whether what is wrong is not in this line."""
    try:
        tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def plainly(said: str) -> str:
    """What the parser says of a line, for people."""
    return next((words for start, words in PLAINLY.items() if said.startswith(start)), said)


def unended(lines: list[str]) -> tuple[int, str] | None:
    """Where a text of several lines begins that has no end: the line's number and the quotation marks."""
    begun: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        rest = line
        while rest:
            if begun:
                _, end, rest = rest.partition(begun[1])
                begun = None if end else begun
            elif (opened := LONG_TEXT.search(rest)) and not rest.lstrip().startswith("#"):
                begun, rest = (number, opened[1]), rest[opened.end() :]
            else:
                rest = ""
    return begun


def half_quoted(lines: list[str]) -> int | None:
    """The number of the first line with a text in single quotes that has no end."""
    return next((number for number, line in enumerate(lines, 1) if HALF_QUOTED.match(line)), None)


def _header(line: str) -> str:
    name, _, behind = line.strip("[] ").partition("]")
    if behind.strip("] "):
        return f"something behind the brackets; begin a new line after [[{name}]]" if "[[" in line else ""
    if not re.fullmatch(r"[\w.-]+", name):
        return ""
    return (
        f"a bracket is missing; write [[{name}]]"
        if line.count("[") + line.count("]") > 2
        else (f"a bracket is missing; write [{name}]")
    )


def _item(line: str) -> str:
    """An item of a list, in a line of its own."""
    inside = line.rstrip(", ").removeprefix('"').removesuffix('"')
    if len(BARE_QUOTE.findall(line)) == 1:
        return 'the closing quotation mark is missing; write "..."'
    if BARE_QUOTE.search(inside):
        return f"quotation marks inside of quotation marks; write {_quoted(inside)}"
    return ""


def _value(key: str, value: str) -> str:
    if second := SECOND_KEY.match(value):
        return f"two keys in one line; begin a new line before {second['key']}"
    match value[0]:
        case '"':
            return _in_double_quotes(key, value)
        case "'":
            return _in_single_quotes(key, value)
        case "{":
            return 'a table in braces; write it in one line, with no comma at its end, like { name = "A" }'
        case "[":
            return 'a list that does not end, or that lacks a comma; write it like ["first", "second"]'
    return _bare(key, value)


def _bare(key: str, value: str) -> str:
    if TIME.match(value):
        return f"no such time; write it like {key} = 2026-12-03T18:00:00"
    if DATE.match(value):
        return f"no such date; write it like {key} = 2026-11-22"
    if value.lower() in {"true", "false"}:
        return f"write {key} = {value.lower()}"
    return f"text without quotation marks; write {_shown(key, value.strip(chr(34)))}"


def _in_single_quotes(key: str, value: str) -> str:
    inside = value.strip("'")
    if "'" in inside:
        return f"an apostrophe ends text in single quotes; write {_shown(key, inside)}"
    return "" if value.endswith("'") and len(value) > 1 else f'text without an end; write {key} = "..."'


def _in_double_quotes(key: str, value: str) -> str:
    marks = len(BARE_QUOTE.findall(value))
    if ESCAPES.search(value):
        return r"a backslash in text; write it twice, \\"
    if value.startswith('"""') or marks == 2:
        return "something after the closing quotation mark; take it away" if not value.endswith('"') else ""
    if marks == 1:
        return f'the closing quotation mark is missing; write {key} = "...", or lines between """ and """'
    inside = value[1:].removesuffix('"')
    if value.endswith('"') and marks % 2 == 0:
        return f"quotation marks inside of quotation marks; write {_shown(key, inside)}"
    return f"quotation marks inside of quotation marks, or one too few; write {_shown(key, inside)}"


def _shown(key: str, text: str) -> str:
    return f"{key} = {_quoted(text, LONGEST - len(key))}"


def _quoted(text: str, longest: int = LONGEST) -> str:
    mark = "'''" if '"' in text else '"'
    return f"{mark}{text if len(text) <= longest else '...'}{mark}"
