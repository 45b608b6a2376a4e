"""Where the key of a service comes from: the environment, a ``.env`` file, or the system's keyring."""

import os
from pathlib import Path

from issuepress.errors import MissingKey
from issuepress.services.service import MailingService


def variable(name: str) -> str:
    """``MAILCHIMP_API_KEY`` for ``mailchimp``."""
    return f"{name.upper()}_API_KEY"


def key_for(name: str, service: type[MailingService], folder: Path) -> str:
    """The key of a service; empty for one that needs none. Raises MissingKey."""
    from dotenv import dotenv_values

    wanted = variable(name)
    key = os.environ.get(wanted) or dotenv_values(folder / ".env").get(wanted) or _from_keyring(wanted)
    if not key and service.needs_key:
        raise MissingKey(
            f"{wanted} is not set: put {wanted}=... into {folder / '.env'} or into the environment; "
            f"{service.title} shows its keys at {service.keys_at}"
        )
    return (key or "").strip()


def _from_keyring(wanted: str) -> str | None:
    try:
        import keyring
    except ImportError:
        return None
    found: str | None = keyring.get_password("issuepress", wanted)
    return found
