"""Text as sentences: where one ends, and where in its article each one stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from issuepress.text.markdown import Block

# A run of full stops with whatever closes after it: quotation marks, brackets, a citation like [12] or a note
# whose raised figure became a plain one ("helps.1 Needling").
# Possessive quantifiers and matches that never fail keep hostile text linear.
STOP = re.compile(
    r"""(?P<mark>[.!?…]++|[。！？｡؟۔।॥።]++)(?P<close>["'”’»)\]」』）*_]*+)(?P<note>(?<=[a-z]{3}\.)\d{1,2}(?=\s+[A-Z])|(?:\s?\[\d[\d,;\s–-]{0,40}\]){0,9})"""
)
BREAK = re.compile(r"\n\s*+")
OPENERS = "\"'“‘«([{¿¡*_「『（ "
WORD = re.compile(r"[^\W_]+")
ITEM_NUMBER = re.compile(r"\d{1,3}|[A-Za-z]|[ivxIVX]{1,4}")
WRAPPED = 60  # a line at least this long that runs on in a small letter was wrapped, not ended


def vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words whose full stop does not end a sentence, whatever follows.
ABBREVIATIONS = vocabulary(
    "approx ca cf dr drs mr mrs ms mx prof st vit vs e.g i.e eg ie fig figs eq ref refs gen rev hon capt lt "
    "col sgt resp incl esp viz sra dra mme mlle z.b d.h u.a bzw dept asst assoc"
)
# Words whose full stop does not end a sentence before a number.
BEFORE_NUMBERS = vocabulary(
    "no nos nr vol vols p pp sec ch art tab table para ver v al "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# After a company's name only a word that often starts a sentence tells that one ended.
COMPANIES = vocabulary("inc corp ltd llc co bros plc gmbh")
# "vitamin D. Patients" ends a sentence, "John D. Patients" does not.
LETTERED = vocabulary(
    "vitamin vitamins hepatitis type group grade stage phase plan part class option level factor category"
)
# After "M.D." or "J." only a word that often starts a sentence tells that one ended.
STARTERS = vocabulary(
    "a after all although an and another as at because before both but by during each even every few for "
    "from he here how however i if in instead it its many more most my no not on once one only or other our "
    "over people patients research several she since so some still studies such that the their then there "
    "these they this those though to under unlike until we what when where whether which while who why with "
    "without you your"
)


def split(text: str) -> list[str]:
    """The sentences of a plain text in order, each a verbatim piece of it.

    Knows clinical writing: "et al. (2015)", "Vit. D", "b.i.d. with", "D.P.T.", "6-8 weeks", "[12]". A new
    line ends a sentence unless it merely wraps it. Time is linear in the length of the text.
    """
    return [sentence for paragraph in paragraphs(text) for sentence in paragraph]


def paragraphs(text: str) -> list[list[str]]:
    """The same, line by line: what a new line ends is a paragraph."""
    return [_sentences(line) for line in _lines(text)]


# A label that denies what follows, or says whom or when it is about, is no mere label.
PART_OF_CLAIM = re.compile(
    r"(?:myth|fiction|false|misconception|wrong|not?|never|avoid|do|without|except|unless|if|when|fact)\b"
    r"|.*\b(?:adults?|adolescents?|athletes?|babies|boys?|child(?:ren)?|elderly|females?|girls?|infants?|males?"
    r"|m[ae]n|mothers?|newborns?|old(?:er)?|participants?|patients?|people|persons?|pregnan\w*|runners?|seniors?"
    r"|smokers?|teen\w*|wom[ae]n|young(?:er)?|(?:second|minute|hour|day|night|week|month|year|dose)s?"
    r"|daily|nightly|weekly|monthly|yearly|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands.

    ``text`` is without the run-in ``label`` that comes before it; a list item's ``lead`` is the line that
    it completes. ``headings`` are those above it, the outermost first. ``block`` counts the article's blocks
    from 0, ``position`` the sentences in the block (or list item, ``item``) from 0, ``of`` says how many
    there are; ``line`` is the block's line in the Markdown body.
    """

    text: str
    kind: str = "paragraph"
    headings: tuple[str, ...] = ()
    label: str = ""
    lead: str = ""
    block: int = 0
    item: int = 0
    position: int = 0
    of: int = 1
    line: int = 1

    @property
    def section(self) -> str:
        return self.headings[-1] if self.headings else ""

    @property
    def words(self) -> int:
        return len(self.text.split())


def sentences(blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of an article's paragraphs, lists and quotations, in order."""
    found: list[Sentence] = []
    headings: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            headings = [above for above in headings if above[0] < block.level] + [(block.level, block.text)]
        elif block.kind in ("paragraph", "list", "quote"):
            found += _of_block(block, number, tuple(text for _, text in headings))
    return tuple(found)


def _of_block(block: Block, number: int, headings: tuple[str, ...]) -> Iterator[Sentence]:
    for item, whole in enumerate(block.items or (block.text,)):
        label, text = _without_label(whole, block.label)
        pieces = split(text)
        for position, piece in enumerate(pieces):
            yield Sentence(
                piece,
                block.kind,
                headings,
                label,
                block.lead,
                number,
                item,
                position,
                len(pieces),
                block.line,
            )


def _without_label(text: str, label: str) -> tuple[str, str]:
    rest = text.removeprefix(label).lstrip(" ")
    if not label or not rest.startswith((":", "：")) or PART_OF_CLAIM.match(label):
        return "", text
    return label, rest.lstrip(":： ")


def _lines(text: str) -> Iterator[str]:
    """The text at its new lines, those that only wrap a line left in."""
    start = 0
    for found in BREAK.finditer(text):
        if not _wraps(text, start, found):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _wraps(text: str, start: int, found: re.Match[str]) -> bool:
    line = max(start, text.rfind("\n", start, found.start()) + 1)
    follows = text[found.end() : found.end() + 1]
    return found.start() - line >= WRAPPED and follows.islower() and found[0].count("\n") == 1


def _sentences(paragraph: str) -> list[str]:
    ends = [0, *_ends(paragraph), len(paragraph)]
    pieces = [paragraph[start:end].strip() for start, end in pairwise(ends)]
    return [piece for piece in pieces if any(map(str.isalnum, piece))]


def _ends(paragraph: str) -> Iterator[int]:
    start = 0
    for found in STOP.finditer(paragraph):
        if _is_end(paragraph, start, found):
            start = found.end()
            yield start


def _is_end(text: str, start: int, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 60]
    if found["mark"][0] in "。！？｡؟۔।॥።":
        return True
    if after and not after[0].isspace():
        return _glued(text, found, after)
    following = after.lstrip().lstrip(OPENERS)
    if not following or _runs_on(after.lstrip(), following):
        return False
    return found["mark"] != "." or bool(found["close"]) or not _abbreviates(text, start, found, following)


def _glued(text: str, found: re.Match[str], after: str) -> bool:
    """A space is missing between two plain words, as in "self-care.For other tears"; not in "Booking.Com"."""
    before = text[max(0, found.start() - 3) : found.start()]
    plain = len(before) == 3 and before.isalpha() and before.islower()
    return plain and bool(re.match(r"(?!(?:Com|Org|Net|Io|Co|Js)\b)[A-Z][a-z]*[.,]?\s", after))


def _runs_on(after: str, following: str) -> bool:
    """A small letter, a dash or a bracketed year goes on with the sentence; "eGFR" and "pH" may start one."""
    if after[0] in "–—-,;:" or re.match(r"[(\[]\d", after):
        return True
    word = _first_word(following)
    return following[0].islower() and word.islower()


def _abbreviates(text: str, start: int, found: re.Match[str], following: str) -> bool:
    before = text[max(start, found.start() - 40) : found.start()]
    last, following = before.rpartition(" ")[2].lstrip(OPENERS + "/—–"), _first_word(following)
    if ITEM_NUMBER.fullmatch(before.strip()):
        return True
    if last.lower() in ABBREVIATIONS and not _shouted(last, following):
        return True
    if last.lower() in COMPANIES:
        return following.lower() not in STARTERS
    if last.lower() in BEFORE_NUMBERS and following.isdecimal():
        return True
    if following.lower() in STARTERS or not last[-1:].isupper():
        return False
    return "." in last or (len(last) == 1 and not _lettered(before))


def _shouted(last: str, following: str) -> bool:
    """Whether "MS" is the disease, not "Ms.": in capitals amid words that are not."""
    capitals = len(following) > 1 and following.isupper()
    return len(last) > 1 and last.isupper() and not capitals and not following.isdecimal()


def _lettered(before: str) -> bool:
    words = before.split()
    return len(words) > 1 and (words[-2].lower() in LETTERED or words[-2].islower())


def _first_word(text: str) -> str:
    match = WORD.match(text)
    return match[0] if match else ""
