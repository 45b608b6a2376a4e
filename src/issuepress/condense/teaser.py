"""The first lines of a digest: what the article is about, and what it answers."""

from collections.abc import Callable, Sequence

from issuepress.condense.candidate import Candidate, unlike

CONCLUDING = 1.2
ANSWERING = {"answer": 0.5, "evidence": -0.4, "limits": -0.8, "approach": -0.8}
WEIGHING = {"weighs both sides", "answers outright", "corrects hopes"}
NO_OPENING = {"sets a scene", "leads to a question", "warns"}
LEFT_FOR_THE_ANSWER = 15  # words


def teaser(free: Sequence[Candidate], most: int, words: int) -> list[Candidate]:
    """At most so many sentences in the order of the article: the answer, then an introduction, then more."""
    single = [c for c in free if len(c.sentences) == 1 and not NO_OPENING.intersection(c.why)]
    chosen: list[Candidate] = []
    for wish in _wishes(most):
        room = words - sum(candidate.words for candidate in chosen)
        room -= LEFT_FOR_THE_ANSWER if most > 1 and not chosen else 0
        openings = [_opening(candidate) for candidate in chosen]
        fitting = [c for c in unlike(single, chosen) if _opening(c) not in openings and c.words <= room]
        chosen += sorted(fitting, key=wish)[-1:]
    return sorted(chosen, key=lambda candidate: candidate.spot)


def _opening(candidate: Candidate) -> list[str]:
    """Two sentences that start alike read like a list."""
    return candidate.text.split()[:3]


def _wishes(most: int) -> Sequence[Callable[[Candidate], float]]:
    return [_answers, _introduces, _answers][:most]


def _answers(candidate: Candidate) -> float:
    return candidate.score + (concludes(candidate) or ANSWERING.get(candidate.role, 0.0))


def concludes(candidate: Candidate) -> float:
    """Points for a conclusion, which authors also put before the first heading."""
    early = candidate.introduces and WEIGHING.intersection(candidate.why)
    return CONCLUDING if early or candidate.role == "bottom line" else 0.0


def _introduces(candidate: Candidate) -> float:
    """Early sentences, above all one that says what the subject is."""
    early = 2 / (1 + candidate.spot / 6)
    defines = 1.5 if "says what it is" in candidate.why else 0.0
    details = 1.5 if candidate.sentences[0].label else 0.0
    return candidate.score + early + defines - details + min(0.0, ANSWERING.get(candidate.role, 0.0))
