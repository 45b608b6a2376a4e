"""What `issuepress check --online` does: asks for every link and picture of a mail, politely.

At most fifty addresses, four at a time, ten seconds each; HEAD, and GET where that is refused. Addresses in
private networks are not asked for, nor is any that would unsubscribe somebody.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import httpx

from issuepress.checks.finding import Finding, Severity
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element
from issuepress.checks.phrases import phrases
from issuepress.checks.report import Report, Skipped
from issuepress.errors import UnreadableSource
from issuepress.read.address import MOST_REDIRECTS, IPAddress, checked, is_public, resolved

SUBJECT, CHECKS = "online", 5
MOST, AT_ONCE, SECONDS = 50, 4, 10
SLOW = 3.0  # seconds
HEAVY = 1_000_000  # bytes of a picture
SHOWN = {"image/png", "image/jpeg", "image/jpg", "image/gif"}  # by every client
WITHOUT_HEAD = {400, 403, 404, 405, 406, 501}  # answers of servers that only know GET
FOR_PEOPLE = {401, 403, 406, 429, 451, 503, 999}  # answers to programs, where people may see a page
MOVED_FOR_GOOD = {301, 308}
HEADERS = {"user-agent": "issuepress", "accept-encoding": "identity"}


@dataclass(frozen=True)
class Answer:
    """What an address answers in the end; ``moved`` where its first redirect is for good."""

    url: httpx.URL
    status: int
    media_type: str
    size: int  # bytes
    seconds: float
    moved: bool


class Verdict(NamedTuple):
    severity: Severity
    check: str
    what: str
    mend: str


def look_online(mail: Mail, *, permitted: Callable[[IPAddress], bool] = is_public) -> Report:
    """What is dead, moved, slow, of a wrong type or too heavy of what a mail links to and shows."""
    addresses = _addresses(mail)
    asked = dict(list(addresses.items())[:MOST])
    answers = asyncio.run(_ask_all(list(asked), permitted))
    findings = [
        Finding(verdict.severity, verdict.check, SUBJECT, verdict.what, verdict.mend, mail.at(element))
        for (address, element), answer in zip(asked.items(), answers, strict=True)
        for verdict in _verdicts(address, answer, picture=element.name == "img")
    ]
    left_out = len(addresses) - len(asked)
    skipped = (Skipped(("--online",), f"{left_out} addresses beyond the first {MOST}"),) if left_out else ()
    return Report(tuple(findings), CHECKS, skipped)


def _addresses(mail: Mail) -> dict[str, Element]:
    """Each address once, with the first element that has it; what is no web address is others' business."""
    found: dict[str, Element] = {}
    unsubscribe = mail.tags.unsubscribe if mail.tags else ""
    for element in mail.elements("a", "area", "img"):
        address = (element.get("src" if element.name == "img" else "href") or "").strip().partition("#")[0]
        leaves = phrases("unsubscribe").search(f"{address} {mail.name_of(element)}") or address == unsubscribe
        if address.lower().startswith(("http://", "https://")) and not leaves:
            found.setdefault(address, element)
    return found


async def _ask_all(
    addresses: list[str], permitted: Callable[[IPAddress], bool]
) -> list[Answer | UnreadableSource]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def ask(address: str) -> Answer | UnreadableSource:
        async with turn:
            return await _ask(client, address, permitted)

    async with httpx.AsyncClient(trust_env=False, timeout=SECONDS, headers=HEADERS) as client:
        return await asyncio.gather(*map(ask, addresses))


async def _ask(
    client: httpx.AsyncClient, address: str, permitted: Callable[[IPAddress], bool]
) -> Answer | UnreadableSource:
    try:
        async with asyncio.timeout(SECONDS):
            return await _answer(client, address, permitted)
    except TimeoutError:
        return UnreadableSource(f"{address}: gave no whole answer within {SECONDS} seconds")
    except httpx.HTTPError as error:
        return UnreadableSource(f"{address}: could not be reached: {error or type(error).__name__}")
    except UnreadableSource as error:
        return error


async def _answer(client: httpx.AsyncClient, address: str, permitted: Callable[[IPAddress], bool]) -> Answer:
    began, url, moved = time.monotonic(), checked(address, address), False
    for redirects in range(MOST_REDIRECTS + 1):
        answer = await _request(client, "HEAD", url, permitted)
        if answer.status_code in WITHOUT_HEAD:
            answer = await _request(client, "GET", url, permitted)
        if not answer.has_redirect_location:
            kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            size = answer.headers.get("content-length", "")
            weight = int(size) if size.isdecimal() else 0
            return Answer(url, answer.status_code, kind, weight, time.monotonic() - began, moved)
        moved = moved or (redirects == 0 and answer.status_code in MOVED_FOR_GOOD)
        url = checked(str(url.join(answer.headers["location"])), address)
    raise UnreadableSource(f"{address}: is redirected more than {MOST_REDIRECTS} times")


async def _request(
    client: httpx.AsyncClient, method: str, url: httpx.URL, permitted: Callable[[IPAddress], bool]
) -> httpx.Response:
    """The head of an answer; no body is read. The connection is to the very address that was checked."""
    pinned = url.copy_with(host=str(await resolved(url, permitted)))
    request = client.build_request(
        method, pinned, headers={"host": url.netloc.decode()}, extensions={"sni_hostname": url.host}
    )
    answer = await client.send(request, stream=True)
    await answer.aclose()
    return answer


def _verdicts(address: str, answer: Answer | UnreadableSource, *, picture: bool) -> Iterator[Verdict]:
    """What is wrong with an answer; where there is nothing to be had, nothing else."""
    if isinstance(answer, UnreadableSource):
        yield Verdict(Severity.ERROR, "addresses_answer", str(answer), "mend the address, or take it out")
    elif answer.status in FOR_PEOPLE:
        what = (
            f"{address}: answers {answer.status} to programs, so that only a person can tell if it is there"
        )
        yield Verdict(Severity.ADVICE, "addresses_answer", what, "open it in a browser")
    elif answer.status >= 400:
        what = f"{address}: answers {answer.status}: it is dead"
        yield Verdict(Severity.ERROR, "addresses_answer", what, "mend the address, or take it out")
    else:
        yield from _ways(address, answer)
        if picture:
            yield from _pictures(address, answer)


def _ways(address: str, answer: Answer) -> Iterator[Verdict]:
    if answer.moved:
        what = f"{address}: has moved for good to {answer.url}"
        yield Verdict(Severity.ADVICE, "addresses_are_direct", what, "write the new address")
    if address.lower().startswith("https:") and answer.url.scheme == "http":
        what = f"{address}: leads on to {answer.url}, which is not encrypted"
        yield Verdict(Severity.WARNING, "addresses_are_direct", what, "link to a page with https")
    if answer.seconds > SLOW:
        what = f"{address}: took {answer.seconds:.0f} seconds to answer"
        yield Verdict(Severity.ADVICE, "addresses_are_quick", what, "see why it is slow, or link elsewhere")


def _pictures(address: str, answer: Answer) -> Iterator[Verdict]:
    if answer.media_type and answer.media_type not in SHOWN:
        what = f"{address}: is {answer.media_type}, which not every client shows"
        yield Verdict(Severity.ERROR, "pictures_are_pictures", what, "use a PNG, JPEG or GIF file")
    if answer.size > HEAVY:
        what = f"{address}: has {answer.size / 1_000_000:.1f} MB, a wait on a telephone"
        yield Verdict(Severity.WARNING, "pictures_are_light", what, "save it smaller, best under 200 KB")
