"""How much each feature of a sentence counts when sentences are compared.

Learnt by ridge regression on health answers, review abstracts and science abstracts, each weighing the
same: ``python benchmarks/fit_condense.py`` prints this table. Two are set by hand, since no news was at hand
to learn from: ``early`` (a news story says the most first) and ``furniture`` (bylines).
"""

WEIGHTS = {
    "central": 0.40,
    "returns": 0.31,
    "title": 1.03,
    "early": 0.40,
    "opens": 0.16,
    "length": -0.26,
    "short": -0.36,
    "pronoun": -0.10,
    "elsewhere": -0.13,
    "statistics": -0.51,
    "digits": -2.82,
    "furniture": -2.00,
}
AGAIN = 0.7  # what a sentence loses, by the square of the share of its words that were said before
