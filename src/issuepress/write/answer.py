"""A model's answer taken apart. It is a stranger's text: anything may stand in it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from issuepress.text.characters import clean_line
from issuepress.write.server import NoAnswerError

MOST_SENTENCES = 3  # that one text rests on
MOST_CHARACTERS = 600  # of one text
MOST_TEXTS = {"teaser": 3, "takeaways": 7, "caveat": 1}
THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
NOT_ASKED = "it is not the JSON that was asked for"


@dataclass(frozen=True)
class Text:
    """A text of the digest: ``place`` like ``takeaways``, its words, empty where only chosen.

    It ``rests_on`` sentences of the article, by number, from 1.
    """

    place: str
    words: str
    rests_on: tuple[int, ...]


def texts_of(content: str, *, sentences: int) -> tuple[Text, ...]:
    """The texts of an answer, in their order, each once. Raises NoAnswerError where it is of no use.

    ``sentences`` is how many the model was sent. A text that names none of them is left out.
    """
    answer = _object(content)
    found = [text for place in MOST_TEXTS for text in _texts(answer.get(place), place, sentences)]
    once = tuple({text.words or text.rests_on: text for text in reversed(found)}.values())[::-1]
    if not any(text.place == "teaser" for text in once):
        raise NoAnswerError("it has no teaser that rests on a sentence of the article")
    return once


def _object(content: str) -> dict[str, Any]:
    """The JSON object in an answer, whatever stands around it: thoughts, a fence, polite words."""
    content = THOUGHTS.sub("", content)
    start, end = content.find("{"), content.rfind("}")
    try:
        answer = json.loads(content[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise NoAnswerError(NOT_ASKED) from error
    if not isinstance(answer, dict):
        raise NoAnswerError(NOT_ASKED)
    return answer


def _texts(value: Any, place: str, sentences: int) -> Iterator[Text]:
    entries = value if isinstance(value, list) else [] if value is None else [value]
    for entry in entries[: MOST_TEXTS[place]]:
        words, numbers = _parts(entry)
        known = tuple(sorted({n for n in numbers if type(n) is int and 1 <= n <= sentences}))
        if known and len(known) == len(set(map(str, numbers))) <= MOST_SENTENCES:
            yield Text(place, words, known)


def _parts(entry: Any) -> tuple[str, list[Any]]:
    """Words and numbers. Where only numbers were asked for, some models give them bare."""
    if not isinstance(entry, dict):
        return "", entry if isinstance(entry, list) else [entry]
    words, numbers = entry.get("text"), entry.get("from")
    words = clean_line(words).strip() if isinstance(words, str) else ""
    numbers = numbers if isinstance(numbers, list) else [numbers]
    return words if len(words) <= MOST_CHARACTERS else "", numbers


def anew(content: str, asked: Mapping[int, Text], *, sentences: int) -> dict[int, Text]:
    """The texts that were asked for once more, by their numbers; those that did not come are left out."""
    entries = _object(content).get("texts")
    found = dict[int, Text]()
    for entry in entries if isinstance(entries, list) else []:
        number = entry.get("number") if isinstance(entry, dict) else None
        if type(number) is int and number in asked and number not in found:
            texts = [text for text in _texts([entry], asked[number].place, sentences) if text.words]
            found |= dict.fromkeys([number] if texts else [], *texts)
    return found
