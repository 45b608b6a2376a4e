"""Each sentence of an issue beside the sentence of its article, with what it says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from issuepress.accuracy import Departure, departures, departures_of, source_of
from issuepress.accuracy.source import index
from issuepress.accuracy.words import words
from issuepress.blocks import Block
from issuepress.condense import shortlist
from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import looked
from issuepress.models import Article, Digest, Issue
from issuepress.text import markdown
from issuepress.text.sentences import Sentence, sentences, split
from issuepress.theme_choice import SECTIONS

BLOCK_TEXTS = (
    "heading", "question", "text", "items", "steps", "answer", "caption", "dose", "caution", "by",
)  # fmt: skip
LINES = {"heading", "question", "dose", "by"}  # without Markdown
TITLE = 0  # the number of an article's title, where its sentences start at 1


@dataclass(frozen=True)
class Statement:
    """A sentence of the e-mail, from ``key`` of issue.toml, ``where`` for a person.

    ``written`` is its piece of that key's Markdown, empty where it is no piece of its own. ``source`` is the
    number of the article's sentence, None where none is near.
    """

    key: str
    where: str
    text: str
    written: str
    source: int | None
    departures: tuple[str, ...] = ()
    severity: str = ""
    approved: bool = False


@dataclass(frozen=True)
class Passage:
    """A block of an article, or one item of a list. Each sentence is its number, its text, its Markdown."""

    kind: str
    level: int = 0
    label: str = ""
    sentences: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True)
class Offer:
    """A sentence of the article that is worth telling, by its number, and what it does there.

    ``leans_on`` are the sentences without which it is not understood: they are in ``told``, the Markdown that
    a digest would tell it with.
    """

    number: int
    role: str
    leans_on: tuple[int, ...] = ()
    told: str = ""


@dataclass(frozen=True)
class Beside:
    """A digest's statements, its whole article, and what of that is worth telling, the most telling first.

    ``key`` is its table in issue.toml; empty for what the issue says above all digests, without an article.
    A block has a ``kind``, and names its article's ``file`` at most.
    """

    key: str
    title: str
    file: str
    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...] = ()
    offers: tuple[Offer, ...] = ()
    kind: str = ""


def beside(issue: Issue) -> tuple[Beside, ...]:
    """What an issue says itself, every digest of it beside its article, and its blocks as they are read."""
    digests = enumerate(issue.content.digests)
    blocks = sorted(enumerate(issue.content.blocks), key=lambda one: SECTIONS.index(one[1].after))
    return (
        Beside("", issue.name, "", tuple(_above(issue))),
        *(_beside(number, digest, issue.articles[digest.article]) for number, digest in digests),
        *(
            _block(number, block, issue.articles.get(getattr(block, "article", "")))
            for number, block in blocks
        ),
    )


def _block(number: int, block: Block, article: Article | None) -> Beside:
    key = f"blocks[{number}]"
    statements = tuple(_of_block(key, block, article))
    return Beside(key, "", getattr(block, "article", ""), statements, kind=block.kind)


def _of_block(key: str, block: Block, article: Article | None) -> Iterator[Statement]:
    claims, places = dict(block.claims) if article else {}, _read(article)[1] if article else None
    approved = {*getattr(block, "approved", ())}
    for place, text in _written(block):
        whole = claims.get(place.removesuffix(".text"), "") if place.startswith("items") else ""
        for sentence in [text] if place in LINES else _sentences(text):
            said = whole or (sentence if place in claims else "")  # a number is judged with what it counts
            found, nearest = _judged(said, source_of(article)) if article and said else ((), "")
            is_approved = bool({text, sentence, whole} & approved)
            yield Statement(
                f"{key}.{place}",
                "",
                sentence,
                "",
                places.number(nearest) if places and nearest else None,
                tuple(map(str, found)),
                "" if is_approved else _worst(found),
                is_approved,
            )


def _written(block: Block) -> Iterator[tuple[str, str]]:
    """Each text of a block with its key, as they follow each other."""
    for name in BLOCK_TEXTS:
        value = getattr(block, name, "")
        if isinstance(value, str) and value:
            yield name, value
        elif value:
            yield from ((f"{name}[{number}].text", one.text) for number, one in enumerate(value))


def _sentences(text: str) -> Iterator[str]:
    for part in markdown.blocks(text):
        yield from (sentence for said in part.items or (part.text,) for sentence in split(said))


def _above(issue: Issue) -> Iterator[Statement]:
    """Subject, preheader, headline and intro: they may be from any article."""
    content = issue.content
    approved = {text for digest in content.digests for text in digest.approved}
    bare = content.model_copy(
        update={"blocks": (), "digests": tuple(_bare(digest) for digest in content.digests)}
    )
    found = list(departures_of(issue.model_copy(update={"content": bare})))
    texts = (("subject", "Subject"), ("preheader", "Preheader"), ("title", "Headline"), ("intro", "Intro"))
    for key, where in texts:
        text = markdown.inline_text(getattr(content, key)) if key == "intro" else getattr(content, key)
        if text:
            judged = tuple(departure for at, departure in found if at == key)
            yield Statement(
                key, where, text, "", None, tuple(map(str, judged)), _worst(judged), text in approved
            )


def _bare(digest: Digest) -> Digest:
    return Digest(article=digest.article, title="", approved=digest.approved)


def _beside(number: int, digest: Digest, article: Article) -> Beside:
    passages, places = _read(article)
    statements = tuple(_statements(number, digest, article, places))
    return Beside(f"digests[{number}]", article.title, digest.article, statements, passages, _offers(article))


@lru_cache(maxsize=64)
def _offers(article: Article) -> tuple[Offer, ...]:
    _, places = _read(article)
    found = [_offer(article, places, candidate) for candidate in shortlist(article)]
    return tuple(offer for offer in found if offer.number)


def _offer(article: Article, places: "_Places", candidate: Candidate) -> Offer:
    there = looked(article).survey.sentences
    partners = {spot: there[spot].text for spot in candidate.leans_on if spot < len(there)}
    said = [text for _, text in sorted({**partners, candidate.spot: candidate.text}.items())]
    leans_on = [places.number(text) for text in partners.values()]
    return Offer(
        places.number(candidate.sentences[0].text) or 0,
        candidate.role,
        tuple(number for number in leans_on if number),
        " ".join(map(markdown.literal, said)),
    )


@lru_cache(maxsize=64)  # articles stay while the issue is written
def _read(article: Article) -> tuple[tuple[Passage, ...], "_Places"]:
    found = sentences(article.blocks)
    numbers = {id(sentence): number for number, sentence in enumerate(found, TITLE + 1)}
    return tuple(_passages(article, found, numbers)), _Places(article, found)


def _statements(number: int, digest: Digest, article: Article, places: "_Places") -> Iterator[Statement]:
    source = source_of(article)
    for key, where, text in _texts(digest):
        is_one = key in {"title", "image_alt"}  # a headline of two sentences is one text
        pieces = [text] if is_one else split(text)
        told = [markdown.inline_text(text)] if is_one else split(markdown.inline_text(text))
        for place, sentence in enumerate(told):
            found, nearest = _judged(sentence, source) if key != "image_alt" else ((), "")
            is_approved = text in digest.approved or sentence in digest.approved
            judged = () if key == "title" else found  # a title is the editor's own
            yield Statement(
                f"digests[{number}].{key}",
                where,
                sentence,
                pieces[place] if len(pieces) == len(told) else "",
                places.number(nearest),
                tuple(map(str, judged)),
                "" if is_approved else _worst(judged),
                is_approved,
            )


def _texts(digest: Digest) -> Iterator[tuple[str, str, str]]:
    """Each text of a digest with its key and its name."""
    yield "title", "Title", digest.title
    yield "summary", "Summary", digest.summary
    for number, takeaway in enumerate(digest.takeaways):
        yield f"takeaways[{number}]", f"Takeaway {number + 1}", takeaway
    yield "caveat", "Caveat", digest.caveat
    yield "quote", "Quotation", digest.quote
    yield "image_alt", "What the picture shows", digest.image_alt if digest.image else ""


def _worst(found: tuple[Departure, ...]) -> str:
    severities = [departure.severity for departure in found]
    return min(severities, key=("error", "warning", "advice").index, default="")


@lru_cache(maxsize=4096)  # a save changes one sentence of many
def _judged(sentence: str, source: str) -> tuple[tuple[Departure, ...], str]:
    """The departures of a sentence, and the article's sentence that is nearest to it."""
    found = tuple(departures(sentence, source))
    whole = index(source).whole([word.key for word in words(sentence)])
    nearest = whole.text if whole else next((one.source for one in found if one.source), "")
    return found, nearest


def _passages(article: Article, found: tuple[Sentence, ...], numbers: dict[int, int]) -> Iterator[Passage]:
    by_block = {block: tuple(group) for block, group in groupby(found, key=lambda sentence: sentence.block)}
    for number, block in enumerate(article.blocks):
        if block.kind == "heading":
            yield Passage("heading", block.level, sentences=((-1, block.text, ""),))
        elif number in by_block:
            for _, item in groupby(by_block[number], key=lambda sentence: sentence.item):
                texts = tuple(item)
                yield Passage(
                    block.kind,
                    label=texts[0].label,
                    sentences=tuple(
                        (numbers[id(sentence)], sentence.text, markdown.literal(sentence.text))
                        for sentence in texts
                    ),
                )


class _Places:
    """Finds the number of a sentence by its words."""

    def __init__(self, article: Article, found: tuple[Sentence, ...]) -> None:
        self._numbers = {_keys(article.title): TITLE}
        for number, sentence in enumerate(found, TITLE + 1):
            self._numbers.setdefault(_keys(sentence.text), number)
            self._numbers.setdefault(_keys(f"{sentence.label}: {sentence.text}"), number)
            self._numbers.setdefault(_keys(f"{sentence.lead} {sentence.text}"), number)

    def number(self, text: str) -> int | None:
        """The sentence with these words, or else the one that shares the most of them."""
        keys = _keys(text)
        if not keys or keys in self._numbers:
            return self._numbers.get(keys)
        shared = {number: _share(set(keys), set(other)) for other, number in self._numbers.items()}
        best = max(shared, key=lambda number: shared[number])
        return best if shared[best] > 1 / 2 else None


def _keys(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(text))


def _share(some: set[str], others: set[str]) -> float:
    return len(some & others) / (len(some | others) or 1)
