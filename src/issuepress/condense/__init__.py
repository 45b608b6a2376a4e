"""Condensing: an article becomes a digest of its own sentences."""

from issuepress.condense.digest import condense
from issuepress.condense.explain import explain
from issuepress.condense.extract import extract
from issuepress.condense.headline import preheader, subject
from issuepress.condense.notes import notes_for_author

__all__ = [
    "condense",
    "explain",
    "extract",
    "notes_for_author",
    "preheader",
    "subject",
]
