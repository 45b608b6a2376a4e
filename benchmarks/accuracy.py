"""How many changed claims does the accuracy check find, and how often does it raise its voice for nothing?

    python benchmarks/accuracy.py ../shared/data              # every other article, half of the kinds of edit
    python benchmarks/accuracy.py ../shared/data --held-out   # the articles and kinds kept aside
    python benchmarks/accuracy.py ../shared/data --show       # what was missed, what was flagged for nothing

First honest and wrong rewrites of an editor: those to build on, and those to judge by (``pairs/``). Then
every sentence of the labelled articles word for word: "same", but where a frame denies it. Then sentences of
real articles are edited in ways that change their claim (recall: how many are reported) and in ways that do
not (false flags: how many are). A statistic in brackets that is dropped counts as a change. The seed of the
random numbers is fixed.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from edits import CHANGING, HARMLESS, Edit
from pairs import pairs

from issuepress.accuracy import departures, judge
from issuepress.accuracy.source import index
from issuepress.text.sentences import split

SENTENCES_PER_ARTICLE = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for half in ("seen", "judge", "aside"):
        count_pairs(half, options.data / "labels", show=options.show and half == "seen")
    repeat(options.data / "labels")
    articles = [a for n, a in enumerate(read(options.data)) if n % 2 == options.held_out]
    print(f"{len(articles)} articles")
    for title, edits in (
        ("claim-changing edits: reported", CHANGING),
        ("harmless edits: reported", HARMLESS),
    ):
        kinds = {name: edit for n, (name, edit) in enumerate(edits.items()) if n % 2 == options.held_out}
        measure(title, kinds, articles, options.show)
    hurry(articles)


def count_pairs(half: str, labels: Path, *, show: bool) -> None:
    counted: Counter[tuple[bool, str]] = Counter()
    for pair in pairs(half, labels):
        found = judge(pair.statement, pair.source)
        counted[pair.honest, found.verdict] += 1
        if show and (found.verdict == "changed") == pair.honest:
            print(f"{pair.kind or 'honest'}: {pair.statement}\n   {[str(one) for one in found.differences]}")
    for honest, name in ((True, "honest rewrites"), (False, "wrong rewrites")):
        total = sum(number for (is_honest, _), number in counted.items() if is_honest == honest)
        shares = [f"{v} {counted[honest, v] / total:.3f}" for v in ("same", "said_otherwise", "changed")]
        print(f"{half:6} {name:16} {total:4}  {'  '.join(shares)}")


def repeat(labels: Path) -> None:
    """Sentences word for word: those that nothing denies, and those that a heading, lead or label does."""
    counted: Counter[tuple[bool, bool]] = Counter()
    for file in sorted(labels.glob("*.json")):
        if ".again" not in file.name:
            source = "\n\n".join(json.loads(file.read_text(encoding="utf-8"))["sentences"])
            for sentence in index(source).sentences:
                told = sentence.frame and sentence.frame.words.casefold() in sentence.text.casefold()
                if sentence.number and len(sentence.keys) > 3 and not told:
                    same = judge(sentence.text, source).verdict == "same"
                    counted[sentence.frame is not None, same] += 1
    for framed, name in ((False, "word for word"), (True, "denied where it stands")):
        total = counted[framed, True] + counted[framed, False]
        print(f"{name:23} {total:6}  not same {counted[framed, False] / max(total, 1):.4f}")


def measure(title: str, edits: dict[str, Edit], articles: list[str], show: bool) -> None:
    totals = [0, 0, 0]
    print(f"\n{title:40} edits   share  errors")
    for name, edit in edits.items():
        edited = flagged = errors = 0
        for source, sentence, changed in edits_of(name, edit, articles):
            found = departures(changed, source)
            edited, flagged = edited + 1, flagged + bool(found)
            errors += any(departure.severity == "error" for departure in found)
            if show and bool(found) == (name in HARMLESS):
                print(f"   {sentence}\n=> {changed}\n   {[str(departure) for departure in found]}")
        totals = [a + b for a, b in zip(totals, (edited, flagged, errors), strict=True)]
        if edited:
            print(f"{name:40} {edited:5} {flagged / edited:7.4f} {errors / edited:7.4f}")
    print(f"{'all':40} {totals[0]:5} {totals[1] / totals[0]:7.4f} {totals[2] / totals[0]:7.4f}")


def edits_of(name: str, edit: Edit, articles: list[str]) -> Iterator[tuple[str, str, str]]:
    for number, source in enumerate(articles):
        chance = random.Random(f"{name} {number}")
        sentences = [s for s in split(source) if 6 <= len(s.split()) <= 45]
        for sentence in chance.sample(sentences, min(len(sentences), SENTENCES_PER_ARTICLE)):
            changed = edit(sentence, chance)
            if changed and changed != sentence:
                yield source, sentence, changed


def hurry(articles: list[str]) -> None:
    """Milliseconds for each statement against an article of 2,000 words, its first reading apart."""
    words = " ".join(articles).split()
    source = " ".join(words[:2000])
    start = time.process_time()
    departures("Nothing of the kind.", source)
    first = time.process_time() - start
    statements = [CHANGING["drop word"](s, random.Random(s)) or s for s in split(source)]
    start = time.process_time()
    for statement in statements:
        departures(statement, source)
    each = (time.process_time() - start) / len(statements)
    print(f"\n2,000 words: {first * 1000:.0f} ms to read, {each * 1000:.2f} ms for each of {len(statements)}")


def read(data: Path) -> Iterator[str]:
    for name in ("mediqa_mas/val.jsonl", "cochrane_pls/val.jsonl", "scitldr/dev.jsonl"):
        for line in (data / name).read_text().splitlines()[:60]:
            row = json.loads(line)
            text = row["source"] if isinstance(row["source"], str) else " ".join(row["source"])
            yield "\n\n".join(filter(None, (row.get("title", ""), text)))
    for path in sorted(data.glob("wcxb_wix_dev/ground-truth/*.json")):
        truth = json.loads(path.read_text())["ground_truth"]
        yield f"{truth['title']}\n\n{truth['main_content']}"


if __name__ == "__main__":
    main()
