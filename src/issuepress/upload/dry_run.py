"""What an upload would do, for people and for programs."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from issuepress.services.request import Request
from issuepress.upload.prepare import Prepared
from issuepress.workspace.receipts import Receipt

LONGEST = 160  # characters of a text that is shown whole to people
BEGINNING = 60  # characters of one that is not


def planned(prepared: Prepared, receipt: Receipt | None) -> tuple[Request, ...]:
    """The requests that an upload makes, looking aside. Braces stand for what earlier answers tell."""
    known = {**(receipt.images if receipt else {}), **prepared.own_addresses}
    there = {picture.name: known.get(picture.name, f"{{{picture.name}}}") for picture in prepared.pictures}
    content = prepared.content(prepared.service, there)
    if receipt and receipt.id:
        return prepared.service.update(content, receipt.id)
    return prepared.service.create(content)


def requests_as_text(requests: Iterable[Request]) -> str:
    """Each request as people are shown it, long texts by how they begin. Keys are in none of them."""
    return "\n".join(map(_request, requests))


def requests_as_json(requests: Iterable[Request]) -> str:
    """Each request whole, but for the bytes of files, of which the number is told."""
    told = [
        {
            "method": request.method,
            "path": request.path,
            "query": dict(request.query),
            "headers": dict(request.headers),
            "json": request.json,
            "bytes": len(request.content),
        }
        for request in requests
    ]
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _request(request: Request) -> str:
    query = f"?{urlencode(request.query)}" if request.query else ""
    lines = [f"{request.method} {request.path}{query}"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if request.json is not None:
        lines.append(json.dumps(_shortened(request.json), indent=2, ensure_ascii=False))
    if request.content:
        lines.append(f"({len(request.content)} bytes)")
    return "\n".join(lines) + "\n"


def _shortened(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _shortened(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shortened(one) for one in value]
    if isinstance(value, str) and len(value) > LONGEST:
        return f"{' '.join(value[:LONGEST].split())[:BEGINNING]}… ({len(value):,} characters)"
    return value
