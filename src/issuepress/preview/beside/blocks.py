"""The texts of a block, each sentence beside the article that the block names."""

from collections.abc import Iterator

from issuepress.accuracy import source_of
from issuepress.blocks import Block
from issuepress.models import Article
from issuepress.preview.beside.passages import read
from issuepress.preview.beside.statements import Statement, judged, worst
from issuepress.text import markdown
from issuepress.text.sentences import split

BLOCK_TEXTS = (
    "heading", "question", "text", "items", "steps", "answer", "caption", "dose", "caution", "by",
)  # fmt: skip
LINES = {"heading", "question", "dose", "by"}  # without Markdown


def block_statements(key: str, block: Block, article: Article | None) -> Iterator[Statement]:
    """Each sentence of a block, whose table in issue.toml is ``key``."""
    claims, places = dict(block.claims) if article else {}, read(article)[1] if article else None
    approved = {*getattr(block, "approved", ())}
    for place, text in _written(block):
        whole = claims.get(place.removesuffix(".text"), "") if place.startswith("items") else ""
        for sentence in [text] if place in LINES else _sentences(text):
            said = whole or (sentence if place in claims else "")  # a number is judged with what it counts
            found, nearest = judged(said, source_of(article)) if article and said else ((), "")
            is_approved = bool({text, sentence, whole} & approved)
            yield Statement(
                f"{key}.{place}",
                "",
                sentence,
                "",
                places.number(nearest) if places and nearest else None,
                tuple(map(str, found)),
                "" if is_approved else worst(found),
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
