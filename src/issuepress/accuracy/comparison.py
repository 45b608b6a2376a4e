"""A sentence beside the one it comes from: which words differ, and whether the claim hangs on them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from issuepress.accuracy import claims, vocabulary
from issuepress.accuracy.equals import equal
from issuepress.accuracy.source import Sentence
from issuepress.accuracy.words import Word


class Difference(NamedTuple):
    """Words ``said`` where others are ``written``; one side may be empty."""

    kind: str
    said: str
    written: str


class Change(NamedTuple):
    """The written words from ``start`` to ``end`` became the said ones from ``since`` to ``until``."""

    start: int
    end: int
    since: int
    until: int


class Comparison:
    """Words that were said, and the sentence they may come from.

    An ``excerpt`` does not look like a whole sentence: it has no full stop. ``context`` are the words that
    a bracketed insertion may repeat; ``abbreviations`` the article's own, with what they stand for.
    """

    def __init__(
        self,
        said: Sequence[Word],
        written: Sentence,
        excerpt: bool,
        context: set[str],
        abbreviations: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.said, self.written, self.excerpt, self.context = said, written, excerpt, context
        self.abbreviations = abbreviations
        self._matcher = SequenceMatcher(None, written.keys, [word.key for word in said], autojunk=False)

    @cached_property
    def common(self) -> list[str]:
        blocks = self._matcher.get_matching_blocks()
        return [key for start, _, size in blocks for key in self.written.keys[start : start + size]]

    @cached_property
    def changes(self) -> list[Change]:
        """Where the words differ and it matters."""
        codes = (Change(*code[1:]) for code in self._matcher.get_opcodes() if code[0] != "equal")
        return [change for change in codes if not self._harmless(change)]

    @cached_property
    def differences(self) -> list[Difference]:
        """What a reader of the one would not learn from the other, in order."""
        changes = self.changes
        removed = Counter(key for change in changes for key in self._keys(change)[0])
        added = Counter(key for change in changes for key in self._keys(change)[1])
        if added and added <= removed <= added + Counter("?"):
            order = "question" if removed != added else "order"
            return [Difference(order, _text(self.said), self.written.text)]
        return [self._difference(change) for change in changes]

    @property
    def distance(self) -> int:
        """How many words differ and matter."""
        return sum(c.end - c.start + c.until - c.since for c in self.changes)

    def _keys(self, change: Change) -> tuple[list[str], list[str]]:
        removed = self.written.keys[change.start : change.end]
        return removed, [word.key for word in self.said[change.since : change.until]]

    def _difference(self, change: Change) -> Difference:
        written = self.written.words[change.start : change.end]
        said = self.said[change.since : change.until]
        kind = _clause(written, said) or claims.kind(*self._keys(change))
        if kind == "wording" and (_names(written, self.written.words) or _names(said, self.said)):
            kind = "name"
        return Difference(kind, _text(said), _text(written))

    # --- what may differ ----------------------------------------------------------------------------

    def _harmless(self, change: Change) -> bool:
        removed, added = self._keys(change)
        if _written_together(removed, added) or _spelled_out(removed, added) or self._equal(removed, added):
            return True
        rest, inserted = self._missed(change), self._unexplained(change)
        if not inserted and added:
            return all(self.written.keys[n] in vocabulary.PRONOUNS for n in rest)
        return not inserted and (not rest or self._quotable(change))

    def _equal(self, removed: list[str], added: list[str]) -> bool:
        """Plain words from the table, or an abbreviation and what the article says it stands for."""
        short = self.abbreviations
        spelled = {short.get(removed[0]) if len(removed) == 1 else None, tuple(removed)}
        told = {short.get(added[0]) if len(added) == 1 else None, tuple(added)}
        return equal(removed, added) or not (spelled & told).isdisjoint({*short.values()})

    def _missed(self, change: Change) -> list[int]:
        """The removed words that a reader may miss."""
        start, end = change.start, change.end
        if start == 0:
            start = max(n for n in self.written.starts if n <= end)
        if end == len(self.written.words):
            end = min(n for n in self.written.ends if n >= start) if start < end else end
            end = max(end, change.start)
        aside = self._asides(change)
        return [n for n in range(start, end) if n not in aside and not self._trifling(self.written.words, n)]

    def _asides(self, change: Change) -> set[int]:
        """Words in parentheses that claim nothing, and the numbers of references ("[12]")."""
        groups: dict[int, list[int]] = {}
        for number, word in enumerate(self.written.words):
            groups.setdefault(word.group, []).append(number)
        groups.pop(0, None)
        return {
            number
            for numbers in groups.values()
            if change.start <= numbers[0] and numbers[-1] < change.end and self._idle(numbers)
            for number in numbers
        }

    def _idle(self, numbers: list[int]) -> bool:
        """A reference, an abbreviation or where to look claims nothing."""
        words = [self.written.words[number] for number in numbers]
        if words[0].bracket == "[":
            return all(word.key.isdecimal() or word.key == "to" for word in words)
        abbreviated = len(words) == 1 and words[0].text.isupper()
        return words[0].key == "see" or abbreviated or self._expands(numbers)

    def _expands(self, numbers: list[int]) -> bool:
        """Whether the words in brackets are those of the abbreviation before: "ROM (range of motion)"."""
        before = self.written.words[numbers[0] - 1].text if numbers[0] else ""
        return before.isupper() and before == "".join(self.written.words[n].text[0] for n in numbers).upper()

    def _unexplained(self, change: Change) -> list[Word]:
        """The added words that are not a bracketed insertion made of the article's own words."""
        added = [self.said[number] for number in range(change.since, change.until)]
        bare = change.start == change.end and claims.protected([word.key for word in added])
        return [
            word
            for number, word in enumerate(added, start=change.since)
            if (bare or not self._explained(word)) and not self._trifling(self.said, number)
        ]

    def _explained(self, word: Word) -> bool:
        known = word.key in self.context or claims.about([word.key], "relation")
        return word.bracket == "[" and known and not claims.about([word.key], *vocabulary.MEASURES)

    @staticmethod
    def _trifling(words: Sequence[Word], number: int) -> bool:
        following = [word.key for word in words[number + 1 : number + 2]]
        return words[number].key in vocabulary.TRIFLES and not claims.protected(following)

    def _quotable(self, change: Change) -> bool:
        """Whether an excerpt may do without a part of the sentence.

        What may happen under a condition may happen, so an excerpt that begins in a small letter and keeps
        its hedge can do without the condition before it, or who found it. A half that
        states a limit may be quoted without the consolation that follows "but". Neither without a
        denial, or a view that the author keeps a distance from.
        """
        if not self.excerpt:
            return False
        removed, _ = self._keys(change)
        kept = " ".join(word.key for word in self.said)
        if claims.about(removed, "negation") or vocabulary.DISTANT.search(" ".join(removed)):
            return False
        if change.start == 0 and self.said[0].text[0].islower():
            return bool(vocabulary.HEDGED.search(kept))
        last = change.end == len(self.written.words)
        return last and removed[0] in vocabulary.CONTRASTS and bool(vocabulary.CAUTIOUS.search(kept))


def _written_together(removed: list[str], added: list[str]) -> bool:
    """Whether "health care" is "healthcare" and "U.S." is "US"; but "not able" is not "notable"."""
    return "".join(removed) == "".join(added) and not {"not", "no"} & {*removed, *added}


def _spelled_out(removed: list[str], added: list[str]) -> bool:
    """Whether "it's been" is "it has been", "let's" is "let us", "she'd" is "she would"."""
    forms = {"'s": {"is", "has", "us"}, "'d": {"would", "had"}}
    pairs = zip(removed, added, strict=False)
    return len(removed) == len(added) and all(
        a == b or b in forms.get(a, ()) or a in forms.get(b, ()) for a, b in pairs
    )


def _clause(written: Sequence[Word], said: Sequence[Word]) -> str:
    """What a clause that was cut out was: half of a pair, or a condition."""
    if said or len(written) < 3:
        return ""
    keys = [word.key for word in written]
    if keys[0] in vocabulary.CONTRASTS or keys[-1] in vocabulary.CONTRASTS:
        return "half of a pair"
    return "condition" if keys[0] in vocabulary.CONDITIONS else ""


def _names(words: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """A capital inside a sentence is a name, unless it is a heading With Capitals Throughout."""
    capitals = [word for word in sentence[1:] if word.text[0].isupper()]
    return 2 * len(capitals) < len(sentence) and any(word in words for word in capitals)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
