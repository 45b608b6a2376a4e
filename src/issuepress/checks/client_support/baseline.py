"""What is not supported everywhere and yet does no harm, because a working fallback stands beside it.

Each entry says why, and fits as little as it can: what the themes and MJML themselves write.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from issuepress.checks.client_support import fallbacks
from issuepress.checks.client_support.fallbacks import value_is
from issuepress.checks.client_support.features import Use
from issuepress.checks.mail.page import Element

RULES = ("html-style",)
HIDING = ("css-max-height", "css-opacity", "css-overflow", "css-visibility")
DARK = "it only announces dark colors; without it the light ones stay"
EARLIER = "an earlier declaration of the same property stands in for it"


@dataclass(frozen=True)
class Excuse:
    """Why features do no harm where it ``fits``; always, where that is None."""

    features: Collection[str]
    reason: str
    fits: Callable[[Use, Element | None], bool] | None = None


BASELINE = (
    Excuse(["css-border-radius"], "corners are square there, and nothing is lost"),
    Excuse(["css-border-spacing"], 'cellspacing="0" on the same table says it too', fallbacks.cellspacing),
    Excuse(["css-color-scheme"], DARK, value_is("light dark", "light")),
    Excuse(["html-meta-color-scheme"], DARK),
    Excuse(["css-cursor"], "a link has its pointer without it", value_is("auto", "pointer")),
    Excuse(["css-display-none"], "the hidden line is a pixel high too", fallbacks.tiny),
    Excuse(["css-float"], "the attribute align of the same table says it too", fallbacks.aligned),
    Excuse(["css-height"], "auto is the default, and pixels become the least height", fallbacks.plain_height),
    Excuse(HIDING, "display:none or mso-hide:all hides the same element", fallbacks.hidden),
    Excuse(["css-outline"], "pictures have no outline without it", value_is("none", "0")),
    Excuse(["css-text-decoration"], "links are marked another way there", value_is("none", "underline")),
    Excuse(["css-word-break"], "only a word wider than its column shows it", value_is("break-word")),
    Excuse(["css-word-spacing"], "normal is the default", value_is("normal")),
    Excuse(
        ["css-at-media", "css-at-media-prefers-color-scheme"],
        "widths and dark mode are refinements: the layout for all widths and the light colors stay",
        fallbacks.width_or_dark,
    ),
    Excuse(RULES, "the rule refines phones or dark mode; the rest is inline", fallbacks.width_or_dark),
    Excuse(RULES, "the rule undoes defaults that only some clients have", fallbacks.reset),
    Excuse(RULES, "the rule is for alt texts, which are read where pictures are off", fallbacks.alt_text),
    Excuse(RULES, "the style attributes of these elements say the same", fallbacks.inline_too),
    Excuse(
        RULES,
        "the attribute is set for dark mode by Outlook's web and phone programs",
        fallbacks.outlook_dark,
    ),
    Excuse(["html-background"], "the style of the same element says it too", fallbacks.painted),
    Excuse(["html-aria-label"], "it repeats the subject, which is read out anyway", fallbacks.whole_mail),
    Excuse(
        ["html-body"], "what is right inside of the body has the same background", fallbacks.painted_again
    ),
    Excuse(["html-dir"], "a style here or around says the direction too", fallbacks.directed),
    Excuse(["html-doctype"], "the mail is shown inside of a page that has a doctype of its own"),
    Excuse(["html-height"], "a picture's height follows from its width", fallbacks.wide_by_style),
    Excuse(
        ["html-width"], "a style says it too, or a table is as wide as its words", fallbacks.wide_by_style
    ),
    Excuse(["html-lang"], "the words are read out in the language of the reader's own system"),
    Excuse(["html-role"], "layout tables are announced; the words are the same", fallbacks.layout_role),
    Excuse(["html-target"], "every link opens in a new window there"),
)


def excuse(use: Use, element: Element | None) -> str:
    """Why a use does no harm on one of its elements; empty where it may."""
    for entry in BASELINE:
        if use.feature in entry.features and (not entry.fits or entry.fits(use, element)):
            return entry.reason
    return EARLIER if fallbacks.declared_before(use) else ""
