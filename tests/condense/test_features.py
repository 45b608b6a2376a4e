"""The weights are numbers for features: a feature that is seen in another way makes them wrong, in silence."""

import json
from pathlib import Path

import pytest

from issuepress.condense.features import features, tokens
from issuepress.condense.learned import pair
from issuepress.condense.survey import survey
from issuepress.models import Article

GOLDEN = Path(__file__).with_name("features.json")
BODY = """Kim Reyes of Hipworks has treated stiff hips since 1998. Most loosen within six weeks of daily walking!

## What does research show?

A review of nine trials found that daily walking eased hip stiffness by 30%. Heat made no difference, however.

Why is that? It may be that blood flow (or rest) counts for little; nobody knows.

- **Walking:** use poles if a hip is swollen
- Sit high and avoid low chairs, for example a couch in your hotel

## Tips from our clinic

> “I tell my patients to walk before they stretch,” says Kim Reyes.

If you have ever sat through a film, you know the feeling. Today's chairs aren't just low: they're the best way to
stiffen the hips. This is why Hipworks™ lends WalkingPoles to everyone. Read more below...

## Limits of heat, and our story

Heat should be short, she says:

- **Note:** it is simply amazing after 20 minutes, too, but we must not call it a cure

also see www.hips.example, contact our team.

But in a trial that followed 120 adults with stiff hips and sore backs for twelve months, those who sat on a warm pad each
evening and those who did not were found to be as loose as each other when they got up, and about as often in pain.

What then? They walked.

## Summary

Walking, running and swimming ease stiff hips more than heat does. Stiff hips need daily walking.
"""


@pytest.fixture
def seen() -> dict:
    found = survey(Article(title="What helps a stiff hip?", publisher="Hipworks", body=BODY))
    count = len(found.sentences)
    return {
        "features": [{name: round(v, 6) for name, v in row.items() if v} for row in features(found)],
        "tokens": [tokens(found, i) for i in range(count)],
        "pairs": [[round(v, 6) for v in pair(found, i, j)] for i in range(count) for j in range(i, count, 3)],
    }


def test_a_sentence_is_seen_as_it_was_when_the_weights_were_learned(
    seen: dict, request: pytest.FixtureRequest
):
    """Fit them anew (benchmarks/fit_condense.py) where it is to be seen otherwise; then `pytest --accept`."""
    if request.config.getoption("--accept"):
        GOLDEN.write_text(json.dumps(seen, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))

    for name, rows in golden.items():
        for i, (now, then) in enumerate(zip(seen[name], rows, strict=True)):
            assert now == then, (name, i)


def test_an_article_of_one_sentence_has_no_neighbors():
    (row,) = features(
        survey(Article(title="Hips", body="Daily walking eases most stiff hips within six weeks."))
    )
    assert row["like the one before"] == row["like the one after"] == row["after a question"] == 0.0
