"""The folder a person works in: ``newsletters/`` with its publication and issues, and ``templates/``."""

import difflib
from dataclasses import dataclass
from pathlib import Path

from issuepress import toml
from issuepress.articles import load_article
from issuepress.errors import InvalidFile, IssuepressError, WorkspaceError
from issuepress.models import Article, Issue, IssueFile, Publication

PUBLICATION = "newsletter.toml"
ISSUE = "issue.toml"


@dataclass(frozen=True)
class Workspace:
    root: Path

    @property
    def newsletters(self) -> Path:
        return self.root / "newsletters"

    @property
    def publication_file(self) -> Path:
        return self.newsletters / PUBLICATION

    @property
    def build(self) -> Path:
        return self.root / "build"

    def issue_folder(self, name: str) -> Path:
        """The folder of an issue, there or not. The name may also be a path to it."""
        return self.newsletters / Path(name).resolve().name if "/" in name else self.newsletters / name

    def issue_names(self) -> list[str]:
        """Every issue, the oldest first where names start with their date."""
        return sorted(path.parent.name for path in self.newsletters.glob(f"*/{ISSUE}"))


def find_workspace(start: Path) -> Workspace:
    """The workspace that ``start`` is in: the nearest folder above that has newsletters/newsletter.toml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "newsletters" / PUBLICATION).is_file():
            return Workspace(folder)
    raise WorkspaceError(
        f"{start}: no newsletters/{PUBLICATION} here or in a folder above; "
        "go to your workspace, or make one with: issuepress init"
    )


def load_publication(workspace: Workspace) -> Publication:
    publication = toml.read(workspace.publication_file, Publication)
    logo = publication.logo
    if logo and (wrong := _missing(workspace.newsletters, logo.src)):
        text = workspace.publication_file.read_text(encoding="utf-8-sig")
        raise InvalidFile([toml.mistake(workspace.publication_file, text, ("logo", "src"), wrong)])
    return publication


def load_issue(workspace: Workspace, name: str) -> Issue:
    """An issue with its publication and articles. Mistakes in any of these files are raised together."""
    folder = workspace.issue_folder(name)
    if not (folder / ISSUE).is_file():
        raise _no_such_issue(workspace, folder.name)
    mistakes: list[str] = []
    publication = _or_mistakes(lambda: load_publication(workspace), mistakes)
    content = _or_mistakes(lambda: toml.read(folder / ISSUE, IssueFile), mistakes)
    articles = _articles(folder, content, mistakes) if content else {}
    if mistakes or publication is None or content is None:
        raise InvalidFile(mistakes)
    return Issue(name=folder.name, folder=folder, publication=publication, content=content, articles=articles)


def _no_such_issue(workspace: Workspace, name: str) -> WorkspaceError:
    names = workspace.issue_names()
    near = difflib.get_close_matches(name, names, 1, cutoff=0.4)
    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}" if names else ""
    hint = hint or f"make it from an article with: issuepress draft {name} ARTICLE"
    return WorkspaceError(f"{workspace.newsletters / name / ISSUE}: there is no such issue; {hint}")


def _or_mistakes(load, mistakes):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    try:
        return load()
    except InvalidFile as error:
        mistakes.extend(error.mistakes)
        return None


def _articles(folder: Path, content: IssueFile, mistakes: list[str]) -> dict[str, Article]:
    """The articles that the digests name; what is missing goes to ``mistakes``."""
    path = folder / ISSUE
    text = path.read_text(encoding="utf-8-sig")
    articles: dict[str, Article] = {}
    for number, digest in enumerate(content.digests):
        at = ("digests", number)
        if digest.image and (wrong := _missing(folder, digest.image)):
            mistakes.append(toml.mistake(path, text, (*at, "image"), wrong))
        if not digest.article:
            mistakes.append(
                toml.mistake(path, text, (*at, "article"), "is missing. The file it is made from.")
            )
        elif wrong := _missing(folder, digest.article, files_only=True):
            mistakes.append(toml.mistake(path, text, (*at, "article"), wrong))
        else:
            _load(folder, digest.article, articles, mistakes)
    return articles


def _load(folder: Path, name: str, articles: dict[str, Article], mistakes: list[str]) -> None:
    try:
        articles[name] = load_article(folder / name)
    except IssuepressError as error:
        mistakes.append(str(error))


def _missing(folder: Path, name: str, *, files_only: bool = False) -> str | None:
    """Why a file that an issue names cannot be used, if so. Web addresses are another's business."""
    if name.startswith("https://") and not files_only:
        return None
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return f"{name} is outside of {folder.name}/; copy the file into it"
    if not path.is_file():
        return f"there is no file {name} in {folder.name}/"
    return None
