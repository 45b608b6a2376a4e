"""Each text of a model beside the very sentences that it says it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuepress.accuracy import Verdict, judge, source_of
from issuepress.condense.candidate import LEARNED
from issuepress.condense.candidates import looked
from issuepress.text.sentences import Sentence
from issuepress.write.answer import Text

if TYPE_CHECKING:
    from issuepress.models import Article


@dataclass(frozen=True)
class Proven:
    """A text and how it stands to its sentences; ``why`` says what differs."""

    text: Text
    verdict: Verdict
    why: str = ""

    @property
    def changed(self) -> bool:
        return self.verdict == "changed"


class Proof:
    """An article whose sentences were numbered from 1 for a model."""

    def __init__(self, article: "Article", found: Sequence[Sentence]) -> None:
        self._found = found
        self._source = source_of(article)
        # What was only learned to be seldom fit may be shown where a model chose it.
        self._shown = [one for one in looked(article).candidates if one.reason in ("", LEARNED)]
        self.sentences = len(found)

    def of(self, text: Text) -> Proven:
        if not text.words:
            return Proven(text, "same")
        found = judge(text.words, self._source, text.rests_on)
        return Proven(text, found.verdict, "; ".join(map(str, found.differences)))

    def quoted(self, numbers: Sequence[int]) -> tuple[str, ...]:
        return tuple(self._found[number - 1].text for number in numbers)

    def own_words(self, numbers: Sequence[int]) -> str:
        """The article's own sentences, with a neighbor where they need one; empty where none may be shown."""
        needed = {self._found[number - 1] for number in numbers}
        holding = [one for one in self._shown if needed <= set(one.sentences)]
        if holding:
            return min(holding, key=lambda one: len(one.sentences)).text
        parts = [one for one in self._shown if set(one.sentences) <= needed]
        whole = {sentence for one in parts for sentence in one.sentences} == needed
        return " ".join(one.text for one in parts) if whole else ""
