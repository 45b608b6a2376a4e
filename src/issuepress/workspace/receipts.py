"""``uploads.json`` in an issue's folder: what is where at which service, written after every step."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter, ValidationError

from issuepress import paths
from issuepress.errors import AlreadyRunning, CorruptReceipt
from issuepress.fields import Model

UPLOADS = "uploads.json"


class Receipt(Model):
    """What is known of an issue at one service.

    ``step`` says how far the upload came: with "creating", a draft may be there whose id is not known.
    ``marker`` says whose it is, so that one in a copied folder is known for another issue's. ``sent`` and
    ``seen`` hold a hash for each part of the draft: as it was sent, and as the service gave it back.
    ``images`` maps the name of a picture, from its content, to its address. ``chosen`` are the readers that
    the command line chose, by the key of newsletter.toml.
    """

    step: Literal["creating", "writing", "done"] = "creating"
    marker: str = ""
    account: str = ""
    id: str = Field("", pattern=r"^[A-Za-z0-9_-]*$")
    url: str = ""
    sent: dict[str, str] = Field(default_factory=dict)
    seen: dict[str, str] = Field(default_factory=dict)
    images: dict[str, str] = Field(default_factory=dict)
    chosen: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    at: str = ""
    with_errors: str = ""


RECEIPTS = TypeAdapter(dict[str, Receipt])


def load(folder: Path) -> dict[str, Receipt]:
    """The receipts by service. Raises CorruptReceipt: what cannot be read must not be taken for nothing."""
    path = folder / UPLOADS
    try:
        return RECEIPTS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise CorruptReceipt(f"{path}: could not be read: {error.strerror or error}") from None
    except ValidationError as error:
        what = error.errors()[0]
        where = ".".join(map(str, what["loc"])) or "the file"
        raise CorruptReceipt(
            f"{path}: {where}: {what['msg']}; bring it back from your "
            "backup or version control, or delete it: the draft is then looked for by its name"
        ) from None


def save(folder: Path, service: str, receipt: Receipt) -> None:
    """Keep the receipt of a service; those of the others stay as they are."""
    kept = {**load(folder), service: receipt}
    document = RECEIPTS.dump_python(kept, mode="json", exclude_defaults=True)
    paths.write(folder / UPLOADS, json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n")


def fingerprint(text: str) -> str:
    """The same for texts that differ in nothing but line ends and space at the ends of lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return sha256("\n".join(line.rstrip() for line in lines).encode()).hexdigest()[:32]


def fingerprints(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: fingerprint(text) for name, text in fields.items()}


@contextmanager
def only_upload(issue: str, build: Path) -> Iterator[None]:
    """While it lasts, no other process uploads this issue. The system lets go of it if the process dies."""
    from filelock import FileLock, Timeout

    build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(build / f".{issue}.uploading", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(f"{issue}: another upload of it is under way; wait until it is done") from None
    try:
        yield
    finally:
        lock.release()
