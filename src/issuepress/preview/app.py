"""What is at which address.

    /                                the issues
    /issues/NAME                     an issue
    /issues/NAME/facts.json          its lengths, size, inbox rows and mistakes
    /issues/NAME/findings.json       what the checks find
    /issues/NAME/articles.json       its digests beside their articles
    /issues/NAME/links.json          its links
    /issues/NAME/source.json         its HTML as lines
    /mail/NAME/email.html            its e-mail, as a reader's program takes it
    /mail/NAME/email.txt             the plain-text part
    /mail/NAME/images/FILE           a picture that the e-mail shows, and no other file
    /events                          server-sent events: a version for each change

The e-mail's own HTML is hostile: whatever is under /mail/ runs no script and asks nobody else for anything.
"""

import asyncio
import mimetypes
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from issuepress.errors import IssuepressError, WorkspaceError
from issuepress.pictures import shown
from issuepress.preview.beside import beside
from issuepress.preview.guard import PAGE, Guard, mail_headers
from issuepress.preview.overview import Overview
from issuepress.preview.proofs import Good, Proof, Proofs
from issuepress.preview.rail import facts, findings, links
from issuepress.preview.readers import Reader, Scheme, as_read
from issuepress.preview.source import source_lines
from issuepress.preview.watch import saves
from issuepress.workspace.load import Workspace

STATIC = Path(__file__).parent / "static"
SCHEMES: dict[str, Scheme] = {"light": "light", "dark": "dark", "inverted": "inverted"}
STILL_HERE = 15  # seconds between signs of life, which tell the server who has left


def app(workspace: Workspace, service: str | None, is_allowed: Callable[[str], bool]) -> Starlette:
    """The preview of a workspace. ``is_allowed`` says which names of hosts may ask."""
    desk = _Desk(workspace, service)
    preview = Starlette(
        routes=[
            Route("/", desk.index),
            Route("/issues.json", desk.issues),
            Route("/issues/{name}", desk.issue),
            Route("/issues/{name}/facts.json", desk.facts),
            Route("/issues/{name}/findings.json", desk.findings),
            Route("/issues/{name}/articles.json", desk.articles),
            Route("/issues/{name}/links.json", desk.links),
            Route("/issues/{name}/source.json", desk.source),
            Route("/mail/{name}/email.html", desk.html),
            Route("/mail/{name}/email.txt", desk.text),
            Route("/mail/{name}/images/{file}", desk.picture),
            Route("/events", desk.events),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, is_allowed=is_allowed)],
        lifespan=desk.lifespan,
    )
    preview.state.end_streams = desk.end
    return preview


class _Desk:
    """Answers, from the newest proofs. What is not async runs in a thread, so that nobody waits for it."""

    def __init__(self, workspace: Workspace, service: str | None) -> None:
        self.proofs = Proofs(workspace, service)
        self.overview = Overview(workspace)
        self.changed = asyncio.Event()
        self.watched: Counter[str] = Counter()  # how many pages look at each issue
        self.is_ending = False

    # --- pages --------------------------------------------------------------------------------------

    async def index(self, _: Request) -> Response:
        return FileResponse(STATIC / "index.html", headers=PAGE)

    def issue(self, request: Request) -> Response:
        self._proof(request)
        return FileResponse(STATIC / "issue.html", headers=PAGE)

    # --- what they show -----------------------------------------------------------------------------

    def issues(self, _: Request) -> Response:
        return JSONResponse([asdict(line) for line in self.overview.lines()])

    def facts(self, request: Request) -> Response:
        version = self.proofs.version(request.path_params["name"])
        return JSONResponse(asdict(facts(self._proof(request), version, self.proofs.service)))

    def findings(self, request: Request) -> Response:
        """None where the files have mistakes by now: what is on the page stays."""
        good = self._proof(request).good
        try:
            found = findings(good, self.proofs.service) if good else ()
        except IssuepressError:
            return JSONResponse(None)
        return JSONResponse([asdict(finding) for finding in found])

    def articles(self, request: Request) -> Response:
        good = self._proof(request).good
        return JSONResponse([asdict(one) for one in beside(good.issue)] if good else [])

    def links(self, request: Request) -> Response:
        good = self._proof(request).good
        return JSONResponse([asdict(link) for link in links(good.read)] if good else [])

    def source(self, request: Request) -> Response:
        lines = source_lines(self._good(request).email.html)
        return JSONResponse([[line.pieces, line.elements] for line in lines])

    # --- the e-mail ---------------------------------------------------------------------------------

    def html(self, request: Request) -> Response:
        good, asked = self._good(request), request.query_params
        email = good.email if "tags" in asked else good.read
        reader = Reader(
            scheme=SCHEMES.get(asked.get("scheme", ""), ""),
            images=asked.get("images") != "off",
            styles=asked.get("styles") != "off",
            outlook=asked.get("program") == "outlook",
        )
        return Response(as_read(email.html, reader), media_type="text/html", headers=mail_headers())

    def text(self, request: Request) -> Response:
        return PlainTextResponse(self._good(request).read.text, headers=mail_headers())

    def picture(self, request: Request) -> Response:
        src = f"images/{request.path_params['file']}"
        image = next((one for one in self._good(request).email.images if one.src == src), None)
        root = self.proofs.workspace.root.resolve()
        if not image or not image.path.is_file() or not image.path.resolve().is_relative_to(root):
            raise HTTPException(404, "The e-mail shows no such picture.")
        kind = mimetypes.guess_type(src)[0] or ""
        media_type = kind if kind.startswith("image/") else "application/octet-stream"
        return Response(shown(image), media_type=media_type, headers=mail_headers(cached=True))

    # --- changes ------------------------------------------------------------------------------------

    async def events(self, request: Request) -> Response:
        name = request.query_params.get("issue", "")
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._versions(name), media_type="text/event-stream", headers=headers)

    async def _versions(self, name: str) -> AsyncIterator[str]:
        """The version at once, for what was saved before the page connected, and then each new one."""
        sent = ""
        self.watched[name] += 1
        try:
            yield "retry: 300\n\n"
            while not self.is_ending:
                changed, version = self.changed, self.proofs.version(name)
                yield f"data: {version}\n\n" if version != sent else ": here\n\n"
                sent = version
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), STILL_HERE)
        finally:
            self.watched[name] -= 1

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(self._follow())
        yield
        following.cancel()

    async def _follow(self) -> None:
        async for names in saves(self.proofs.workspace):
            if await asyncio.to_thread(self.proofs.renew, names, self._seen()):
                self._wake()

    def _seen(self) -> set[str]:
        return {name for name, pages in self.watched.items() if pages}

    def end(self) -> None:
        """End the streams of events; whoever listens tries again until a server is back."""
        self.is_ending = True
        self._wake()

    def _wake(self) -> None:
        changed, self.changed = self.changed, asyncio.Event()
        changed.set()

    # --- which issue --------------------------------------------------------------------------------

    def _proof(self, request: Request) -> Proof:
        name, workspace = request.path_params["name"], self.proofs.workspace
        folder = workspace.newsletters / name
        if (
            name.startswith(".")
            or "\0" in name
            or not folder.resolve().is_relative_to(workspace.newsletters.resolve())
        ):
            raise HTTPException(404, "There is no such issue.")
        try:
            return self.proofs.proof(name)
        except (WorkspaceError, OSError) as error:  # such as a name that is too long for a file
            raise HTTPException(404, str(error)) from None

    def _good(self, request: Request) -> Good:
        good = self._proof(request).good
        if not good:
            raise HTTPException(409, "The issue has mistakes and was never good.")
        return good
