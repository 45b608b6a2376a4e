"""Mailing services."""
