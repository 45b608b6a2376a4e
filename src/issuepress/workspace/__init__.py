"""``newsletters/`` on disk: what is loaded from it and what is written into it."""
