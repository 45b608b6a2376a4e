"""How an article is condensed: by the rules, or by the language model that the publication names."""

import os
from collections.abc import Callable

from issuepress.condense import condense
from issuepress.models import Article, Digest
from issuepress.publication import Condensing
from issuepress.write.digest import digest_of
from issuepress.write.prompt import Task
from issuepress.write.server import Model
from issuepress.write.write import Line, write

MODEL_KEY = "CONDENSE_API_KEY"  # the environment variable that holds the key of a model's server
Condensed = tuple[Digest, tuple[Line, ...]]
Condense = Callable[[Article, str], Condensed]


def by_rules(article: Article, length: str) -> Condensed:
    return condense(article, length), ()


def by_model(chosen: Condensing, say: Callable[[str], None]) -> Condense:
    """By the model, or by the rules where its answer fails. ``say`` hears what is sent to it."""
    model = model_of(chosen)

    def condensed(article: Article, length: str) -> Condensed:
        ruled = condense(article, length)
        lines = write(model, article, Task(length, chosen.write, chosen.readers, chosen.grade), say)
        return (digest_of(lines, ruled) if lines else ruled), lines

    return condensed


def model_of(chosen: Condensing) -> Model:
    """The model that a publication names, with the key of this machine's environment."""
    return Model(chosen.address, chosen.model, os.environ.get(MODEL_KEY, ""))
