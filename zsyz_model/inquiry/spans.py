"""How far an input is looked along: in pieces, short ones first."""

from __future__ import annotations

from collections.abc import Iterator


def pieces(span: tuple[int, int], stride: int | None) -> Iterator[tuple[int, int]]:
    """A span cut up, short pieces first: where little can be added, the relaxation is tight.

    >>> list(pieces((1, 2000), 100))
    [(1, 100), (101, 500), (501, 2000)]
    """
    low, most = span
    wide = stride or most - low + 1
    while low <= most:
        yield low, min(low + wide - 1, most)
        low, wide = low + wide, 4 * wide
