"""What is at which address. What a page asks to be done is in ``desk``.

    /                                the issues
    /issues/NAME                     an issue
    /issues/NAME/facts.json          its lengths, size, inbox rows and mistakes
    /issues/NAME/findings.json       what the checks find
    /issues/NAME/articles.json       what issue.toml says, and its digests beside their articles
    /issues/NAME/links.json          its links
    /issues/NAME/source.json         its HTML as lines
    /mail/NAME/email.html            its e-mail, as a reader's program takes it
    /mail/NAME/email.txt             the plain-text part
    /mail/NAME/images/FILE           a picture that the e-mail shows, and no other file
    /events                          server-sent events: a version for each change

The e-mail's own HTML is hostile: whatever is under /mail/ runs no script and asks nobody else for anything.
"""

import mimetypes
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from issuepress.errors import IssuepressError
from issuepress.pictures import shown
from issuepress.preview.beside import beside
from issuepress.preview.desk import desk_routes
from issuepress.preview.desk.writers import Writers
from issuepress.preview.guard import PAGE, Guard, mail_headers
from issuepress.preview.issues import Issues
from issuepress.preview.overview import Overview
from issuepress.preview.rail import facts, findings, links
from issuepress.preview.readers import Reader, Scheme, as_read
from issuepress.preview.source import source_lines
from issuepress.workspace.document import plain
from issuepress.workspace.load import ISSUE, Workspace
from issuepress.workspace.toml import raw

STATIC = Path(__file__).parent / "static"
SCHEMES: dict[str, Scheme] = {"light": "light", "dark": "dark", "inverted": "inverted"}


def app(
    workspace: Workspace, service: str | None, is_allowed: Callable[[str], bool], writers: Writers
) -> Starlette:
    """The preview of a workspace. ``is_allowed`` says which hosts' names are ours, ``writers`` who writes."""
    issues = Issues(workspace, service)
    answers = _Answers(issues, writers)
    preview = Starlette(
        routes=[
            Route("/", answers.index),
            Route("/issues.json", answers.issues),
            Route("/issues/{name}", answers.issue),
            Route("/issues/{name}/facts.json", answers.facts),
            Route("/issues/{name}/findings.json", answers.findings),
            Route("/issues/{name}/articles.json", answers.articles),
            Route("/issues/{name}/links.json", answers.links),
            Route("/issues/{name}/source.json", answers.source),
            Route("/mail/{name}/email.html", answers.html),
            Route("/mail/{name}/email.txt", answers.text),
            Route("/mail/{name}/images/{file}", answers.picture),
            Route("/events", answers.events),
            Mount("/static", StaticFiles(directory=STATIC)),
            *desk_routes(issues, writers),
        ],
        middleware=[Middleware(Guard, is_allowed=is_allowed)],
        lifespan=issues.lifespan,
    )
    preview.state.end_streams = issues.end
    return preview


class _Answers:
    """Answers, from the newest proofs. What is not async runs in a thread, so that nobody waits for it."""

    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.all, self.writers = issues, writers
        self.overview = Overview(issues.workspace)

    # --- pages --------------------------------------------------------------------------------------

    def index(self, request: Request) -> Response:
        return self.writers.page(request, STATIC / "index.html", PAGE)

    def issue(self, request: Request) -> Response:
        """At once; the issue is made meanwhile, for what the page asks next."""
        name = request.path_params["name"]
        self.all.folder(name)
        page = self.writers.page(request, STATIC / "issue.html", PAGE)
        page.background = BackgroundTask(self.all.proof, name)
        return page

    # --- what they show -----------------------------------------------------------------------------

    def issues(self, _: Request) -> Response:
        return JSONResponse([asdict(line) for line in self.overview.lines()])

    def facts(self, request: Request) -> Response:
        name = request.path_params["name"]
        version = self.all.version(name)
        return JSONResponse(asdict(facts(self.all.proof(name), version, self.all.service)))

    def findings(self, request: Request) -> Response:
        """None where the files have mistakes by now: what is on the page stays."""
        good = self.all.proof(request.path_params["name"]).good
        try:
            found = findings(good, self.all.service) if good else ()
        except IssuepressError:
            return JSONResponse(None)
        return JSONResponse([asdict(finding) for finding in found])

    def articles(self, request: Request) -> Response:
        """``said`` is what issue.toml says, to be changed; None while the file has mistakes."""
        name = request.path_params["name"]
        proof = self.all.proof(name)
        said = None if proof.mistakes else plain(raw(self.all.workspace.newsletters / name / ISSUE))
        sections = beside(proof.good.issue) if proof.good else ()
        return JSONResponse({"said": said, "sections": [asdict(one) for one in sections]})

    def links(self, request: Request) -> Response:
        good = self.all.proof(request.path_params["name"]).good
        return JSONResponse([asdict(link) for link in links(good.read)] if good else [])

    def source(self, request: Request) -> Response:
        lines = source_lines(self.all.good(request.path_params["name"]).email.html)
        return JSONResponse([[line.pieces, line.elements] for line in lines])

    # --- the e-mail ---------------------------------------------------------------------------------

    def html(self, request: Request) -> Response:
        good, asked = self.all.good(request.path_params["name"]), request.query_params
        email = good.email if "tags" in asked else good.read
        reader = Reader(
            scheme=SCHEMES.get(asked.get("scheme", ""), ""),
            images=asked.get("images") != "off",
            styles=asked.get("styles") != "off",
            outlook=asked.get("program") == "outlook",
        )
        return Response(as_read(email.html, reader), media_type="text/html", headers=mail_headers())

    def text(self, request: Request) -> Response:
        email = self.all.good(request.path_params["name"]).read
        return PlainTextResponse(email.text, headers=mail_headers())

    def picture(self, request: Request) -> Response:
        src = f"images/{request.path_params['file']}"
        email = self.all.good(request.path_params["name"]).email
        image = next((one for one in email.images if one.src == src), None)
        root = self.all.workspace.root.resolve()
        if not image or not image.path.is_file() or not image.path.resolve().is_relative_to(root):
            raise HTTPException(404, "The e-mail shows no such picture.")
        kind = mimetypes.guess_type(src)[0] or ""
        media_type = kind if kind.startswith("image/") else "application/octet-stream"
        return Response(shown(image), media_type=media_type, headers=mail_headers(cached=True))

    # --- changes ------------------------------------------------------------------------------------

    async def events(self, request: Request) -> Response:
        name = request.query_params.get("issue", "")
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self.all.versions(name), media_type="text/event-stream", headers=headers)
