"""Marks of quotation and what pronouns stand for: what a sentence means by where it stands."""

import re
from collections.abc import Iterator, Sequence

from issuepress.accuracy.judgement import Difference
from issuepress.accuracy.source import Sentence, Source
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.words import Word, words

SCARE = re.compile(r"[\"“„«]([^\"“„«»”]{2,40})[\"”“»]")
SCARE_WORDS = 3
LEANING = one_of("it this they these that those he she such")
BRACKETED = re.compile(r"^\W*\[([^\]]+)\]")
# Up to one of these, the words of a sentence are about its subject.
SUBJECT_ENDS = one_of(
    "is are was were be than with for has have had does do did may might can could will would should must"
)


def unmarked(statement: str, rests_on: Sequence[Sentence]) -> Iterator[Difference]:
    """A word that the article keeps at a distance ("detoxes") told as the article's own."""
    keys = f" {' '.join(word.key for word in words(statement))} "
    for sentence in rests_on:
        for match in SCARE.finditer(sentence.text):
            quoted = [word.key for word in words(match[1])]
            inside = match[1][-1:] not in ".,!?" and len(quoted) <= SCARE_WORDS
            marked = re.search(rf"[\"“„«'‘]{re.escape(match[1])}", statement)
            if inside and quoted and f" {' '.join(quoted)} " in keys and not marked:
                yield Difference("quotation", match[1], match[0])


def misplaced(sentences: Sequence[str], article: Source) -> Iterator[Difference]:
    """A sentence that leans on the one before it ("It works ..."), told behind another or of another."""
    before: Sentence | None = None
    for sentence in sentences:
        said = words(sentence)
        place = article.whole([word.key for word in said])
        bracket = BRACKETED.match(sentence)
        if before and place and said[0].key in LEANING and not _follows(place, before, article):
            yield Difference("who is meant", f"{before.text} {sentence}", place.text)
        elif bracket:
            yield from _misnamed(words(bracket[1]), said, sentence, article)
        before = place


def _follows(sentence: Sentence, before: Sentence, article: Source) -> bool:
    """Whether what is told before is what the article has before, or what that leans on in its turn."""
    previous = article.before(sentence)
    if before is sentence:
        return True
    while previous:
        if previous[-1] is before:
            return True
        if previous.pop().words[0].key not in LEANING:
            return False
    return not article.before(sentence)


def _misnamed(name: Sequence[Word], said: Sequence[Word], text: str, article: Source) -> Iterator[Difference]:
    """Like "[Loading] may help" where the sentence before is about needling."""
    nearest = article.nearest([word.key for word in said[len(name) :]])[:1]
    previous = article.before(nearest[0])[-1:] if nearest else []
    if not previous or nearest[0].words[0].key not in LEANING:
        return
    keys = [word.key for word in previous[0].words]
    end = next((n for n, key in enumerate(keys) if n and key in SUBJECT_ENDS), len(keys))
    wanted = {word.key for word in name} - {"the", "a", "this", "of"}
    if any(key in keys and key not in keys[:end] for key in wanted) and not wanted & set(keys[:end]):
        yield Difference("who is meant", text, f"{previous[0].text} {nearest[0].text}")
