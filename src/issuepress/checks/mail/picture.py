"""A picture file: what it is, how large, and whether it can be seen on any ground."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SAMPLE = 64  # pixels: enough to tell the color of a logo


@dataclass(frozen=True)
class Picture:
    """``kind`` is like ``PNG``; ``ink`` the color of what is seen on a transparent ground, if it is one.

    ``is_whole`` is not true of a file that breaks off before its end.
    """

    kind: str
    width: int
    height: int
    bytes: int
    frames: int = 1
    endless: bool = False
    ink: tuple[float, float, float] | None = None
    is_whole: bool = True


def read_picture(path: Path) -> Picture | None:
    """The picture of a file; None where it is none, or cannot be read."""
    try:
        status = path.stat()
    except OSError:
        return None
    return _picture(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _picture(path: Path, _changed: int, size: int) -> Picture | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            return Picture(
                kind=image.format or "",
                width=image.width,
                height=image.height,
                bytes=size,
                frames=getattr(image, "n_frames", 1),
                endless=image.info.get("loop") == 0,
                ink=_ink(image),
                is_whole=_is_whole(image.format or "", path.read_bytes()),
            )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _is_whole(kind: str, content: bytes) -> bool:
    """Whether the mark is there by which a file of its kind ends; anything may follow it."""
    if kind == "JPEG":  # the last scan has an end; a preview inside of the file has one of its own
        return content.rfind(b"\xff\xd9") > content.rfind(b"\xff\xda")
    if kind == "PNG":
        return b"IEND" in content[-4_096:]
    if kind == "GIF":
        return content.rstrip(b"\0").endswith(b";")
    if kind == "WEBP":
        return len(content) >= 8 + int.from_bytes(content[4:8], "little")
    return True


def _ink(image: "Image.Image") -> tuple[float, float, float] | None:
    """The color of a picture most of whose ground, but for a twentieth, can be seen through."""
    if not image.has_transparency_data:
        return None
    small = image.convert("RGBA")
    small.thumbnail((SAMPLE, SAMPLE))
    data = small.tobytes()
    seen = [data[at : at + 3] for at in range(0, len(data), 4) if data[at + 3] > 127]
    if not seen or len(seen) > 0.95 * len(data) / 4:
        return None
    red, green, blue = (sum(pixel[part] for pixel in seen) / len(seen) / 255 for part in range(3))
    return red, green, blue
