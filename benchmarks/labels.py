"""The labelled articles (../shared/data/labels), as the program reads them: each sentence with its labels."""

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from issuepress.condense.survey import Survey, survey
from issuepress.models import Article
from issuepress.read import read_article

WEAK = {"dangling", "filler", "heading"}
FOLDS, SEED = 5, 0
PARTS = {
    "good": "good",
    "must": "good",
    "needs_previous": "leans",
    "teaser": "opens",
    "caveat": "caveat",
    "quote": "quote",
}


@dataclass
class Marks:
    """What the editors say of one sentence: the numbers of the claims it tells, why it is never shown, ..."""

    claims: set[int] = field(default_factory=set)
    never: str = ""
    good: bool = False
    leans: bool = False
    opens: bool = False
    caveat: bool = False
    quote: bool = False


@dataclass
class Labelled:
    """``label`` is the editors' file; ``marks`` are parallel to the survey's sentences."""

    id: str
    label: dict
    article: Article
    survey: Survey
    marks: list[Marks]


def labelled(data: Path) -> list[Labelled]:
    """Every article that can be read, in the order of their numbers."""
    return [_labelled(data, path) for path in sorted((data / "labels").glob("????.json"))]


def _labelled(data: Path, path: Path) -> Labelled:
    label = json.loads(path.read_text(encoding="utf-8"))
    page = gzip.decompress((data / "pages" / f"{label['id']}.html.gz").read_bytes()).decode(
        "utf-8", "replace"
    )
    article = read_article("page.html", text=page, kind="html").model_copy(update={"title": label["title"]})
    found = survey(article)
    return Labelled(label["id"], label, article, found, marks_of(label, found))


def marks_of(label: dict, found: Survey) -> list[Marks]:
    texts = [fold(sentence.text) for sentence in found.sentences]
    marks = [Marks() for _ in texts]
    for number, claim in enumerate(label["claims"]):
        for i in (i for way in claim["ways"] for said in way for i in _places(texts, said)):
            marks[i].claims.add(number)
    for said, why in label["never"].items():
        for i in (i for i in _places(texts, said) if len(fold(said)) > 0.6 * len(texts[i])):
            marks[i].never = marks[i].never or why.split()[0].strip(",;")
    for key, name in PARTS.items():
        for i in (i for said in _list(label[key]) for i in _places(texts, said)):
            setattr(marks[i], name, True)
    return marks


def _places(texts: list[str], said: str) -> list[int]:
    """Where a labelled sentence stands: the editors' sentences were split by another version."""
    wanted = fold(said)
    exact = [i for i, text in enumerate(texts) if text == wanted]
    if exact or len(wanted) <= 20:
        return exact
    return [i for i, text in enumerate(texts) if wanted in text or (len(text) > 20 and text in wanted)]


def fold(text: str) -> str:
    return re.sub(r"[^\w%]+", " ", text.replace("’", "'").lower()).strip()


def heard(label: dict, texts: list[str]) -> tuple[int, int, int]:
    """How many claims a digest tells, how many harmful and how many weak sentences it shows."""
    shown = fold(" ".join(texts))

    def has(said: str) -> bool:
        wanted = fold(said)
        return bool(wanted) and (wanted in shown or (len(wanted) > 60 and wanted[12:] in shown))

    told = sum(any(all(map(has, way)) for way in claim["ways"]) for claim in label["claims"])
    bad = [
        why.split()[0].strip(",;")
        for said, why in label["never"].items()
        if len(fold(said)) > 20 and has(said)
    ]
    weak = sum(why in WEAK for why in bad)
    return told, len(bad) - weak, weak


def _list(value: object) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else [str(one) for one in value]
