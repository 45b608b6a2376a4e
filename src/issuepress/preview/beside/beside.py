"""Each sentence of an issue beside the sentence of its article, with what it says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from issuepress.accuracy import departures_of, source_of
from issuepress.blocks import Block
from issuepress.models import Article, Digest, Issue
from issuepress.preview.beside.blocks import block_statements
from issuepress.preview.beside.offers import Offer, offers
from issuepress.preview.beside.passages import Passage, Places, read
from issuepress.preview.beside.statements import Statement, judged, worst
from issuepress.text import markdown
from issuepress.text.sentences import split
from issuepress.theme_choice import SECTIONS


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
        *(_block(f"blocks[{number}]", block, issue) for number, block in blocks),
    )


def _block(key: str, block: Block, issue: Issue) -> Beside:
    file = getattr(block, "article", "")
    statements = tuple(block_statements(key, block, issue.articles.get(file)))
    return Beside(key, "", file, statements, kind=block.kind)


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
            departed = tuple(departure for at, departure in found if at == key)
            yield Statement(
                key, where, text, "", None, tuple(map(str, departed)), worst(departed), text in approved
            )


def _bare(digest: Digest) -> Digest:
    return Digest(article=digest.article, title="", approved=digest.approved)


def _beside(number: int, digest: Digest, article: Article) -> Beside:
    passages, places = read(article)
    statements = tuple(_statements(number, digest, article, places))
    return Beside(f"digests[{number}]", article.title, digest.article, statements, passages, offers(article))


def _statements(number: int, digest: Digest, article: Article, places: Places) -> Iterator[Statement]:
    source = source_of(article)
    for key, where, text in _texts(digest):
        is_one = key in {"title", "image_alt", "url"}  # a headline of two sentences is one text
        pieces = [text] if is_one else split(text)
        told = [markdown.inline_text(text)] if is_one else split(markdown.inline_text(text))
        for place, sentence in enumerate(told):
            found, nearest = judged(sentence, source) if key not in {"image_alt", "url"} else ((), "")
            is_approved = text in digest.approved or sentence in digest.approved
            departed = () if key == "title" else found  # a title is the editor's own
            yield Statement(
                f"digests[{number}].{key}",
                where,
                sentence,
                pieces[place] if len(pieces) == len(told) else "",
                places.number(nearest),
                tuple(map(str, departed)),
                "" if is_approved else worst(departed),
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
    yield "url", "Address of the article", digest.url or ""
