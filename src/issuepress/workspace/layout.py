"""Where everything stands in a TOML text, so that one value can change and all the rest stays as it is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

Key = tuple[str | int, ...]

TOKEN = re.compile(
    r'''(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*')'''
    r"|(?P<comment>\#[^\n]*)|(?P<line>\n)|(?P<space>[^\S\n]+)|(?P<mark>[\[\]{},=])"
    r"|(?P<bare>[^\s\"'\#\[\]{},=]+)",
    re.DOTALL,
)
PART = re.compile(r"""\s*(?:"(?P<basic>(?:\\.|[^"\\])*)"|'(?P<literal>[^']*)'|(?P<bare>[\w-]+))\s*\.?""")
IDLE = ("space", "line", "comment")


@dataclass(frozen=True)
class Value:
    """A value from ``start`` to ``end``; an array has ``items``, an inline table has ``pairs``."""

    start: int
    end: int
    items: "tuple[Value, ...] | None" = None
    pairs: "dict[Key, Value] | None" = None


@dataclass(frozen=True)
class Pair:
    """A ``key = value`` with its whole lines, what stands beside it included."""

    start: int
    end: int
    value: Value


@dataclass
class Section:
    """What stands below one header, or above all of them where ``key`` is empty.

    ``start`` is where its header begins; the comments right above that belong to it begin at ``opening``.
    Its last line ends at ``end``; what follows until the next section belongs to neither.
    """

    key: Key
    opening: int
    start: int
    body: int
    end: int
    pairs: dict[Key, Pair] = field(default_factory=dict)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sections(text: str) -> list[Section]:
    """The sections of a valid TOML text in order, the first of them without a header."""
    reader = _Reader(text)
    found = [Section((), 0, 0, 0, 0)]
    counts: Counter[Key] = Counter()
    while line := reader.statement():
        if isinstance(line, Pair):
            found[-1].pairs[reader.key] = line
        else:
            key = _counted(reader.key, counts, is_array=reader.is_array)
            found.append(Section(key, reader.opening, *line))
        found[-1].end = reader.at
    _keep_what_is_close(text, found)
    return found


def _counted(key: Key, counts: Counter[Key], *, is_array: bool) -> Key:
    """A header's key with the number of each table of an array: the newest, or for ``[[key]]`` a new one."""
    if is_array:
        counts[key] += 1
    numbered: list[str | int] = []
    for length in range(1, len(key) + 1):
        numbered.append(key[length - 1])
        if counts[key[:length]]:
            numbered.append(counts[key[:length]] - 1)
    return tuple(numbered)


def _keep_what_is_close(text: str, found: list[Section]) -> None:
    """Comments on the lines right below a section are its own, unless the next header is right below them."""
    for number, section in enumerate(found):
        last = found[number + 1].opening if number + 1 < len(found) else len(text)
        while section.end < last and text[section.end :].lstrip(" \t").startswith("#"):
            section.end = min(last, _line_end(text, section.end))


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


class _Reader:
    """Reads one statement after another. Only what is valid can be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            Token(found.lastgroup or "", found[0], found.start()) for found in TOKEN.finditer(text)
        ]
        self.next = 0
        self.at = 0
        self.key: Key = ()
        self.is_array = False
        self.opening = 0

    def statement(self) -> "Pair | tuple[int, int, int] | None":
        """A pair, or a header's start, its end, and once more its end; None at the end of the text."""
        self._to_statement()
        if self.next >= len(self.tokens):
            return None
        first = self.tokens[self.next]
        if first.text == "[":
            return self._header(first)
        self.key = parts("".join(token.text for token in self._until("=")))
        value = self._value()
        self._end_of_line()
        return Pair(self._line_start(first.start), self.at, value)

    def _to_statement(self) -> None:
        """Over blank lines and comments; the last comments without a blank line below them are remembered."""
        self.opening, is_blank = -1, True
        while self.next < len(self.tokens) and self.tokens[self.next].kind in IDLE:
            token = self.tokens[self.next]
            if token.kind == "comment" and self.opening < 0:
                self.opening = self._line_start(token.start)
            elif token.kind == "line" and is_blank:
                self.opening = -1
            is_blank = token.kind == "line" or (is_blank and token.kind == "space")
            self.next += 1
        if self.opening <= 0 and self.next < len(self.tokens):  # what opens the file belongs to the file
            self.opening = self._line_start(self.tokens[self.next].start)

    def _header(self, first: Token) -> tuple[int, int, int]:
        start = self._line_start(first.start)
        self.is_array = self.text.startswith("[[", first.start)
        inside = [token.text for token in self._until("]") if token.text != "["]
        self.key = parts("".join(inside))
        if self.is_array:
            self._until("]")
        self._end_of_line()
        return start, self.at, self.at

    def _value(self) -> Value:
        self._skip(IDLE)
        first = self.tokens[self.next]
        if first.text == "[":
            return self._array()
        if first.text == "{":
            return self._table()
        last = first
        while self.next < len(self.tokens) and self.tokens[self.next].kind in ("string", "bare", "space"):
            token = self.tokens[self.next]
            last = last if token.kind == "space" else token
            self.next += 1
        return Value(first.start, last.end)

    def _array(self) -> Value:
        start, items = self._take().start, []
        while self._ahead() != "]":
            items.append(self._value())
            if self._ahead() == ",":
                self._take()
        return Value(start, self._take().end, items=tuple(items))

    def _table(self) -> Value:
        start, pairs = self._take().start, {}
        while self._ahead() != "}":
            key = parts("".join(token.text for token in self._until("=")))
            pairs[key] = self._value()
            if self._ahead() == ",":
                self._take()
        return Value(start, self._take().end, pairs=pairs)

    def _ahead(self) -> str:
        self._skip(IDLE)
        return self.tokens[self.next].text

    def _take(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def _skip(self, kinds: tuple[str, ...]) -> None:
        while self.next < len(self.tokens) and self.tokens[self.next].kind in kinds:
            self.next += 1

    def _until(self, mark: str) -> Iterator[Token]:
        while (token := self._take()).text != mark:
            yield token

    def _end_of_line(self) -> None:
        self._skip(("space", "comment"))
        self.at = self._take().end if self.next < len(self.tokens) else len(self.text)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1


def parts(dotted: str) -> Key:
    """A dotted key as its parts, their quotation marks gone."""
    return tuple(found["basic"] or found["literal"] or found["bare"] or "" for found in PART.finditer(dotted))
