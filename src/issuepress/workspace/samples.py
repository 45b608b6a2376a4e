"""The addresses of a sample publication, which are nobody's."""

import re
from collections.abc import Iterator

from issuepress.publication import Publication

# Reserved for documentation and tests: RFC 2606, RFC 6761.
NOBODYS = re.compile(
    r"(?:^|[@./])(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test|localhost))(?=[/:?#]|$)"
    r"|^sample address\b",  # a postal address, as newsletter.toml comes with it
    re.IGNORECASE,
)


def is_sample(address: str) -> bool:
    """Whether an address is one of those that are kept for samples."""
    return NOBODYS.search(address) is not None


def sample_keys(publication: Publication) -> Iterator[str]:
    """The keys of newsletter.toml that still hold a sample's address."""
    call, images = publication.call_to_action, publication.images
    said = {
        "sender.address": publication.sender.address,
        "postal_address": publication.postal_address,
        "reply_to": publication.reply_to,
        "website": publication.website,
        "call_to_action.email": call.email,
        "call_to_action.booking_url": call.booking_url,
        "images.base_url": images.base_url if images else None,
    }
    return (key for key, value in said.items() if value and is_sample(str(value)))
