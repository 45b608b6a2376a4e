"""The whole table of a mail: each feature that it uses, and what each client does with it."""

from dataclasses import dataclass

from issuepress.checks.client_support.baseline import excuse
from issuepress.checks.client_support.facts import missing, support, title
from issuepress.checks.client_support.features import Use, uses
from issuepress.checks.client_support.losses import losses
from issuepress.checks.client_support.readers import FAMILIES, WINDOWS, clients_named, family
from issuepress.checks.client_support.remedies import ALL
from issuepress.checks.mail.mail import Mail

REFINES = "the mail reads as well without it, or another check knows more about it"
UNREAD = "what it stands in is not read by those clients either"


@dataclass(frozen=True)
class Row:
    """A feature: ``cells`` are ``y``, ``~`` (in part), ``n`` or ``?`` in the order of the columns.

    ``lost`` where a check reports it; ``reasons`` say why not, where some client does not support it.
    """

    feature: str
    title: str
    times: int
    cells: tuple[str, ...]
    lost: bool
    reasons: tuple[str, ...]

    @property
    def everywhere(self) -> bool:
        return set(self.cells) <= {"y", "?"}


@dataclass(frozen=True)
class Matrix:
    """``columns`` are families of clients, or single clients where some were asked about."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(mail: Mail) -> Matrix:
    """For the clients that the mail is judged for; raises ValueError where one of them is unknown."""
    columns = _columns(mail)
    lost = {loss.feature for loss in losses(mail)}
    lacking = missing(clients_named(mail.clients)).keys()
    rows = (
        Row(
            feature,
            title(feature),
            sum(len(use.places) for use in used),
            tuple(_cell(feature, clients) for clients in columns.values()),
            feature in lost,
            _reasons(feature, used) if feature in lacking - lost else (),
        )
        for feature, used in uses(mail).items()
    )
    return Matrix(tuple(columns), tuple(sorted(rows, key=lambda row: row.feature)))


def _columns(mail: Mail) -> dict[str, tuple[str, ...]]:
    """Each column with its clients: Outlook on Windows apart from the rest of its family."""
    asked = clients_named(mail.clients)
    if mail.clients:
        return {client: (client,) for client in asked}
    found: dict[str, tuple[str, ...]] = {}
    for name in FAMILIES:
        of_family = tuple(client for client in asked if family(client) == name and client != WINDOWS)
        found[name] = of_family
        if name == "outlook":
            found[WINDOWS] = (WINDOWS,)
    return found


def _cell(feature: str, clients: tuple[str, ...]) -> str:
    known = {support(feature, client) for client in clients} - {"u"}
    if len(known) == 1:
        return known.pop().replace("a", "~")
    return "~" if known else "?"


def _reasons(feature: str, used: list[Use]) -> tuple[str, ...]:
    if feature not in ALL:
        return (REFINES,)
    reasons = (excuse(use, element) or UNREAD for use in used for element in use.places)
    return tuple(dict.fromkeys(reasons))
