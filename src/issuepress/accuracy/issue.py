"""Every text of an issue that says what an article says, judged against that article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from issuepress.accuracy.departure import FRAMED, NOT_FOUND, Departure, Severity
from issuepress.accuracy.departures import departures
from issuepress.accuracy.words import words
from issuepress.blocks import Block
from issuepress.models import Article, Digest, Issue, RestsOn
from issuepress.text import markdown
from issuepress.text.markdown import inline_text, literal
from issuepress.text.sentences import split

OWN = (NOT_FOUND, "adds", "wording", "order", "attribution")


def departures_of(issue: Issue) -> Iterator[tuple[str, Departure]]:
    """Every departure in an issue, each with where it is ("digests[0].takeaways[2]").

    The subject and the preheader may come from any of the articles. A sentence that a person approved passes
    as long as it is unchanged. Titles and the intro are the editor's own words: they are told about only
    where they turn what the article says.
    """
    content, approved = issue.content, {text for digest in issue.content.digests for text in digest.approved}
    sources = [source_of(article) for article in issue.articles.values()]
    for where, text in (("subject", content.subject), ("preheader", content.preheader)):
        found = (_disapproved(text, source, approved) for source in sources)
        yield from ((where, departure) for departure in _fewest(found))
    for sentence in split(inline_text(content.intro)):
        turned = (list(_turned(sentence, source, approved, "advice")) for source in sources)
        yield from (("intro", departure) for departure in _fewest(turned))
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


def _fewest(found: Iterable[list[Departure]]) -> list[Departure]:
    """The shortest list; behind one that is empty, none is asked for."""
    best: list[Departure] | None = None
    for one in found:
        best = one if best is None or len(one) < len(best) else best
        if not best:
            break
    return best or []


def source_of(article: Article) -> str:
    """Everything an article says: its title, its body and its own call to action."""
    call = article.call_to_action
    asked = [call.heading, call.text] if call else []
    return "\n\n".join([f"# {article.title}", article.body, *asked])


def _departures_of_digest(digest: Digest, article: Article) -> Iterator[tuple[str, Departure]]:
    source, approved = source_of(article), {*digest.approved}
    if digest.title != article.title:
        yield from (("title", d) for d in _turned(digest.title, source, approved, "warning"))
    takeaways = [(f"takeaways[{number}]", text) for number, text in enumerate(digest.takeaways)]
    for where, text in (
        ("summary", digest.summary),
        *takeaways,
        ("caveat", digest.caveat),
        ("quote", digest.quote),
    ):
        found = _disapproved(text, source, approved, digest.rests_on)
        yield from ((where, departure) for departure in found)
    yield from _departures_of_texts([("detail", digest.detail)], source, approved)
    if digest.quote:
        yield from (("quote_by", departure) for departure in _unnamed(digest.quote_by, article, source))
        yield from (("quote_by", departure) for departure in _misattributed(digest, source))


def _departures_of_block(block: Block, article: Article) -> Iterator[tuple[str, Departure]]:
    approved = {*getattr(block, "approved", ())}
    yield from _departures_of_texts(block.claims, source_of(article), approved)


def _departures_of_texts(
    texts: Iterable[tuple[str, str]], source: str, approved: set[str]
) -> Iterator[tuple[str, Departure]]:
    """Texts that stand together: an item of a list is whole where the line that it completes is there too."""
    said = [(where, statement) for where, text in texts for statement in _statements(text)]
    read = {inline_text(statement).rstrip(":：") for _, statement in said}
    for where, statement in said:
        found = _disapproved(statement, source, approved)
        yield from (
            (where, one) for one in found if one.kind not in FRAMED.values() or one.written not in read
        )


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


def _misattributed(digest: Digest, source: str) -> Iterator[Departure]:
    """Whoever is quoted is the one who says it: his name, or "she", stands with his words."""
    said = [word.key for word in words(digest.quote)]
    speaker = [word.key for word in words(digest.quote_by)][-1:]
    blocks = [block.text for block in markdown.blocks(source) if block.text]
    for number, block in enumerate(blocks):
        keys = [word.key for word in words(block)]
        if " ".join(said) in " ".join(keys) and any(mark in block for mark in '"“«'):
            near = (
                keys
                if not {"he", "she"} & {*keys}
                else [w.key for b in blocks[:number] for w in words(b)] + keys
            )
            if speaker and speaker[0] not in near:
                yield Departure("attribution", digest.quote_by, block, digest.quote_by, block)
            return


def _turned(text: str, source: str, approved: set[str], severity: Severity) -> Iterator[Departure]:
    """What an editor's own words say against the article; what they add to it is his."""
    if text.rstrip().endswith("?"):
        return
    found = _disapproved(text, source, approved)
    if not any(departure.kind in OWN for departure in found):
        errors = (departure for departure in found if departure.severity == "error")
        yield from (replace(departure, severity=severity) for departure in errors)


def _disapproved(
    text: str, source: str, approved: set[str], rests_on: Iterable[RestsOn] = ()
) -> list[Departure]:
    """The words are judged as they are read: an escape is no departure.

    What a model worded is held beside the sentences that it rests on, as long as nobody changed it.
    """
    read, found = inline_text(text), list[Departure]()
    if text in approved or read in approved:
        return []
    for one in rests_on:
        if one.text in read:
            read = read.replace(one.text, "", 1).strip()
            found += _of_sentences(one.text, source, approved, one.sentences)
    return found + _of_sentences(read, source, approved)


def _of_sentences(
    read: str, source: str, approved: set[str], rests_on: Sequence[str] = ()
) -> list[Departure]:
    if read in approved:
        return []
    sentences = split(read)
    left = [sentence for sentence in sentences if sentence not in approved]
    return departures(read if left == sentences else " ".join(left), source, rests_on) if left else []
