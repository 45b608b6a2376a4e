"""Mailing services: one file for each, which defines ``Service`` and is all there is to add.

``fill`` in ``tags`` writes a service's tags into a rendered e-mail; ``upload`` makes the draft.
"""

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from issuepress.services.service import MailingService

# What all services share; every other module of this folder is a service.
SHARED = {
    "guard",
    "key",
    "redaction",
    "request",
    "service",
    "table",
    "tags",
    "transport",
    "waiting",
    "words",
}


def names() -> list[str]:
    """The services there are, as ``--to`` takes them. Imports none of them."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in SHARED)


def service_class(name: str) -> "type[MailingService]":
    """The class of a service."""
    found: type[MailingService] = importlib.import_module(f"{__name__}.{name}").Service
    return found
