"""Sentences as a digest tells them: without a connective that only led over, a pronoun named."""

import re
from collections.abc import Sequence

from issuepress.condense.leaning import needs_company
from issuepress.condense.topic import named, starts_with
from issuepress.condense.words import content, length
from issuepress.text.sentences import PART_OF_CLAIM, Sentence

# Without its comma, most of these is part of what is said: "In addition to meat", "So far", "Still waters".
CONNECTIVE = re.compile(
    r"(?:(?:However|And|So|Yet|Still|Also|Moreover|Furthermore|Additionally|In addition|Plus|Indeed|In fact|"
    r"Of course|That said|Therefore|Thus|Nevertheless|Nonetheless|Overall|In short|In summary|In conclusion|"
    r"Remember|Note|Importantly|Luckily|Fortunately|Unfortunately),|"
    r"As (?:mentioned|noted|explained|discussed)(?: (?:before|earlier|previously))?,|"
    r"But,?|(?:And|So|Yet|Thus)(?= (?:an?|the|if|you|your|we|when|while|unless|there)\b))\s+(?=\S)"
)
ANSWERS = re.compile(r"So,? (?:no|yes)\b")
# To a heading that asks; the answer to the title is understood.
ANSWER = re.compile(r"(?:Yes|No), (?!(?:because|if|when|as|though|although|since|unless)\b)")
# An asterisk before a word is the mark of a note, or of a list that no Markdown knows.
MARK = re.compile(r"(?:[-•*·–—]|\d+[.)]|[A-Z]:)\s+|\[\d+\]\s*|\*(?=\w[^*]*$)")
LABEL = re.compile(r"(?P<label>[A-Z][\w'’/ -]{1,40}): (?=[A-Z])")


def told(found: Sequence[Sentence], topic: str, title: str) -> list[str]:
    """The sentences of an English article, each as it would be told."""
    asked = title.endswith("?")
    return [_named(found, i, topic) or _begun(sentence.text, asked) for i, sentence in enumerate(found)]


def _begun(text: str, asked: bool) -> str:
    """Without a mark of its list, a label, a connective, where nothing else points back."""
    mark = MARK.match(text)
    text = _without_label(text[mark.end() :] if mark else text)
    found = None if ANSWERS.match(text) else CONNECTIVE.match(text)
    found = found or (None if asked else ANSWER.match(text))
    rest = text[found.end() :] if found else ""
    return text if not rest or needs_company(rest) else rest[0].upper() + rest[1:]


def _without_label(text: str) -> str:
    """A label may say of what, of whom or when: it goes only where the sentence says all of it again."""
    found = LABEL.match(text)
    if not found or PART_OF_CLAIM.match(found["label"]):
        return text
    label, rest = set(content(found["label"])), text[found.end() :]
    return rest if label and label <= set(content(rest)) and not needs_company(rest) else text


def _named(found: Sequence[Sentence], i: int, topic: str) -> str:
    """With its pronoun named, where the sentence right before it is about the topic."""
    text = named(found[i].text, topic)
    # A word or two in between, like "Meaning?", changes no subject.
    earlier = [sentence for sentence in found[max(0, i - 2) : i] if length(sentence.text) > 3]
    if not text or not earlier or earlier[-1].headings != found[i].headings:
        return ""
    return text if starts_with(earlier[-1].text, topic) else ""
