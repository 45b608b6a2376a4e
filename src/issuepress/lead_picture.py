"""The picture that leads an article, as a file of its issue: there it can be seen, resized and hosted."""

import re
from pathlib import Path
from urllib.parse import unquote

from issuepress import paths
from issuepress.errors import UnreadableSource
from issuepress.models import Image

Files = dict[Path, bytes | str]  # to be written once everything is read: all of them or none


def taken_along(
    image: Image, beside: Path | None, folder: Path, stem: str, before: Image | None, files: Files
) -> tuple[Image | None, tuple[str, ...]]:
    """The picture with its path in the issue's folder, its file added to ``files``; and what is amiss.

    ``beside`` is the folder of the article, ``stem`` the name that a picture from the web gets. ``before`` is
    the picture that the article had in this issue: it is exchanged. Another's is never written over.
    """
    try:
        name, content = _found(image.src, beside, stem)
    except UnreadableSource as error:
        on_the_web = image if image.src.startswith("https://") else None
        return on_the_web, (f"its picture is not taken along: {error}",)
    own = folder / before.src if before else None
    names = paths.numbered(folder / "images" / name)
    copy = next(name for name in names if name == own or _holds(name, content, files))
    files[copy] = content
    return image.model_copy(update={"src": copy.relative_to(folder).as_posix()}), ()


def _found(src: str, beside: Path | None, stem: str) -> tuple[str, bytes]:
    """A name and the bytes of a picture on the web, or beside the article. Raises UnreadableSource."""
    if re.match(r"https?://", src):
        from issuepress.read.picture import fetch_picture

        found = fetch_picture(src)
        return f"{stem}{found.suffix}", found.data
    original = (beside / unquote(src)).resolve() if beside else None
    if not beside or not original or not original.is_relative_to(beside.resolve()) or not original.is_file():
        raise UnreadableSource(f"{src}: there is no such file beside the article")
    return original.name, original.read_bytes()


def _holds(file: Path, content: bytes, files: Files) -> bool:
    """Whether a name is free for a picture, or has this very picture already."""
    if file in files:
        return files[file] == content
    return not file.exists() or file.read_bytes() == content
