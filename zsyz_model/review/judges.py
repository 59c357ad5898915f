"""Who a judge is: spellings that differ only in spaces, width, case or middle dots are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from zsyz_model.scenario.names import fold

_DOTS = str.maketrans("", "", "·•・‧")


def spelled(judges: Iterable[str]) -> dict[str, str]:
    """Each spelling of a judge → the one used most, of equal ones the first by sort order.

    >>> spelled(["专家甲", "专家 甲", "专家甲", "专家乙"])
    {'专家甲': '专家甲', '专家 甲': '专家甲', '专家乙': '专家乙'}
    """
    counts = Counter(judges)
    titles: dict[str, str] = {}
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        titles.setdefault(_folded(word), word)
    return {word: titles[_folded(word)] for word in counts}


def _folded(word: str) -> str:
    return fold(word).casefold().translate(_DOTS)
