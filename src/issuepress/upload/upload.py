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
from issuepress.services.service import THE_DRAFT, Content, Draft, MailingService, path_part
from issuepress.upload.prepare import Prepared, sent
from issuepress.upload.there import Place, draft_there, refuse_edited
from issuepress.workspace import receipts
from issuepress.workspace.receipts import Receipt, fingerprints


@dataclass(frozen=True)
class Uploaded:
    """What came of it, and where a person looks at the draft."""

    done: Literal["created", "updated", "unchanged"]
    url: str


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
    service, workspace = prepared.service, prepared.issue.folder.parents[1]
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

    def run(self, test_to: tuple[str, ...]) -> Uploaded:
        known = receipts.load(self.prepared.issue.folder).get(self.prepared.name)
        self.receipt = known or self.receipt
        self.account = self.place.ask(self.service.account)
        there = draft_there(self.place, self.receipt, self.account, force=self.force)
        self.place = replace(self.place, service=self.place.ask(self.service.ready))
        content = self._content(there)
        if there and self._is_unchanged(there, content):
            uploaded = Uploaded("unchanged", there.url)
        elif there:
            if not self.force:
                refuse_edited(self.place, there, self.receipt, sent(self.service, content))
            uploaded = Uploaded("updated", self._updated(there, content).url)
        else:
            uploaded = Uploaded("created", self._created(content).url)
        self._test(content, test_to)
        return uploaded

    @property
    def service(self) -> MailingService:
        return self.place.service

    def _is_unchanged(self, there: Draft, content: Content) -> bool:
        receipt = self.receipt
        return (
            not self.force
            and (receipt.step, receipt.id) == ("done", there.id)
            and receipt.sent == sent(self.service, content)
            and receipt.seen == fingerprints(there.fields)
        )

    # --- pictures ------------------------------------------------------------------------------------

    def _content(self, there: Draft | None) -> Content:
        """With every picture hosted, once: an address is kept as soon as it is known."""
        may_be_gone = (self.receipt.id and not there) or self.service.is_tidied or self.force
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
        self.say(f"updating the draft {there.id}")
        self._save(
            step="writing",
            account=self.account,
            id=there.id,
            url=there.url,
            sent=sent(self.service, content),
            seen=fingerprints(there.fields),
        )
        return self._written(there.id, self.service.update(content, there.id), content)

    def _created(self, content: Content) -> Draft:
        """If it is not known whether the draft was made, it is looked for."""
        self.say("making a draft")
        asked = sent(self.service, content)
        self._save(step="creating", account=self.account, id="", url="", sent=asked, seen={})
        first, *rest = self.service.create(content)
        try:
            draft_id = path_part(self.service.created(self.place.connection.send(first)))
        except (UnknownOutcome, KeyError, TypeError, ValueError) as unknown:  # or an answer cut short
            self.say(f"whether it was made is not known: {unknown}")
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
        """The draft, read back. Raises NotAsRendered for any part that is not what was sent."""
        there = self.place.read(draft_id)
        if not there:
            raise NotAsRendered(f"{self.place.issue}: the draft {draft_id} was written and is not there")
        asked, seen = sent(self.service, content), fingerprints(there.fields)
        different = [name for name in seen if seen[name] != asked[name]]
        self._save(
            step="writing" if different else "done",
            url=there.url,
            seen=seen,
            at=self.now.isoformat(timespec="seconds"),
            with_errors=self.prepared.with_errors,
        )
        if different:
            raise NotAsRendered(
                f"{self.place.issue}: the draft at {self.place.title} is not what was uploaded: its "
                f"{' and '.join(different)} came back changed; look at it before you use it: {there.url}"
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
        error if isinstance(error, UnknownOutcome) else UnknownOutcome(f"an answer was cut short: {error!r}")
    )
