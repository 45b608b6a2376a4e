"""What may pass when it is asked again, what it is called, and how long a service asks to be left alone."""

import datetime as dt
import math
import socket
import ssl
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from time import time

import httpx

BUSY = {429, 500, 502, 503, 504}
TEN_YEARS = 10 * 365 * 86400  # nobody waits that long: a larger number is a point in time
NOT_CARRIED_OUT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


def passes(outcome: httpx.Response | httpx.RequestError) -> bool:
    """Whether the same may go well a little later. A wrong address stays wrong."""
    if isinstance(outcome, httpx.Response):
        return outcome.status_code in BUSY
    if isinstance(outcome, httpx.ConnectError):
        return not _cause(outcome)
    if isinstance(outcome, httpx.RemoteProtocolError):  # cut off, or something else than HTTP
        return "disconnected" in str(outcome) or "closed" in str(outcome)
    return isinstance(outcome, (httpx.TimeoutException, httpx.NetworkError))


def reason(outcome: httpx.Response | httpx.RequestError) -> str:
    """Why there is no good answer, to follow the name of the service."""
    said = f"broke the connection ({type(outcome).__name__})"
    match outcome:
        case httpx.Response(status_code=status):
            said = "is busy (429)" if status == 429 else f"failed ({status})"
        case httpx.TimeoutException():
            said = "did not answer in time"
        case httpx.ProxyError():
            said = "could not be reached through the proxy that this machine is set to use"
        case httpx.ConnectError():
            said = _cause(outcome) or "could not be connected to"
        case httpx.RemoteProtocolError() if not passes(outcome):
            said = "answered with something that is not HTTP"
        case httpx.DecodingError():
            said = "answered in a compression that cannot be read"
    return said


def asked_to_wait(outcome: httpx.Response | httpx.RequestError, header: str) -> float | None:
    """The seconds that the service asks to wait: given as seconds, as a Unix time, or as a date."""
    headers = outcome.headers if isinstance(outcome, httpx.Response) else {}
    asked = headers.get(header) or headers.get("retry-after")
    if not asked:
        return None
    now = time()
    try:
        seconds = float(asked)
    except ValueError:
        return _until(asked, now)
    if not math.isfinite(seconds):
        return None
    return max(0.0, seconds - now if seconds > TEN_YEARS else seconds)


def moment(seconds: float) -> str:
    """When it is that so many seconds have passed, as a person says it."""
    if seconds > TEN_YEARS:
        return "a very long time"
    now = dt.datetime.now().astimezone()
    then = now + dt.timedelta(seconds=seconds)
    return then.strftime("%H:%M" if then.date() == now.date() else "%Y-%m-%d %H:%M")


def _cause(failure: httpx.ConnectError) -> str:
    """What is wrong for good where nothing can be connected to; empty where nobody knows."""
    for error in _causes(failure):
        match error:
            case ssl.SSLCertVerificationError():
                return f"shows a certificate that is not valid ({error.verify_message})"
            case ssl.SSLError():
                return f"does not speak https there ({error.reason or 'TLS failed'})"
            case socket.gaierror():
                return "is not found: there is no such host, or no network"
            case ConnectionRefusedError():
                return "refuses the connection: nothing listens at that address"
    return ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _until(date: str, now: float) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - now)
    except (ValueError, OverflowError):
        return None
