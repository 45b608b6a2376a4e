"""What MJML components may have: questions to ``mjml.json``, which ``tools/mjml_facts.py`` writes.

The facts are those of the official MJML, less what mrml does not act on.
"""

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TypedDict

EVERYWHERE = {"css-class": "string", "mj-class": "string", "data-at": "string"}
DEFAULTS = {"mj-all", "mj-class"}  # inside mj-attributes, beside the components themselves
NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)"
UNITLESS_ZERO = re.compile(r"(?<![\d.])0(?![\w.%])")
COLOR = re.compile(
    r"#(?:[0-9a-fA-F]{3}){1,2}"
    r"|rgb\(\d{1,3},\s?\d{1,3},\s?\d{1,3}\)"
    r"|rgba\(\d{1,3},\s?\d{1,3},\s?\d{1,3},\s?\d(?:\.\d{1,3})?\)"
)


class Component(TypedDict):
    attributes: dict[str, str]
    children: list[str]
    content: str


class Facts(TypedDict):
    about: str
    colors: list[str]
    components: dict[str, Component]


@cache
def known(tag: str) -> bool:
    """Whether there is such a component, or such a tag for defaults."""
    return tag in _components() or tag in DEFAULTS


@cache
def content(tag: str) -> str:
    """What may be inside: ``components``, ``html``, ``text`` or ``nothing``; ``anything`` where unknown."""
    return _components()[tag]["content"] if tag in _components() else "anything"


@lru_cache(maxsize=1024)
def misplaced(tag: str, parent: str) -> str | None:
    """What is wrong with a component inside ``parent``, or outermost where that is empty."""
    if tag == "mj-include":
        return "<mj-include> loses the width of the body: use Jinja's {% include %}"
    if parent and not known(tag):
        return f"<{tag}> is not a component that the renderer knows{_meant(tag, _components())}"
    if not parent:
        return None if tag == "mjml" else f"the outermost element has to be <mjml>, not <{tag}>"
    if parent == "mj-attributes" or not known(parent) or tag in _components()[parent]["children"]:
        return None
    homes = [f"<{home}>" for home, facts in _components().items() if tag in facts["children"]]
    homes = ["<mj-attributes>"] if tag in DEFAULTS else homes
    return f"<{tag}> cannot stand in <{parent}>" + (f", only in {_choice(homes)}" if homes else "")


def wrong_attributes(tag: str, attributes: dict[str, str]) -> list[str]:
    """What is wrong with the attributes of a component; nothing where it is unknown itself."""
    if not known(tag):
        return []
    free = _free(tag)
    doubtful = [attribute for attribute in attributes.items() if attribute[0] not in free]
    return [wrong for name, value in doubtful if (wrong := _wrong_value(tag, name, value))]


@cache
def _free(tag: str) -> frozenset[str]:
    """The attributes that take any text."""
    return frozenset(name for name, kinds in _kinds(tag).items() if "string" in kinds)


@lru_cache(maxsize=4096)
def _wrong_value(tag: str, attribute: str, value: str) -> str | None:
    kinds = _kinds(tag).get(attribute)
    if kinds is None:
        return f"<{tag}> has no attribute {attribute}{_meant(attribute, _kinds(tag))}"
    if any(_fits(value, kind) for kind in kinds):
        return None
    if all("{" in kind for kind in kinds) and _fits(UNITLESS_ZERO.sub("0px", value), kinds[0]):
        return f'<{tag}> {attribute}="{value}": write 0px, for a 0 without it is not counted in widths'
    return f'<{tag}> {attribute}="{value[:60]}" is not {_choice([_told(kind) for kind in kinds])}'


@cache
def _kinds(tag: str) -> dict[str, tuple[str, ...]]:
    """The attributes of a component, and of which kinds their values are; one has to fit.

    ``mj-all`` and ``mj-class`` have those of all components together.
    """
    if tag not in DEFAULTS:
        own = _components()[tag]["attributes"]
        return {name: (kind,) for name, kind in (EVERYWHERE | own).items()}
    kinds: dict[str, tuple[str, ...]] = {"name": ("string",)} if tag == "mj-class" else {}
    for component in _components():
        for name, (kind,) in _kinds(component).items():
            kinds[name] = tuple(dict.fromkeys((*kinds.get(name, ()), kind)))
    return kinds


@cache
def _facts() -> Facts:
    facts: Facts = json.loads(Path(__file__).with_name("mjml.json").read_text("utf-8"))
    return facts


def _components() -> dict[str, Component]:
    return _facts()["components"]


def _fits(value: str, kind: str) -> bool:
    is_named_color = kind == "color" and value in _facts()["colors"]
    return is_named_color or _pattern(kind).fullmatch(value) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """``unit(px,%){1,4}``, ``enum(left,right)``, ``color`` and so on, as the official MJML writes them."""
    name, _, options = kind.partition("(")
    choices, _, repeated = options.partition(")")
    if name == "enum":
        return re.compile("|".join(map(re.escape, choices.split(","))))
    if name == "color":
        return COLOR
    if name in ("unit", "unitWithNegative"):
        return _unit(choices.split(","), "-?" if name == "unitWithNegative" else "", repeated)
    return re.compile({"boolean": "true|false", "integer": r"\d+"}.get(name, "(?s:.*)"))


def _unit(units: list[str], sign: str, repeated: str) -> re.Pattern[str]:
    """A single 0 needs no unit. In a shorthand it does: mrml then ignores the whole shorthand for widths."""
    measures = "|".join(re.escape(unit) for unit in units if unit != "auto")
    one = f"{sign}{NUMBER}(?:{measures})"
    if repeated:
        return re.compile(f"{one}(?: {one}){{0,3}}")
    return re.compile("|".join([one, "0", *(["auto"] if "auto" in units else [])]))


def _told(kind: str) -> str:
    """A kind of value in words."""
    name, _, options = kind.partition("(")
    choices, _, repeated = options.partition(")")
    listed = [choice for choice in choices.split(",") if choice]
    if name == "enum":
        return _choice(listed)
    if name in ("unit", "unitWithNegative"):
        units = _choice([f"a number with {unit}" if unit != "auto" else unit for unit in listed])
        return f"one to four times {units}" if repeated else units
    return {"color": "a color", "integer": "a whole number", "boolean": "true or false"}.get(name, "text")


def _meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _choice(words: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
