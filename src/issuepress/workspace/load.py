"""A publication and its issues, loaded from ``newsletters/`` with every mistake in them."""

import difflib
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from issuepress.errors import InvalidFile, WorkspaceError
from issuepress.models import Article, Issue, IssueFile
from issuepress.publication import Publication
from issuepress.workspace import toml
from issuepress.workspace.articles import load_article
from issuepress.workspace.folder import ISSUE, PUBLICATION, Workspace, find_workspace
from issuepress.workspace.layout import Key

__all__ = ["ISSUE", "PUBLICATION", "Workspace", "find_workspace", "load_issue", "load_publication"]

AnyModel = TypeVar("AnyModel", Publication, IssueFile)
Loaded = TypeVar("Loaded")

log = logging.getLogger(__name__)


def load_publication(workspace: Workspace) -> Publication:
    """The publication. Raises InvalidFile with every mistake in newsletter.toml."""
    path, mistakes = workspace.publication_file, list[str]()
    publication = _model(path, Publication, mistakes)
    said = toml.raw(path)
    for table, key in (("logo", "src"), ("logo", "dark"), ("author", "portrait")):
        mistakes += _file_mistakes(path, (table, key), _table(said.get(table)).get(key))
    if mistakes or publication is None:
        raise InvalidFile(mistakes)
    return publication


def load_issue(workspace: Workspace, name: str) -> Issue:
    """An issue with its publication and articles. Mistakes in any of these files are raised together."""
    folder = workspace.issue_folder(name)
    if not workspace.has_issue(name):
        raise _no_such_issue(workspace, folder.name)
    mistakes: list[str] = []
    publication = _or_mistakes(lambda: load_publication(workspace), mistakes)
    content = _model(folder / ISSUE, IssueFile, mistakes)
    articles = _articles(folder, mistakes)
    if mistakes or publication is None or content is None:
        raise InvalidFile(mistakes)
    return Issue(name=folder.name, folder=folder, publication=publication, content=content, articles=articles)


def _no_such_issue(workspace: Workspace, name: str) -> WorkspaceError:
    names = workspace.issue_names()
    near = difflib.get_close_matches(name, names, 1, cutoff=0.4)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}" if names else ""
    hint = hint or f"make it from an article with: issuepress draft {name} ARTICLE"
    return WorkspaceError(f"{workspace.newsletters / name / ISSUE}: there is no such issue; {hint}")


def _model(path: Path, model: type[AnyModel], mistakes: list[str]) -> AnyModel | None:
    log.info("reading %s", path)
    return _or_mistakes(lambda: toml.read(path, model), mistakes)


def _or_mistakes(load: Callable[[], Loaded], mistakes: list[str]) -> Loaded | None:
    try:
        return load()
    except InvalidFile as error:
        mistakes.extend(error.mistakes)
        return None


def _articles(folder: Path, mistakes: list[str]) -> dict[str, Article]:
    """The articles that digests and blocks name; files are looked at even where issue.toml is wrong."""
    path, articles = folder / ISSUE, dict[str, Article]()
    for key, table in _tables(toml.raw(path)):
        for picture in _pictures(table):
            mistakes += _file_mistakes(path, (*key, *picture[0]), picture[1])
        name = table.get("article")
        wrong = _file_mistakes(path, (*key, "article"), name, web=False)
        if not name and key[0] == "digests":
            wrong = [toml.mistake(path, key, "article is missing: the file it is made from")]
        mistakes += wrong
        if not wrong and name and isinstance(name, str) and name not in articles:
            article = _or_mistakes(partial(load_article, folder / name), mistakes)
            articles |= {name: article} if article else {}
    return articles


def _tables(said: dict[str, Any]) -> list[tuple[Key, dict[str, Any]]]:
    """Each digest and each block with its key."""
    lists = [(name, said.get(name)) for name in ("digests", "blocks")]
    return [
        ((name, number), _table(table))
        for name, tables in lists
        for number, table in enumerate(tables if isinstance(tables, list) else [])
    ]


def _pictures(table: dict[str, Any]) -> list[tuple[Key, object]]:
    """The pictures of a digest or a block, those of its steps too."""
    steps = table.get("steps")
    inside = enumerate(steps if isinstance(steps, list) else [])
    found: list[tuple[Key, object]] = [((key,), table.get(key)) for key in ("image", "figure")]
    return found + [(("steps", number, "image"), _table(step).get("image")) for number, step in inside]


def _file_mistakes(path: Path, key: Key, name: object, *, web: bool = True) -> list[str]:
    """Why a file that ``path`` names cannot be used, if so. Web addresses are another's business."""
    if not isinstance(name, str) or not name or (web and name.startswith("https://")):
        return []
    folder = path.parent.resolve()
    file = (folder / name).resolve()
    if not file.is_relative_to(folder):
        return [toml.mistake(path, key, f"{name} is outside of {folder.name}/; copy the file into it")]
    if not file.is_file():
        return [toml.mistake(path, key, f"there is no file {name} in {folder.name}/")]
    return []


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
