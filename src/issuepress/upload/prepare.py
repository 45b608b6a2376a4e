"""The first half of an upload: everything that needs no service. A dry run ends here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from issuepress.build import as_format, rendered
from issuepress.checks.check import check_issue
from issuepress.checks.finding import Severity
from issuepress.errors import IssuepressError, NotOffered, Stopped
from issuepress.models import Issue
from issuepress.pictures import Picture, pictures, placed, written
from issuepress.rendered import Email
from issuepress.services import service_class
from issuepress.services.key import key_for
from issuepress.services.service import Content, MailingService
from issuepress.services.tags import tags_or_own
from issuepress.upload.samples import refuse_samples
from issuepress.upload.settings import chosen_readers, settings_of
from issuepress.workspace.load import PUBLICATION
from issuepress.workspace.receipts import fingerprints

UNCOMPARED = "what_is_said_otherwise_is_approved"
REFUSED_ANYWAY = {
    "a_postal_address_is_given",
    "the_html_has_an_unsubscribe_link",
    "the_text_has_an_unsubscribe_address",
}

Looked = TypeVar("Looked")


@dataclass(frozen=True)
class Prepared:
    """An issue ready for a service: its e-mail with the service's tags, and its pictures made fit.

    ``chosen`` are readers instead of those in newsletter.toml, by the key that names them there.
    """

    name: str
    service: MailingService
    email: Email
    pictures: tuple[Picture, ...]
    with_errors: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def issue(self) -> Issue:
        return self.service.issue

    @property
    def workspace(self) -> Path:
        return self.issue.folder.parents[1]

    @property
    def own_addresses(self) -> dict[str, str]:
        """Where each picture is, by its name, if the publication hosts them and not the service.

        Raises NotOffered where neither does.
        """
        service, images = self.service, self.issue.publication.images
        if service.features.images or not self.pictures:
            return {}
        if not images:
            raise NotOffered(
                f"{service.title} hosts no pictures, and {self.issue.name} shows {self.pictures[0].src}; put "
                '[images] base_url = "https://..." into newsletter.toml, and there the pictures of '
                f"issuepress upload {self.issue.name} --to folder; or show pictures that are online"
            )
        return {picture.name: f"{images.base_url.rstrip('/')}/{picture.name}" for picture in self.pictures}

    def content(self, service: MailingService, addresses: Mapping[str, str]) -> Content:
        """What the service is given, once it is known where each picture is: by its name."""
        sources = {picture.src: addresses[picture.name] for picture in self.pictures}
        email = service.source(placed(self.email, sources))
        return Content(email, self._message() if service.takes_message else b"")

    def _message(self) -> bytes:
        with TemporaryDirectory() as folder:
            return as_format("eml", written(self.email, self.pictures, Path(folder)), self.issue)


def prepare(
    issue: Issue,
    name: str,
    *,
    email: Email | None = None,
    choices: Mapping[str, Sequence[str]] | None = None,
    with_errors: str = "",
    dry_run: bool = False,
) -> Prepared:
    """Render, check and make the pictures fit. Calls nobody.

    ``email`` is the issue rendered for the service, where somebody has it already. ``choices`` are readers
    instead of those in newsletter.toml: lists, segments or tags, by their ids. Without any, those of an
    earlier upload stay chosen. Raises all that is missing or wrong at once: in the service's table, its key
    (but for a ``dry_run``), findings of severity error, unless ``with_errors`` says why; and always for want
    of an unsubscribe link or postal address, and for the addresses of a sample.
    """
    wrong = list[IssuepressError]()
    kind, email = service_class(name), email or rendered(issue, service=name)
    chosen = _or_noted(wrong, lambda: chosen_readers(issue, name, choices or {})) or {}
    settings = _or_noted(wrong, lambda: settings_of(issue, name, chosen))
    service = kind(settings or kind.table.model_construct(), issue)
    shown = _or_noted(wrong, lambda: pictures(email)) or ()
    prepared = Prepared(name, service, email, shown, with_errors, chosen)
    if not dry_run:
        _or_noted(wrong, lambda: _refuse_key(prepared, can_connect=settings is not None))
    _or_noted(wrong, lambda: refuse_samples(service))
    _or_noted(wrong, lambda: prepared.own_addresses)
    _note_what_is_wrong_with_the_email(wrong, prepared)
    if wrong:
        raise _together(wrong)
    return prepared


def parts(service: MailingService, content: Content) -> dict[str, str]:
    """Everything that a draft says, by the name that people know it by."""
    email = content.email
    said = {"subject": email.subject, "preheader": email.preheader, "html": email.html, "text": email.text}
    return {**said, **service.envelope()}


def sent(service: MailingService, content: Content) -> dict[str, str]:
    """A fingerprint of each part of a draft, and of the requests with all that they say besides."""
    requests = service.update(content, "id")
    asked = [(repr(request), sha256(request.content).hexdigest()) for request in requests]
    return fingerprints({**parts(service, content), "requests": repr(asked)})


def _or_noted(wrong: list[IssuepressError], look: Callable[[], Looked]) -> Looked | None:
    try:
        return look()
    except IssuepressError as error:
        wrong.append(error)
        return None


def _together(wrong: list[IssuepressError]) -> IssuepressError:
    return wrong[0] if len(wrong) == 1 else Stopped("\n".join(map(str, wrong)))


def _refuse_key(prepared: Prepared, *, can_connect: bool) -> None:
    """A key that is not there, or that cannot be one. Nobody is asked."""
    service = prepared.service
    key = key_for(prepared.name, type(service), prepared.workspace)
    if can_connect:
        service.connect(key, lambda _: None).close()


def _note_what_is_wrong_with_the_email(wrong: list[IssuepressError], prepared: Prepared) -> None:
    known = len(wrong)
    _or_noted(wrong, lambda: _refuse_what_no_reason_excuses(prepared))
    told = REFUSED_ANYWAY if len(wrong) > known else set[str]()
    if not prepared.with_errors:
        _or_noted(wrong, lambda: _refuse_errors(prepared, told))


def _refuse_what_no_reason_excuses(prepared: Prepared) -> None:
    """The law asks for both in every newsletter (CAN-SPAM 15 U.S.C. 7704, GDPR, CASL)."""
    issue, email = prepared.issue, prepared.email
    tags, wrong = tags_or_own(prepared.name, issue.publication), []
    if tags.unsubscribe not in email.html or tags.unsubscribe not in email.text:
        wrong += [f"{issue.name}: there is no unsubscribe link; put it back into the theme {issue.theme}"]
    if not (tags.postal_address or issue.publication.postal_address):
        file = issue.folder.parent / PUBLICATION
        what = "the law asks for one in every newsletter, and nothing is uploaded without"
        wrong += [f"{file}: postal_address is missing; {what}"]
    if wrong:
        raise Stopped("\n".join(wrong))


def _refuse_errors(prepared: Prepared, told: set[str]) -> None:
    """A claim that nobody compared with its article is refused like an error. Some are ``told`` already."""
    name = prepared.issue.name
    findings = check_issue(prepared.issue, prepared.email, service=prepared.name).findings
    found = [f for f in findings if f.severity == Severity.ERROR or f.check == UNCOMPARED]
    found = [f for f in found if f.check not in told]
    if found:
        places = [f"{finding.at}: " if str(finding.at) else "" for finding in found]
        lines = "\n".join(f"  {at}{f.what}; {f.mend}" for at, f in zip(places, found, strict=True))
        raise Stopped(
            f"{name}: not uploaded, the checks found errors:\n{lines}\n"
            'Mend them, or say why it is right as it is: --with-errors "the reason"'
        )
