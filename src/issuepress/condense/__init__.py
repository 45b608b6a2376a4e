"""Condensing: an article becomes a digest of its own sentences."""

from issuepress.condense.digest import condense
from issuepress.condense.explain import explain
from issuepress.condense.extract import extract
from issuepress.condense.headline import preheader, subject
from issuepress.condense.model import Model, condense_with
from issuepress.condense.notes import notes_for_author

__all__ = [
    "Model",
    "condense",
    "condense_with",
    "explain",
    "extract",
    "notes_for_author",
    "preheader",
    "subject",
]
