"""The one place that speaks HTTP to a mailing service."""

import ssl
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep
from urllib.parse import urlsplit

import httpx

from issuepress.errors import Refused, UnknownOutcome, Unreachable
from issuepress.services.guard import refuse_to_send
from issuepress.services.redaction import SHOWN, redacted_logs, scrubbed
from issuepress.services.request import Answer, Request
from issuepress.services.waiting import NOT_CARRIED_OUT, asked_to_wait, moment, passes, reason
from issuepress.services.words import json_of, page_title, shown, words

LONGEST_WAIT = 120  # seconds that one request waits in all, before somebody is told to come back
LONGEST_ANSWER = 90  # seconds from a request to the end of its answer, however slowly that drips
LONGEST_UPLOAD = 900  # seconds after which nothing is tried again
MOST_BYTES = 16 << 20  # of an answer, unpacked
PROGRESS = 5  # seconds of silence before it is said that the service is waited for
FAILS_FOR_GOOD = 3  # times that a 500 is believed to pass; 502, 503 and 504 say so themselves
REPEATABLE = {"GET", "PUT", "PATCH"}  # asking twice comes to the same as asking once
TIMEOUT = httpx.Timeout(30, connect=10)


@dataclass(frozen=True)
class Where:
    """A service as the transport knows it: its address, and what its errors should say."""

    title: str
    address: str  # https, or loopback
    headers: Mapping[str, str] = field(repr=False)
    key: str = field(repr=False)
    hint: str = ""  # said after a refusal for want of a right: which variable, and where the keys are shown
    reset_header: str = "retry-after"  # which header says how long to wait: seconds, or a time
    place: str = "your network"  # what to look at if nothing that speaks like the service is at the address


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
            httpx.Client(
                headers=dict(where.headers),
                timeout=TIMEOUT,
                verify=_certificates(),
                follow_redirects=False,
                trust_env=not _is_loopback(where.address),  # a proxy would get what is for this machine alone
            )
        )
        self.ends = monotonic() + LONGEST_UPLOAD

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
        """The service's answer. What comes to the same when asked twice is asked again while that may help.

        Raises Refused with the service's own words, Unreachable, or UnknownOutcome for a request that may
        or may not have been carried out. None of them shows the key.
        """
        refuse_to_send(request)
        waited, attempt = 0.0, 0
        while True:
            outcome = self._outcome(request)
            if isinstance(outcome, httpx.Response) and not passes(outcome):
                return self._answer(request, outcome)
            attempt += 1
            pause = self._pause(request, outcome, attempt)
            if waited + pause > LONGEST_WAIT or monotonic() + pause > self.ends:
                raise self._gave_up(outcome, waited, pause)
            self.say(f"{self.where.title} {reason(outcome)}: trying again in {pause:.0f} s")
            sleep(pause)
            waited += pause

    # --- one try ---------------------------------------------------------------------------------------

    def _outcome(self, request: Request) -> httpx.Response | httpx.RequestError:
        """What comes of one try, and word of it while it takes long.

        It is made beside the program: an answer that drips in byte by byte must not hold it up.
        """
        results: SimpleQueue[httpx.Response | Exception] = SimpleQueue()
        Thread(target=self._put_response, args=(request, results), daemon=True).start()
        ends = monotonic() + LONGEST_ANSWER
        while (left := ends - monotonic()) > 0:
            try:
                outcome = results.get(timeout=min(left, PROGRESS))
            except Empty:
                self.say(f"waiting for {self.where.title}")
                continue
            if isinstance(outcome, (httpx.Response, httpx.RequestError)):
                return outcome
            raise outcome
        return httpx.ReadTimeout("the answer did not end")

    def _put_response(self, request: Request, results: "SimpleQueue[httpx.Response | Exception]") -> None:
        try:
            results.put(self._response(request))
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            results.put(error)

    def _response(self, request: Request) -> httpx.Response:
        """The whole response, no larger than is reasonable."""
        body = bytearray()
        with self.client.stream(
            request.method,
            self.where.address.rstrip("/") + request.path,
            params=dict(request.query) or None,
            json=request.json,
            files=_files(request),
            headers=dict(request.headers),
        ) as response:
            for part in response.iter_bytes():
                body += part
                if len(body) > MOST_BYTES:
                    raise Refused(
                        f"{self.where.title} answered {_place(request)} with more than "
                        f"{MOST_BYTES >> 20} MB, which was not read; look at {self.where.place}"
                    )
        headers = [(k, v) for k, v in response.headers.raw if k.lower() != b"content-encoding"]
        return httpx.Response(response.status_code, headers=headers, content=self._without_key(bytes(body)))

    def _without_key(self, body: bytes) -> bytes:
        """A service has no business to give the key back, as a status or a name or an id."""
        key = self.where.key.encode()
        return body.replace(key, SHOWN.encode()) if len(key) > 7 else body

    # --- what it comes to ------------------------------------------------------------------------------

    def _answer(self, request: Request, response: httpx.Response) -> Answer:
        status = response.status_code
        if response.is_success and page_title(response) is None:
            return Answer(status, json_of(response))
        if response.is_success:
            raise self._page(request, response)
        if response.is_redirect:
            target = scrubbed(shown(response.headers.get("location", "nowhere"), 200), self.secrets)
            raise Refused(
                f"{self.where.title} answered {_place(request)} by sending elsewhere ({status}), to "
                f"{target}, where nobody went; look at {self.where.place}",
                status,
            )
        said = scrubbed(words(response), self.secrets)
        hint = f"; {self.where.hint}" if status in {401, 403} else ""
        raise Refused(f"{self.where.title} refused {_place(request)} ({status}): {said}{hint}", status)

    def _page(self, request: Request, response: httpx.Response) -> Refused | UnknownOutcome:
        title = scrubbed(page_title(response) or "", self.secrets)
        called = f" called “{title}”" if title else ""
        what = f"{self.where.title} answered {_place(request)} with a web page{called} in place of data"
        if request.method in REPEATABLE:
            return Refused(
                f"{what}; look at {self.where.place}: is it the right address, or a login in between?"
            )
        return UnknownOutcome(f"{what}, so whether it was carried out is not known")

    def _pause(self, request: Request, outcome: httpx.Response | httpx.RequestError, attempt: int) -> float:
        """How long to wait before asking again. Raises what is to be said where that is of no use."""
        if not _may_repeat(request, outcome):
            raise UnknownOutcome(
                f"{self.where.title} {self._reason(outcome)} at {_place(request)}, so whether it was carried "
                "out is not known; upload again: it looks before it makes anything"
            )
        if not passes(outcome):
            raise Unreachable(f"{self.where.title} {reason(outcome)}; look at {self.where.place}")
        if isinstance(outcome, httpx.Response) and outcome.status_code == 500 and attempt > FAILS_FOR_GOOD:
            raise Unreachable(
                f"{self.where.title} {self._reason(outcome)} at {_place(request)} {attempt} times; "
                f"look at {self.where.place}, or upload again later"
            )
        return asked_to_wait(outcome, self.where.reset_header) or min(2.0 ** (attempt - 1), 30)

    def _reason(self, outcome: httpx.Response | httpx.RequestError) -> str:
        """With the service's own words, where there are any and not a page about its server."""
        if not isinstance(outcome, httpx.Response) or page_title(outcome) is not None:
            return reason(outcome)
        return f"{reason(outcome)}: {scrubbed(words(outcome), self.secrets)}"

    def _gave_up(
        self, outcome: httpx.Response | httpx.RequestError, waited: float, pause: float
    ) -> Unreachable:
        return Unreachable(
            f"{self.where.title} {self._reason(outcome)}; waited {waited:.0f} s of at most {LONGEST_WAIT}, "
            f"and it asks for {pause:.0f} more: upload again after {moment(pause)}"
        )


@cache
def _certificates() -> ssl.SSLContext:
    """Read once: that takes longer than many an answer."""
    return httpx.create_ssl_context()


def _may_repeat(request: Request, outcome: httpx.Response | httpx.RequestError) -> bool:
    """Also a POST, where it is certain that it was not carried out."""
    not_carried_out = isinstance(outcome, NOT_CARRIED_OUT) or (
        isinstance(outcome, httpx.Response) and outcome.status_code == 429
    )
    return request.method in REPEATABLE or not_carried_out


def _files(request: Request) -> dict[str, tuple[str, bytes, str]] | None:
    file = request.file
    return {file.name_of_field: (file.name, file.data, file.kind)} if file else None


def _place(request: Request) -> str:
    return f"{request.method} {request.path}"


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        return False
    is_whole = bool(parts.hostname) and address.split() == [address]
    return is_whole and (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(address)))


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
