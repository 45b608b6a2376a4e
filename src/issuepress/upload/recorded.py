"""The receipt of an issue, and whether it is this issue's at all."""

from pathlib import Path

from issuepress.errors import CorruptReceipt
from issuepress.models import Issue
from issuepress.services.service import marker
from issuepress.workspace import receipts
from issuepress.workspace.load import ISSUE
from issuepress.workspace.receipts import Receipt


def recorded(issue: Issue, service: str) -> Receipt | None:
    """What is known of the issue at a service; None where that is nothing, or was copied with its folder."""
    receipt = receipts.load(issue.folder).get(service)
    return None if receipt and copied_from(issue, receipt, service) else receipt


def copied_from(issue: Issue, receipt: Receipt, service: str) -> str:
    """The name of the issue whose folder was copied; empty where the receipt is this issue's own.

    A folder that was renamed has another marker than its receipt, too, but none beside it has that receipt.
    """
    publication = issue.publication.name
    if receipt.marker in {"", marker(publication, issue.name)}:
        return ""
    beside = [path.parent for path in issue.folder.parent.glob(f"*/{ISSUE}") if path.parent != issue.folder]
    return next(
        (
            folder.name
            for folder in beside
            if marker(publication, folder.name) == receipt.marker or _has(folder, service, receipt.id)
        ),
        "",
    )


def _has(folder: Path, service: str, draft_id: str) -> bool:
    try:
        other = receipts.load(folder).get(service)
    except CorruptReceipt:
        return False
    return bool(draft_id) and other is not None and other.id == draft_id
