"""What a sentence does in its article: answer, warn, conclude ... told by headings, words and place."""

from collections.abc import Sequence
from functools import lru_cache

from issuepress.condense.english import cue, cues
from issuepress.text.sentences import Sentence

COLORING = ("call to action", "anecdote")  # roles that make the whole paragraph what they are


def roles_of(found: Sequence[Sentence]) -> list[str]:
    """The role of each sentence of an English article.

    One of: answer, evidence, helps, limits, approach, bottom line, call to action, anecdote, other.
    """
    calls = cue("paragraph", "call to action")
    last = max((s.block for s in found if not calls.tells(s.text)), default=0)
    roles = [_role(sentence, closes=sentence.block == last) for sentence in found]
    pairs = list(zip(found, roles, strict=True))
    colored = {s.block: role for s, role in pairs if role in COLORING and s.kind != "list"}
    return [colored.get(s.block, role) for s, role in pairs]


def _role(sentence: Sentence, *, closes: bool) -> str:
    """By the nearest heading that tells; without headings, authors conclude in their last paragraph."""
    if cue("paragraph", "call to action").tells(sentence.text):
        return "call to action"
    if is_anecdote(sentence.text):
        return "anecdote"
    if closes and not sentence.headings:
        return "bottom line"
    by_heading = filter(None, map(_of_heading, reversed(sentence.headings)))
    return next(by_heading, "") or next(
        (role.name for role in cues("wording") if role.tells(sentence.text)), "other"
    )


@lru_cache(maxsize=2_000)
def _of_heading(heading: str) -> str:
    return next((role.name for role in cues("heading") if role.tells(heading)), "")


def heard(text: str) -> set[str]:
    """The roles that a sentence plays by its words, whatever its section."""
    return {role.name for role in cues("wording") if role.tells(text)}


def is_anecdote(text: str) -> bool:
    if cue("paragraph", "own experience").tells(text):
        return True
    return cue("paragraph", "anecdote").tells(text) and not cue("paragraph", "studied").tells(text)
