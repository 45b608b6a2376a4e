"""A language model on loopback that answers what it is told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from issuepress.write.server import Model


@dataclass
class Server:
    """A model on loopback. ``answers`` are given in turn, the last again and again; ``asked`` is what it heard."""

    model: Model
    answers: list[str] = field(default_factory=lambda: [""])
    status: int = 200
    body: bytes | None = None
    pause: float = 0.0  # between two bytes of the answer, in seconds
    asked: list[dict] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def next_answer(self) -> bytes:
        if self.body is not None:
            return self.body
        content = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@contextmanager
def model_server() -> Iterator[Server]:
    told = Server(Model("", "small"))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            told.keys.append(self.headers.get("Authorization"))
            answer = told.next_answer()
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if not told.pause:
                self.wfile.write(answer)
            for byte in answer if told.pause else b"":
                if told.stopped.is_set():
                    return
                time.sleep(told.pause)
                self.wfile.write(bytes([byte]))

        def log_message(self, *arguments):
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
    told.model = Model(f"http://127.0.0.1:{listening.server_port}/v1", "small", "secret")
    yield told
    told.stopped.set()
    listening.shutdown()
    listening.server_close()
