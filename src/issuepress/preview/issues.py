"""The issues as they are now, found by name and followed as they are saved, by an editor or from the page."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from issuepress.errors import WorkspaceError
from issuepress.preview.proofs import Good, Proof, Proofs, be_there
from issuepress.preview.watch import saves
from issuepress.workspace.load import Workspace

AGAIN = 0.25  # seconds after which a saved issue is looked at once more
STILL_HERE = 15  # seconds between signs of life, which tell the server who has left


class Issues:
    """The newest proofs, and who waits for newer ones."""

    def __init__(self, workspace: Workspace, service: str | None) -> None:
        self.workspace, self.service = workspace, service
        self._proofs = Proofs(workspace, service)
        self._changed = asyncio.Event()
        self._watched: Counter[str] = Counter()  # how many pages look at each issue
        self._is_ending = False

    # --- one of them --------------------------------------------------------------------------------

    def folder(self, name: str) -> Path:
        """Raises HTTPException where there is no such issue in newsletters/."""
        folder = self.workspace.newsletters / name
        try:
            if name.startswith(".") or "\0" in name or not _is_inside(folder, self.workspace):
                raise HTTPException(404, "There is no such issue.")
            be_there(self.workspace, name)
        except (WorkspaceError, OSError) as error:  # such as a name that is too long for a file
            raise HTTPException(404, str(error)) from None
        return folder

    def proof(self, name: str) -> Proof:
        self.folder(name)
        try:
            return self._proofs.proof(name)
        except WorkspaceError as error:  # it went in this moment
            raise HTTPException(404, str(error)) from None

    def good(self, name: str) -> Good:
        """Raises HTTPException where it was never without mistakes, too."""
        good = self.proof(name).good
        if not good:
            raise HTTPException(409, "The issue has mistakes and was never good.")
        return good

    def version(self, name: str = "") -> str:
        return self._proofs.version(name)

    # --- changes ------------------------------------------------------------------------------------

    async def renew(self, names: Iterable[str]) -> None:
        """After a save: what is looked at is made anew, and whoever looks at it is told."""
        looked_at = {name for name, pages in self._watched.items() if pages}
        if await asyncio.to_thread(self._proofs.renew, names, looked_at):
            self._wake()

    async def versions(self, name: str) -> AsyncIterator[str]:
        """The version at once, for what was saved before the page connected, and then each new one."""
        sent = ""
        self._watched[name] += 1
        try:
            yield "retry: 300\n\n"
            while not self._is_ending:
                changed, version = self._changed, self.version(name)
                yield f"data: {version}\n\n" if version != sent else ": here\n\n"
                sent = version
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), STILL_HERE)
        finally:
            self._watched[name] -= 1

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(self._follow())
        yield
        following.cancel()

    async def _follow(self) -> None:
        again: set[asyncio.Task[None]] = set()
        async for names in saves(self.workspace):
            await self.renew(names)
            task = asyncio.create_task(self._look_again(names))
            again.add(task)
            task.add_done_callback(again.discard)

    async def _look_again(self, names: Iterable[str]) -> None:
        await asyncio.sleep(AGAIN)
        await self.renew(names)

    def end(self) -> None:
        """End the streams of events; whoever listens tries again until a server is back."""
        self._is_ending = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


def _is_inside(folder: Path, workspace: Workspace) -> bool:
    return folder.resolve().is_relative_to(workspace.newsletters.resolve())
