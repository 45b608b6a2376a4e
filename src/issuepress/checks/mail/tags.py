"""The tags of the mailing service that a mail was filled for."""

from issuepress.checks.mail.mail import Mail


def own_tags(mail: Mail) -> tuple[str, ...]:
    """The tags that were put in, the longest first, since one may hold another."""
    tags = mail.tags.model_dump(exclude={"executes"}).values() if mail.tags else ()
    return tuple(sorted(filter(None, tags), key=len, reverse=True))


def without(text: str, own: tuple[str, ...]) -> str:
    """The text without these tags."""
    for tag in own:
        text = text.replace(tag, "")
    return text
