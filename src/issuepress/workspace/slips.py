"""Slips of a hand that writes TOML: what is wrong with a line, and how it is written."""

import re

PAIR = re.compile(r"\s*(?P<key>[\w.-]+)\s*=\s*(?P<value>\S.*?)\s*(?:\s#[^\"']*)?$")
COLON = re.compile(r"\s*(?P<key>[\w-]+)\s*:\s*(?P<value>\S.*)$")
CURLY = re.compile(r"(?:^|=\s*|[\[,]\s*)[“”„‘’]")
BARE_QUOTE = re.compile(r'(?<!\\)"')
ESCAPES = re.compile(r'\\(?![btnfr"\\u U]|$)')
DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|\d{4}[./]\d{1,2}[./]\d{1,2}$|\d{4}-\d{1,2}-\d{1,2}$"
    r"|[A-Z][a-z]{2,8}\.? \d"
)
LONGEST = 60  # characters of a line that is shown as it should be


def mend(line: str) -> str:
    """How a line that is no TOML is to be written; empty where that cannot be told from the line."""
    line = line.strip()
    if line.startswith("["):
        return _header(line)
    if CURLY.search(line):
        return 'curly quotation marks; write straight ones, like "this"'
    if pair := PAIR.match(line):
        return _value(pair["key"], pair["value"])
    if pair := COLON.match(line):
        return f"a colon after a key; write {pair['key']} = ..."
    return ""


def _header(line: str) -> str:
    name = line.strip("[] ")
    if not re.fullmatch(r"[\w.-]+", name):
        return ""
    return (
        f"a bracket is missing; write [[{name}]]"
        if line.count("[") + line.count("]") > 2
        else (f"a bracket is missing; write [{name}]")
    )


def _value(key: str, value: str) -> str:
    match value[0]:
        case '"':
            return _in_double_quotes(key, value)
        case "'":
            inside = value.strip("'")
            return (
                f"an apostrophe ends text in single quotes; write {_shown(key, inside)}"
                if "'" in inside
                else ""
            )
        case "[":
            return 'a list that does not end, or that lacks a comma; write it like ["first", "second"]'
    if DATE.match(value):
        return f"no such date; write it like {key} = 2026-11-22"
    if value.lower() in {"true", "false"}:
        return f"write {key} = {value.lower()}"
    return f"text without quotation marks; write {_shown(key, value.strip(chr(34)))}"


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
    mark = "'''" if '"' in text else '"'
    whole = f"{key} = {mark}{text}{mark}"
    return whole if len(whole) <= LONGEST else f"{key} = {mark}...{mark}"
