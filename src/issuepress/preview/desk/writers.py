"""Who may write. A page of this start holds its secret; another site, or somebody on the network, does not.

On loopback every page gets the secret. Where other machines may look, only those do that came by the address
with the token that the terminal prints.
"""

from collections.abc import Mapping
from pathlib import Path
from secrets import compare_digest, token_urlsafe
from typing import TypeVar

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from issuepress.fields import Model
from issuepress.preview.guard import LOOPBACK

AnyModel = TypeVar("AnyModel", bound=Model)
MOST = 200_000  # bytes of a request
HEADER = "X-Issuepress"  # in which a page says the secret
EMPTY = '<meta name="secret" content="">'


class Writers:
    """``token`` is empty where nobody but this machine can ask."""

    def __init__(self, host: str) -> None:
        self.secret = token_urlsafe(24)
        self.token = "" if host.lower() in LOOPBACK else token_urlsafe(18)

    def page(self, request: Request, file: Path, headers: Mapping[str, str]) -> Response:
        """A page, with the secret for those who may write. A token goes from the address into a cookie."""
        if self.token and "token" in request.query_params:
            return self._let_in(request, headers)
        secret = self.secret if self._is_known(request) else ""
        html = file.read_text(encoding="utf-8").replace(EMPTY, EMPTY.replace('""', f'"{secret}"'))
        return HTMLResponse(html, headers=dict(headers))

    def _let_in(self, request: Request, headers: Mapping[str, str]) -> Response:
        if not compare_digest(request.query_params["token"].encode(), self.token.encode()):
            return PlainTextResponse("This address is of an earlier start. Take the one printed now.\n", 403)
        others = request.url.remove_query_params("token")
        answer = RedirectResponse(f"{others.path}?{others.query}".rstrip("?"), 303, dict(headers))
        answer.set_cookie(_cookie(request), self.token, httponly=True, samesite="strict")
        return answer

    def _is_known(self, request: Request) -> bool:
        cookie = request.cookies.get(_cookie(request), "")
        return not self.token or compare_digest(cookie.encode(), self.token.encode())

    async def asked(self, request: Request, model: type[AnyModel], most: int = MOST) -> AnyModel:
        """What a page of ours asks. Raises HTTPException for anybody else, and for what makes no sense."""
        self._refuse_others(request)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise HTTPException(413, f"More than {most // 1000:,} KB is not taken.")
        try:
            return model.model_validate_json(bytes(body))
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise HTTPException(400, f"{said[0].upper()}{said[1:]}.") from None

    def _refuse_others(self, request: Request) -> None:
        headers = request.headers
        origin = headers.get("origin", "")
        if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise HTTPException(415, "Only JSON is taken.")
        if origin != f"{request.url.scheme}://{headers.get('host', '')}" or not _is_same(headers):
            raise HTTPException(403, "Only a page of this preview may ask for this.")
        if not compare_digest(headers.get(HEADER, "").encode(), self.secret.encode()):
            raise HTTPException(403, "The preview was started anew. Reload this page.")


def _is_same(headers: Mapping[str, str]) -> bool:
    return headers.get("sec-fetch-site", "same-origin") == "same-origin"


def _cookie(request: Request) -> str:
    """Cookies do not tell ports apart: each preview has its own."""
    return f"issuepress-{request.url.port}"
