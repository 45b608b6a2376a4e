"""What `issuepress draft` does: articles are read, condensed and written into an issue."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from issuepress import lead_picture, paths
from issuepress.condense import notes_for_author, preheader, subject
from issuepress.condense.words import FUNCTION_WORDS
from issuepress.errors import InvalidFile, WorkspaceError
from issuepress.lead_picture import Files
from issuepress.models import Article, Digest, Image
from issuepress.text.language import COMMON
from issuepress.text.markdown import literal
from issuepress.workspace import toml
from issuepress.workspace.articles import article_file, load_article
from issuepress.workspace.document import Document
from issuepress.workspace.edit import read_document
from issuepress.workspace.load import ISSUE, PUBLICATION, Workspace, load_publication
from issuepress.write.condensing import Condense, by_model, by_rules
from issuepress.write.write import Line

SLUG_LENGTH = 60
NAME_LENGTH = 30
ENDS_NOTHING = (
    FUNCTION_WORDS | {word for words in COMMON.values() for word in words.split()} | {"really", "actually"}
) - {"again", "down", "off", "out", "up"}
ANOTHER = 3  # articles of one title are one if a third of the lines are the same
HEAD = """#:schema ../schema/issue.json
# What readers get. Edit freely: whatever stands here is what they read.

"""

A_PERSONS_OWN = {"approved", "topic", "detail", "figure", "figure_alt"}  # condensing writes none of these


@dataclass(frozen=True)
class Source:
    """An article and the folder that its pictures' paths start from."""

    article: Article
    folder: Path | None = None
    path: Path | None = None


@dataclass(frozen=True)
class Drafted:
    """What became of one article. ``digest`` is None where edited text was left alone.

    ``lines`` are the texts of a model, where one was asked.
    """

    article: Article
    file: Path
    digest: Digest | None
    notes: tuple[str, ...]
    lines: tuple[Line, ...] = ()


def draft(
    workspace: Workspace,
    name: str,
    sources: list[Source],
    today: dt.date,
    *,
    again: bool = False,
    model: bool | None = None,
    say: Callable[[str], None] = print,
) -> list[Drafted]:
    """Write each article and its digest into the issue, which is made if it is not there.

    An article that is there already has its source updated; its digest is left alone unless ``again``.
    Comments and hand edits in issue.toml survive. A language model is asked where the publication names one,
    unless ``model`` is False; ``say`` hears what is sent to it. Raises WorkspaceError where it is True and
    none is named.
    """
    publication = load_publication(workspace)
    folder = _folder(workspace, name)
    document = _document(folder, today)
    if model and not publication.condense:
        raise WorkspaceError(
            f"{PUBLICATION}: names no model; add [condense] with model and address, or leave out --model"
        )
    chosen = publication.condense if model is not False else None
    condensing = by_model(chosen, say) if chosen else by_rules
    files: Files = {}
    drafted = [_drafted(folder, document, source, files, condensing, again=again) for source in sources]
    _propose(document, drafted, publication.language)
    for file, content in (*files.items(), (folder / ISSUE, document.written)):
        paths.write(file, content)
    return drafted


def issue_of(workspace: Workspace, article: Article, today: dt.date) -> str:
    """The issue of an article for which none is named: this month's that has it already, or a new one."""
    name = issue_name(article.title, today)
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in names if _may_be_in(workspace.issue_folder(one), article))


def issue_name(title: str, today: dt.date) -> str:
    """A name for the issue of an article: the month, and how its title begins."""
    return f"{today:%Y-%m}-{slug(title, NAME_LENGTH)}"


def _may_be_in(folder: Path, article: Article) -> bool:
    return not folder.exists() or any(_is_of(file, article) for file in folder.glob("articles/*.md"))


def _folder(workspace: Workspace, name: str) -> Path:
    folder = workspace.issue_folder(name)
    if not ((folder.name == name or folder.is_dir()) and re.fullmatch(r"\w[\w.-]*", folder.name)):
        raise WorkspaceError(f"{name}: is not a name for an issue; write it like 2026-11-back-pain")
    return folder


def _document(folder: Path, today: dt.date) -> Document:
    file = folder / ISSUE
    if file.is_file():
        document = read_document(file)
        _check_digests(file, document.get("digests"))
        return document
    document = Document(HEAD, file)
    for key, value in {"subject": "", "preheader": "", "date": _date_in(folder.name, today) or today}.items():
        document.put(key, value)
    return document


def _check_digests(file: Path, digests: Any) -> None:
    """A mistake that has to be mended before anything can be added."""
    if digests is not None and not (
        isinstance(digests, list) and all(isinstance(one, dict) for one in digests)
    ):
        what = "may be there several times; write each under its name in two brackets: [[digests]]"
        raise InvalidFile([toml.mistake(file, ("digests",), what)])


def _date_in(name: str, today: dt.date) -> dt.date | None:
    """The day that a name begins with; of a month to come, its first."""
    try:
        return dt.date.fromisoformat(name[:10])
    except ValueError:
        pass
    try:
        first = dt.date.fromisoformat(f"{name[:7]}-01")
    except ValueError:
        return None
    return first if first > today else None


def _drafted(
    folder: Path, document: Document, source: Source, files: Files, condensing: Condense, *, again: bool
) -> Drafted:
    file, article = _placed(folder, source, files)
    digests = document.get("digests") or []
    name = file.relative_to(folder).as_posix()
    there = next((number for number, table in enumerate(digests) if table.get("article") == name), None)
    digest: Digest | None = None
    lines: tuple[Line, ...] = ()
    if there is None or again:
        digest, lines = condensing(article, "brief" if len(digests) > (there is not None) else "standard")
        _write_digest(document, len(digests) if there is None else there, digest, name, article)
    notes = (*article.notes, *notes_for_author(article), *_open_ends(article))
    return Drafted(article, file, digest, notes, lines)


def _open_ends(article: Article) -> list[str]:
    where = "url in issue.toml, or Address of the article in the preview"
    return (
        []
        if article.url
        else [f"its address on the web is not known, and nothing links to it; add it: {where}"]
    )


def _placed(folder: Path, source: Source, files: Files) -> tuple[Path, Article]:
    """The article as a file of the issue. A source that lies there already stays as its author wrote it."""
    article = source.article
    if source.path and source.path.resolve().is_relative_to(folder.resolve()):
        return source.path.resolve(), article
    file = _file_of(folder / "articles", article, files)
    image, notes = _image(folder, source, file, files)
    if (before := _there(file)) and before.title != article.title:
        notes = (*notes, f'it was called "{before.title}" before; see whether its digest still fits')
    article = article.model_copy(update={"image": image, "notes": (*article.notes, *notes)})
    files[file] = article_file(article)
    return file, article


def _file_of(articles: Path, article: Article, files: Files) -> Path:
    """Where an earlier version of the article is, also under an earlier title; else a name that is free."""
    there = sorted(articles.glob("*.md")) if article.url else []
    known = next((file for file in there if _is_at(file, article.url)), None)
    named = paths.numbered(articles / f"{slug(article.title)}.md")
    return known or next(file for file in named if file not in files and _is_of(file, article))


def _is_at(file: Path, url: str) -> bool:
    there = _there(file)
    return there is not None and there.url == url


def _is_of(file: Path, article: Article) -> bool:
    """Whether a file is free for an article, or an earlier version of it: at its address, or in its words."""
    if not file.exists():
        return True
    if not (there := _there(file)):
        return False
    if there.url and article.url:
        return there.url == article.url
    old, new = set(there.text.splitlines()), set(article.text.splitlines())
    return len(old & new) * ANOTHER >= min(len(old), len(new))


def _there(file: Path) -> Article | None:
    try:
        return load_article(file)
    except InvalidFile:
        return None


def slug(title: str, longest: int = SLUG_LENGTH) -> str:
    """A title as a file name: ``Ice or heat?`` is ``ice-or-heat``. A long one is cut where a name may end."""
    words = re.sub(r"['’]", "", unicodedata.normalize("NFKC", title).lower())
    whole = re.sub(r"[\W_]+", "-", words).strip("-")
    if len(whole) <= longest:
        return whole or "article"
    return "-".join(_beginning(whole.split("-"), longest)) or whole[:longest]


def _beginning(words: list[str], longest: int) -> list[str]:
    """As many words as there is room for, up to one that can end a name."""
    fitting = [word for end, word in enumerate(words, 1) if len("-".join(words[:end])) <= longest]
    ended = list(fitting)
    if len(ended) > 3 and _ends_nothing(ended[-2]) and not _ends_nothing(words[len(ended)]):
        ended.pop()  # the first half of "for the sore Achilles"
    while ended and _ends_nothing(ended[-1]):
        ended.pop()
    return ended or fitting


def _ends_nothing(word: str) -> bool:
    return word in ENDS_NOTHING or (len(word) == 1 and word.isalpha() and word.isascii())


def _image(folder: Path, source: Source, file: Path, files: Files) -> tuple[Image | None, tuple[str, ...]]:
    image, before = source.article.image, _there(file)
    if not image or not image.src:
        return None, ()
    own = before.image if before else None
    return lead_picture.taken_along(image, source.folder, folder, file.stem, own, files)


def _write_digest(document: Document, number: int, digest: Digest, name: str, article: Article) -> None:
    """The table of a digest, new or with its texts written anew; what only a person writes stays."""
    image = article.image
    fields = _as_markdown(digest.model_dump(exclude_defaults=True, mode="json")) | {"article": name}
    if image and image.src:
        fields |= {"image": image.src, "image_alt": image.alt}
    fields = {key: fields[key] for key in Digest.model_fields if fields.get(key)}
    if document.get(f"digests[{number}]") is None:
        document.put(f"digests[{number}]", fields)
        return
    for key in Digest.model_fields:
        if key not in A_PERSONS_OWN:
            document.put(f"digests[{number}].{key}", fields.get(key))


def _as_markdown(fields: dict[str, Any]) -> dict[str, Any]:
    """The article's words as inline Markdown, so that they are read as they stand there."""
    texts = {key: literal(fields[key]) for key in ("summary", "caveat", "quote") if key in fields}
    return fields | texts | {"takeaways": [literal(text) for text in fields.get("takeaways", [])]}


def _propose(document: Document, drafted: list[Drafted], language: str) -> None:
    """Subject and preheader from the lead story, where none were written yet."""
    lead = next((d for d in drafted if d.digest), None)
    if not lead or not lead.digest:
        return
    if not document.get("subject"):
        document.put("subject", subject(lead.article))
    if not document.get("preheader"):
        document.put("preheader", preheader(lead.article, lead.digest))
    spoken = lead.article.language
    if not document.get("language") and spoken and spoken.partition("-")[0] != language.partition("-")[0]:
        document.put("language", spoken)
