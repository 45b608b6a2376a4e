"""Keys never show: not in an error, not in a log; neither whole, nor in part, nor written in another way."""

import base64
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

SHOWN = "[key]"
LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")
PART = 8  # so many characters of a key in a row are one too many


def scrubbed(text: str, secrets: Iterable[str]) -> str:
    """The text without any of the secrets, in upper or lower case, encoded or cut."""
    forms = sorted({form for secret in secrets if secret for form in _forms(secret)}, key=len, reverse=True)
    lowered = text.lower()
    if len(lowered) != len(text):  # some letters have no lower case of their own length
        text = lowered
    hidden = [False] * len(text)
    for form in forms:
        for start, end in _places(lowered, form.lower()):
            hidden[start:end] = [True] * (end - start)
    return "".join(_shown(text, hidden))


def _forms(secret: str) -> Iterator[str]:
    """As it is, in percent signs, and in base64 wherever in the encoded text it stood."""
    yield secret
    yield quote(secret, safe="")
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + secret.encode()).decode().rstrip("=")
        whole = encoded[(before * 8 + 5) // 6 : len(encoded) - 1]
        if len(whole) >= PART:
            yield whole


def _places(text: str, form: str) -> Iterator[tuple[int, int]]:
    """Where the form stands, or a part of it that is long enough to be one."""
    part = min(PART, len(form))
    parts = {form[at : at + part] for at in range(len(form) - part + 1)}
    return ((at, at + part) for at in range(len(text) - part + 1) if text[at : at + part] in parts)


def _shown(text: str, hidden: list[bool]) -> Iterator[str]:
    for at, character in enumerate(text):
        if not hidden[at]:
            yield character
        elif not (at and hidden[at - 1]):
            yield SHOWN


class Redacting(logging.Filter):
    """httpx hides ``Authorization`` and no other header that holds a key."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self.secrets = tuple(secrets)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = scrubbed(record.getMessage(), self.secrets), ()
        return True


@contextmanager
def redacted_logs(secrets: Iterable[str]) -> Iterator[None]:
    """While it lasts, what the HTTP libraries log is scrubbed."""
    redacting = Redacting(secrets)
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addFilter(redacting)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(redacting)
