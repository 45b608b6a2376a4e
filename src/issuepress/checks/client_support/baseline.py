"""What is not supported everywhere and yet does no harm, because a working fallback stands beside it.

Each entry says why, and fits as little as it can: what the themes and MJML themselves write.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from issuepress.checks.client_support import fallbacks
from issuepress.checks.client_support.features import Use
from issuepress.checks.mail.page import Element

EARLIER = "an earlier declaration of the same property stands in for it"


@dataclass(frozen=True)
class Excuse:
    """Why features do no harm where it ``fits``; always, where that is None."""

    features: Collection[str]
    reason: str
    fits: Callable[[Use, Element | None], bool] | None = None


BASELINE = (
    Excuse(["css-display-none"], "the hidden line is a pixel high too", fallbacks.tiny),
    Excuse(["css-float"], "the attribute align of the same table says it too", fallbacks.aligned),
    Excuse(
        ["css-max-height", "css-visibility"],
        "display:none or mso-hide:all hides the same element",
        fallbacks.hidden,
    ),
    Excuse(
        ["css-modern-color", "css-rgb", "css-rgba"],
        "a shadow that is not drawn has no color",
        fallbacks.in_shadow,
    ),
    Excuse(["css-sytem-ui"], "the next font of the list stands in", fallbacks.next_font),
    Excuse(["html-background"], "the style of the same element says it too", fallbacks.painted),
)


def excuse(use: Use, element: Element | None) -> str:
    """Why a use does no harm on one of its elements; empty where it may."""
    for entry in BASELINE:
        if use.feature in entry.features and (not entry.fits or entry.fits(use, element)):
            return entry.reason
    return EARLIER if fallbacks.declared_before(use) else ""
