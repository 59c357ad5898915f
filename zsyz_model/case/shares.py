"""How sure a share of cases is: Wilson's interval, honest with few cases too."""

from __future__ import annotations

from statistics import NormalDist


def wilson(times: int, cases: int, confidence: float) -> tuple[float, float]:
    """The interval of a probability of which `times` of `cases` were seen (E. B. Wilson, 1927).

    >>> [round(x, 4) for x in wilson(0, 10, 0.95)]
    [0.0, 0.2775]
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, spread = times / cases, z * z / cases
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / cases + spread / (4 * cases)) ** 0.5
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return (0.0 if not times else low), (1.0 if times == cases else high)
