"""How well and how fast condensing works: python benchmarks/condense.py [../shared]

Prints three tables: the practice's article against its gold standard, ROUGE on the development sets beside
the first sentences at the same budget (needs rouge-score), and time.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from issuepress.condense import condense, extract
from issuepress.models import Article
from issuepress.read import read_article
from issuepress.text.sentences import split

SETS = {
    "health answers": ("mediqa_mas/val.jsonl", "ref_extractive"),
    "review abstracts": ("cochrane_pls/val.jsonl", "ref"),
    "science teasers": ("scitldr/dev.jsonl", "refs"),
}


def main(shared: Path) -> None:
    claims(shared / "seed")
    print()
    rouge(shared / "data")
    print()
    speed(shared / "seed")


def claims(seed: Path) -> None:
    gold = json.loads((seed / "gold.json").read_text(encoding="utf-8"))
    text = {claim["id"]: claim["text"].removeprefix("It ") for claim in gold["claims"]}
    print(f"{'length':10}{'words':>6}  {'claims kept':13}{'acceptable takeaways':22}barred sentences")
    for length in ("brief", "standard", "long"):
        digest = condense(read_article(seed / "dry-needling-achilles.txt"), length)
        said = " ".join((digest.summary, *digest.takeaways, digest.caveat))
        kept = f"{sum(text[name] in said for name in gold['must_keep'])} of {len(gold['must_keep'])}"
        fine = sum(
            any(text[name] in takeaway for name in gold["acceptable_takeaways"])
            for takeaway in digest.takeaways
        )
        barred = [sentence for sentence in split(said) if sentence.endswith("?") or text["c19"] in sentence]
        takeaways = f"{fine} of {len(digest.takeaways)}"
        print(f"{length:10}{len(said.split()):6}  {kept:13}{takeaways:22}{len(barred)}")


def rouge(data: Path) -> None:
    print(f"{'ROUGE-1/2/Lsum F1':20}{'budget':>7}  {'extract':18}{'first sentences':18}verbatim")
    for name, (path, key) in SETS.items():
        rows = [json.loads(line) for line in (data / path).open(encoding="utf-8")]
        sources = [
            row["source"] if isinstance(row["source"], str) else "\n".join(row["source"]) for row in rows
        ]
        references = [[row[key]] if isinstance(row[key], str) else row[key] for row in rows]
        budget = int(statistics.mean(len(text.split()) for some in references for text in some))
        ours = [
            extract(text, row.get("title") or "", budget) for text, row in zip(sources, rows, strict=True)
        ]
        lead = [first(text, budget) for text in sources]
        whole = [" ".join(text.split()) for text in sources]
        verbatim = statistics.mean(
            " ".join(s.split()) in text for some, text in zip(ours, whole, strict=True) for s in some
        )
        print(
            f"{name:20}{budget:7}  {scores(ours, references):18}{scores(lead, references):18}{verbatim:.3f}"
        )


def first(text: str, budget: int) -> list[str]:
    found, words = [], 0
    for sentence in (s for paragraph in text.split("\n") for s in split(paragraph)):
        if found and words + len(sentence.split()) > 1.1 * budget:
            break
        found.append(sentence)
        words += len(sentence.split())
    return found


def scores(found: list[list[str]], references: list[list[str]]) -> str:
    """The mean of the best reference's scores, in percent."""
    from rouge_score.rouge_scorer import RougeScorer

    kinds = ("rouge1", "rouge2", "rougeLsum")
    scorer = RougeScorer(list(kinds), use_stemmer=True)
    best = []
    for sentences, some in zip(found, references, strict=True):
        against = [scorer.score("\n".join(split(reference)), "\n".join(sentences)) for reference in some]
        best.append(max(([score[kind].fmeasure for kind in kinds] for score in against), key=sum))
    return "/".join(f"{100 * statistics.mean(column):.1f}" for column in zip(*best, strict=True))


def speed(seed: Path) -> None:
    article = read_article(seed / "dry-needling-achilles.txt")
    print(f"{'words':>8}{'condense ms':>13}{'extract ms':>12}")
    for times in (1, 10, 100):
        long = Article(title=article.title, body="\n\n".join([article.body] * times))
        condensing = best_of(20 // times, condense, long)
        extracting = best_of(20 // times, extract, long.text, long.title, 150)
        print(f"{len(long.text.split()):8}{condensing:13.1f}{extracting:12.1f}")


def best_of(times: int, work, *arguments) -> float:
    taken = []
    for _ in range(max(1, times)):
        start = time.process_time()
        work(*arguments)
        taken.append(1000 * (time.process_time() - start))
    return min(taken)


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["../shared"]))
