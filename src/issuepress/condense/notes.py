"""What an author should look at before an article is sent round. Never shown to a reader."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING

from issuepress.condense.grades import grade_of_article
from issuepress.condense.sure import how_sure
from issuepress.condense.survey import speaks_english
from issuepress.text.markdown import Block
from issuepress.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from issuepress.models import Article

CITATION = re.compile(
    r"(?P<who>[A-Z][\w'’-]{1,40}(?: (?:and|&) [A-Z][\w'’-]{1,40}| et al\.?)?),? "
    r"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)"
)
LATER = re.compile(
    r"\b(?:(?:more|most) recent(?:ly)?|newer|later|since then|latest|recently)\b", re.IGNORECASE
)
FIGURE = re.compile(
    r"\d ?%|\bpercent\b|\b\w+ in (?:ten|\d+)\b|\b\d[\d.,]* times\b|"
    r"\d ?[-–] ?\d+ (?:hour|day|week|month|year)s?"
)
LINK = re.compile(r"\]\(|https?://|\bdoi\b|\[\d+\]|\[\^", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"ree|image|img|photo|picture|untitled|[\w-]+\.(?:jpe?g|png|gif|webp)|(?:img|dsc)[_-]?\d+", re.IGNORECASE
)
PROSE = ("paragraph", "list", "quote")
EASY_GRADE = 8
LONG_ENOUGH = 100  # words
MOST = 5


def notes_for_author(article: "Article") -> list[str]:
    """One line each, best read before the article is sent.

    Studies named without a link, citations out of order in time, figures without a source, the reading grade,
    placeholder alt text, how sure the choice is, and where condensing does not know the language.
    """
    if not speaks_english(article):
        foreign = (
            "not English: sentences were chosen by place, title and likeness only; read the digest with care"
        )
        return [foreign, *_placeholders(article)]
    sources = _sources(article)
    found = sentences(article.blocks)
    unlinked = _unlinked(article.blocks, sources)
    return [
        *unlinked,
        *_out_of_order(found),
        *_unsourced(found, sources),
        *_grade(article),
        *_placeholders(article),
        *how_sure(article),
    ]


def _sources(article: "Article") -> list[str]:
    """The Markdown of each block, links and all."""
    lines = article.body.splitlines()
    starts = [block.line - 1 for block in article.blocks]
    return ["\n".join(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]


def _unlinked(blocks: Sequence[Block], sources: Sequence[str]) -> Iterator[str]:
    named = [
        _cited(cited)
        for block, source in zip(blocks, sources, strict=True)
        if block.kind in PROSE and not LINK.search(source)
        for cited in CITATION.finditer(block.text)
    ]
    if named:
        count = "1 study is" if len(named) == 1 else f"{len(named)} studies are"
        yield f"{count} named without a link: {'; '.join(dict.fromkeys(named))}"


def _cited(found: re.Match[str]) -> str:
    return f"{found['who']} ({found['year']})"


def _out_of_order(found: Sequence[Sentence]) -> Iterator[str]:
    newest = 0
    for sentence in found:
        years = [int(cited["year"]) for cited in CITATION.finditer(sentence.text)]
        cited, later = CITATION.search(sentence.text), LATER.search(sentence.text)
        if cited and later and years[0] < newest:
            yield f'"{later[0]}" introduces {_cited(cited)}, but a study of {newest} came before it'
        newest = max([newest, *years])


def _unsourced(found: Sequence[Sentence], sources: Sequence[str]) -> Iterator[str]:
    bare = [
        sentence.text
        for sentence in found
        if FIGURE.search(sentence.text)
        and not CITATION.search(sources[sentence.block])
        and not LINK.search(sources[sentence.block])
    ]
    for text in bare[:MOST]:
        yield f'a figure without a source: "{shorten(text, 90, placeholder=" ...")}"'


def _grade(article: "Article") -> Iterator[str]:
    grade = grade_of_article(article)
    if grade is not None and len(article.text.split()) >= LONG_ENOUGH and grade > EASY_GRADE:
        yield f"reading grade {grade:.0f}; material for patients is best read at grade 6 to 8"


def _placeholders(article: "Article") -> Iterator[str]:
    for picture in article.images:
        if picture.src and PLACEHOLDER.fullmatch(picture.alt.strip()):
            yield f'the alt text "{picture.alt}" is a placeholder; say what the picture shows'
