"""What an author should look at before an article is sent round. Never shown to a reader."""

import re
from collections.abc import Iterator

from issuepress.condense.candidates import speaks_english
from issuepress.condense.words import WORD
from issuepress.markdown import Block
from issuepress.models import Article
from issuepress.sentences import Sentence, sentences, split

CITATION = re.compile(
    r"(?P<who>[A-Z][\w'’-]+(?: (?:and|&) [A-Z][\w'’-]+| et al\.?)?(?:['’]s)?),? \(?(?P<year>(?:19|20)\d\d)[a-z]?\)"
)
NAMED_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|(?:systematic )?reviews?|meta-analys[ie]s|research)\b", re.IGNORECASE
)
LATER = re.compile(
    r"\b(?:more recent(?:ly)?|most recent(?:ly)?|newer|later|since then|latest|recently)\b", re.IGNORECASE
)
FIGURE = re.compile(
    r"\d ?%|\bpercent\b|\b\w+ in (?:ten|\d+)\b|\b\d[\d.,]* times\b|\d ?[-–] ?\d+ (?:hour|day|week|month|year)s?"
)
LINK = re.compile(r"\]\(|https?://|\bdoi\b|\[\d+\]|\[\^", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"ree|image|img|photo|picture|untitled|[\w-]+\.(?:jpe?g|png|gif|webp)|(?:img|dsc)[_-]?\d+", re.IGNORECASE
)
EASY_GRADE = 8
MOST = 5


def notes_for_author(article: Article) -> list[str]:
    """One line each: studies named without a link, citations out of order in time, figures without a source,
    the reading grade, placeholder alt text, a language that condensing does not know."""
    notes = [*_placeholders(article)]
    if not speaks_english(article):
        return [
            *notes,
            "not English: sentences were chosen by place, title and likeness only; read the digest with care",
        ]
    found = sentences(article.blocks)
    return [*_unlinked(article), *_out_of_order(found), *_unsourced(article, found), *_grade(article), *notes]


def _unlinked(article: Article) -> Iterator[str]:
    named = [
        (cited, block)
        for block in article.blocks
        if block.kind != "heading"
        for cited in CITATION.finditer(block.text)
    ]
    bare = [_cited(cited) for cited, block in named if not LINK.search(_source(article, block))]
    if bare:
        count = "1 study is" if len(bare) == 1 else f"{len(bare)} studies are"
        yield f"{count} named without a link: {'; '.join(dict.fromkeys(bare))}"


def _cited(found: re.Match[str]) -> str:
    return f"{found['who']} ({found['year']})"


def _source(article: Article, block: Block) -> str:
    """The Markdown of a block, links and all."""
    lines = article.body.splitlines()[block.line - 1 :]
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    return "\n".join(lines[: max(end, len(block.items))])


def _out_of_order(found: tuple[Sentence, ...]) -> Iterator[str]:
    newest = 0
    for sentence in found:
        cited = CITATION.search(sentence.text)
        later = LATER.search(sentence.text)
        if cited and later and int(cited["year"]) < newest:
            yield f'"{later[0]}" introduces {_cited(cited)}, but a study of {newest} came before it'
        newest = max([newest, *(int(each["year"]) for each in CITATION.finditer(sentence.text))])


def _unsourced(article: Article, found: tuple[Sentence, ...]) -> Iterator[str]:
    blocks = article.blocks
    bare = [
        sentence.text
        for sentence in found
        if FIGURE.search(sentence.text)
        and not CITATION.search(blocks[sentence.block].text)
        and not LINK.search(_source(article, blocks[sentence.block]))
    ]
    for text in bare[:MOST]:
        yield f'a figure without a source: "{text if len(text) <= 90 else text[:87].rpartition(" ")[0] + " ..."}"'


def _grade(article: Article) -> Iterator[str]:
    """Flesch-Kincaid, with syllables counted by their vowels: half a grade more or less than other counters."""
    spoken = [
        sentence for block in article.blocks if block.kind == "paragraph" for sentence in split(block.text)
    ]
    words = [word for sentence in spoken for word in WORD.findall(sentence)]
    if len(words) < 100:
        return
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / len(spoken) + 11.8 * syllables / len(words) - 15.59
    if grade > EASY_GRADE:
        yield f"reading grade {grade:.0f}; material for patients is best read at grade 6 to 8"


def _syllables(word: str) -> int:
    silent = re.sub(r"(?:[^laeiouy]es|[^tdaeiouy]ed|[^laeiouy]e)$", lambda found: found[0][0], word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", silent)))


def _placeholders(article: Article) -> Iterator[str]:
    for picture in article.images:
        if picture.src and PLACEHOLDER.fullmatch(picture.alt.strip()):
            yield f'the alt text "{picture.alt}" is a placeholder; say what the picture shows'
