"""The three places at which something stands in a TOML text: a table of several, an item of a list, a line.

Each can take out what stands there, put something in, and tell how it was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from issuepress.workspace.layout import Key, Section, Value, sections
from issuepress.workspace.listed import Item, Listed, item_of


@dataclass(frozen=True)
class Tables:
    """The tables of ``[[name]]``: where each of them starts and ends, with the comments right above it."""

    text: str
    name: Key
    blocks: tuple[tuple[int, int], ...]

    def without(self, number: int) -> tuple[str, str]:
        """The text without one of them, and how it was written."""
        start, end = self.blocks[number]
        before, after = self.text[:start], self.text[end:]
        closed = before + after.lstrip("\n") if after.strip() else before.rstrip("\n") + "\n"
        return closed, self.text[start:end].rstrip("\n") + "\n"

    def put(self, number: int, value: Any, written: str) -> str:
        names = tuple(part for part in self.name if isinstance(part, str))
        block = (written or table_of(names, value)).rstrip("\n") + "\n"
        if number < len(self.blocks):
            start = self.blocks[number][0]
            return f"{self.text[:start]}{block}\n{self.text[start:]}"
        end = self.blocks[-1][1] if self.blocks else len(self.text)
        before = self.text[:end].rstrip("\n")
        return (f"{before}\n\n" if before else "") + block + self.text[end:]


@dataclass(frozen=True)
class Items:
    """The items of an array."""

    text: str
    array: Value

    def without(self, number: int) -> tuple[str, str]:
        listed = Listed(self.text, self.array)
        item = listed.items.pop(number)
        return self._again(listed), item.written

    def put(self, number: int, value: Any, written: str) -> str:
        listed = Listed(self.text, self.array)
        listed.items.insert(number, item_of(written) if written else Item(toml_of(value)))
        return self._again(listed)

    def _again(self, listed: Listed) -> str:
        return self.text[: self.array.start] + listed.text + self.text[self.array.end :]


@dataclass(frozen=True)
class Lines:
    """The lines of a section; ``order`` is that of its keys."""

    text: str
    section: Section
    order: tuple[str, ...]

    def without(self, name: str) -> tuple[str, str]:
        pair = self.section.pairs[name,]
        return self.text[: pair.start] + self.text[pair.end :], self.text[pair.start : pair.end]

    def put(self, name: str, value: Any, written: str) -> str:
        """Below the key that comes before it in the order, as far as there is one."""
        earlier = self.order[: self.order.index(name)] if name in self.order else self.order
        ends = [pair.end for (key, *_), pair in self.section.pairs.items() if key in earlier]
        at = max(ends, default=self._first())
        before = self.text[:at]
        line = (written or line_of((name, value))).rstrip("\n") + "\n"
        return before + ("" if before.endswith("\n") or not before else "\n") + line + self.text[at:]

    def _first(self) -> int:
        starts = [pair.start for pair in self.section.pairs.values()]
        return min(starts, default=self.section.body if self.section.key else self.section.end)


def tables(text: str, name: Key) -> Tables:
    """The tables of an array. Their own tables are parts of them."""
    found = sections(text)
    blocks: list[tuple[int, int]] = []
    for section in found:
        if section.key[:-1] == name and isinstance(section.key[-1], int):
            blocks.append((section.opening, section.end))
        elif blocks and section.key[: len(name) + 1] == (*name, len(blocks) - 1):
            blocks[-1] = (blocks[-1][0], section.end)
    return Tables(text, name, tuple(blocks))


def section_of(text: str, key: Key) -> Section | None:
    """The section of a table: above all headers for the empty key."""
    return next((section for section in sections(text) if section.key == key), None)


def value_of(text: str, key: Key) -> Value | None:
    """Where a value stands, also one inside an array or an inline table."""
    for end in range(len(key)):
        section = section_of(text, key[:end])
        rest = key[end:]
        for length in range(len(rest), 0, -1):
            if section and rest[:length] in section.pairs:
                return _inside(section.pairs[rest[:length]].value, rest[length:])
    return None


def _inside(value: Value | None, rest: Sequence[str | int]) -> Value | None:
    for part in rest:
        if value is None:
            return None
        if isinstance(part, int):
            value = value.items[part] if value.items and part < len(value.items) else None
        else:
            value = (value.pairs or {}).get((part,))
    return value


# --- values as TOML ----------------------------------------------------------------------------------


def table_of(names: tuple[str, ...], value: dict[str, Any]) -> str:
    """A table of ``[[names]]``, its own lists of tables below it."""
    inner = {
        name: one for name, one in value.items() if one and isinstance(one, list) and isinstance(one[0], dict)
    }
    lines = [f"[[{toml_key(names)}]]\n", *(line_of(pair) for pair in value.items() if pair[0] not in inner)]
    return "".join(lines) + "".join(
        f"\n{table_of((*names, name), table)}" for name, list_of in inner.items() for table in list_of
    )


def line_of(pair: tuple[str, Any]) -> str:
    name, value = pair
    return f"{toml_key((name,))} = {toml_of(value)}\n"


def toml_key(key: Key) -> str:
    import tomlkit

    return ".".join(tomlkit.key(str(part)).as_string() for part in key)


def toml_of(value: Any) -> str:
    """A value as TOML: a text of several lines as such, a list with an item in each line."""
    import tomlkit

    if isinstance(value, str) and "\n" in value:
        # Versions of tomlkit differ in what they do with a first line break, so that they are given none.
        whole = tomlkit.string(f"|{value}", multiline=True).as_string()
        return f'"""\n{whole.removeprefix(chr(34) * 3 + "|")}'
    if isinstance(value, list):
        items = "".join(f"    {_inline(item)},\n" for item in value)
        return f"[\n{items}]" if value else "[]"
    return _inline(value)


def _inline(value: Any) -> str:
    import tomlkit

    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key((name,))} = {_inline(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return str(tomlkit.item(value).as_string())
