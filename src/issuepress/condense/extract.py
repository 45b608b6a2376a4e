"""The sentences that stand best for a whole text."""

from collections.abc import Sequence

from issuepress.condense.features import features
from issuepress.condense.weights import AGAIN, WEIGHTS
from issuepress.condense.words import content, length
from issuepress.text.sentences import paragraphs

OVER = 1.1  # whole sentences rarely fill a budget exactly: a tenth more is better than half a sentence less
NEAR_THE_TOP = 400  # beyond as many sentences, only the best ones are compared with each other


def extract(text: str, title: str, max_words: int) -> list[str]:
    """Verbatim sentences of a plain text in its order, about ``max_words`` long and at least one of them.

    The last one may go over the budget by a tenth. Any language; time is linear in the text.
    """
    found = paragraphs(text)
    sentences = [sentence for paragraph in found for sentence in paragraph]
    opens = [before for paragraph in found for before in range(len(paragraph))]
    values = rate(sentences, title, opens)
    return [sentences[i] for i in sorted(_fill(sentences, values, max_words * OVER))]


def rate(sentences: Sequence[str], title: str, opens: Sequence[int]) -> list[float]:
    """How well each sentence stands for the whole, by the learnt weights; the mean over the text is 0."""
    raw = [
        sum(WEIGHTS[name] * value for name, value in row.items()) for row in features(sentences, title, opens)
    ]
    mean = sum(raw) / max(1, len(raw))
    return [value - mean for value in raw]


def _fill(sentences: Sequence[str], values: Sequence[float], budget: float) -> list[int]:
    """The best first, each next one less welcome for every word that was already said."""
    stems = [set(content(sentence)) for sentence in sentences]
    lengths = [length(sentence) for sentence in sentences]
    left = sorted(range(len(sentences)), key=lambda i: -values[i])
    chosen: list[int] = []
    said: set[str] = set()
    while left:
        fitting = (i for i in left if not chosen or lengths[i] <= budget)
        near = [i for _, i in zip(range(NEAR_THE_TOP), fitting, strict=False)]
        if not near:
            break
        best = max(near, key=lambda i: values[i] - AGAIN * _told(stems[i], said) ** 2)
        left.remove(best)
        chosen.append(best)
        budget -= lengths[best]
        said |= stems[best]
    return chosen


def _told(stems: set[str], said: set[str]) -> float:
    return len(stems & said) / len(stems) if stems else 1.0
