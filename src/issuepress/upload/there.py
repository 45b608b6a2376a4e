"""What is at a mailing service already, and whether it may be written over. Each state has its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from issuepress.errors import AnotherAccount, DraftGone, EditedThere, NotADraft, Refused, SeveralDrafts
from issuepress.services.request import Connection
from issuepress.services.service import Draft, MailingService
from issuepress.services.words import shown
from issuepress.workspace.receipts import Receipt, fingerprint, fingerprints

Answer = TypeVar("Answer")
STAMP = "when it was changed"  # stands for the HTML where that is not given back
LONG = ("html", "text", STAMP)  # parts that are told by name and not shown


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
                f"{self.title} gave an answer that is not understood ({type(error).__name__}: {shown(error)})"
                "; upload again, and if it stays so, please report it"
            ) from None

    def account(self) -> str:
        return shown(self.ask(self.service.account), 200)

    def read(self, draft_id: str) -> Draft | None:
        return self.ask(self.service.read, draft_id)

    def only_one(self) -> Draft | None:
        """Found by its marker."""
        found = self.refuse_several()
        return self.read(found[0].id) if found else None

    def refuse_several(self) -> list[Draft]:
        """Raises SeveralDrafts: which one readers are to get is not ours to guess."""
        found = self.ask(self.service.find)
        if len(found) > 1:
            listed = "".join(f"\n  {draft.id} ({draft.status}) {draft.url}" for draft in found)
            raise SeveralDrafts(
                f"{self.issue} has {len(found)} drafts at {self.title}; delete all but one there:{listed}"
            )
        return found


def draft_there(place: Place, receipt: Receipt, account: str, *, force: bool) -> Draft | None:
    """The draft of the issue, or None where there is none yet.

    Raises NotADraft for one that was sent, DraftGone and AnotherAccount unless forced, and SeveralDrafts.
    """
    draft = _recorded(place, receipt, account, force) if receipt.id else place.only_one()
    if draft and not draft.is_draft:
        mend = (
            "take it back to a draft there, upload, and schedule it anew"
            if draft.is_waiting
            else "to send it once more, copy its folder under a new name"
        )
        raise NotADraft(
            f"{place.issue} is no draft any more at {place.title}: it is {draft.status} ({draft.url}); {mend}"
        )
    return draft


def _recorded(place: Place, receipt: Receipt, account: str, force: bool) -> Draft | None:
    """By its id; where that can mean somebody else's draft, its marker counts.

    A folder that was renamed has a new marker, and its draft the old one.
    """
    draft, elsewhere = place.read(receipt.id), receipt.account != account
    ours = {place.service.marker, receipt.marker}
    if draft and (draft.marker in ours or not (elsewhere or draft.marker)):
        return draft
    if elsewhere and not force:
        raise AnotherAccount(
            f"{place.issue} was uploaded to the account {receipt.account} at {place.title}, and the key is "
            f"of {account}; use the other key, or --force to make a draft here too"
        )
    found = place.only_one()
    if not (found or force or place.service.is_local):
        raise DraftGone(
            f"{place.issue} had the draft {receipt.id} at {place.title}, and it is not there any more: "
            "it was deleted, or the key is of another account; --force makes it anew"
        )
    return found


def compared(there: Draft, here: Mapping[str, str]) -> dict[str, str]:
    """The parts of a draft that the program writes; the others are people's."""
    return {name: text for name, text in there.fields.items() if name in here}


def seen(there: Draft, here: Mapping[str, str]) -> dict[str, str]:
    """The fingerprints of a draft as it is there, as the receipt keeps them."""
    stamp = {STAMP: there.stamp} if there.stamp else {}
    return fingerprints({**compared(there, here), **stamp})


def refuse_edited(
    place: Place, there: Draft, receipt: Receipt, content: Mapping[str, str], sent: Mapping[str, str]
) -> None:
    """Raises EditedThere unless every part of the draft is as the program left it, finished or not.

    ``content`` are the parts as they would be written, and ``sent`` their fingerprints.
    """
    unfinished = receipt.step != "done"
    ours = [sent, receipt.seen, receipt.sent if unfinished else {}]
    edited = [
        name
        for name, text in compared(there, content).items()
        if fingerprint(text) not in [known.get(name) for known in ours]
        and (text or (name in receipt.seen and not unfinished))
    ]
    known = unfinished and receipt.sent  # then it is not known which of the two changed it last
    if there.stamp and not known and fingerprint(there.stamp) != receipt.seen.get(STAMP):
        edited.append(STAMP)
    if edited:
        how = "was edited there since" if receipt.id else "is there, and uploads.json does not know it"
        told = ", ".join(
            difference(name, there.fields.get(name, ""), content.get(name, "")) for name in edited
        )
        raise EditedThere(
            f"{place.issue}: the draft at {place.title} {how} ({told}): {there.url}; take over "
            "what you want to keep, then overwrite it with --force"
        )


def difference(name: str, there: str, here: str) -> str:
    """What is another there than here; of a long part, its name."""
    if name in LONG:
        return name
    return f"{name}: there “{shown(there, 80) or 'nothing'}”, here “{shown(here, 80) or 'nothing'}”"
