"""A word or phrase that a claim hangs on."""

from typing import NamedTuple


class Mark(NamedTuple):
    """The words from ``start`` to ``end`` are about this ``kind`` of fact and say this ``value``."""

    kind: str
    value: str
    start: int
    end: int
