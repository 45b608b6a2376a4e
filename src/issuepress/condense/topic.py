"""What an article keeps speaking of, and pronouns that stand for it."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from issuepress.condense.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from issuepress.models import Article

WORDS = re.compile(r"[\w'’-]+")
LEAST_MENTIONS = {1: 3, 2: 2, 3: 2}  # by the number of words
MOST_WORDS = 30  # of a title
CONNECTIVE = re.compile(r"^(?:\w+ ?){1,3}, ")
IT = re.compile(r"It(?= (?!is |was )[a-z])")  # "It is important to ...": nothing is meant by it


def topic_of(article: "Article") -> str:
    """The words of the title that the article repeats most, in small letters ("knee braces"), or nothing."""
    title = WORDS.findall(article.title.lower())[:MOST_WORDS]
    text = f" {' '.join(WORDS.findall(article.text.lower()))} "
    weights = Counter[str]()
    for size, least in LEAST_MENTIONS.items():
        for phrase in zip(*(title[start:] for start in range(size)), strict=False):
            mentions = text.count(f" {' '.join(phrase)} ")
            if mentions >= least and not FUNCTION_WORDS.intersection((phrase[0], phrase[-1])):
                weights[" ".join(phrase)] = size * size * mentions
    return max(weights, key=lambda phrase: weights[phrase], default="")


def starts_with(text: str, topic: str) -> bool:
    """Whether the topic is the subject of a sentence, perhaps after "Instead,"."""
    return bool(topic) and CONNECTIVE.sub("", text).lower().startswith(topic)


def named(text: str, topic: str) -> str:
    """The sentence "It may help" as "[Cupping] may help"; nothing where that cannot be done."""
    if not topic or topic.endswith("s") or not IT.match(text):
        return ""
    return f"[{topic[0].upper()}{topic[1:]}]{text[2:]}"
