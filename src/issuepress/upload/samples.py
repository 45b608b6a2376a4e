"""The addresses of a sample publication, which are nobody's: nothing that has one is uploaded."""

from collections.abc import Iterator

from issuepress.errors import Stopped
from issuepress.services.service import MailingService
from issuepress.workspace.load import PUBLICATION
from issuepress.workspace.samples import is_sample


def refuse_samples(service: MailingService) -> None:
    """Raises Stopped with each address that is a sample's, and the key to write one's own into."""
    found = [f"  {key} = {value!r}" for key, value in _addresses(service) if is_sample(value)]
    if found and not service.is_local:
        path = service.issue.folder.parent / PUBLICATION
        raise Stopped(
            f"{path}: not uploaded: these are a sample's addresses, which are nobody's. Write your own:\n"
            + "\n".join(found)
        )


def _addresses(service: MailingService) -> Iterator[tuple[str, str]]:
    issue, publication = service.issue, service.issue.publication
    call, images = publication.call_to_action, publication.images
    said = {
        "sender.address": service.sender.address,
        "postal_address": publication.postal_address,
        "reply_to": service.reply_to if service.reply_to != service.sender.address else None,
        "website": publication.website,
        "call_to_action.email": call.email,
        "call_to_action.booking_url": call.booking_url,
        "images.base_url": images.base_url if images else None,
        **{f"{issue.name}: digests[{n}].url": one.url for n, one in enumerate(issue.content.digests)},
    }
    return ((key, str(value)) for key, value in said.items() if value)
