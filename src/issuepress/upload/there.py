"""What is at a mailing service already, and whether it may be written over. Each state has its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from issuepress.errors import AnotherAccount, DraftGone, EditedThere, NotADraft, Refused, SeveralDrafts
from issuepress.services.request import Connection
from issuepress.services.service import Draft, MailingService
from issuepress.workspace.receipts import Receipt, fingerprint

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Place:
    """A service with the way to it. An answer in another form than is documented raises Refused."""

    service: MailingService
    connection: Connection

    @property
    def issue(self) -> str:
        return self.service.issue.name

    @property
    def title(self) -> str:
        return self.service.title

    def ask(self, question: Callable[..., Answer], *arguments: Any) -> Answer:
        try:
            return question(self.connection, *arguments)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise Refused(
                f"{self.title} gave an answer that is not understood ({type(error).__name__}: {error}); "
                "upload again, and if it stays so, please report it"
            ) from None

    def read(self, draft_id: str) -> Draft | None:
        return self.ask(self.service.read, draft_id)

    def only_one(self) -> Draft | None:
        """Found by its marker. Raises SeveralDrafts: which one readers are to get is not ours to guess."""
        found = self.ask(self.service.find)
        if len(found) > 1:
            listed = "".join(f"\n  {draft.id} ({draft.status}) {draft.url}" for draft in found)
            raise SeveralDrafts(
                f"{self.issue} has {len(found)} drafts at {self.title}; delete all but one there:{listed}"
            )
        return self.read(found[0].id) if found else None


def draft_there(place: Place, receipt: Receipt, account: str, *, force: bool) -> Draft | None:
    """The draft of the issue, or None where there is none yet.

    Raises NotADraft for one that was sent, DraftGone and AnotherAccount unless forced, and SeveralDrafts.
    """
    draft = _recorded(place, receipt, account, force) if receipt.id else place.only_one()
    if draft and not draft.is_draft:
        raise NotADraft(
            f"{place.issue} is no draft any more at {place.title}: it is {draft.status} ({draft.url}); "
            "to send it once more, copy its folder under a new name"
        )
    return draft


def _recorded(place: Place, receipt: Receipt, account: str, force: bool) -> Draft | None:
    """By its id; in another account a number can mean somebody else's draft, so there its marker counts."""
    draft, elsewhere = place.read(receipt.id), receipt.account != account
    if draft and (not elsewhere or draft.marker == place.service.marker):
        return draft
    if elsewhere and not force:
        raise AnotherAccount(
            f"{place.issue} was uploaded to the account {receipt.account} at {place.title}, and the key is "
            f"of {account}; use the other key, or --force to make a draft here too"
        )
    found = place.only_one()
    if not (found or force or place.service.is_tidied):
        raise DraftGone(
            f"{place.issue} had the draft {receipt.id} at {place.title}, and it is not there any more: "
            "it was deleted, or the key is of another account; --force makes it anew"
        )
    return found


def refuse_edited(place: Place, there: Draft, receipt: Receipt, sent: Mapping[str, str]) -> None:
    """Raises EditedThere unless every part of the draft is as the program left it, finished or not."""
    unfinished = receipt.step != "done"
    ours = [sent, receipt.seen, receipt.sent if unfinished else {}]
    edited = [
        name
        for name, text in there.fields.items()
        if fingerprint(text) not in [known.get(name) for known in ours] and (text or not unfinished)
    ]
    if edited:
        how = "was edited there since" if receipt.id else "is there, and uploads.json does not know it"
        raise EditedThere(
            f"{place.issue}: the draft at {place.title} {how} ({', '.join(edited)}): {there.url}; take over "
            "what you want to keep, then overwrite it with --force"
        )
