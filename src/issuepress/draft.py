"""What `issuepress draft` does: articles are read, condensed and written into an issue."""

import datetime as dt
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from issuepress import paths
from issuepress.condense import condense, notes_for_author, preheader, subject
from issuepress.errors import InvalidFile, UnreadableSource, WorkspaceError
from issuepress.models import Article, Digest, Image, Publication
from issuepress.read.picture import fetch_picture
from issuepress.text.markdown import literal
from issuepress.workspace.articles import article_file, load_article
from issuepress.workspace.edit import Document, read_document
from issuepress.workspace.load import ISSUE, PUBLICATION, Workspace, load_publication
from issuepress.write.write import Line

SLUG_LENGTH = 60
NAME_LENGTH = 30
ANOTHER = 3  # articles of one title are one if a third of the lines are the same
MODEL_KEY = "CONDENSE_API_KEY"  # the environment variable that holds the key of a model's server
Condensed = tuple[Digest, tuple[Line, ...]]
Condense = Callable[[Article, str], Condensed]
Files = dict[Path, bytes | str]  # to be written once every article is condensed: all of them or none
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
    condensing = _condensing(publication if model is not False else None, say)
    files: Files = {}
    drafted = [_drafted(folder, document, source, files, condensing, again=again) for source in sources]
    _propose(document, drafted, publication.language)
    for file, content in (*files.items(), (folder / ISSUE, document.written)):
        paths.write(file, content)
    return drafted


def issue_name(title: str, today: dt.date) -> str:
    """A name for the issue of an article: the month, and how its title begins."""
    return f"{today:%Y-%m}-{slug(title, NAME_LENGTH)}"


def _condensing(publication: Publication | None, say: Callable[[str], None]) -> Condense:
    """By a model where the publication names one; its key comes from the environment only."""
    chosen = publication.condense if publication else None
    if not chosen:
        return lambda article, length: (condense(article, length), ())
    from issuepress.write.digest import digest_of
    from issuepress.write.prompt import Task
    from issuepress.write.server import Model
    from issuepress.write.write import write

    model = Model(chosen.address, chosen.model, os.environ.get(MODEL_KEY, ""))

    def by_model(article: Article, length: str) -> Condensed:
        ruled = condense(article, length)
        lines = write(model, article, Task(length, chosen.write, chosen.readers, chosen.grade), say)
        return (digest_of(lines, ruled) if lines else ruled), lines

    return by_model


def _folder(workspace: Workspace, name: str) -> Path:
    folder = workspace.issue_folder(name)
    if not re.fullmatch(r"\w[\w.-]*", folder.name):
        raise WorkspaceError(f"{name}: is not a name for an issue; write it like 2026-11-back-pain")
    return folder


def _document(folder: Path, today: dt.date) -> Document:
    file = folder / ISSUE
    if file.is_file():
        return read_document(file)
    document = Document(HEAD, file)
    for key, value in {"subject": "", "preheader": "", "date": _date_in(folder.name, today) or today}.items():
        document.put(key, value)
    return document


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
    return [] if article.url else ["its address on the web is not known; add url to its digest for a link"]


def _placed(folder: Path, source: Source, files: Files) -> tuple[Path, Article]:
    """The article as a file of the issue. A source that lies there already stays as its author wrote it."""
    article = source.article
    if source.path and source.path.resolve().is_relative_to(folder.resolve()):
        return source.path.resolve(), article
    names = _names(folder / "articles" / f"{slug(article.title)}.md")
    file = next(name for name in names if name not in files and _is_of(name, article))
    image, notes = _image(folder, source, file, files)
    article = article.model_copy(update={"image": image, "notes": (*article.notes, *notes)})
    files[file] = article_file(article)
    return file, article


def _names(path: Path) -> Iterator[Path]:
    """``tips.md``, ``tips-2.md``, ``tips-3.md`` ..."""
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


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
    """A title as a file name: ``Ice or heat?`` is ``ice-or-heat``."""
    words = re.sub(r"['’]", "", unicodedata.normalize("NFKC", title).lower())
    whole = re.sub(r"[\W_]+", "-", words).strip("-")
    if len(whole) <= longest:
        return whole or "article"
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def _image(folder: Path, source: Source, file: Path, files: Files) -> tuple[Image | None, tuple[str, ...]]:
    """The lead picture as a file of the issue, to be seen, resized and hosted; and what is amiss."""
    image = source.article.image
    if not image or not image.src:
        return None, ()
    try:
        name, content = _picture(folder, source, file, image.src)
    except UnreadableSource as error:
        on_the_web = image if image.src.startswith("https://") else None
        return on_the_web, (f"its picture is not taken along: {error}",)
    before = _there(file)
    own = folder / before.image.src if before and before.image else None
    names = _names(folder / "images" / name)
    copy = next(name for name in names if name == own or _holds(name, content, files))
    files[copy] = content
    return image.model_copy(update={"src": copy.relative_to(folder).as_posix()}), ()


def _picture(folder: Path, source: Source, file: Path, src: str) -> tuple[str, bytes]:
    """A name and the bytes of a picture on the web, or beside the article. Raises UnreadableSource."""
    if re.match(r"https?://", src):
        found = fetch_picture(src)
        return f"{file.stem}{found.suffix}", found.data
    original = ((source.folder or folder) / unquote(src)).resolve()
    inside = source.folder and original.is_relative_to(source.folder.resolve())
    if not inside or not original.is_file():
        raise UnreadableSource(f"{src}: there is no such file beside the article")
    return original.name, original.read_bytes()


def _holds(file: Path, content: bytes, files: Files) -> bool:
    """Whether a name is free for a picture, or has this very picture already."""
    if file in files:
        return files[file] == content
    return not file.exists() or file.read_bytes() == content


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
