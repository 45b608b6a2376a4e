"""What the services on loopback have in common: an HTTP server that can break in any way a real one does."""

import json
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

BUSY = "busy"  # 429 in the service's own style
FAILS_BEFORE = "fails before"  # 503, nothing was done
FAILS_AFTER = "fails after"  # 500, and it was done
CUT_BEFORE = "cut before"  # the connection ends before an answer, nothing was done
CUT_AFTER = "cut after"  # it ends in the middle of the answer, and it was done
SLOW = "slow"  # it was done, and the answer comes too late
PLAIN = "plain"  # refused in plain text
FAULTS = (BUSY, FAILS_BEFORE, FAILS_AFTER, CUT_BEFORE, CUT_AFTER, SLOW, PLAIN)


@dataclass
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    json: object = None


@dataclass
class Reply:
    status: int
    json: object = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None

    def bytes(self) -> bytes:
        return self.body if self.body is not None else json.dumps(self.json).encode()


@dataclass
class Kept:
    """A draft as the server holds it. ``data`` is in the service's own form."""

    id: str
    data: dict
    status: str = ""  # the service's own word, where it is none for a draft

    @property
    def sent(self) -> bool:
        return bool(self.status)


class Loopback:
    """A server with its state. Subclasses answer ``get``, ``create`` and so on, in their service's style."""

    key = "secret-key-of-a-test-us6"
    finished = "sent"  # the service's words
    scheduled = "scheduled"
    too_many = Reply(429, {"message": "Too many requests"}, {"Retry-After": "1"})

    def __init__(self) -> None:
        self.drafts: dict[str, Kept] = {}
        self.pictures: dict[str, bytes] = {}
        self.tests: list[list[str]] = []
        self.asked: list[Asked] = []
        self.faults: list[str | None] = []  # one for each of the next requests
        self.kill: Callable[[], None] = lambda: None  # called for the fault "kill after"
        self.numbers = iter(range(1, 1_000_000))
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    # --- what a subclass says ------------------------------------------------------------------------

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def is_authorized(self, asked: Asked) -> bool:
        raise NotImplementedError

    def unauthorized(self) -> Reply:
        return Reply(401, {"message": "Key not found"})

    def fields(self, kept: Kept) -> dict[str, str]:
        """subject, html and what else the service holds of a draft."""
        raise NotImplementedError

    def edit(self, kept: Kept, html: str) -> None:
        """As a person does in the service's editor."""
        raise NotImplementedError

    def choose(self, kept: Kept) -> None:
        """Other readers, as a person chooses them there."""
        raise NotImplementedError

    def readers(self, kept: Kept) -> object:
        """To whom the draft would go, in any form that tells one choice from another."""
        raise NotImplementedError

    def schedule(self, kept: Kept) -> None:
        """As a person does who then sees a mistake."""
        kept.status = self.scheduled

    def delete(self, kept: Kept) -> None:
        del self.drafts[kept.id]

    # --- the machinery -------------------------------------------------------------------------------

    def send(self, kept: Kept) -> None:
        kept.status = self.finished

    def new_id(self) -> str:
        return str(next(self.numbers))

    def keep(self, data: dict) -> Kept:
        kept = Kept(self.new_id(), data)
        self.drafts[kept.id] = kept
        return kept

    def reply(self, asked: Asked) -> Reply:
        return self.answer(asked) if self.is_authorized(asked) else self.unauthorized()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one(self) -> None:
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                asked = Asked(self.command, parts.path, query, dict(self.headers), body)
                if (self.headers.get("Content-Type") or "").startswith("application/json"):
                    asked.json = json.loads(body)
                server.asked.append(asked)
                self._answer(asked, server.faults.pop(0) if server.faults else None)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_one  # noqa: N815

            def _answer(self, asked: Asked, fault: str | None) -> None:
                match fault:
                    case "busy":
                        return self._write(server.too_many)
                    case "fails before":
                        return self._write(Reply(503, body=b"<h1>Service Unavailable</h1>"))
                    case "plain":
                        return self._write(Reply(422, body=b"Unprocessable: try harder"))
                    case "cut before":
                        return self._cut(b"")
                reply = server.reply(asked)
                match fault:
                    case "fails after":
                        return self._write(Reply(500, {"message": "Internal error"}))
                    case "cut after":
                        return self._cut(self._head(reply) + reply.bytes()[: len(reply.bytes()) // 2])
                    case "kill after":
                        server.kill()
                        return self._cut(b"")
                    case "slow":
                        time.sleep(1.3)
                        return self._cut(b"")
                return self._write(reply)

            def _head(self, reply: Reply) -> bytes:
                headers = {
                    "Content-Type": "text/html" if reply.body is not None else "application/json",
                    "Content-Length": str(len(reply.bytes())),
                    **reply.headers,
                }
                lines = [
                    f"HTTP/1.1 {reply.status} X",
                    *(f"{name}: {value}" for name, value in headers.items()),
                ]
                return ("\r\n".join(lines) + "\r\n\r\n").encode()

            def _write(self, reply: Reply) -> None:
                if reply.status == 204:
                    self.wfile.write(b"HTTP/1.1 204 X\r\n\r\n")
                else:
                    self.wfile.write(self._head(reply) + reply.bytes())

            def _cut(self, data: bytes) -> None:
                try:
                    self.wfile.write(data)
                    self.wfile.flush()
                    self.connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def matches(asked: Asked, method: str, pattern: str) -> re.Match[str] | None:
    """Whether a request is of this method and path; the path's parts in its groups."""
    return re.fullmatch(pattern, asked.path) if asked.method == method else None


def posted_file(asked: Asked) -> tuple[str, str, bytes]:
    """The field, name and bytes of a multipart upload of one file."""
    head, _, rest = asked.body.partition(b"\r\n\r\n")
    data = rest[: rest.rindex(b"\r\n--")]
    found = re.search(rb'name="([^"]*)"; filename="([^"]*)"', head)
    return found[1].decode(), found[2].decode(), data
