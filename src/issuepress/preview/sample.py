"""A service's tags as a reader sees them: filled in for a sample reader."""

from issuepress import tokens
from issuepress.rendered import Email, Tags
from issuepress.services.tags import tags_of

FIRST_NAME = "Reader"


def read_by_a_sample_reader(email: Email, service: str | None) -> Email:
    """The e-mail after the service has put its values in place of its tags; as it is without a service."""
    tags = tags_of(service)
    if not tags:
        return email
    html, text = email.html, email.text
    for tag, value in _values(tags).items():
        html, text = html.replace(tag, value), text.replace(tag, value)
    return email.model_copy(update={"html": html, "text": text})


def _values(tags: Tags) -> dict[str, str]:
    address = "[the postal address in your account at the service]"
    values = {
        tags.unsubscribe: tokens.UNSUBSCRIBE,
        tags.view_in_browser: tokens.VIEW_IN_BROWSER,
        tags.first_name: FIRST_NAME,
        tags.postal_address: address,
        tags.postal_address_text: address,
    }
    return {tag: value for tag, value in values.items() if tag}
