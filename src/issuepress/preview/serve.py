"""The server of the preview, from its start to Ctrl-C."""

import asyncio
import gc
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette

from issuepress.errors import PreviewError
from issuepress.preview.app import app
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import EVERYWHERE, hosts
from issuepress.preview.proofs import be_there
from issuepress.workspace.load import Workspace

HOST = "127.0.0.1"
PORT = 8181
SECONDS = 5  # that an answer may still take when the server ends
OBJECTS = 10_000  # made and kept until garbage is looked for; each save leaves a thousand


def preview(
    workspace: Workspace,
    issue: str | None = None,
    *,
    host: str = HOST,
    port: int | None = None,
    service: str | None = None,
    when_ready: Callable[[str], object] = print,
) -> None:
    """Serve the preview until Ctrl-C. ``when_ready`` is told its address; without a port any will do.

    Raises WorkspaceError where there is no such issue, and PreviewError where nothing can listen.
    """
    _tidy_often()
    path = f"issues/{quote(_named(workspace, issue))}" if issue else ""
    writers = Writers(host)
    with _door(host, port) as door:
        when_ready(f"{_address(door, host)}/{path}{f'?token={writers.token}' if writers.token else ''}")
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
            _Server(app(workspace, service, hosts(host), writers)).run(sockets=[door])


@contextmanager
def served(workspace: Workspace, service: str | None = None, port: int = 0) -> Iterator[str]:
    """The address of a preview that is served by a thread, for as long as it is needed."""
    with _door(HOST, port) as door:
        server = _Server(app(workspace, service, hosts(HOST), Writers(HOST)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield _address(door, HOST)
        finally:
            server.end()
            thread.join(SECONDS)


def _tidy_often() -> None:
    """A server goes on where a command ends. What is there at its start stays, and is not looked through."""
    gc.freeze()
    gc.set_threshold(OBJECTS)


class _Server(uvicorn.Server):
    """Sleeps while nothing is asked, and ends the streams of events before it waits for answers to end."""

    def __init__(self, preview: Starlette) -> None:
        super().__init__(
            uvicorn.Config(preview, log_level="error", ws="none", timeout_graceful_shutdown=SECONDS)
        )
        self.preview = preview
        self._wake: Callable[[], object] = lambda: None

    def end(self) -> None:
        """From any thread."""
        self.should_exit = True
        with suppress(RuntimeError):  # it has ended by itself
            self._wake()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._wake()

    async def main_loop(self) -> None:
        """Once a second, for the date of answers, where uvicorn looks ten times whether it is to end."""
        ending, loop = asyncio.Event(), asyncio.get_running_loop()
        self._wake = partial(loop.call_soon_threadsafe, ending.set)
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.preview.state.end_streams()
        turning_away = asyncio.create_task(self._turn_away())
        await super().shutdown(sockets)
        turning_away.cancel()

    async def _turn_away(self) -> None:
        """Who connected at the last moment: uvicorn did not know of them, and would wait until they ask."""
        while True:
            await asyncio.sleep(0.05)
            for connection in list(self.server_state.connections):
                connection.shutdown()


def _named(workspace: Workspace, issue: str) -> str:
    """The name of an issue that is there."""
    name = workspace.issue_folder(issue).name
    be_there(workspace, name)
    return name


def _door(host: str, port: int | None) -> socket.socket:
    ports = [PORT, 0] if port is None else [port]
    for tried in ports:
        try:
            return _bound(host, tried)
        except (OSError, UnicodeError, OverflowError) as error:
            why = getattr(error, "strerror", None) or error
    where = f"--host {host}" if port is None else f"--host {host} --port {port}"
    raise PreviewError(f"{where}: nothing can listen there: {why}")


def _bound(host: str, port: int) -> socket.socket:
    door = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    # asyncio does so only for sockets it makes itself; without it, an answer waits 40 ms for its last part.
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door


def _address(door: socket.socket, host: str) -> str:
    name = _own_address() if host in EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{door.getsockname()[1]}"


def _own_address() -> str:
    """The address by which other machines of the network reach this one; nothing is sent to find it."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))  # an address of documentation: nobody is there (RFC 5737)
        return str(asking.getsockname()[0])
    return HOST
