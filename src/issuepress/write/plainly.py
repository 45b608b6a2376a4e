"""Texts that stand in a digest, said plainly by a language model, each under proof."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from issuepress.write.answer import Text, anew
from issuepress.write.prompt import Task, numbered, plain_prompt
from issuepress.write.proof import Proof, Proven
from issuepress.write.server import Model, NoAnswerError, ask
from issuepress.write.write import mended

if TYPE_CHECKING:
    from issuepress.models import Article


def plainly(model: Model, article: "Article", texts: Sequence[str], task: Task) -> dict[int, Proven]:
    """What the model says instead of each text, by its place in ``texts``; those it left out are not there.

    One that changes the article is asked for once more; changed still, it comes back as that, for a person to
    see. Raises NoAnswerError where the answer is of no use.
    """
    found = numbered(article)
    messages, proof = plain_prompt(article, found, texts, task), Proof(article, found)
    asked = {number: Text("teaser", text, ()) for number, text in enumerate(texts, 1)}
    answer = ask(model, messages)
    proven = {number: proof.of(text) for number, text in anew(answer, asked, sentences=len(found)).items()}
    if not proven:
        raise NoAnswerError("it says none of the texts that rests on a sentence of the article")
    proven = mended(model, [*messages, {"role": "assistant", "content": answer}], proven, proof)
    return {number - 1: one for number, one in proven.items()}
