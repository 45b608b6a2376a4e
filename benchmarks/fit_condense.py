"""Learn the weights of condense/weights.py: python benchmarks/fit_condense.py [../shared/data]

Ridge regression from the features of a sentence to how much of it the references say, over the development
sets, each set weighing the same. ``early`` and ``furniture`` are set by hand: none of the sets is news, where
the first sentences matter most and bylines stand among them.
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from issuepress.condense.features import features
from issuepress.text.sentences import paragraphs

SETS = (
    ("mediqa_mas/val.jsonl", "ref_extractive"),
    ("cochrane_pls/val.jsonl", "ref"),
    ("scitldr/dev.jsonl", "refs"),
)
BY_HAND = {"early": 0.4, "furniture": -2.0}
RIDGE = 0.1


def main(data: Path) -> None:
    names, weights, spread = fit([read(data / path, key) for path, key in SETS])
    for name, weight, deviation in zip(names, weights, spread, strict=True):
        print(f'    "{name}": {BY_HAND.get(name, weight / deviation):.2f},')


def fit(sets):
    """Feature names, weights of the standardized features, and their standard deviations."""
    names = list(sets[0][0][0][0])
    stacked = np.concatenate([table(rows, names) for some in sets for rows, _ in some])
    spread = stacked.std(axis=0) + 1e-6
    left, right = RIDGE * np.eye(len(names)), np.zeros(len(names))
    for some in sets:
        count = sum(len(rows) for rows, _ in some)
        for rows, wanted in some:
            x = table(rows, names) / spread
            x, y = x - x.mean(axis=0), wanted - wanted.mean()
            left += x.T @ x / count
            right += x.T @ (y / (wanted.std() or 1)) / count
    return names, np.linalg.solve(left, right), spread


def table(rows, names):
    return np.array([[row[name] for name in names] for row in rows])


def read(path: Path, key: str):
    """For each text the features of its sentences, and how much of each the references say."""
    found = []
    for line in path.open():
        row = json.loads(line)
        source = row["source"] if isinstance(row["source"], str) else "\n".join(row["source"])
        references = [row[key]] if isinstance(row[key], str) else row[key]
        split = paragraphs(source)
        sentences = [sentence for paragraph in split for sentence in paragraph]
        opens = [before for paragraph in split for before in range(len(paragraph))]
        wanted = [max(agreement(sentence, reference) for reference in references) for sentence in sentences]
        found.append((features(sentences, row.get("title", ""), opens), np.array(wanted)))
    return found


def agreement(sentence: str, reference: str) -> float:
    """The share of the sentence's words that the reference has, and twice that of its pairs of words."""
    ours, theirs = sentence.lower().split(), reference.lower().split()
    return share(ours, theirs) + 2 * share(list(pairwise(ours)), list(pairwise(theirs)))


def share(ours, theirs) -> float:
    return (Counter(ours) & Counter(theirs)).total() / max(1, len(ours))


if __name__ == "__main__":
    main(Path(*sys.argv[1:] or ["../shared/data"]))
