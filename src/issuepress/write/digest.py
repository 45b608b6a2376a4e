"""The texts of a model as a digest."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from issuepress.models import RestsOn
from issuepress.write.answer import MOST_TEXTS
from issuepress.write.write import Line

if TYPE_CHECKING:
    from issuepress.models import Digest

OF_THE_MODEL = ("the article's words", "said otherwise")


def digest_of(lines: Sequence[Line], ruled: "Digest") -> "Digest":
    """A digest that says these texts. Title, quotation and address are those of the digest by rule.

    So is the caveat, where the model left it out: a limit is never lost. What the model worded keeps the
    article's sentences that it rests on.
    """
    said = {place: [line.text for line in lines if line.place == place] for place in MOST_TEXTS}
    everything = " ".join(line.text for line in lines)
    own = {text: text for text in (ruled.caveat, ruled.quote) if text not in everything}
    worded = [line for line in lines if line.origin in OF_THE_MODEL and line.text not in line.rests_on]
    return ruled.model_copy(
        update={
            "summary": " ".join(said["teaser"]),
            "takeaways": tuple(said["takeaways"]),
            "caveat": " ".join(said["caveat"]) or own.get(ruled.caveat, ""),
            "quote": own.get(ruled.quote, ""),
            "quote_by": ruled.quote_by if ruled.quote in own else "",
            "rests_on": tuple(RestsOn(text=line.text, sentences=line.rests_on) for line in worded),
        }
    )
