"""Why a digest says what it says, for whoever edits it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from issuepress.condense.candidate import Candidate
from issuepress.condense.candidates import candidates, speaks_english
from issuepress.condense.choose import Choice
from issuepress.condense.digest import choice_for

if TYPE_CHECKING:
    from issuepress.models import Article

MISSED = 8


def explain(article: "Article", length: str = "standard") -> str:
    """Each sentence of the digest with score, role, section and place; then those missed and left out."""
    choice = choice_for(article, length)
    chosen = [(part, candidate) for part, some in _parts(choice) for candidate in some]
    lines = [_line(part, candidate) for part, candidate in chosen]
    taken = {sentence for _, candidate in chosen for sentence in candidate.sentences}
    left = [c for c in candidates(article) if not taken.intersection(c.sentences)]
    lines += ["", "Just missed", *(_line("", c) for c in _best(c for c in left if not c.reason))]
    lines += ["", "Left out", *(_line("", c) for c in _best(c for c in left if c.reason))]
    if not speaks_english(article):
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
    return sorted(some, key=lambda candidate: -candidate.score)[:MISSED]


def _line(part: str, candidate: Candidate) -> str:
    first = candidate.sentences[0]
    where = f"line {first.line}, {first.section}" if first.section else f"line {first.line}"
    why = candidate.reason or ", ".join(candidate.why) or "like the whole article"
    return f"{part:9}{candidate.score:5.1f}  {candidate.role:14} {candidate.text}\n{'':16}{where}: {why}"
