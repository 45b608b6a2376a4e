"""Condensing: an article becomes a digest of its own sentences."""

from issuepress.condense.digest import condense
from issuepress.condense.explain import explain
from issuepress.condense.headline import preheader, subject
from issuepress.condense.notes import notes_for_author
from issuepress.condense.shortlist import shortlist

__all__ = [
    "condense",
    "explain",
    "notes_for_author",
    "preheader",
    "shortlist",
    "subject",
]
