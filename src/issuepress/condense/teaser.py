"""The first lines of a digest: what the article is about, and what it answers."""

from collections.abc import Callable, Sequence

from issuepress.condense.candidate import Candidate, unlike

ANSWERING = {"bottom line": 0.5, "answer": 0.5, "limits": -0.8, "approach": -0.5}
LEFT_FOR_THE_ANSWER = 15  # words


def teaser(free: Sequence[Candidate], most: int, words: int) -> list[Candidate]:
    """At most so many sentences in the order of the article: the answer, then an introduction, then more."""
    chosen: list[Candidate] = []
    for wish in _wishes(most):
        room = words - sum(candidate.words for candidate in chosen)
        room -= LEFT_FOR_THE_ANSWER if most > 1 and not chosen else 0
        fitting = [c for c in unlike(free, chosen) if len(c.sentences) == 1 and c.words <= room]
        chosen += sorted(fitting, key=wish)[-1:]
    return sorted(chosen, key=lambda candidate: candidate.spot)


def _wishes(most: int) -> Sequence[Callable[[Candidate], float]]:
    return [_answers, _introduces, _answers][:most]


def _answers(candidate: Candidate) -> float:
    return candidate.score + ANSWERING.get(candidate.role, 0.0)


def _introduces(candidate: Candidate) -> float:
    """Early sentences, above all one that says what the subject is."""
    defines = "says what it is" in candidate.why
    return (
        candidate.score
        + 2 / (1 + candidate.spot / 6)
        + 1.5 * defines
        - 1.5 * bool(candidate.sentences[0].label)
    )
