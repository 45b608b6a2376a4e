"""How well articles are read: ``python benchmarks/read.py FOLDER``.

FOLDER holds ``html/*.html.gz`` and ``ground-truth/*.json`` (url, and under ground_truth: title, author,
publish_date, main_content, and the snippets "with" and "without"), as the web content extraction benchmark
WCXB has them. Each page is read twice: as HTML, and as the text that copying the whole page gives. A third
row is trafilatura's, in the same run. List items and headings are those of the page whose words stand in
main_content. Time is that of the processor.
"""

import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura
from lxml import html as lxml_html

from issuepress.errors import IssuepressError
from issuepress.models import Article
from issuepress.read import read_article

WIDTH = 11
COLUMNS = {
    "f1": "word F1",
    "precision": "precision",
    "recall": "recall",
    "with": "with",
    "without": "kept out",
    "title": "title",
    "author": "author",
    "date": "date",
    "items": "items",
    "headings": "headings",
    "pictured": "page = pic.",
    "ms": "ms",
    "failed": "failed",
}
LEAST = {"item": 3, "heading": 2}  # words of an item or a heading that is counted
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
    print(f"{'':12}" + "".join(f"{heading:>{WIDTH}}" for heading in COLUMNS.values()))
    for kind in ("html", "text", "trafilatura"):
        print_row(kind, [measured(folder, case, kind) for case in cases])


def measured(folder: Path, case: dict, kind: str) -> dict[str, float | None]:
    page = gzip.decompress((folder / "html" / f"{case['name']}.html.gz").read_bytes()).decode(
        "utf-8", "replace"
    )
    text = copied(page) if kind == "text" else page
    start = time.process_time()
    try:
        article = (trafilaturas if kind == "trafilatura" else ours)(text, kind, case.get("url"))
    except IssuepressError:
        article = None
    seconds = time.process_time() - start
    found = scores(article, case["ground_truth"]) | {"ms": 1000 * seconds, "failed": article is None}
    found["pictured"] = bool(article and article.image and article.image.src == case.get("url"))
    return found | kept(page, article, case["ground_truth"])


def ours(text: str, kind: str, url: str | None) -> Article:
    return read_article(f"page.{kind}", text=text, url=url, kind=kind)


def trafilaturas(text: str, _kind: str, url: str | None) -> Article | None:
    """What trafilatura reads as it comes, with metadata."""
    found = trafilatura.bare_extraction(text, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return None
    return Article(
        title=found.title or "",
        author=found.author or "",
        published=found.date if re.fullmatch(r"\d{4}-\d\d-\d\d", found.date or "") else None,
        body="\n\n".join(" ".join(element.itertext()) for element in found.body),
    )


def kept(page: str, article: Article | None, truth: dict) -> dict[str, float | None]:
    """How many of the article's list items and headings were read, and how many there are."""
    tree = lxml_html.document_fromstring(page.encode(), parser=parser())
    wanted, found = spaced(truth["main_content"]), spaced(article.text if article else "")
    counts: dict[str, float | None] = {}
    for name, tags in {"item": ("li",), "heading": ("h2", "h3", "h4")}.items():
        texts = dict.fromkeys(spaced(element.text_content()) for element in tree.iter(*tags))
        own = [text for text in texts if len(text.split()) >= LEAST[name] and text in wanted]
        counts |= {f"{name}s": len(own), f"{name}s_kept": sum(text in found for text in own)}
    return counts


def spaced(text: str) -> str:
    return f" {' '.join(words(text))} "


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

    def whole(name: str) -> int:
        return int(sum(row[name] or 0 for row in rows))

    shown = [f"{mean(name):.3f}" for name in list(COLUMNS)[:8]]
    shown += [f"{whole(f'{name}_kept')}/{whole(name)}" for name in ("items", "headings")]
    shown += [str(whole("pictured")), f"{mean('ms'):.1f}", str(whole("failed"))]
    print(f"{kind:12}" + "".join(f"{value:>{WIDTH}}" for value in shown))


def copied(page: str) -> str:
    """The visible text of a page as select-all and copy gives it: menus, footers and all."""
    tree = lxml_html.document_fromstring(page.encode(), parser=parser())
    pieces: list[str] = []
    copy(tree, pieces)
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


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
