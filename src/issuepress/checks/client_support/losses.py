"""What some readers of a mail will not see: features that their client has not, less what does no harm."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from issuepress.checks.client_support.baseline import excuse
from issuepress.checks.client_support.css_features import of_at_rule, of_selector
from issuepress.checks.client_support.facts import missing, support
from issuepress.checks.client_support.features import Use, uses
from issuepress.checks.client_support.readers import WINDOWS, clients_named, family
from issuepress.checks.client_support.remedies import ALL
from issuepress.checks.mail.mail import Mail
from issuepress.checks.mail.page import Element

# What a ghost table or VML may stand in for.
OUTLOOK_HAS_A_CHECK = {
    "css-background-image",
    "css-background-position",
    "css-background-repeat",
    "css-background-size",
    "css-min-width",
    "html-background",
}


@dataclass(frozen=True)
class Loss:
    """A feature that ``clients`` do not support, where it is first used, and how often it is.

    Of a family with one client that loses it, all that are without it are named.
    """

    feature: str
    clients: tuple[str, ...]
    use: Use
    element: Element | None
    times: int


@lru_cache(maxsize=2)
def losses(mail: Mail) -> tuple[Loss, ...]:
    """For the clients that the mail is judged for, in the order of the source."""
    asked = clients_named(mail.clients)
    lacking = missing(asked)
    judged = lacking.keys() & ALL.keys()
    found = (
        _loss(feature, used, asked, lacking[feature])
        for feature, used in uses(mail).items()
        if feature in judged
    )
    return tuple(loss for loss in found if loss)


def _loss(feature: str, used: list[Use], asked: tuple[str, ...], lacking: tuple[str, ...]) -> Loss | None:
    harmful = [
        (use, element, clients)
        for use in used
        for element in use.places
        if not excuse(use, element) and (clients := _losing(use, lacking))
    ]
    if not harmful:
        return None
    use, element, _ = harmful[0]
    losing = {client for _, _, clients in harmful for client in clients}
    families = {family(client) for client in losing}
    without = (c for c in asked if c in losing or (c in lacking and family(c) in families))
    return Loss(feature, tuple(without), use, element, len(harmful))


def _losing(use: Use, lacking: tuple[str, ...]) -> list[str]:
    """The clients in which it is this feature that is missing, and not already what it stands in.

    In a client without style elements, without @media or without :hover, what is inside never counted.
    """
    around = list(_around(use))
    without = (client for client in lacking if not _lacks_any(client, around))
    return [c for c in without if c != WINDOWS or use.feature not in OUTLOOK_HAS_A_CHECK]


def _lacks_any(client: str, parts: list[str]) -> bool:
    return any(support(feature, client) == "n" for feature in parts)


def _around(use: Use) -> Iterable[str]:
    if not (use.selector or use.at_rule):
        return
    yield "html-style"
    for header in use.context:
        yield from of_at_rule(header)
    if use.declaration:
        yield from of_selector(use.selector)
    if use.at_rule.startswith("@media") and use.feature != "css-at-media":
        yield "css-at-media"
