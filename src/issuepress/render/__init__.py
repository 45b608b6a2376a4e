"""Rendering: an issue becomes an e-mail."""
