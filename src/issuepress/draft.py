"""What `issuepress draft` does: articles are read, condensed and written into an issue."""

import datetime as dt
import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from issuepress import paths
from issuepress.condense import Model, condense, condense_with, notes_for_author, preheader, subject
from issuepress.errors import OutputError, WorkspaceError
from issuepress.models import Article, Digest, Image, Publication
from issuepress.text.markdown import literal
from issuepress.workspace.articles import article_file
from issuepress.workspace.edit import Document, read_document
from issuepress.workspace.load import ISSUE, Workspace, load_publication

SLUG_LENGTH = 60
MODEL_KEY = "CONDENSE_API_KEY"  # the environment variable that holds the key of a model's server
Condense = Callable[[Article, str], Digest]
HEAD = """#:schema ../schema/issue.json
# What readers get. Edit freely: whatever stands here is what they read.

"""


@dataclass(frozen=True)
class Source:
    """An article and the folder that its pictures' paths start from."""

    article: Article
    folder: Path | None = None
    path: Path | None = None


@dataclass(frozen=True)
class Drafted:
    """What became of one article. ``digest`` is None where edited text was left alone."""

    article: Article
    file: Path
    digest: Digest | None
    notes: tuple[str, ...]


def draft(
    workspace: Workspace,
    name: str,
    sources: list[Source],
    today: dt.date,
    *,
    again: bool = False,
    say: Callable[[str], None] = print,
) -> list[Drafted]:
    """Write each article and its digest into the issue, which is made if it is not there.

    An article that is there already has its source updated; its digest is left alone unless ``again``.
    Comments and hand edits in issue.toml survive. ``say`` hears what is sent to a language model, where the
    publication names one.
    """
    publication = load_publication(workspace)
    folder = _folder(workspace, name)
    document = _document(folder, today)
    condensing = _condensing(publication, say)
    drafted = [_drafted(folder, document, source, condensing, again=again) for source in sources]
    _propose(document, drafted, publication.language)
    paths.write(folder / ISSUE, document.written)
    return drafted


def _condensing(publication: Publication, say: Callable[[str], None]) -> Condense:
    """By a model where the publication names one; its key comes from the environment only."""
    if not publication.condense:
        return condense
    chooser = publication.condense
    model = Model(chooser.address, chooser.model, os.environ.get(MODEL_KEY, ""))
    return lambda article, length: condense_with(model, article, length, say)


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
    for key, value in {"subject": "", "preheader": "", "date": _date_in(folder.name) or today}.items():
        document.put(key, value)
    return document


def _date_in(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(name[:10])
    except ValueError:
        return None


def _drafted(
    folder: Path, document: Document, source: Source, condensing: Condense, *, again: bool
) -> Drafted:
    file, article = _written(folder, source)
    digests = document.get("digests") or []
    name = file.relative_to(folder).as_posix()
    there = next((number for number, table in enumerate(digests) if table.get("article") == name), None)
    digest = None
    if there is None or again:
        digest = condensing(article, "brief" if len(digests) > (there is not None) else "standard")
        _write_digest(document, len(digests) if there is None else there, digest, name, article)
    return Drafted(article, file, digest, (*article.notes, *notes_for_author(article), *_open_ends(article)))


def _open_ends(article: Article) -> list[str]:
    return [] if article.url else ["its address on the web is not known; add url to its digest for a link"]


def _written(folder: Path, source: Source) -> tuple[Path, Article]:
    """The article as a file of the issue. A source that lies there already stays as its author wrote it."""
    article = source.article
    if source.path and source.path.resolve().is_relative_to(folder.resolve()):
        return source.path.resolve(), article
    file = folder / "articles" / f"{slug(article.title)}.md"
    article = article.model_copy(update={"image": _image(folder, source)})
    paths.write(file, article_file(article))
    return file, article


def slug(title: str) -> str:
    """A title as a file name: ``Ice or heat?`` is ``ice-or-heat``."""
    words = re.sub(r"['’]", "", unicodedata.normalize("NFKC", title).lower())
    whole = re.sub(r"[\W_]+", "-", words).strip("-")
    if len(whole) <= SLUG_LENGTH:
        return whole or "article"
    return whole[: SLUG_LENGTH + 1].rpartition("-")[0] or whole[:SLUG_LENGTH]


def _image(folder: Path, source: Source) -> Image | None:
    """The lead picture; a local file is copied into the issue, one that is not there is left out."""
    image = source.article.image
    if not image or not image.src or re.match(r"https?://", image.src):
        return image if image and image.src.startswith("https://") else None
    original = ((source.folder or folder) / image.src).resolve()
    inside = source.folder and original.is_relative_to(source.folder.resolve())
    if not inside or not original.is_file():
        return None
    try:
        (folder / "images").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, folder / "images" / original.name)
    except OSError as error:
        raise OutputError(f"{folder / 'images'}: could not be written: {error.strerror or error}") from error
    return image.model_copy(update={"src": f"images/{original.name}"})


def _write_digest(document: Document, number: int, digest: Digest, name: str, article: Article) -> None:
    """The table of a digest, new or with its texts written anew; what a person approved stays."""
    image = article.image
    fields = _as_markdown(digest.model_dump(exclude_defaults=True, mode="json")) | {"article": name}
    if image and image.src:
        fields |= {"image": image.src, "image_alt": image.alt}
    fields = {key: fields[key] for key in Digest.model_fields if fields.get(key)}
    if document.get(f"digests[{number}]") is None:
        document.put(f"digests[{number}]", fields)
        return
    for key in Digest.model_fields:
        if key != "approved":
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
