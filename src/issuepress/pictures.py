"""Local pictures made fit for e-mail: as large as they are shown, and nothing in them but the picture."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from issuepress.errors import InvalidFile
from issuepress.rendered import Attachment, Email

if TYPE_CHECKING:
    from PIL import Image

SHARPNESS = 2  # pixels for each one shown: screens of phones have two or three
WIDEST = 600  # the width of an e-mail, where the HTML gives no other
JPEG_QUALITY = 85
PHOTOGRAPHS = {"JPEG", "MPO"}
ORIENTATION = 0x0112  # of EXIF; from 5 on, width and height change places
ORIENTED = (b"eXIf", b"exif", b"xmp")  # the parts of a PNG that may hold it


@dataclass(frozen=True)
class Picture:
    """A picture ready to be hosted. ``src`` is how the HTML names it; ``name`` comes from its content."""

    src: str
    name: str
    kind: str
    data: bytes = field(repr=False)


def pictures(email: Email) -> tuple[Picture, ...]:
    """The local pictures of an e-mail, at twice the width they are shown at, without any metadata.

    The same file gives the same bytes. Raises InvalidFile for a file that is no picture or an enormous one.
    """
    return tuple(picture(image, _shown_width(email.html, image.src)) for image in email.images)


def picture(image: Attachment, width: int) -> Picture:
    with _opened(image.path) as opened:
        data, kind = _encoded(opened, image, width * SHARPNESS)
    stem = re.sub(r"[^A-Za-z0-9]+", "-", image.path.stem).strip("-").lower()[:40] or "picture"
    return Picture(image.src, f"{stem}-{sha256(data).hexdigest()[:12]}.{kind}", f"image/{kind}", data)


def shown(image: Attachment) -> bytes:
    """The picture as the e-mail shows it: its file, or what is cut out of that or drawn on it.

    Raises InvalidFile for a file that is no picture or an enormous one.
    """
    if not image.ratio and not image.play:
        return image.path.read_bytes()
    return _framed(image, image.path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _framed(image: Attachment, _changed: int) -> bytes:
    with _opened(image.path) as opened:
        return _encoded(opened, image, WIDEST * SHARPNESS)[0]


def size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, as it is looked at; None where it is no picture, or not there."""
    try:
        return _size(path, path.stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=256)
def _size(path: Path, _changed: int) -> tuple[int, int] | None:
    try:
        with _opened(path) as opened:
            return (
                (opened.height, opened.width) if _is_turned(opened, path) else (opened.width, opened.height)
            )
    except InvalidFile:
        return None


def _is_turned(opened: "Image.Image", path: Path) -> bool:
    """Whether width and height change places. To be asked, a PNG is unpacked: only one that may know is."""
    if opened.format == "PNG" and not any(mark in path.read_bytes() for mark in ORIENTED):
        return False
    return bool(opened.getexif().get(ORIENTATION, 1) >= 5)


@contextmanager
def _opened(path: Path) -> "Iterator[Image.Image]":
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                yield opened
    except UnidentifiedImageError:
        raise InvalidFile([f"{path}: is not a PNG, JPEG, GIF or WebP picture; save it anew as one"]) from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise InvalidFile([f"{path}: has too many pixels; make it smaller"]) from None
    except (OSError, SyntaxError, ValueError) as error:
        raise InvalidFile([f"{path}: cannot be read as a picture: {error}"]) from None


def _shown_width(html: str, src: str) -> int:
    """The largest width that an img element shows it at."""
    elements = re.findall(rf'<img\b[^>]*\ssrc="{re.escape(src)}"[^>]*>', html)
    widths = [int(found[1]) for element in elements if (found := re.search(r'\swidth="(\d+)"', element))]
    return max(widths, default=WIDEST)


def _encoded(opened: "Image.Image", image: Attachment, width: int) -> tuple[bytes, str]:
    """The bytes and the kind. Photographs stay JPEG, what moves stays GIF, the rest is PNG."""
    if getattr(opened, "n_frames", 1) > 1 and opened.format == "GIF":
        return _animation(opened, width), "gif"
    upright = _resized(_cut(_upright(opened), image.ratio), width)
    upright = _marked(upright) if image.play else upright
    out = io.BytesIO()
    if opened.format in PHOTOGRAPHS:
        bare = _pixels(upright.convert("RGB"))
        bare.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        return out.getvalue(), "jpeg"
    _pixels(upright).save(out, "PNG")  # to optimize takes longer than all the rest of a render
    return out.getvalue(), "png"


def _upright(opened: "Image.Image") -> "Image.Image":
    """Turned as its EXIF says, in the colors of the web: neither survives without the metadata."""
    from PIL import ImageCms, ImageOps

    turned = ImageOps.exif_transpose(opened) or opened
    profile = turned.info.get("icc_profile")
    if not profile or turned.mode not in {"RGB", "RGBA", "CMYK"}:
        return turned if turned.mode in {"RGB", "RGBA", "L"} else turned.convert("RGBA")
    mode = "RGBA" if turned.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(turned, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a profile that is none
        return turned.convert(mode)
    return converted or turned.convert(mode)


def _cut(image: "Image.Image", ratio: float) -> "Image.Image":
    """The middle of it, a little above where it is high: faces are there. 0 leaves it whole."""
    width, height = image.size
    if not ratio:
        return image
    if width > height * ratio:
        wanted = max(1, round(height * ratio))
        left = (width - wanted) // 2
        return image.crop((left, 0, left + wanted, height))
    wanted = max(1, round(width / ratio))
    top = round((height - wanted) * 0.35)
    return image.crop((0, top, width, top + wanted))


def _marked(image: "Image.Image") -> "Image.Image":
    """A triangle on a dark disk in the middle: a video starts there."""
    from PIL import Image, ImageDraw

    scale = 4  # drawn large and made smaller, for smooth edges
    disk = max(24, round(min(image.size) * 0.28))
    mark = Image.new("RGBA", (disk * scale, disk * scale))
    draw, edge = ImageDraw.Draw(mark), disk * scale
    draw.ellipse((0, 0, edge - 1, edge - 1), fill=(16, 24, 28, 215), outline="white", width=edge // 24)
    points = [(0.39, 0.29), (0.39, 0.71), (0.74, 0.5)]
    draw.polygon([(x * edge, y * edge) for x, y in points], fill="white")
    whole, small = image.convert("RGBA"), mark.resize((disk, disk), Image.Resampling.LANCZOS)
    whole.alpha_composite(small, ((whole.width - disk) // 2, (whole.height - disk) // 2))
    return whole.convert(image.mode)


def _resized(image: "Image.Image", width: int) -> "Image.Image":
    """Never made larger."""
    from PIL import Image

    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _pixels(image: "Image.Image") -> "Image.Image":
    """A picture with these pixels and nothing else: Pillow writes comments and EXIF of the old one anew."""
    from PIL import Image

    return Image.frombytes(image.mode, image.size, image.tobytes())


def _animation(opened: "Image.Image", width: int) -> bytes:
    from PIL import ImageSequence

    frames, durations = [], []
    for frame in ImageSequence.Iterator(opened):
        durations.append(frame.info.get("duration", 100))
        frames.append(_pixels(_resized(frame.convert("RGBA"), width)))
    out = io.BytesIO()
    frames[0].save(
        out,
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=durations,
        loop=opened.info.get("loop", 0),
    )
    return out.getvalue()


def placed(email: Email, addresses: dict[str, str]) -> Email:
    """The e-mail with each local picture at its address."""
    html = email.html
    for src, address in addresses.items():
        html = html.replace(f'src="{src}"', f'src="{escape(address)}"')
    return email.model_copy(update={"html": html})


def written(email: Email, made: tuple[Picture, ...], folder: Path) -> Email:
    """The e-mail with these pictures for its own, in files of a folder: what goes into a message file."""
    images = []
    for one in made:
        path = folder / one.name
        path.write_bytes(one.data)
        images.append(Attachment(src=one.src, path=path))
    return email.model_copy(update={"images": tuple(images)})
