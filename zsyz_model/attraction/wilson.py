"""Wilson's interval of a share: honest with few cases, where the usual one is not."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def wilson(hits: int, cases: int, level: float) -> tuple[float, float]:
    """The interval of a share in percent, for `level` such as 0.8; `cases` is positive.

    >>> wilson(0, 10, 0.95)[0]
    0.0
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, weight = hits / cases, z * z / cases
    middle = (share + weight / 2) / (1 + weight)
    half = z * sqrt(share * (1 - share) / cases + weight / (4 * cases)) / (1 + weight)
    return round(100 * max(0.0, middle - half), 4), round(100 * min(1.0, middle + half), 4)
