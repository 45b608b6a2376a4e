"""The one writer of ``issue.toml``: all edits are made in the file as it is now, or none.

The file is written whole, under a name of its own, and takes the other's place only while nobody else saved.
"""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from issuepress import paths
from issuepress.errors import InvalidFile, OutputError, Overtaken
from issuepress.workspace.document import Document, Edit

TRIES = 3  # another program may be saving at the same moment
PAUSE = 0.03  # seconds until the next try
QUIET = 0.006  # seconds without a write after which a save is whole; the clock of files has ticks of 4 ms


def edit(path: Path, *edits: Edit) -> tuple[Edit, ...]:
    """Make all edits in a file or none, and return those that undo them, in the order to be made.

    Raises Overtaken where something else than ``was`` stands at a key, InvalidFile for a file that is no TOML
    or would say what an issue cannot say, and OutputError. A program that saves at the same moment loses
    nothing: the edits are made in what it saved.
    """
    path = path.resolve()
    for _ in range(TRIES - 1):
        with suppress(Overtaken, InvalidFile, _SavedMeanwhileError):  # half a save may have been read
            return _edited(path, edits)
        time.sleep(PAUSE)
    return _edited(path, edits)


def read_document(path: Path) -> Document:
    """The file as it is now. Raises InvalidFile where it is no TOML."""
    with _opened(path) as file:
        return Document(_decoded(path, _settled(file)[0]), path)


class _SavedMeanwhileError(OutputError):
    pass


def _edited(path: Path, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    with _opened(path) as file:
        before, seen = _settled(file)
        while True:
            document = Document(_decoded(path, before), path)
            undoing = tuple([document.make(one) for one in edits][::-1])
            document.refuse_new_mistakes()
            paths.write(path, document.written, partial(_refuse_saved, path, seen))
            theirs, _ = _settled(file)  # what was replaced: somebody may have saved into it meanwhile
            if theirs == before:
                return undoing
            before, seen = theirs, path.stat()


def _settled(file: BinaryIO) -> tuple[bytes, os.stat_result]:
    """What a file says, once nobody has written into it for a moment: half a save is not taken for whole."""
    for _ in range(TRIES):
        age = time.time() - os.fstat(file.fileno()).st_mtime
        if not 0 <= age < QUIET:
            break
        time.sleep(QUIET)
    seen = os.fstat(file.fileno())
    file.seek(0)
    return file.read(), seen


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InvalidFile([f"{path}: could not be read: {error.strerror or error}"]) from None


def _decoded(path: Path, data: bytes) -> str:
    if not data.strip():
        raise InvalidFile([f"{path}: is empty"])
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise InvalidFile([f"{path}: is not text in UTF-8; save it as UTF-8"]) from None


def _refuse_saved(path: Path, seen: os.stat_result) -> None:
    now = path.stat()
    if (now.st_ino, now.st_mtime_ns, now.st_size) != (seen.st_ino, seen.st_mtime_ns, seen.st_size):
        raise _SavedMeanwhileError(f"{path}: was saved by another program meanwhile; try again")
