"""Condensing: an article becomes a digest of its own sentences."""
