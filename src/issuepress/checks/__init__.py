"""Checks: what can go wrong is found before it is sent."""
