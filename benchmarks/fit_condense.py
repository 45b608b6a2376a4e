"""Learn from the labelled articles which sentences may be shown and which must be heard.

    pip install scikit-learn
    python benchmarks/fit_condense.py ../shared/data             src/issuepress/condense/weights.json
    python benchmarks/fit_condense.py ../shared/data --folds D   D/0.json ... D/4.json, each without a fifth

Logistic regressions on the program's own features and words. The same seed gives the same files.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from labels import FOLDS, SEED, Labelled, labelled
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from issuepress.condense.features import features, tokens
from issuepress.condense.learned import FILE, OUTPUTS, pair

LEAST = 6  # sentences that a word stands in
STRENGTH = 0.01  # C of the models: the inverse of how strongly they are held back
SMALLEST = 2  # hundredths: a word that moves no output by more is left out


def main() -> None:
    articles = labelled(Path(sys.argv[1]))
    if "--folds" not in sys.argv:
        write(FILE, articles)
        return
    folder = Path(sys.argv[sys.argv.index("--folds") + 1])
    folder.mkdir(parents=True, exist_ok=True)
    for fold, (training, _) in enumerate(folds(articles)):
        write(folder / f"{fold}.json", training)


def folds(articles: list[Labelled]) -> list[tuple[list[Labelled], list[Labelled]]]:
    """Pairs of articles to learn from and articles to judge by, split by article."""
    order = np.random.RandomState(SEED).permutation(len(articles))
    parts = [[articles[i] for n, i in enumerate(order) if n % FOLDS == fold] for fold in range(FOLDS)]
    return [([a for other in parts if other is not part for a in other], part) for part in parts]


def write(file: Path, articles: list[Labelled]) -> None:
    weights = {
        "english": linear(articles, words=True),
        "other": linear(articles, words=False),
        "pairs": pairs(articles),
    }
    file.write_text(json.dumps(weights, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(file, f"{file.stat().st_size / 1000:.0f} KB")


def linear(articles: list[Labelled], *, words: bool) -> dict:
    """Without words, only what is seen in any language."""
    rows = [row for a in articles for row in features(a.survey)]
    said = [tokens(a.survey, i) for a in articles for i in range(len(a.survey.sentences))]
    english = set(rows[0]) - set(_plain_names(articles[0]))
    names = sorted(set(rows[0]) - (set() if words else english))
    table = np.array([[row[name] for name in names] for row in rows])
    spread, middle = table.std(0) + 1e-6, table.mean(0)
    known = Counter(token for some in said for token in set(some)) if words else Counter()
    vocabulary = sorted(token for token, times in known.items() if times >= LEAST)
    whole = sparse.hstack([sparse.csr_matrix((table - middle) / spread), _counted(said, vocabulary)]).tocsr()
    coefficients, bias = [], []
    for target in targets(articles).values():
        model = LogisticRegression(C=STRENGTH, max_iter=400).fit(whole, target)
        own = model.coef_[0][: len(names)] / spread
        coefficients.append((own, model.coef_[0][len(names) :]))
        bias.append(round(float(model.intercept_[0] - own @ middle), 3))
    by_word = {w: [round(100 * float(c[1][i])) for c in coefficients] for i, w in enumerate(vocabulary)}
    return {
        "bias": bias,
        "features": {name: [round(float(c[0][i]), 3) for c in coefficients] for i, name in enumerate(names)},
        "words": {w: some for w, some in by_word.items() if max(map(abs, some)) > SMALLEST},
    }


def targets(articles: list[Labelled]) -> dict[str, np.ndarray]:
    marks = [mark for article in articles for mark in article.marks]
    told = {
        "heard": [bool(m.claims) for m in marks],
        "barred": [bool(m.never) and not m.leans for m in marks],
        "good": [m.good for m in marks],
        "leans": [m.never == "dangling" or m.leans for m in marks],
        "opens": [m.opens for m in marks],
    }
    assert tuple(told) == OUTPUTS
    return {name: np.array(values) for name, values in told.items()}


def pairs(articles: list[Labelled]) -> list[float]:
    """Whether two sentences that tell a claim tell the same one."""
    rows, same = [], []
    for a in articles:
        telling = [i for i, mark in enumerate(a.marks) if mark.claims]
        for n, one in enumerate(telling):
            for other in telling[n + 1 :]:
                rows.append(pair(a.survey, one, other)[1:])
                same.append(bool(a.marks[one].claims & a.marks[other].claims))
    model = LogisticRegression(C=1.0, max_iter=400).fit(np.array(rows), np.array(same))
    return [round(float(value), 3) for value in (model.intercept_[0], *model.coef_[0])]


def _counted(said: list[list[str]], vocabulary: list[str]) -> sparse.csr_matrix:
    column = {token: i for i, token in enumerate(vocabulary)}
    places = [(n, column[t]) for n, some in enumerate(said) for t in set(some) if t in column]
    rows, columns = zip(*places, strict=True) if places else ((), ())
    return sparse.csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(said), len(vocabulary)))


def _plain_names(article: Labelled) -> list[str]:
    from dataclasses import replace

    return list(features(replace(article.survey, english=False))[0])


if __name__ == "__main__":
    main()
