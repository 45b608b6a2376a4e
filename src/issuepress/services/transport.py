"""The one place that speaks HTTP to a mailing service."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from time import sleep, time
from urllib.parse import urlsplit

import httpx

from issuepress.errors import Refused, UnknownOutcome, Unreachable
from issuepress.services.guard import refuse_to_send
from issuepress.services.redaction import redacted_logs, scrubbed
from issuepress.services.request import Answer, Request
from issuepress.services.words import json_of, words

LONGEST_WAIT = 120  # seconds that one request waits in all, before somebody is told to come back
BUSY = {429, 500, 502, 503, 504}
REPEATABLE = {"GET", "PUT", "PATCH"}  # asking twice comes to the same as asking once
TIMEOUT = httpx.Timeout(30, connect=10)
TEN_YEARS = 10 * 365 * 86400  # nobody waits that long: a larger number is a point in time


@dataclass(frozen=True)
class Where:
    """A service as the transport knows it: its address, and what its errors should say."""

    title: str
    address: str  # https, or loopback
    headers: Mapping[str, str] = field(repr=False)
    key: str = field(repr=False)
    hint: str = ""  # said after a refusal for want of a right: which variable, and where the keys are shown
    reset_header: str = "retry-after"  # which header says how long to wait: seconds, or a time


class Http:
    """A connection to one host. Redirects are not followed: they would carry the key elsewhere."""

    def __init__(self, where: Where, say: Callable[[str], None]) -> None:
        if not _is_safe(where.address):
            raise Refused(f"{where.address}: has to start with https:// (http:// is for this machine alone)")
        self.where, self.say = where, say
        sent = {value.rpartition(" ")[2] for value in where.headers.values()}
        self.secrets = {where.key, where.key.partition(":")[2], *sent}
        self.opened = ExitStack()
        self.opened.enter_context(redacted_logs(self.secrets))
        self.client = self.opened.enter_context(
            httpx.Client(headers=dict(where.headers), timeout=TIMEOUT, follow_redirects=False)
        )

    def close(self) -> None:
        self.opened.close()

    def look(self, request: Request, missing: int = 404) -> Answer | None:
        """The answer, or None for the status ``missing``."""
        try:
            return self.send(request)
        except Refused as refusal:
            if refusal.status == missing:
                return None
            raise

    def send(self, request: Request) -> Answer:
        """The service's answer. What comes to the same when asked twice is asked again while it is busy.

        Raises Refused with the service's own words, Unreachable, or UnknownOutcome for a request that may
        or may not have been carried out. None of them shows the key.
        """
        refuse_to_send(request)
        waited, attempt = 0.0, 0
        while True:
            response, failure = self._once(request)
            if response is not None and response.status_code not in BUSY:
                return self._answer(request, response)
            if not _may_repeat(request, response, failure):
                raise self._unknown(request, response, failure)
            pause = _asked_to_wait(response, self.where.reset_header) or min(2.0**attempt, 30)
            if waited + pause > LONGEST_WAIT:
                raise self._gave_up(response, failure, waited, pause)
            self.say(f"{self.where.title} {_why(response, failure)}: trying again in {pause:.0f} s")
            sleep(pause)
            waited, attempt = waited + pause, attempt + 1

    def _once(self, request: Request) -> tuple[httpx.Response | None, httpx.TransportError | None]:
        files = (
            {request.file.name_of_field: (request.file.name, request.file.data, request.file.kind)}
            if request.file
            else None
        )
        try:
            return self.client.request(
                request.method,
                self.where.address.rstrip("/") + request.path,
                params=dict(request.query) or None,
                json=request.json,
                files=files,
                headers=dict(request.headers),
            ), None
        except httpx.TransportError as failure:
            return None, failure

    def _answer(self, request: Request, response: httpx.Response) -> Answer:
        if response.is_success:
            return Answer(response.status_code, json_of(response))
        status = response.status_code
        said = scrubbed(words(response), self.secrets)
        hint = f"; {self.where.hint}" if status in {401, 403} else ""
        place = f"{request.method} {request.path}"
        raise Refused(f"{self.where.title} refused {place} ({status}): {said}{hint}", status)

    def _unknown(
        self, request: Request, response: httpx.Response | None, failure: httpx.TransportError | None
    ) -> UnknownOutcome:
        return UnknownOutcome(
            f"{self.where.title} {_why(response, failure)} at {request.method} {request.path}, so whether it "
            "was carried out is not known; upload again: it looks before it makes anything"
        )

    def _gave_up(
        self,
        response: httpx.Response | None,
        failure: httpx.TransportError | None,
        waited: float,
        pause: float,
    ) -> Unreachable:
        when = (dt.datetime.now().astimezone() + dt.timedelta(seconds=pause)).strftime("%H:%M")
        return Unreachable(
            f"{self.where.title} {_why(response, failure)}; waited {waited:.0f} s of at most {LONGEST_WAIT}, "
            f"and it asks for {pause:.0f} more: upload again after {when}"
        )


def _may_repeat(
    request: Request, response: httpx.Response | None, failure: httpx.TransportError | None
) -> bool:
    """Also a POST, where it is certain that it was not carried out."""
    not_carried_out = isinstance(failure, (httpx.ConnectError, httpx.ConnectTimeout)) or (
        response is not None and response.status_code == 429
    )
    return request.method in REPEATABLE or not_carried_out


def _asked_to_wait(response: httpx.Response | None, header: str) -> float | None:
    """The seconds that the service asks to wait: given as seconds, as a Unix time, or as a date."""
    headers = response.headers if response is not None else {}
    asked = headers.get(header) or headers.get("retry-after")
    if not asked:
        return None
    now = time()
    try:
        seconds = float(asked)
    except ValueError:
        return _until(asked, now)
    return max(0.0, seconds - now if seconds > TEN_YEARS else seconds)


def _until(date: str, now: float) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - now)
    except ValueError:
        return None


def _why(response: httpx.Response | None, failure: httpx.TransportError | None) -> str:
    if response is not None:
        return "is busy (429)" if response.status_code == 429 else f"failed ({response.status_code})"
    if isinstance(failure, httpx.TimeoutException):
        return "did not answer in time"
    return f"broke the connection ({type(failure).__name__})"


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
