"""What official MJML allows and mrml renders badly: rules for single components."""

import re
from collections.abc import Iterator

DELICATE = {"mjml", "mj-section", "mj-image", "mj-social-element"}
# With these names, mrml turns the address of a profile into one that shares that profile.
SHARING = {"facebook", "google", "linkedin", "pinterest", "tumblr", "twitter", "x", "xing"}
QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
MIXED_QUOTES = re.compile(rb"=\s*'[^']*\"")
TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


def wrong_for_mrml(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """One line for each thing to mend in a delicate component with these attributes."""
    match tag:
        case "mjml":
            missing = [name for name in ("lang", "dir") if not attributes.get(name)]
            if missing:
                yield f"<mjml> needs {' and '.join(missing)}: screen readers have to know the language"
        case "mj-section" if len(attributes.get("css-class", "").split()) > 1:
            yield "<mj-section> css-class: only one class, for only the last is known to Outlook"
        case "mj-image" | "mj-social-element" if "alt" not in attributes:
            yield f'<{tag}> needs alt: what it shows, or alt="" where it only decorates'
    if tag == "mj-social-element" and attributes.get("name") in SHARING:
        name = attributes["name"]
        yield f'<{tag}> name="{name}" would share the address; write {name}-noshare'


def has_mixed_quotes(source: bytes, position: int | None = None) -> bool:
    """Whether a value in single quotes holds a double one: in the tag at a position, or perhaps anywhere."""
    if position is None:
        return MIXED_QUOTES.search(source) is not None
    tag = TAG.match(source, position)
    return tag is not None and any(
        value.startswith(b"'") and b'"' in value for value in QUOTED.findall(tag[0])
    )
