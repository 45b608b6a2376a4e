"""The pictures of an e-mail: how wide each is shown, what is cut off, and its name beside the HTML."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from issuepress.pictures import size
from issuepress.rendered import Attachment

SAME_RATIO = 0.02  # what is nearer to the wanted shape than this is left whole
JPEG = {".jpg", ".jpeg"}


@dataclass(frozen=True)
class Shown:
    """A picture as the HTML shows it; ``width`` in pixels, never more than it has."""

    src: str
    width: int


@dataclass
class Images:
    """The local pictures of one e-mail, each once, in the order they are asked for."""

    names: dict[tuple[Path, float, bool], str] = field(default_factory=dict)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return tuple(
            Attachment(src=src, path=path, ratio=ratio, play=play)
            for (path, ratio, play), src in self.names.items()
        )

    def name(self, path: Path, ratio: float, play: bool) -> str:
        """``images/<name>``; one that is taken gets a number."""
        key = (path, ratio, play)
        if key not in self.names:
            self.names[key] = _free_name(path, set(self.names.values()), cut=bool(ratio or play))
        return self.names[key]


@dataclass(frozen=True)
class Image:
    """A picture that a template places: ``image.at(244, ratio=1.5)``."""

    source: str
    folder: Path
    images: Images

    def at(self, width: int, ratio: float = 0, at_least: float = 0, play: bool = False) -> Shown:
        """At a width, its sides cut off to be ``ratio`` as wide as high, or ``at_least`` that wide.

        A picture on the web is shown whole: nothing is known of it.
        """
        if self.source.startswith("https://"):
            return Shown(self.source, width)
        path = self.folder / self.source
        pixels = size(path)
        if not pixels or path.suffix.lower() == ".gif":
            return Shown(self.images.name(path, 0, False), min(width, pixels[0]) if pixels else width)
        own = pixels[0] / pixels[1]
        wanted = ratio or (at_least if own < at_least else 0)
        cut = wanted if wanted and abs(own / wanted - 1) > SAME_RATIO else 0
        there = min(pixels[0], round(pixels[1] * cut)) if cut else pixels[0]
        return Shown(self.images.name(path, cut, play), min(width, there))


def _free_name(path: Path, taken: set[str], *, cut: bool) -> str:
    stem = re.sub(r"[^A-Za-z0-9._-]", "-", path.stem) + ("-cut" if cut else "")
    suffix = path.suffix.lower() if not cut or path.suffix.lower() in JPEG else ".png"
    numbered = (f"images/{stem}{number}{suffix}" for number in ("", *range(2, len(taken) + 3)))
    return next(name for name in numbered if name not in taken)
