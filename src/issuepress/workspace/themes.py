"""Themes in the workspace: files of the bundled ones copied to where they can be changed, new ones begun."""

import difflib
import re
import shutil
from pathlib import Path

from issuepress import paths
from issuepress.errors import WorkspaceError
from issuepress.models import Issue
from issuepress.workspace.load import Workspace, load_issue, load_publication

MINIMAL = Path(__file__).parent / "minimal_theme"
SAMPLE = Path(__file__).parent / "sample_issue"
SHARED = "base"  # what every theme includes

# Only so that the sample can be loaded; the workspace's own publication then stands in.
PLAIN = """name = "Sample"
[sender]
name = "Sample"
address = "sample@example.org"
[call_to_action]
heading = "Sample"
email = "sample@example.org"
"""


def theme_names(workspace: Workspace) -> list[str]:
    """The themes that can be chosen here, the workspace's own among them."""
    roots = (paths.bundled_themes(), workspace.root / "templates")
    return sorted({index.parent.name for root in roots for index in root.glob("*/index.mjml.j2")})


def copy_theme(workspace: Workspace, name: str, file: str | None = None) -> list[Path]:
    """Put a bundled theme, or one file of it, into the workspace's templates and return what was written.

    Raises WorkspaceError for a theme or a file that is not bundled, and where one is there already.
    """
    source = paths.bundled_themes() / name
    bundled = sorted(path.name for path in source.iterdir()) if source.is_dir() else []
    if not bundled:
        known = [path.name for path in paths.bundled_themes().iterdir() if path.is_dir()]
        raise WorkspaceError(f"there is no bundled theme {name}{_near(name, sorted(known))}")
    if file and file not in bundled:
        raise WorkspaceError(f"the theme {name} has no file {file}{_near(file, bundled)}")
    folder = workspace.root / "templates" / name
    return _write(folder, {one: (source / one).read_text("utf-8") for one in ([file] if file else bundled)})


def new_theme(workspace: Workspace, name: str) -> list[Path]:
    """Begin a theme: the least that shows everything. Raises WorkspaceError for a name that is taken."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name) or name == SHARED:
        raise WorkspaceError(f"{name}: is not a name for a theme; use small letters, digits and dashes")
    if name in theme_names(workspace):
        raise WorkspaceError(f"there is a theme {name} already; choose another name")
    files = {path.name: path.read_text("utf-8") for path in sorted(MINIMAL.iterdir())}
    return _write(workspace.root / "templates" / name, files)


def sample_issue(workspace: Workspace, folder: Path) -> Issue:
    """An issue with everything in it, in the workspace's own look: to see a theme by.

    Its files are laid out in ``folder``, which may be a temporary one. Every word of it is a sample.
    """
    newsletters = folder / "newsletters"
    shutil.copytree(SAMPLE, newsletters / "sample", dirs_exist_ok=True)
    publication = load_publication(workspace)
    (newsletters / "newsletter.toml").write_text(PLAIN, "utf-8")
    sample = load_issue(Workspace(folder), "sample")
    logo, author = publication.logo, publication.author
    for name in (*((logo.src, logo.dark) if logo else ()), author.portrait if author else ""):
        if name and not name.startswith("https://"):
            (newsletters / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(workspace.newsletters / name, newsletters / name)
    if (workspace.root / "templates").is_dir():
        shutil.copytree(workspace.root / "templates", folder / "templates", dirs_exist_ok=True)
    return sample.model_copy(update={"publication": publication})


def _write(folder: Path, files: dict[str, str]) -> list[Path]:
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise WorkspaceError(f"{folder / there[0]}: is there already; nothing was written over it")
    for name, content in files.items():
        paths.write(folder / name, content)
    return [folder / name for name in files]


def _near(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; there are: {', '.join(known)}"
