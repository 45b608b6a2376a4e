"""Where files are, and how they are written without losing what was there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from issuepress.errors import OutputError

PACKAGE = Path(__file__).parent


def bundled_themes() -> Path:
    """The themes that come with the program: in the wheel, or at the top of a checkout."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "templates"


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    from platformdirs import user_cache_path

    return user_cache_path("issuepress", appauthor=False)


def write(path: Path, content: str | bytes, last_look: Callable[[], None] = lambda: None) -> None:
    """Write a whole file or nothing: to a temporary name beside it, then renamed over it.

    ``last_look`` is called right before that; what it raises leaves everything as it is.
    """
    data = content.encode() if isinstance(content, str) else content
    temporary = None
    try:
        _refuse_folder(path)
        _make(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~umask())
        last_look()
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(f"{path}: could not be written: {error.strerror or error}") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        file = next(one for one in (folder, *folder.parents) if one.exists())
        raise OutputError(f"{file}: is a file, and a folder is to be there; choose another place") from None


def numbered(path: Path) -> Iterator[Path]:
    """``tips.md``, ``tips-2.md``, ``tips-3.md`` ..."""
    yield path
    yield from (path.with_stem(f"{path.stem}-{number}") for number in count(2))


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
