"""Keys never show: not in an error, not in a log."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

SHOWN = "[key]"
LOGGERS = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy")


def scrubbed(text: str, secrets: Iterable[str]) -> str:
    """The text without any of the secrets."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, SHOWN)
    return text


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
