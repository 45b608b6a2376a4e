"""What a feed has that no issue told yet: so that next month's issue is one command."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from issuepress.read.feed import Entry
from issuepress.workspace.load import Workspace
from issuepress.workspace.shelf import Told, shelf


@dataclass(frozen=True)
class News:
    """``fresh`` was published since the newest issue, ``earlier`` before it. Both the newest first."""

    fresh: tuple[Entry, ...]
    earlier: tuple[Entry, ...]


def news(workspace: Workspace, entries: Sequence[Entry]) -> News:
    """Those of a feed's entries that were in no issue. Before there is a first issue, the newest is fresh."""
    told = Told(workspace)
    new = [entry for entry in entries if not told.knows(entry.url, entry.title)]
    dates = [issue.date for issue in shelf(workspace) if issue.date]
    if not dates:
        return News(tuple(new[:1]), tuple(new[1:]))
    fresh = [entry for entry in new if (entry.published or dt.date.min) >= max(dates)]
    return News(tuple(fresh), tuple(entry for entry in new if entry not in fresh))
