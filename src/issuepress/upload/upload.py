"""What `issuepress upload` does: one draft of an issue at a mailing service, and it is what was rendered.

prepare (pure) -> find -> pictures -> create or update -> read back and compare. The receipt is written after
every step, so that the next run knows where a broken one stood. Nothing is sent.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from issuepress.errors import NotAsRendered, UnknownOutcome
from issuepress.services.key import key_for
from issuepress.services.request import Request
from issuepress.services.service import THE_DRAFT, Audience, Content, Draft, MailingService, path_part
from issuepress.services.words import shown
from issuepress.upload.prepare import Prepared, parts, sent
from issuepress.upload.readers import chosen_there, readers
from issuepress.upload.recorded import copied_from
from issuepress.upload.there import Place, difference, draft_there, refuse_edited, seen
from issuepress.workspace import receipts
from issuepress.workspace.receipts import Receipt

Done = Literal["created", "updated", "unchanged"]


@dataclass(frozen=True)
class Uploaded:
    """What came of it, where a person looks at the draft, and who will get it."""

    done: Done
    url: str
    readers: tuple[Audience, ...] = ()


def upload(
    prepared: Prepared,
    *,
    now: dt.datetime,
    say: Callable[[str], None],
    force: bool = False,
    test_to: Sequence[str] = (),
) -> Uploaded:
    """Make the draft of an issue at a service, or bring it up to date; then send tests, if asked to.

    ``force`` overwrites what was edited there, makes a draft anew that was deleted there, and goes on in
    another account than before. Raises an UploadError that says what to do; running it again is always safe.
    """
    service, workspace = prepared.service, prepared.workspace
    own_addresses = prepared.own_addresses
    if test_to and not service.features.test:
        service.test(Content(prepared.email), "", tuple(test_to))  # says why not, before anything is done
    with receipts.only_upload(prepared.issue.name, workspace / "build"):
        connection = service.connect(key_for(prepared.name, type(service), workspace), say)
        try:
            place = Place(service, connection)
            under_way = UnderWay(prepared, place, say, now, force, own_addresses)
            return under_way.run(tuple(test_to))
        finally:
            connection.close()


@dataclass
class UnderWay:
    """An upload under way. ``receipt`` is what is on disk."""

    prepared: Prepared
    place: Place
    say: Callable[[str], None]
    now: dt.datetime
    force: bool
    own_addresses: dict[str, str]
    receipt: Receipt = field(default_factory=Receipt)
    account: str = ""
    is_first: bool = True  # or the first after a run that was broken off: another may have made a draft too

    def run(self, test_to: tuple[str, ...]) -> Uploaded:
        self.receipt = self._own_receipt()
        self.is_first = self.receipt.step != "done"
        self.account = self.place.account()
        to = readers(self.place)
        there = draft_there(self.place, self.receipt, self.account, force=self.force)
        self.place = replace(self.place, service=self.place.ask(self.service.ready))
        content = self._content(there)
        done, draft = self._done(there, content)
        self._save(chosen=dict(self.prepared.chosen))
        self._test(content, test_to)
        return Uploaded(done, draft.url, to if self.service.chosen else chosen_there(draft) or to)

    def _done(self, there: Draft | None, content: Content) -> tuple[Done, Draft]:
        if not there:
            return "created", self._created(content)
        if self._is_unchanged(there, content):
            return "unchanged", there
        if not self.force:
            here = parts(self.service, content)
            refuse_edited(self.place, there, self.receipt, here, sent(self.service, content))
        return "updated", self._updated(there, content)

    def _own_receipt(self) -> Receipt:
        issue, name = self.prepared.issue, self.prepared.name
        known = receipts.load(issue.folder).get(name, self.receipt)
        other = copied_from(issue, known, name)
        if other:
            self.say(f"uploads.json came with the folder of {other}: {issue.name} gets a draft of its own")
            return Receipt()
        for key, ids in self.prepared.chosen.items():
            self.say(
                f"to {key} {', '.join(ids)}, which --{key} chose; later uploads go there too, until it says "
                "otherwise"
            )
        return known

    @property
    def service(self) -> MailingService:
        return self.place.service

    def _is_unchanged(self, there: Draft, content: Content) -> bool:
        receipt = self.receipt
        return (
            not self.force
            and (receipt.step, receipt.id) == ("done", there.id)
            and receipt.sent == sent(self.service, content)
            and receipt.seen == self._seen(there, content)
        )

    def _seen(self, there: Draft, content: Content) -> dict[str, str]:
        return seen(there, parts(self.service, content))

    # --- pictures ------------------------------------------------------------------------------------

    def _content(self, there: Draft | None) -> Content:
        """With every picture hosted, once: an address is kept as soon as it is known."""
        may_be_gone = (self.receipt.id and not there) or self.service.is_local or self.force
        are_known = self.receipt.account == self.account and not may_be_gone
        addresses = self.own_addresses or (dict(self.receipt.images) if are_known else {})
        for number, picture in enumerate(self.prepared.pictures, 1):
            if picture.name not in addresses:
                self.say(f"picture {number} of {len(self.prepared.pictures)}: {picture.name}")
                addresses[picture.name] = self.place.ask(self.service.host, picture)
                self._save(images=addresses, account=self.account)
        return self.prepared.content(self.service, addresses)

    # --- the draft -----------------------------------------------------------------------------------

    def _updated(self, there: Draft, content: Content) -> Draft:
        """What is seen there is kept first: a second broken run must know it for its own."""
        self.say(self.service.doing(there.id))
        self._save(
            step="writing",
            marker=self.service.marker,
            chosen=dict(self.prepared.chosen),
            account=self.account,
            id=there.id,
            url=there.url,
            sent=sent(self.service, content),
            seen=self._seen(there, content),
        )
        return self._written(there.id, self.service.update(content, there.id), content)

    def _created(self, content: Content) -> Draft:
        """If it is not known whether the draft was made, it is looked for."""
        self.say(self.service.doing(""))
        asked = sent(self.service, content)
        self._save(
            step="creating",
            marker=self.service.marker,
            chosen=dict(self.prepared.chosen),
            account=self.account,
            id="",
            url="",
            sent=asked,
            seen={},
        )
        first, *rest = self.service.create(content)
        try:
            draft_id = path_part(self.service.created(self.place.connection.send(first)))
        except (UnknownOutcome, KeyError, TypeError, ValueError) as unknown:  # or an answer cut short
            self.say(f"{self.place.title} did not say whether it was made: looking for it")
            found = self.place.only_one()
            if not found:
                raise _unknown(unknown) from None
            draft_id = found.id
        self._save(step="writing", id=draft_id)
        return self._written(draft_id, rest, content)

    def _written(self, draft_id: str, requests: Sequence[Request], content: Content) -> Draft:
        for request in requests:
            self.place.connection.send(replace(request, path=request.path.replace(THE_DRAFT, draft_id)))
        return self._compared(draft_id, content)

    def _compared(self, draft_id: str, content: Content) -> Draft:
        """The draft, read back. Raises NotAsRendered for any part that is not what was sent.

        And SeveralDrafts where somebody else made one of the same issue at the same time.
        """
        if self.is_first:
            self.place.refuse_several()
        there = self.place.read(draft_id)
        if not there:
            raise NotAsRendered(f"{self.place.issue}: the draft {draft_id} was written and is not there")
        asked, kept = sent(self.service, content), self._seen(there, content)
        different = [name for name in asked if name in kept and kept[name] != asked[name]]
        self._save(
            step="writing" if different else "done",
            url=there.url,
            seen=kept,
            at=self.now.isoformat(timespec="seconds"),
            with_errors=self.prepared.with_errors,
        )
        if different:
            here = parts(self.service, content)
            told = "; ".join(difference(name, there.fields[name], here[name]) for name in different)
            raise NotAsRendered(
                f"{self.place.issue}: the draft at {self.place.title} is not what was uploaded; came back "
                f"changed: {told}; look at it before you use it: {there.url}"
            )
        return there

    def _test(self, content: Content, addresses: tuple[str, ...]) -> None:
        for request in self.service.test(content, self.receipt.id, addresses) if addresses else ():
            self.place.connection.send(request)
            self.say(f"a test is on its way to {', '.join(addresses)}")

    def _save(self, **changed: Any) -> None:
        before, self.receipt = self.receipt, self.receipt.model_copy(update=changed)
        if self.receipt != before:
            receipts.save(self.prepared.issue.folder, self.prepared.name, self.receipt)


def _unknown(error: Exception) -> UnknownOutcome:
    return (
        error
        if isinstance(error, UnknownOutcome)
        else UnknownOutcome(f"an answer was cut short: {shown(error)}; upload again: it looks first")
    )
