"""A digest by a language model, every text of it proven against the article's own sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from issuepress.write.answer import anew, texts_of
from issuepress.write.prompt import Task, again, numbered, prompt
from issuepress.write.proof import Proof, Proven
from issuepress.write.server import Message, Model, NoAnswerError, ask

if TYPE_CHECKING:
    from issuepress.models import Article

Origin = Literal["chosen", "the article's words", "said otherwise", "put back"]


@dataclass(frozen=True)
class Line:
    """One text of a digest, its ``place`` like takeaways, and the article's sentences that it rests on.

    "said otherwise" waits for a person to approve it. "put back" is the article's own sentence where the
    model's text changed it; ``why`` then says how.
    """

    place: str
    text: str
    origin: Origin
    rests_on: tuple[str, ...]
    why: str = ""


def write(model: Model, article: "Article", task: Task, say: Callable[[str], None]) -> tuple[Line, ...]:
    """The texts of a digest in their order; none where the model is of no use and the rules are to choose.

    ``say`` hears beforehand what is sent where, and one line where it was of no use. No text that changes the
    article is among them: the model is asked once more, then the article's own sentence stands in its place.
    """
    found = numbered(article)
    say(f"{len(found)} sentences of “{article.title}” are sent to {model.name} at {model.address}")
    messages, proof = prompt(article, found, task), Proof(article, found)
    try:
        answer = ask(model, messages)
        texts = enumerate(texts_of(answer, sentences=len(found)), 1)
        proven = {number: proof.of(text) for number, text in texts}
        proven = mended(model, [*messages, {"role": "assistant", "content": answer}], proven, proof)
        return _with_a_teaser([line for one in proven.values() if (line := _line(one, proof))])
    except NoAnswerError as why:
        say(f"the answer of {model.name} is of no use ({why}); the rules chose instead")
        return ()


def mended(
    model: Model, messages: Sequence[Message], proven: Mapping[int, Proven], proof: Proof
) -> dict[int, Proven]:
    """The texts, those that changed the article as the model writes them when it is asked once more."""
    changed = {number: one for number, one in proven.items() if one.changed}
    if not changed:
        return dict(proven)
    try:
        answer = ask(model, [*messages, {"role": "user", "content": again(changed)}])
        texts = anew(answer, {number: one.text for number, one in changed.items()}, sentences=proof.sentences)
    except NoAnswerError:
        return dict(proven)
    better = {number: new for number, text in texts.items() if not (new := proof.of(text)).changed}
    return {number: better.get(number, one) for number, one in proven.items()}


def _line(proven: Proven, proof: Proof) -> Line | None:
    """A text as readers get it; None where it changed the article, whose own sentences cannot stand alone."""
    text, rests_on = proven.text, proof.quoted(proven.text.rests_on)
    if proven.changed or not text.words:
        own = proof.own_words(text.rests_on)
        origin: Origin = "put back" if proven.changed else "chosen"
        return Line(text.place, own, origin, rests_on, proven.why) if own else None
    origin = "the article's words" if proven.verdict == "same" else "said otherwise"
    return Line(text.place, text.words, origin, rests_on, proven.why)


def _with_a_teaser(lines: Sequence[Line]) -> tuple[Line, ...]:
    once = {line.text: line for line in reversed(lines)}  # a sentence put back may stand there already
    if not any(line.place == "teaser" for line in once.values()):
        raise NoAnswerError("nothing in its teaser can be shown")
    return tuple(line for line in lines if once.get(line.text) is line)
