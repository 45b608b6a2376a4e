"""What a reader of the source noticed and its author should look at. Nothing of it is mended in silence."""

import re

from issuepress.models import Article
from issuepress.text.garbled import garbled

WORD = re.compile(r"[^\W\d_]{4,}")
GLUED_NAME = re.compile(r"(?<=[^\W\d_]\s)(?P<word>[A-Z][a-zà-ÿ]{7,})(?!\w)")
CAPITALIZED_BEFORE = re.compile(r"[A-Z][\w.’'-]*\s$")
GLUED_SENTENCE = re.compile(r"(?<![\w@/.-])[^\W\d_]{2,20}[a-zà-ÿ][.?!][A-Z][a-zà-ÿ]{1,20}(?![\w@/.])")
ACCENTED = re.compile("[\u00c0-\u00ff]")
MOST_ACCENTED = 0.4  # of the letters; Vietnamese has half as many
SHORT_WORDS = {
    "and", "are", "for", "from", "has", "have", "in", "is", "of", "on", "or", "showed", "shows", "that",
    "the", "to", "was", "were", "which", "with",
}  # fmt: skip
MOST = 10  # notes of a kind


def notes(article: Article) -> tuple[str, ...]:
    """One line each, for the author."""
    glued = dict.fromkeys([*_glued_names(article.text), *GLUED_SENTENCE.findall(article.text)])
    found = [f'a space seems to be missing in "{word}"' for word in list(glued)[:MOST]]
    found += _garbled(f"{article.title}\n{article.text}")
    captions = [picture.caption for picture in article.images if not picture.src and picture.caption]
    found += [f'the picture "{_short(caption)}" is known by its caption only' for caption in captions[:MOST]]
    for name, words in (("publication", article.published_text), ("last update", article.updated_text)):
        if words:
            found.append(f'the date of its {name}, "{words}", cannot be told for sure; write it out')
    return tuple(found)


def _garbled(text: str) -> list[str]:
    """Letters that were lost or exchanged where a text was read in another encoding than its own."""
    notes, lost = list[str](), text.count("\ufffd")
    if lost:
        notes.append(f"{lost} letter{'s' if lost > 1 else ''} could not be read (\ufffd); save it as UTF-8")
    twice = next((word for word in text.split() if garbled(word)), "")
    if twice:
        notes.append(f'letters of it are garbled, as in "{_short(twice)}"; copy or save it anew as UTF-8')
    letters = sum(map(str.isalpha, text))
    if len(ACCENTED.findall(text)) > MOST_ACCENTED * letters:
        notes.append("its letters look like those of another alphabet; save it as UTF-8")
    return notes


def _glued_names(text: str) -> list[str]:
    """A name and the word after it, run together where italics ended: "the Journal of Painexamined"."""
    known = {word for word in WORD.findall(text) if word[0].isupper()}
    return [
        found["word"]
        for found in GLUED_NAME.finditer(text)
        if CAPITALIZED_BEFORE.search(text, max(0, found.start() - 40), found.start())
        and _is_two(found["word"], known)
    ]


def _is_two(word: str, known: set[str]) -> bool:
    for end in range(4, len(word) - 1):
        name, rest = word[:end], word[end:]
        if name in known and (rest in SHORT_WORDS or (len(rest) > 5 and rest.endswith(("ed", "ing")))):
            return True
    return False


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
