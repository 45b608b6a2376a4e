"""Why a digest says what it says, for whoever edits it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import looked
from issuepress.condense.digest import Choice, choice_for

if TYPE_CHECKING:
    from issuepress.models import Article

MISSED = 8


def explain(article: "Article", length: str = "standard") -> str:
    """Each sentence of the digest with its judgement, role, section and place; then what is not in it.

    The first number is how likely a fair reader must hear it, the second how likely it must not be shown.
    """
    choice, look = choice_for(article, length), looked(article)
    chosen = [(part, candidate) for part, some in _parts(choice) for candidate in some]
    lines = [_line(part, candidate) for part, candidate in chosen]
    taken = {spot for _, candidate in chosen for spot in candidate.spots}
    left = [c for c in look.candidates if taken.isdisjoint(c.spots)]
    lines += _headed("Just missed", _best(c for c in left if not c.reason))
    lines += _headed("Left out", _best(c for c in left if c.reason))
    if not look.survey.english:
        lines += ["", "Not English: chosen by place, title and likeness to the whole only."]
    return "\n".join(lines)


def _parts(choice: Choice) -> list[tuple[str, list[Candidate]]]:
    return [
        ("summary", choice.teaser),
        ("takeaway", choice.takeaways),
        ("caveat", [choice.caveat] if choice.caveat else []),
        ("quote", [choice.quote] if choice.quote else []),
    ]


def _best(some: Iterable[Candidate]) -> list[Candidate]:
    return sorted(some, key=lambda candidate: -candidate.heard)[:MISSED]


def _headed(heading: str, some: list[Candidate]) -> list[str]:
    return ["", heading, *(_line("", candidate) for candidate in some)] if some else []


def _line(part: str, candidate: Candidate) -> str:
    first = candidate.sentences[0]
    where = f"line {first.line}, {first.section}" if first.section else f"line {first.line}"
    why = candidate.reason or ", ".join(candidate.why) or "like the whole article"
    judged = f"{candidate.heard:.2f} {candidate.barred:.2f}"
    return f"{part:9}{judged}  {candidate.role:12} {candidate.text}\n{'':20}{where}: {why}"
