"""Nothing is ever sent: requests that could send or schedule mail are refused before a byte leaves.

The paths are those by which the services send, from their API descriptions and documentation. A test goes to
one to five addresses that are named in the request; without any, some services take their whole test list.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from issuepress.errors import WouldSend
from issuepress.services.request import Request

SENDS = re.compile(
    r"/actions/(?!test$)|/send(?!-draft$|-checklist$|Test$)|/schedule|/publish|/status|/campaign-send-jobs|/cancel",
    re.IGNORECASE,
)
TESTS = re.compile(r"/actions/test$|/sendTest$|/send-draft$|/test$|/emails$(?<!/v1/emails)", re.IGNORECASE)
ADDRESSES = ("test_emails", "emailTo", "recipients", "Recipients", "subscribers", "to")
AT_MOST = 5
WANTS_DRAFT = re.compile(r"/v1/emails$")  # Buttondown sends what has no status


def refuse_to_send(request: Request) -> None:
    """Raises WouldSend for a request that could send mail to anybody but named test addresses."""
    path, body = request.path.partition("?")[0].rstrip("/"), request.json or {}
    if request.method != "GET" and SENDS.search(path):
        raise _would_send(request, f"the path {path}")
    for key, value in _pairs(body):
        if _sends(key, value):
            raise _would_send(request, f"{key} = {value!r}")
    if request.method == "POST" and WANTS_DRAFT.search(path) and body.get("status") != "draft":
        raise _would_send(request, "it does not say status = 'draft'")
    if request.method != "GET" and TESTS.search(path):
        _refuse_unaddressed(request, body)


def _sends(key: str, value: object) -> bool:
    match key.lower().replace("_", ""):
        case "send" | "public" | "sendatbesttime":
            return value not in (False, None)
        case "sendat" | "scheduledat" | "publishdate" | "scheduletime":
            return value is not None
        case "status":
            return value != "draft"
    return False


def _refuse_unaddressed(request: Request, body: Mapping[str, Any]) -> None:
    addresses: Any = next((body[key] for key in ADDRESSES if body.get(key)), [])
    if not isinstance(addresses, (list, tuple)) or not 1 <= len(addresses) <= AT_MOST:
        raise _would_send(request, f"a test needs one to {AT_MOST} addresses of its own")


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, however deep."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield key, inside
            yield from _pairs(inside)
    elif isinstance(value, (list, tuple)):
        for inside in value:
            yield from _pairs(inside)


def _would_send(request: Request, why: str) -> WouldSend:
    return WouldSend(f"{request.method} {request.path}: not made, it could send mail: {why}")
