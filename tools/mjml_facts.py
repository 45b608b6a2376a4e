"""Writes ``src/issuepress/render/mjml.json``: what each MJML component may have.

    python tools/mjml_facts.py        needs node and npm

The facts come from the npm package ``mjml`` (MIT license, Mailjet). What mrml, the engine behind
mjml-python, does not act on is left out: a theme that relies on it would break without a word.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from mjml import mjml2html

FILE = Path(__file__).parents[1] / "src/issuepress/render/mjml.json"
EXTRACT = """
const exported = (name) => { const found = require(name); return found.default || found };
const preset = exported('mjml-preset-core');
console.log(JSON.stringify({
  version: require('mjml/package.json').version,
  colors: exported('mjml-core/lib/types/helpers/colors'),
  children: preset.dependencies,
  components: preset.components.map((component) => ({
    tag: component.componentName,
    attributes: component.allowedAttributes || {},
    ending: Boolean(component.endingTag),
  })),
}));
"""
# What a component needs around its attributes for them to show.
COMPANIONS = {
    "mj-all": 'color="red"',
    "mj-breakpoint": 'width="480px"',
    "mj-button": 'href="h"',
    "mj-column": 'padding="9px"',
    "mj-font": 'name="f" href="h"',
    "mj-hero": 'background-url="u" background-width="600px" background-height="400px"',
    "mj-image": 'href="h" src="s"',
    "mj-navbar": 'hamburger="hamburger"',
    "mj-carousel-image": 'href="h" src="s"',
    "mj-section": 'background-url="u"',
    "mj-social-element": 'href="h" src="s" name="github"',
    "mj-navbar-link": 'href="h"',
    "mj-wrapper": 'background-url="u"',
}
CONTENT = {
    "mj-body": "<mj-section><mj-column><mj-text>t</mj-text></mj-column></mj-section>",
    "mj-accordion": "<mj-accordion-element><mj-accordion-title>t</mj-accordion-title></mj-accordion-element>",
    "mj-accordion-element": "<mj-accordion-title>t</mj-accordion-title>",
    "mj-carousel": '<mj-carousel-image src="s"/><mj-carousel-image src="s"/>',
    "mj-column": "<mj-text>t</mj-text>",
    "mj-group": "<mj-column><mj-text>t</mj-text></mj-column>",
    "mj-hero": "<mj-text>t</mj-text>",
    "mj-navbar": '<mj-navbar-link href="h">t</mj-navbar-link>',
    "mj-section": "<mj-column><mj-text>t</mj-text></mj-column>",
    "mj-social": '<mj-social-element href="h" name="github">t</mj-social-element>',
    "mj-social-element": "t",
    "mj-wrapper": "<mj-section><mj-column><mj-text>t</mj-text></mj-column></mj-section>",
}
PARENTS = {
    "mj-accordion-element": "mj-accordion",
    "mj-accordion-text": "mj-accordion-element",
    "mj-accordion-title": "mj-accordion-element",
    "mj-body": "mjml",
    "mj-carousel-image": "mj-carousel",
    "mj-column": "mj-section",
    "mj-group": "mj-section",
    "mj-head": "mjml",
    "mj-hero": "mj-body",
    "mj-navbar-link": "mj-navbar",
    "mj-section": "mj-body",
    "mj-social-element": "mj-social",
    "mj-wrapper": "mj-body",
}
HEAD = {
    "mj-attributes",
    "mj-breakpoint",
    "mj-font",
    "mj-preview",
    "mj-style",
    "mj-title",
    "mj-html-attributes",
}


def main() -> None:
    official = official_facts()
    facts = {
        "about": f"What mjml {official['version']} (npm, MIT license, (c) Mailjet SAS) allows "
        f"and mjml-python {version('mjml-python')} acts on. Made by tools/mjml_facts.py.",
        "colors": sorted(official["colors"]),
        "components": dict(sorted(components(official).items())),
    }
    FILE.write_text(json.dumps(facts, sort_keys=True, separators=(",", ":")).replace('},"', '},\n"') + "\n")
    print(f"{FILE}: {len(facts['components'])} components")


def official_facts() -> dict:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, "mjml"], check=True)
        node = subprocess.run(["node", "-e", EXTRACT], cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(node.stdout)


def components(official: dict) -> dict[str, dict]:
    found = {
        component["tag"]: {
            "attributes": dict(heeded_attributes(component["tag"], component["attributes"])),
            "children": [
                tag for tag in official["children"].get(component["tag"], []) if isinstance(tag, str)
            ],
            "content": content(component["tag"], component["ending"]),
        }
        for component in official["components"]
        if understood(component["tag"])
    }
    for tag, facts in found.items():
        facts["children"] = sorted(
            child for child in facts["children"] if child in found and holds(tag, child)
        )
    attributes = {"dir": "enum(ltr,rtl,auto)", "lang": "string", "owa": "enum(mobile,desktop)"}
    found["mjml"] = {"attributes": attributes, "children": ["mj-body", "mj-head"], "content": "components"}
    return found


def understood(tag: str) -> bool:
    rendered = render(document(tag))
    return rendered is not None and f"<{tag}" not in rendered


def holds(parent: str, child: str) -> bool:
    rendered = render(document(parent, inner=element(child)))
    return rendered is not None and f"<{child}" not in rendered


def content(tag: str, ending: bool) -> str:
    """``html``, ``text``, ``components`` or ``nothing``."""
    if ending and tag not in HEAD and render(document(tag, inner="<b>t</b>")):
        return "html"
    if ending and render(document(tag, inner="t")):
        return "text"
    return "components" if tag in {*CONTENT, "mj-head", "mj-attributes"} else "nothing"


def heeded_attributes(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    plain = render(document(tag))
    for attribute, kind in sorted(attributes.items()):
        probes = [render(document(tag, f'{attribute}="{value}"')) for value in values(kind)]
        if any(probe not in (None, plain) for probe in probes):
            yield attribute, kind
        else:
            print(f"left out, for mrml does not act on it: {tag} {attribute}")


def values(kind: str) -> list[str]:
    if kind.startswith("enum"):
        return kind[5:-1].split(",")
    probes = {"color": "#123456", "boolean": "true", "integer": "7", "string": "zzz"}
    return [probes.get(kind, "7px 8px" if "{" in kind else "77px"), "fluid-height"]


def document(tag: str, attribute: str = "", inner: str | None = None) -> str:
    inside = element(tag, attribute, inner)
    parent = tag
    while (parent := parent_of(parent)) != "mjml":
        inside = f"<{parent}>{inside}</{parent}>"
    if inside.startswith("<mj-head"):
        text = '<mj-text font-family="zzz, f">t</mj-text>'
        inside += f"<mj-body><mj-section><mj-column>{text}</mj-column></mj-section></mj-body>"
    return f"<mjml>{inside}</mjml>"


def parent_of(tag: str) -> str:
    return "mj-head" if tag in HEAD else PARENTS.get(tag, "mj-column")


def element(tag: str, attribute: str = "", inner: str | None = None) -> str:
    inner = CONTENT.get(tag, "") if inner is None else inner
    companions = [
        one for one in re.findall(r'[\w-]+="[^"]*"', COMPANIONS.get(tag, "")) if name(one) != name(attribute)
    ]
    return f"<{tag} {' '.join(companions)} {attribute}>{inner}</{tag}>"


def name(attribute: str) -> str:
    return attribute.partition("=")[0]


def render(mjml: str) -> str | None:
    try:
        html = mjml2html(mjml)
    except ValueError:
        return None
    return re.sub(r'(?<=[-"_])[0-9A-Za-z]{8,16}(?=[-"_])|[0-9a-f]{16}', "random", html)


if __name__ == "__main__":
    main()
