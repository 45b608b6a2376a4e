"""Condense articles into an e-mail newsletter without changing a claim."""
