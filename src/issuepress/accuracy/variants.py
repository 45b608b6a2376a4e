"""Other ways to write a sentence that say the same: in another order, without an example or a role."""

from collections.abc import Iterator, Sequence
from itertools import chain

from issuepress.accuracy.reading import Reading
from issuepress.accuracy.stems import stem
from issuepress.accuracy.vocabulary import one_of
from issuepress.accuracy.words import Word

Words = tuple[Word, ...]
EXAMPLES = (("such", "as"), ("including",), ("for", "example"), ("for", "instance"))
EXAMPLE = one_of("such including example instance")
ARTICLES = one_of("a the")
LEADS = one_of(
    "if when whenever after before in on at during unless while until once because although with for"
)
MOVED = one_of("if when whenever unless after before")
TIMES = one_of("in on at during after since")
FOCUS = one_of("only just even especially not mainly mostly particularly")
WERE = one_of("was were")
ARE = one_of("is are")
VERBS = one_of(
    "is are was were be has have had does do did can may might will would should must who that which"
)
STRONG = ';:—–()[]"“”'
LONGEST = 60  # words; longer sentences are not turned about
LONGEST_ROLE = 12
PROTECTED = ("negation", "hedge", "evidence", "quantifier", "group", "condition", "cause", "degree")


def variants(words: Sequence[Word]) -> Iterator[Words]:
    """Each way to write a sentence without a change of what it claims; not the sentence itself."""
    words = tuple(words)
    if len(words) <= LONGEST:
        yield from chain(_without_examples(words), _without_a_role(words), _turned(words), active(words))


def active(words: Sequence[Word]) -> Iterator[Words]:
    """Like "Ice eased the pain" for "The pain was eased by ice"."""
    keys = [word.key for word in words]
    by = keys.index("by") if "by" in keys else 0
    if by < 3 or by == len(keys) - 1 or not keys[by - 1].endswith("ed") or not _plain(words[1:]):
        return
    patient, verb, agent = tuple(words[: by - 2]), words[by - 1], tuple(words[by + 1 :])
    forms = {keys[by - 2] in WERE: (verb.key,), keys[by - 2] in ARE: _present(verb.key)}.get(True, ())
    for form in forms:
        yield (*agent, verb._replace(key=form), *patient)


def _present(participle: str) -> tuple[str, ...]:
    """Like "eases" and "ease" for "eased", whichever is a form of it."""
    guesses = (participle[:-1], participle[:-2])
    return tuple(form for one in guesses for form in (one, f"{one}s") if stem(form) == stem(participle))


def _without_examples(words: Words) -> Iterator[Words]:
    """Without "such as ..." at the end, where nothing protected is in it and nothing is forbidden."""
    if EXAMPLE.isdisjoint(word.key for word in words):
        return
    for start in range(2, len(words)):
        for phrase in EXAMPLES:
            if tuple(word.key for word in words[start : start + len(phrase)]) == phrase:
                end = _ends(words, start)
                forbids = "," not in words[start].before and Reading([words[:start]]).of("negation")
                if end == len(words) and not forbids and _harmless(words[start:end]):
                    yield words[:start]


def _ends(words: Words, start: int) -> int:
    places = range(start + 1, len(words))
    return next((n for n in places if any(mark in words[n].before for mark in STRONG)), len(words))


def _without_a_role(words: Words) -> Iterator[Words]:
    """Like "says Ana Ruiz, a physical therapist in Denver": who she is may go."""
    for start in range(2, len(words)):
        named = words[start - 1].text[0].isupper() and words[start - 2].text[0].isupper()
        if named and words[start].key in ARTICLES and "," in words[start].before:
            commas = (n for n in range(start + 1, len(words)) if words[n].before)
            end = next(commas, len(words))
            closes = end == len(words) or words[end].before.startswith(",")
            role = words[start:end]
            if (
                closes
                and len(role) <= LONGEST_ROLE
                and _harmless(role)
                and VERBS.isdisjoint(w.key for w in role)
            ):
                yield (*words[:start], *words[end:])


def _turned(words: Words) -> Iterator[Words]:
    """Like "Stop if it hurts" for "If it hurts, stop", and the other way round."""
    commas = [place for place, word in enumerate(words) if word.before == ","]
    if words and words[0].key in LEADS and len(commas) == 1 and _plain(words[1:], allowed=","):
        yield (*words[commas[0] :], *words[: commas[0]])
    for place in range(2, len(words) - 1):
        timed = words[place].key in TIMES and any(word.key.isdecimal() for word in words[place:])
        moved = words[place].key in MOVED or (timed and place > len(words) // 2)
        if moved and _plain(words[1:]) and words[place - 1].key not in FOCUS:
            yield (*words[place:], *words[:place])


def _plain(words: Sequence[Word], allowed: str = "") -> bool:
    """Whether no mark divides these words: what is moved can then belong to nothing else."""
    return all(word.before in ("", allowed) for word in words)


def _harmless(words: Words) -> bool:
    reading = Reading([words])
    return not any(mark.kind in PROTECTED for mark in reading.marks) and not reading.numbers
