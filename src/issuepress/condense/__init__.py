"""Condensing: an article becomes a digest of its own sentences."""

from issuepress.condense.digest import condense
from issuepress.condense.extract import extract

__all__ = ["condense", "extract"]
