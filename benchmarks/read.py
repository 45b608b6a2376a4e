"""How well articles are read: ``python benchmarks/read.py FOLDER``.

FOLDER holds ``html/*.html.gz`` and ``ground-truth/*.json`` (url, and under ground_truth: title, author,
publish_date, main_content, and the snippets "with" and "without"), as the web content extraction benchmark
WCXB has them. Each page is read twice: as HTML, and as the text that copying the whole page gives.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from lxml import html as lxml_html

from issuepress.errors import IssuepressError
from issuepress.models import Article
from issuepress.read import read_article

WORD = re.compile(r"\w+")
UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "iframe", "select")
SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "table"}
LINES = {
    "div",
    "section",
    "article",
    "header",
    "footer",
    "nav",
    "main",
    "aside",
    "li",
    "tr",
    "br",
    "form",
    "figcaption",
}


def main(folder: Path) -> None:
    cases = [
        json.loads(path.read_text()) | {"name": path.stem}
        for path in sorted(folder.glob("ground-truth/*.json"))
    ]
    cases = [case for case in cases if case["ground_truth"].get("main_content")]
    print(f"{len(cases)} pages in {folder.name}")
    print(f"{'':12}{'word F1':>9}{'P':>7}{'R':>7}{'with':>7}{'kept out':>10}{'title':>7}", end="")
    print(f"{'author':>8}{'date':>7}{'ms':>6}{'failed':>8}")
    for kind in ("html", "text"):
        print_row(kind, [measured(folder, case, kind) for case in cases])


def measured(folder: Path, case: dict, kind: str) -> dict[str, float | None]:
    page = gzip.decompress((folder / "html" / f"{case['name']}.html.gz").read_bytes()).decode(
        "utf-8", "replace"
    )
    text = page if kind == "html" else copied(page)
    start = time.perf_counter()
    try:
        article = read_article(f"page.{kind}", text=text, url=case.get("url"), kind=kind)
    except IssuepressError:
        article = None
    seconds = time.perf_counter() - start
    return scores(article, case["ground_truth"]) | {"ms": 1000 * seconds, "failed": article is None}


def scores(article: Article | None, truth: dict) -> dict[str, float | None]:
    text, lower = (article.text, article.text.lower()) if article else ("", "")
    found, wanted = Counter(words(text)), Counter(words(truth["main_content"]))
    both = (found & wanted).total()
    precision, recall = (both / max(1, found.total()), both / max(1, wanted.total()))
    author, named = (
        " ".join(words(name)) for name in (article.author if article else "", truth.get("author"))
    )
    day = str(article.published) if article else ""
    return {
        "f1": 2 * precision * recall / (precision + recall) if both else 0,
        "precision": precision,
        "recall": recall,
        "with": share(snippet.lower() in lower for snippet in truth.get("with") or []),
        "without": share(snippet.lower() not in lower for snippet in truth.get("without") or []),
        "title": (words(article.title if article else "") == words(truth["title"]))
        if truth.get("title")
        else None,
        "author": (bool(author) and (author in named or named in author)) if named else None,
        "date": (day == truth["publish_date"][:10]) if truth.get("publish_date") else None,
    }


def words(text: str | None) -> list[str]:
    return WORD.findall((text or "").lower())


def share(hits) -> float:
    found = list(hits)
    return statistics.mean(found) if found else 1


def print_row(kind: str, rows: list[dict[str, float | None]]) -> None:
    def mean(name: str) -> float:
        values = [row[name] for row in rows if row[name] is not None]
        return statistics.mean(values) if values else 0

    parts = [f"{mean('f1'):9.3f}", *(f"{mean(name):7.3f}" for name in ("precision", "recall", "with"))]
    parts += [
        f"{mean('without'):10.3f}",
        f"{mean('title'):7.2f}",
        f"{mean('author'):8.2f}",
        f"{mean('date'):7.2f}",
    ]
    failed = sum(bool(row["failed"]) for row in rows)
    print(f"{kind:12}" + "".join(parts) + f"{mean('ms'):6.0f}{failed:8}")


def copied(page: str) -> str:
    """The visible text of a page as select-all and copy gives it: menus, footers and all."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = lxml_html.document_fromstring(page.encode(), parser=parser)
    pieces: list[str] = []
    copy(tree, pieces)
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def copy(element: lxml_html.HtmlElement, pieces: list[str]) -> None:
    style = (element.get("style") or "").replace(" ", "")
    if element.tag in UNSEEN or "display:none" in style or element.get("hidden") is not None:
        return
    ends = "\n\n" if element.tag in SPACED else "\n" if element.tag in LINES else ""
    pieces.append(ends + ("• " if element.tag == "li" else "") + re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        copy(child, pieces)
        pieces.append(("\t" if child.tag in ("td", "th") else "") + re.sub(r"\s+", " ", child.tail or ""))
    pieces.append(ends)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
