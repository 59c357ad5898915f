"""The numbers that a sentence names, so that each can be looked up in its certificate."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def numbers_in(sentence: str, names: Iterable[str] = ()) -> set[float]:
    """Every number of a sentence that is not part of one of these names (ids, quarters, cells)."""
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, " ")
    return {float(word) for word in _NUMBER.findall(sentence)}
