"""Who may ask, and what a browser may do with the answer."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - only where a person asks for it
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FRESH = {"Cache-Control": "no-cache"}  # asked for again each time: after an upgrade, pages fit their scripts
PAGE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
# No script, no form, and no request but for the pictures that are served here.
MAIL = (
    "sandbox allow-same-origin; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def mail_headers(*, cached: bool = False) -> dict[str, str]:
    """For whatever an e-mail holds. A cached picture is sent again only when it has changed."""
    return {"Content-Security-Policy": MAIL, "Cache-Control": "no-cache" if cached else "no-store"}


def hosts(host: str) -> Callable[[str], bool]:
    """Whether a name in a Host header is one of ours, for a server that listens on ``host``.

    A foreign name that leads here is another site's (DNS rebinding). An address can not be rebound, so any
    is right where the server listens everywhere.
    """
    named = LOOPBACK | {host.lower()}
    return lambda asked: asked in named or (host in EVERYWHERE and _is_address(asked))


class Guard:
    """Refuses foreign hosts, and says in every answer what a browser may not do with it."""

    def __init__(self, app: ASGIApp, is_allowed: Callable[[str], bool]) -> None:
        self.app, self.is_allowed = app, is_allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not self.is_allowed(_name(Headers(scope=scope).get("host", ""))):
            refusal = PlainTextResponse("This preview answers under its own address only.\n", 403)
            await refusal(scope, receive, send)
            return
        is_static = scope["path"].startswith("/static/")
        await self.app(scope, receive, _with_headers(send, {**ALWAYS, **FRESH} if is_static else ALWAYS))


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] += [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send(message)

    return sent


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
