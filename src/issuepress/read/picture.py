"""A picture on the web, fetched with the same care as a page, as a file that e-mails can show."""

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from issuepress.errors import UnreadableSource
from issuepress.read.address import IPAddress, fetch, is_public

MEDIA_TYPES = {"image/jpeg", "image/png", "image/gif", "image/webp", "image/jpg", "application/octet-stream"}
OPENED = ("JPEG", "PNG", "GIF", "WEBP")  # Pillow opens MPO as a JPEG
KINDS = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".png"}
NARROWEST = 150  # pixels; smaller ones are icons, portraits of authors and tracking dots
MOST_PIXELS = 50_000_000


@dataclass(frozen=True)
class FetchedPicture:
    """``suffix`` is what its content is, whatever its address says."""

    data: bytes
    suffix: str


def fetch_picture(address: str, *, permitted: Callable[[IPAddress], bool] = is_public) -> FetchedPicture:
    """The picture at an http(s) address. Raises UnreadableSource where none can lead an article.

    The rules of ``fetch`` hold: no private address, also behind a redirect, ten seconds, five megabytes.
    """
    data = fetch(address, permitted=permitted, media_types=MEDIA_TYPES).data
    return as_picture(data, address, narrowest=NARROWEST)


def as_picture(data: bytes, origin: str, *, narrowest: int = 1) -> FetchedPicture:
    """A picture that an e-mail can show; ``origin`` names it in errors. Raises UnreadableSource."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=OPENED) as opened:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if opened.width * opened.height > MOST_PIXELS or min(opened.size) < narrowest:
                raise UnreadableSource(f"{origin}: is {opened.width} by {opened.height} pixels")
            opened.load()  # to its end
            kind = opened.format or ""
            return FetchedPicture(_as_png(opened) if kind == "WEBP" else data, KINDS[kind])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombWarning):
        raise UnreadableSource(f"{origin}: is no picture that an e-mail can show") from None
    except Image.DecompressionBombError:
        raise UnreadableSource(f"{origin}: is a picture too large to unpack") from None


def _as_png(opened: "object") -> bytes:
    """Many mail programs do not know WebP."""
    written = io.BytesIO()
    opened.convert("RGBA").save(written, "PNG")  # type: ignore[attr-defined]
    return written.getvalue()
