"""The first half of an upload: everything that needs no service. A dry run ends here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError

from issuepress.build import as_format, rendered
from issuepress.checks.check import check_issue
from issuepress.checks.finding import Severity
from issuepress.errors import NotOffered, Stopped
from issuepress.models import Issue
from issuepress.pictures import Picture, pictures, placed, written
from issuepress.rendered import Email
from issuepress.services import service_class
from issuepress.services.request import Request
from issuepress.services.service import AUDIENCE, Content, MailingService
from issuepress.services.tags import tags_or_own
from issuepress.upload.recorded import recorded
from issuepress.upload.samples import refuse_samples
from issuepress.workspace import toml
from issuepress.workspace.load import PUBLICATION
from issuepress.workspace.receipts import Receipt, fingerprints

UNCOMPARED = "what_is_said_otherwise_is_approved"


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
) -> Prepared:
    """Render, check and make the pictures fit. Calls nobody.

    ``email`` is the issue rendered for the service, where somebody has it already. ``choices`` are readers
    instead of those in newsletter.toml: lists, segments or tags, by their ids. Without any, those of an
    earlier upload stay chosen. Raises Stopped for findings of severity error, unless ``with_errors`` says
    why; and always for want of an unsubscribe link or postal address, and for the addresses of a sample.
    """
    kind = service_class(name)
    chosen = _chosen(issue, name, choices or {})
    service = kind(_settings(issue, name, chosen), issue)
    refuse_samples(service)
    email = email or rendered(issue, service=name)
    _refuse_what_no_reason_excuses(issue, name, email)
    if not with_errors:
        _refuse_errors(issue, name, email)
    return Prepared(name, service, email, pictures(email), with_errors, chosen)


def planned(prepared: Prepared, receipt: Receipt | None) -> tuple[Request, ...]:
    """The requests that an upload makes, looking aside. Braces stand for what earlier answers tell."""
    known = {**(receipt.images if receipt else {}), **prepared.own_addresses}
    there = {picture.name: known.get(picture.name, f"{{{picture.name}}}") for picture in prepared.pictures}
    content = prepared.content(prepared.service, there)
    if receipt and receipt.id:
        return prepared.service.update(content, receipt.id)
    return prepared.service.create(content)


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


def requests_as_text(requests: Iterable[Request]) -> str:
    """Each request as a dry run prints it: method, path, headers, body. Keys are in none of them."""
    return "\n".join(map(_request, requests))


def _chosen(issue: Issue, name: str, choices: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Who gets it instead of those in newsletter.toml; nobody once the command line says the same as that."""
    if not choices:
        receipt = recorded(issue, name)
        return dict(receipt.chosen) if receipt else {}
    kind, table = service_class(name), issue.publication.services.get(name, {})
    for key in choices:
        if key not in kind.table.model_fields:
            raise NotOffered(f"{kind.title} takes no --{key}")
    chosen = {key: tuple(ids) for key, ids in choices.items()}
    try:
        wanted = kind.table.model_validate(_with(kind, table, chosen))
    except ValidationError as error:
        wrong = next((e for e in error.errors() if e["loc"][:1] and e["loc"][0] in chosen), None)
        if not wrong:
            return chosen  # the mistake is in the file, where it is told with its line
        said = str(wrong["msg"]).removeprefix("Value error, ")
        ids = " ".join(f"--{wrong['loc'][0]} {one}" for one in chosen[str(wrong["loc"][0])])
        raise NotOffered(f"{kind.title}: {ids}: {said}") from None
    try:
        return {} if wanted == kind.table.model_validate(table) else chosen
    except ValidationError:
        return chosen


def _with(
    kind: type[MailingService], table: Mapping[str, Any], chosen: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The table with other readers: none of its own stay, but for the list that a segment is part of."""
    if not chosen:
        return dict(table)
    within = (
        {"list"}
        if "list" in kind.table.model_fields and kind.table.model_fields["list"].is_required()
        else set()
    )
    others = {key: value for key, value in table.items() if key not in AUDIENCE or key in within}
    return {**others, **{key: list(ids) for key, ids in chosen.items()}}


def _settings(issue: Issue, name: str, chosen: Mapping[str, Sequence[str]]) -> Any:
    """The service's table of newsletter.toml, with every mistake in it."""
    kind = service_class(name)
    values = _with(kind, issue.publication.services.get(name, {}), chosen)
    return toml.table(issue.folder.parent / PUBLICATION, ("services", name), values, kind.table)


def _refuse_what_no_reason_excuses(issue: Issue, name: str, email: Email) -> None:
    """The law asks for both in every newsletter (CAN-SPAM 15 U.S.C. 7704, GDPR, CASL)."""
    tags = tags_or_own(name, issue.publication)
    if tags.unsubscribe not in email.html or tags.unsubscribe not in email.text:
        raise Stopped(f"{issue.name}: there is no unsubscribe link; put it back into the theme {issue.theme}")
    if not (tags.postal_address or issue.publication.postal_address):
        raise Stopped(
            f"{issue.folder.parent / PUBLICATION}: postal_address is missing; the law asks for one in every "
            "newsletter, and nothing is uploaded without"
        )


def _refuse_errors(issue: Issue, name: str, email: Email) -> None:
    """A claim that nobody has compared with its article is refused like an error."""
    told = check_issue(issue, email, service=name).findings
    found = [f for f in told if f.severity == Severity.ERROR or f.check == UNCOMPARED]
    if found:
        places = [f"{finding.at}: " if str(finding.at) else "" for finding in found]
        lines = "\n".join(f"  {at}{f.what}; {f.mend}" for at, f in zip(places, found, strict=True))
        raise Stopped(
            f"{issue.name}: not uploaded, the checks found errors:\n{lines}\n"
            'Mend them, or say why it is right as it is: --with-errors "the reason"'
        )


def _request(request: Request) -> str:
    query = f"?{urlencode(request.query)}" if request.query else ""
    lines = [f"{request.method} {request.path}{query}"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if request.json is not None:
        lines.append(json.dumps(request.json, indent=2, ensure_ascii=False))
    if request.content:
        lines.append(f"({len(request.content)} bytes)")
    return "\n".join(lines) + "\n"
