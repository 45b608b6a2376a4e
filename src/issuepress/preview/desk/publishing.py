"""Who publishes, asked once: a new workspace does not know it, and without it there is no issue."""

from asyncio import to_thread

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from issuepress.errors import IssuepressError
from issuepress.fields import EmailAddress, Line, Model
from issuepress.preview.desk.writers import Writers
from issuepress.preview.issues import Issues
from issuepress.preview.mistakes import mistakes
from issuepress.workspace.opening import say, wanted


class Publisher(Model):
    """What is left empty is known already."""

    name: Line = Field("", max_length=120)
    email: EmailAddress | None = Field(None, max_length=200)
    postal_address: str = Field("", max_length=400)


class Publishing:
    def __init__(self, issues: Issues, writers: Writers) -> None:
        self.issues, self.writers = issues, writers
        self.file = issues.workspace.publication_file

    def wanted(self, _: Request) -> Response:
        """What newsletter.toml does not say and has to."""
        return JSONResponse(wanted(self.file))

    async def say(self, request: Request) -> Response:
        asked = await self.writers.asked(request, Publisher)
        try:
            await to_thread(say, self.file, asked.name, asked.email or "", asked.postal_address)
        except IssuepressError as error:
            wrong = [mistake.told for mistake in mistakes(error, self.issues.workspace)]
            return JSONResponse({"error": "\n".join(wrong)}, 422)
        await self.issues.renew(self.issues.workspace.issue_names())
        return JSONResponse({})
