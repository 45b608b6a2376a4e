"""Pages on the web, fetched with care: an address may be a trap that points into a private network."""

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass

import httpx

from issuepress.errors import UnreadableSource
from issuepress.read.decoding import LARGEST

SECONDS = 10  # in total: names, redirects, and the page
MOST_REDIRECTS = 5
MEDIA_TYPES = {
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/xml", "application/xml",
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/x-rss+xml",
    "application/feed+json", "application/json",
}  # fmt: skip
# Ranges in which an IPv6 address carries an IPv4 address, and the bits right of it.
CARRIERS = {"64:ff9b::/96": 0, "2002::/16": 80, "::ffff:0:0/96": 0, "::/96": 0}
MEGABYTES = LARGEST // 1_000_000

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Page:
    """What was found at ``url``, after redirects: at most 5 MB, of a kind that can hold an article."""

    url: str
    media_type: str
    charset: str
    data: bytes


def is_public(address: IPAddress) -> bool:
    """Whether an address is on the open internet, also where IPv6 only wraps a private IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        for network, right in CARRIERS.items():
            if address in ipaddress.ip_network(network):
                return is_public(ipaddress.IPv4Address(int(address) >> right & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def fetch(
    address: str,
    *,
    permitted: Callable[[IPAddress], bool] = is_public,
    media_types: Collection[str] = frozenset(MEDIA_TYPES),
) -> Page:
    """The page at an http(s) address. Raises UnreadableSource with the rule it breaks, or what went wrong.

    The name is resolved once and the connection made to the very address that was checked, so that a second
    answer of its name server changes nothing. Each redirect is checked anew.
    """
    try:
        return asyncio.run(_within_time(address, permitted, media_types))
    except TimeoutError:
        raise UnreadableSource(f"{address}: gave no whole answer within {SECONDS} seconds") from None
    except httpx.HTTPError as error:
        raise UnreadableSource(f"{address}: could not be reached: {error or type(error).__name__}") from None


async def _within_time(
    address: str, permitted: Callable[[IPAddress], bool], media_types: Collection[str]
) -> Page:
    async with asyncio.timeout(SECONDS), httpx.AsyncClient(trust_env=False, timeout=SECONDS) as client:
        url = checked(address, address)
        for _ in range(MOST_REDIRECTS + 1):
            found = await _get(client, url, permitted, media_types)
            if isinstance(found, Page):
                return found
            url = checked(found, address)
    raise UnreadableSource(f"{address}: is redirected more than {MOST_REDIRECTS} times")


def checked(address: str, origin: str) -> httpx.URL:
    """The address, if it is one to fetch from. Raises UnreadableSource, which names its origin."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise UnreadableSource(f"{origin}: is not an address: {error}") from None
    if url.scheme not in ("http", "https"):
        raise UnreadableSource(
            f"{origin}: only http and https addresses are read, not {url.scheme or 'this'}"
        )
    if url.userinfo:
        named = url.copy_with(username="", password="")  # what is secret is not repeated
        raise UnreadableSource(f"{named}: is given with a name or password; take them out")
    if not url.host:
        raise UnreadableSource(f"{origin}: names no host")
    return url


async def _get(
    client: httpx.AsyncClient,
    url: httpx.URL,
    permitted: Callable[[IPAddress], bool],
    media_types: Collection[str],
) -> Page | str:
    """The page, or the address that it redirects to."""
    pinned = url.copy_with(host=str(await resolved(url, permitted)))
    headers = {
        "host": url.netloc.decode(),
        "accept-encoding": "gzip",
        "accept": ", ".join(sorted(media_types)),
    }
    headers["user-agent"] = "issuepress"
    request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": url.host})
    answer = await client.send(request, stream=True)
    try:
        if answer.has_redirect_location:
            return str(url.join(answer.headers["location"]))
        return await _page(answer, url, media_types)
    finally:
        await answer.aclose()


async def resolved(url: httpx.URL, permitted: Callable[[IPAddress], bool]) -> IPAddress:
    """The address to connect to. One forbidden address among those of a name is enough to refuse it."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            url.host, url.port or (443 if url.scheme == "https" else 80), type=socket.SOCK_STREAM
        )
    except (OSError, UnicodeError):
        raise UnreadableSource(
            f"{url}: there is no host {url.host}, or no connection to the internet"
        ) from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not addresses or not all(map(permitted, addresses)):
        raise UnreadableSource(f"{url}: {url.host} is in a private network; only public pages are read")
    return addresses[0]


async def _page(answer: httpx.Response, url: httpx.URL, media_types: Collection[str]) -> Page:
    if answer.status_code != httpx.codes.OK:
        raise UnreadableSource(
            f"{url}: the server answered {answer.status_code} {answer.reason_phrase}".strip()
        )
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in media_types:
        wanted = "a picture" if "image/png" in media_types else "a page, feed or text"
        raise UnreadableSource(f"{url}: is {media_type or 'of no known kind'}, not {wanted}")
    return Page(str(url), media_type, answer.charset_encoding or "", await _data(answer, url))


async def _data(answer: httpx.Response, url: httpx.URL) -> bytes:
    """The bytes of an answer, unpacked piece by piece so that a bomb is seen before it goes off."""
    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise UnreadableSource(f"{url}: is packed with {encoding}, which was not asked for")
    unpack = _Unpacking() if encoding in ("gzip", "x-gzip", "deflate") else None
    data = bytearray()
    async for piece in answer.aiter_raw():
        try:
            data += unpack.next(piece, LARGEST + 1 - len(data)) if unpack else piece
        except zlib.error:
            raise UnreadableSource(f"{url}: the answer is damaged and could not be unpacked") from None
        if len(data) > LARGEST:
            raise UnreadableSource(f"{url}: is larger than {MEGABYTES} MB")
    if unpack and not unpack.is_whole:
        raise UnreadableSource(f"{url}: the answer broke off before its end; try again")
    return bytes(data)


class _Unpacking:
    """gzip or deflate, piece by piece. A file of gzip may have several members, one behind the other."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=47)
        self._is_begun = False

    @property
    def is_whole(self) -> bool:
        return self._member.eof or not self._is_begun

    def next(self, piece: bytes, most: int) -> bytes:
        found = bytearray()
        while piece and len(found) < most:
            if self._member.eof:
                if not piece.strip(b"\0"):
                    break  # padding behind the last member
                self._member = zlib.decompressobj(wbits=47)
            self._is_begun = True
            found += self._member.decompress(piece, most - len(found))
            piece = self._member.unused_data
        return bytes(found)
