"""Every text of an issue that says what an article says, judged against that article."""

from collections.abc import Iterable, Iterator

from issuepress.accuracy.departures import LOST_LEAD, Departure, departures
from issuepress.accuracy.words import words
from issuepress.blocks import Block
from issuepress.models import Article, Digest, Issue
from issuepress.text import markdown
from issuepress.text.markdown import inline_text, literal


def departures_of(issue: Issue) -> Iterator[tuple[str, Departure]]:
    """Every departure in an issue, each with where it is ("digests[0].takeaways[2]").

    The subject and the preheader may come from any of the articles. A sentence that a person approved passes
    as long as it is unchanged. The title and the intro are the editor's own words and are not judged.
    """
    content, approved = issue.content, {text for digest in issue.content.digests for text in digest.approved}
    sources = [source_of(article) for article in issue.articles.values()]
    for where, text in (("subject", content.subject), ("preheader", content.preheader)):
        found = [_disapproved(text, source, approved) for source in sources]
        yield from ((where, departure) for departure in min(found, key=len, default=[]))
    for number, digest in enumerate(content.digests):
        article = issue.articles.get(digest.article)
        if article:
            yield from (
                (f"digests[{number}].{where}", d) for where, d in _departures_of_digest(digest, article)
            )
    for number, block in enumerate(content.blocks):
        article = issue.articles.get(getattr(block, "article", ""))
        if article:
            yield from ((f"blocks[{number}].{where}", d) for where, d in _departures_of_block(block, article))


def source_of(article: Article) -> str:
    """Everything an article says: its title, its body and its own call to action."""
    call = article.call_to_action
    asked = [call.heading, call.text] if call else []
    return "\n\n".join([f"# {article.title}", article.body, *asked])


def _departures_of_digest(digest: Digest, article: Article) -> Iterator[tuple[str, Departure]]:
    source = source_of(article)
    takeaways = [(f"takeaways[{number}]", text) for number, text in enumerate(digest.takeaways)]
    for where, text in (
        ("summary", digest.summary),
        *takeaways,
        ("caveat", digest.caveat),
        ("quote", digest.quote),
    ):
        yield from ((where, departure) for departure in _disapproved(text, source, {*digest.approved}))
    yield from _departures_of_texts([("detail", digest.detail)], source, {*digest.approved})
    if digest.quote:
        yield from (("quote_by", departure) for departure in _unnamed(digest.quote_by, article, source))


def _departures_of_block(block: Block, article: Article) -> Iterator[tuple[str, Departure]]:
    approved = {*getattr(block, "approved", ())}
    yield from _departures_of_texts(block.claims, source_of(article), approved)


def _departures_of_texts(
    texts: Iterable[tuple[str, str]], source: str, approved: set[str]
) -> Iterator[tuple[str, Departure]]:
    """Texts that stand together: an item of a list is whole where the line that it completes is there too."""
    said = [(where, statement) for where, text in texts for statement in _statements(text)]
    read = {inline_text(statement) for _, statement in said}
    for where, statement in said:
        found = _disapproved(statement, source, approved)
        yield from ((where, one) for one in found if one.kind != LOST_LEAD or one.written not in read)


def _statements(text: str) -> Iterator[str]:
    """What Markdown says, one paragraph, item or row of a table at a time."""
    for block in markdown.blocks(text):
        yield from (literal(said) for said in block.items or (block.text,))


def _unnamed(speaker: str, article: Article, source: str) -> Iterator[Departure]:
    """Whoever is quoted has a name that the article knows."""
    known = {word.key for word in words(f"{article.author} {article.publisher} {source}")}
    strange = " ".join(word.text for word in words(speaker) if word.key not in known)
    if strange:
        yield Departure("name", speaker, article.author, strange, article.author)


def _disapproved(text: str, source: str, approved: set[str]) -> list[Departure]:
    """The words are judged as they are read: an escape is no departure."""
    read = inline_text(text)
    passed = text in approved or read in approved
    return [] if passed else [d for d in departures(read, source) if d.statement not in approved]
