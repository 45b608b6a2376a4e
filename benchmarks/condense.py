"""How well and how fast condensing works:

    pip install scikit-learn sumy
    python benchmarks/fit_condense.py ../shared/data --folds FOLDS
    python benchmarks/condense.py ../shared FOLDS

Every labelled article is condensed with weights learned without it. Printed are the claims heard and the
sentences shown that must not be, beside other methods at the same number of words; false statements put
under headings that deny them; the practice's article; time.
"""

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from fit_condense import folds
from labels import Labelled, fold, heard, labelled

from issuepress.accuracy import departures, source_of
from issuepress.condense import condense, learned, preheader, shortlist, subject
from issuepress.condense.candidates import looked
from issuepress.errors import UnreadableSource
from issuepress.models import Article, Digest
from issuepress.read import read_article
from issuepress.text.sentences import sentences

LENGTHS = ("brief", "standard", "long")
SHORTLISTED = 30
MYTHS = (
    "Lying in bed for ten days mends a torn muscle in most adults.",
    "Cold water always makes a swollen joint worse.",
    "Every sore back needs a scan within the first week.",
)
DENYING = ("Myths", "What people get wrong", "Old advice to forget", "Fiction", "Claims without proof")
INJECTED = 10  # articles, each with five headings, each at three lengths


def main(shared: Path, folder: Path) -> None:
    articles = labelled(shared / "data")
    head = f"{'':19}{'words':>6}{'claims heard':>15}{'harmful':>9}{'weak':>6}"
    print(f"{head}  caveats  quotations  departing  refused")
    for length in LENGTHS:
        print(line(length, [digested(a, length) for a in unseen(articles, folder)]))
    budgets = [digested(a, "standard")["words"] for a in unseen(articles, folder)]
    for name, method in (
        ("first sentences", lead),
        ("LexRank", sumy("LexRank")),
        ("TextRank", sumy("TextRank")),
    ):
        rows = [told(a, method(a, words)) for a, words in zip(unseen(articles, folder), budgets, strict=True)]
        print(line(name, rows))
    print(line(f"shortlist of {SHORTLISTED}", [told(a, listed(a.article)) for a in unseen(articles, folder)]))
    print(f"\nfalse statements under a denying heading: told in {injected(articles)} digests")
    claims(shared / "seed")
    speed(shared / "seed")


def unseen(articles: list[Labelled], folder: Path) -> Iterator[Labelled]:
    """Each article while the weights in use are those learned without it."""
    for number, (_, kept) in enumerate(folds(articles)):
        learned.FILE = folder / f"{number}.json"
        forget()
        yield from kept
    learned.FILE = Path(learned.__file__).with_name("weights.json")
    forget()


def forget() -> None:
    learned._weights.cache_clear()  # noqa: SLF001 - only a benchmark changes what was learned
    looked.cache_clear()


def digested(a: Labelled, length: str) -> Counter[str]:
    try:
        digest = condense(a.article, length)
    except UnreadableSource:
        return told(a, []) + Counter(refused=1)
    row = told(a, parts(digest))
    lines = [line for line in (subject(a.article), preheader(a.article, digest)) if line]
    source = source_of(a.article)
    row["departing"] = sum(any(d.severity == "error" for d in departures(line, source)) for line in lines)
    row.update(caveats=bool(digest.caveat), quotations=bool(digest.quote))
    row["right caveats"] = bool(digest.caveat) and welcome(a, digest.caveat)
    row["right quotations"] = bool(digest.quote) and welcome(a, digest.quote)
    return row


def parts(digest: Digest) -> list[str]:
    return [text for text in (digest.summary, *digest.takeaways, digest.caveat, digest.quote) if text]


def welcome(a: Labelled, text: str) -> bool:
    """Whether an editor chose the sentence too, for whatever part of a digest."""
    wanted = fold(text)
    chosen = [
        fold(sentence.text)
        for sentence, mark in zip(a.survey.sentences, a.marks, strict=True)
        if mark.good or mark.claims or mark.caveat or mark.quote
    ]
    return any(wanted in one or (len(one) > 20 and one in wanted) or wanted[10:] in one for one in chosen)


def told(a: Labelled, texts: list[str]) -> Counter[str]:
    claims, harmful, weak = heard(a.label, texts)
    words = len(" ".join(texts).split())
    return Counter(heard=claims, claims=len(a.label["claims"]), harmful=harmful, weak=weak, words=words)


def line(name: str, rows: list[Counter[str]]) -> str:
    all_, count = sum(rows, Counter()), len(rows)
    share = f"{all_['heard']}/{all_['claims']} {100 * all_['heard'] / all_['claims']:.1f}%"
    bad = f"{all_['harmful'] / count:9.2f}{all_['weak'] / count:6.2f}"
    said = f"{name:19}{all_['words'] / count:6.0f}{share:>15}{bad}"
    if name not in LENGTHS:
        return said
    caveats = f"{all_['right caveats']} of {all_['caveats']}"
    quotations = f"{all_['right quotations']} of {all_['quotations']}"
    return f"{said}  {caveats:9}{quotations:12}{all_['departing']:9}{all_['refused']:9}"


def lead(a: Labelled, words: int) -> list[str]:
    """The first sentences, about as many words."""
    found, left = [], words
    for sentence in a.survey.sentences:
        if left <= 0:
            break
        found.append(sentence.text)
        left -= sentence.words
    return found


def sumy(name: str) -> Callable[[Labelled, int], list[str]]:
    """A method of the library sumy on the program's own sentences; its tokenizer needs a download."""
    from importlib import import_module

    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    class Words:
        def to_words(self, text):
            return text.lower().split()

    module = import_module(f"sumy.summarizers.{'lex_rank' if name == 'LexRank' else 'text_rank'}")

    class Rating(getattr(module, f"{name}Summarizer")):
        """The ratings themselves in place of the best sentences."""

        def _get_best_sentences(self, sentences, _count, rating, *_, **__):
            return {sentence: rating[sentence] for sentence in sentences}

    summarizer = Rating()

    def method(a: Labelled, words: int) -> list[str]:
        texts = [sentence.text for sentence in a.survey.sentences]
        document = ObjectDocumentModel([Paragraph([Sentence(text, Words()) for text in texts])])
        rated = summarizer(document, 1)
        found, left = [], words
        for sentence in sorted(rated, key=lambda sentence: -rated[sentence]):
            if left <= 0:
                break
            found.append(str(sentence))
            left -= len(str(sentence).split())
        return found

    return method


def listed(article: Article) -> list[str]:
    """The sentences of the shortlist, with those that come along."""
    found = sentences(article.blocks)
    look = looked(article)
    spots = {spot for one in shortlist(article, SHORTLISTED) for spot in (*one.spots, *one.leans_on)}
    assert len(found) >= len(look.survey.sentences)
    return [look.survey.sentences[spot].text for spot in sorted(spots)]


def injected(articles: list[Labelled]) -> str:
    """Digests of articles with three false statements under a heading that denies them, in their middle."""
    telling, count = 0, 0
    for a in articles[:: max(1, len(articles) // INJECTED)][:INJECTED]:
        blocks = a.article.body.split("\n\n")
        for heading in DENYING:
            here = len(blocks) // 2
            body = [*blocks[:here], f"## {heading}", " ".join(MYTHS), "## More", *blocks[here:]]
            article = a.article.model_copy(update={"body": "\n\n".join(body)})
            article = Article(**article.model_dump())
            for length in LENGTHS:
                with suppress(UnreadableSource):
                    said = " ".join(parts(condense(article, length)))
                    telling += any(myth in said for myth in MYTHS)
                count += 1
    return f"{telling} of {count}"


def claims(seed: Path) -> None:
    gold = json.loads((seed / "gold.json").read_text(encoding="utf-8"))
    text = {claim["id"]: claim["text"].removeprefix("It ") for claim in gold["claims"]}
    for length in LENGTHS:
        said = " ".join(parts(condense(read_article(seed / "dry-needling-achilles.txt"), length)))
        kept = sum(text[name] in said for name in gold["must_keep"])
        print(f"the practice's article, {length}: {kept} of {len(gold['must_keep'])} claims")


def speed(seed: Path) -> None:
    article = read_article(seed / "dry-needling-achilles.txt")
    print(f"\n{'words':>8}{'condense, ms':>14}{'ms per 1,000':>14}")
    for times in (1, 10, 100):
        long = [Article(title=article.title, body="\n\n".join([article.body] * times)) for _ in range(3)]
        words = len(long[0].text.split())
        taken = statistics.median(once(condense, one) for one in long)
        print(f"{words:8}{taken:14.1f}{1000 * taken / words:14.1f}")


def once(work: Callable[[Article], Digest], article: Article) -> float:
    looked.cache_clear()
    start = time.process_time()
    work(article)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
