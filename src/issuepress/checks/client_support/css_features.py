"""Which features of CSS a declaration, a selector or an at-rule shows."""

import re
from functools import lru_cache

from issuepress.checks.client_support.facts import features
from issuepress.checks.mail import css
from issuepress.text.patterns import Pattern

SIDES = ("top", "right", "bottom", "left")
AXES = ("block", "inline")
ENDS = tuple(f"{axis}-{end}" for axis in AXES for end in ("start", "end"))
# Properties whose feature is not called css- and their name.
PROPERTIES = {
    "css-animation": ["animation", "animation-*"],
    "css-block-inline-size": ["block-size"],
    "css-border": [
        *(f"border-{part}" for part in ("width", "style", "color")),
        *(f"border-{side}" for side in SIDES),
        *(f"border-{side}-{part}" for side in SIDES for part in ("width", "style", "color")),
    ],
    "css-border-image": ["border-image-*"],
    "css-border-inline-block": ["border-inline", "border-block"],
    "css-border-inline-block-individual": [f"border-{end}" for end in ENDS],
    "css-border-inline-block-longhand": [
        f"border-{start}-{part}" for start in (*AXES, *ENDS) for part in ("width", "style", "color")
    ],
    "css-border-radius": [f"border-{one}-{two}-radius" for one in SIDES for two in SIDES],
    "css-border-radius-logical": [
        f"border-{one}-{two}-radius" for one in ("start", "end") for two in ("start", "end")
    ],
    "css-column-layout-properties": ["columns", "column-*"],
    "css-gap": ["gap", "row-gap", "column-gap", "grid-gap"],
    "css-grid-template": ["grid-template", "grid-template-*"],
    "css-left-right-top-bottom": list(SIDES),
    "css-margin": [f"margin-{side}" for side in SIDES],
    "css-margin-block-start-end": ["margin-block-start", "margin-block-end"],
    "css-margin-inline-block": ["margin-inline", "margin-block"],
    "css-margin-inline-start-end": ["margin-inline-start", "margin-inline-end"],
    "css-mask-image": ["mask"],
    "css-outline": ["outline-width", "outline-style", "outline-color"],
    "css-overflow": ["overflow-x", "overflow-y", "overflow-block", "overflow-inline"],
    "css-padding": [f"padding-{side}" for side in SIDES],
    "css-padding-block-start-end": ["padding-block-start", "padding-block-end"],
    "css-padding-inline-block": ["padding-inline", "padding-block"],
    "css-padding-inline-start-end": ["padding-inline-start", "padding-inline-end"],
    "css-scroll-snap": ["scroll-snap-*"],
    "css-text-emphasis": ["text-emphasis-color", "text-emphasis-style"],
    "css-transform": ["rotate", "scale", "translate"],
    "css-transition": ["transition-*"],
    "css-variables": ["--*"],
}
EXACT = {name: feature for feature, names in PROPERTIES.items() for name in names if "*" not in name}
STARTS = [
    (name[:-1], feature) for feature, names in PROPERTIES.items() for name in names if name.endswith("*")
]
# Features that are a value of a property, not the property.
VALUES = {
    "css-display-flex": ("display", r"(?:inline-)?flex"),
    "css-display-grid": ("display", r"(?:inline-)?grid"),
    "css-display-none": ("display", r"none"),
    "css-flex-direction": ("flex-direction|flex-flow", r"column"),
    "css-flex-wrap": ("flex-wrap|flex-flow", r"wrap"),
}
VALUE_PATTERNS = [
    (feature, Pattern(names), Pattern(rf"(?<![\w-]){value}(?![\w-])", re.IGNORECASE))
    for feature, (names, value) in VALUES.items()
]
FUNCTIONS = {
    "calc": "css-unit-calc",
    "clamp": "css-function-clamp",
    "conic-gradient": "css-conic-gradient",
    "light-dark": "css-function-light-dark",
    "linear-gradient": "css-linear-gradient",
    "max": "css-function-max",
    "min": "css-function-min",
    "radial-gradient": "css-radial-gradient",
    "rgb": "css-rgb",
    "rgba": "css-rgba",
    "var": "css-variables",
    **dict.fromkeys(("lch", "oklch", "lab", "oklab"), "css-modern-color"),
}
WORDS = {
    "initial": "css-unit-initial",
    **dict.fromkeys(("fit-content", "min-content", "max-content"), "css-intrinsic-size"),
    **dict.fromkeys(
        ("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"), "css-sytem-ui"
    ),  # spelled so in the facts
}
FUNCTION = Pattern(r"(?<![\w-])(?:-webkit-|-moz-)?(?:repeating-)?([a-z-]+)\(", re.IGNORECASE)
UNIT = Pattern(r"(?<![\w#.-])[-+]?(?:\d+(?:\.\d*)?|\.\d+)(%|[a-z]+)", re.IGNORECASE)
WORD = Pattern(r"(?<![\w-])[a-z][a-z-]*(?![\w(-])", re.IGNORECASE)
IMAGE = Pattern(r"url\(|image-set\(", re.IGNORECASE)

PSEUDO = Pattern(r"(::?)(-?[a-z][a-z-]*)", re.IGNORECASE)
OLD_PSEUDO_ELEMENTS = {"after", "before", "first-letter", "first-line"}  # also written with one colon
PARENTHESES = Pattern(r"\([^()]*\)")
ATTRIBUTE = Pattern(r"\[[^\]]*\]")
SELECTORS = {
    "css-selector-adjacent-sibling": Pattern(r"\+"),
    "css-selector-attribute": Pattern(r"\["),
    "css-selector-chaining": Pattern(r"[.#][\w-]+(?=[.#])"),
    "css-selector-child": Pattern(r">"),
    "css-selector-class": Pattern(r"\.[a-zA-Z_-]"),
    "css-selector-descendant": Pattern(r"[\w\])*]\s+(?=[\w.#\[*:])"),
    "css-selector-general-sibling": Pattern(r"~(?!=)"),
    "css-selector-grouping": Pattern(r","),
    "css-selector-id": Pattern(r"#[a-zA-Z_-]"),
    "css-selector-type": Pattern(r"(?:^|[\s>+~,(])[a-zA-Z]"),
    "css-selector-universal": Pattern(r"\*(?!=)"),
}
MEDIA = {
    "css-at-media-device-pixel-ratio": "device-pixel-ratio",
    "css-at-media-hover": "hover",
    "css-at-media-orientation": "orientation",
    "css-at-media-prefers-color-scheme": "prefers-color-scheme",
    "css-at-media-prefers-reduced-motion": "prefers-reduced-motion",
}


@lru_cache(maxsize=4096)
def of_declaration(name: str, value: str, *, important: bool = False) -> frozenset[str]:
    """The features of ``name: value``."""
    found = {*_of_property(name), *_of_value(value), *(["css-important"] if important else [])}
    found |= {
        feature for feature, names, form in VALUE_PATTERNS if names.fullmatch(name) and form.search(value)
    }
    if IMAGE.search(value) and name == "background":
        found.add("css-background-image")
    if name == "position" and value.lower() in {"relative", "static"}:
        found.discard("css-position")  # moves nothing by itself
    return frozenset(found & features())


def _of_property(name: str) -> set[str]:
    started = {feature for start, feature in STARTS if name.startswith(start)}
    exact = EXACT.get(name, f"css-{name}")
    return {exact} if exact in features() else started


def _of_value(value: str) -> set[str]:
    plain = css.bare(value).lower()
    found = {FUNCTIONS[name] for name in FUNCTION.findall(plain) if name in FUNCTIONS}
    found |= {WORDS[word] for word in WORD.findall(plain) if word in WORDS}
    return found | {"css-unit-percent" if unit == "%" else f"css-unit-{unit}" for unit in UNIT.findall(plain)}


@lru_cache(maxsize=1024)
def of_selector(selector: str) -> frozenset[str]:
    """The features of a selector, or of a list of them."""
    bare = css.bare(selector)
    found = set()
    for colons, name in PSEUDO.findall(ATTRIBUTE.sub("", bare)):
        kind = "element" if len(colons) == 2 or name.lower() in OLD_PSEUDO_ELEMENTS else "class"
        found.add(f"css-pseudo-{kind}-{name.lower()}")
    outside = PARENTHESES.sub("", bare)
    found |= {feature for feature, form in SELECTORS.items() if form.search(outside)}
    return frozenset(found & features())


@lru_cache(maxsize=1024)
def of_at_rule(header: str) -> frozenset[str]:
    """The features of an at-rule, like ``@media (hover)``."""
    keyword, _, condition = header.lower().partition(" ")
    found = {f"css-at-{keyword.removeprefix('@').removeprefix('-webkit-')}"}
    if keyword == "@media":
        found |= {feature for feature, word in MEDIA.items() if word in condition}
    return frozenset(found & features())
