"""Every body that is sent, held strictly against the descriptions that the services publish.

Plain validation accepts misspelt names; so each object that lists its properties is closed.
"""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from jsonschema import Draft4Validator, Draft202012Validator

from issuepress.services import service_class
from servers.loopback import Asked

SPECS = {
    "mailchimp": (["mailchimp/campaigns.yml", "mailchimp/files.yml"], "/3.0"),
    "resend": (["resend/resend.yaml"], ""),
    "sendgrid": (["sendgrid/tsg_mc_singlesends_v3.yaml"], ""),
}


@pytest.mark.parametrize("name", SPECS)
def test_every_request_is_one_of_the_services_description(name: str, desk_of, shared: Path):
    desk = desk_of(name)
    desk.upload()
    tests = ["me@example.org"] if service_class(name).features.test else []
    desk.upload(desk.small("Walk less."), test_to=tests)
    checked = [
        wrong(asked, *described(shared / "specs", name, asked)) for asked in desk.server.asked if asked.json
    ]

    assert [problems for problems in checked if problems] == []
    assert len(checked) >= 2


def test_a_misspelt_name_does_not_pass(shared: Path):
    asked = Asked(
        "POST", "/broadcasts", {}, {}, b"", {"from": "a@b.c", "subject": "s", "segment_id": "1", "htlm": ""}
    )

    assert wrong(asked, *described(shared / "specs", "resend", asked))


def described(specs: Path, name: str, asked: Asked) -> tuple[dict, dict]:
    """The schema of a request's body, and the document it is in."""
    files, base = SPECS[name]
    for file in files:
        document = read(specs / file)
        for path, operations in document["paths"].items():
            if asked.method.lower() in operations and fits(path, asked.path.removeprefix(base)):
                return body_schema(document, operations[asked.method.lower()]), document
    raise AssertionError(f"{name} describes no {asked.method} {asked.path}")


@cache
def read(path: Path) -> dict:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, and ten times as fast
    return yaml.load(path.read_text(encoding="utf-8"), loader)


def fits(template: str, path: str) -> bool:
    parts, there = template.split("/"), urlsplit(path).path.split("/")
    return len(parts) == len(there) and all(
        p.startswith("{") or p == t for p, t in zip(parts, there, strict=True)
    )


def body_schema(document: dict, operation: dict) -> dict:
    if "requestBody" in operation:
        body = resolved(document, operation["requestBody"])
        return body["content"]["application/json"]["schema"]
    return next(p["schema"] for p in operation["parameters"] if p.get("in") == "body")


def wrong(asked: Asked, schema: dict, document: dict) -> list[str]:
    validator = Draft202012Validator if document.get("openapi", "").startswith("3.1") else Draft4Validator
    return [error.message for error in validator(closed(document, schema)).iter_errors(asked.json)]


def resolved(document: dict, node: dict) -> dict:
    if "$ref" not in node:
        return node
    target = document
    for part in node["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return {**resolved(document, target), **{k: v for k, v in node.items() if k != "$ref"}}


def closed(document: dict, node: object) -> object:
    """The schema with its references resolved, and no names but those it lists."""
    if isinstance(node, list):
        return [closed(document, inside) for inside in node]
    if not isinstance(node, dict):
        return node
    node = resolved(document, node)
    whole = {key: closed(document, value) for key, value in node.items() if key not in {"example", "default"}}
    if "properties" in whole and not {"allOf", "oneOf", "anyOf"} & whole.keys():
        whole["additionalProperties"] = False
    return whole
