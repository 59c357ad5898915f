"""PROMETHEE II by sorting: each criterion's net flow in n log n steps instead of n².

The flows of the linear preference function follow from sorted shares and their running sums
(T. Calders and D. Van Assche, PROMETHEE is not quadratic, Omega 76, 2018).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zsyz_model.review.methods.matrix import Floats, Ranked

DIGITS = 12
"""Shares are compared to so many digits: a change of unit must not make two of them differ."""


@dataclass(frozen=True, slots=True, eq=False)
class Preference:
    """How much a lead d in shares counts: 0 up to `q`, 1 beyond `p`, linear in between.

    Either is one number or one a criterion (m,). With q = p = 0 any lead counts in full
    ("usual"); q = 0 is the V shape, q = p the U shape.
    """

    q: float | Floats = 0.0
    p: float | Floats = 0.0

    def spread(self, criteria: int) -> tuple[Floats, Floats]:
        """`q` and `p`, one for each criterion.

        Raises:
            ValueError: unless 0 ≤ q ≤ p, both finite, and as many as criteria.
        """
        try:
            q, p = (np.broadcast_to(np.float64(x), (criteria,)) for x in (self.q, self.p))
        except ValueError:
            raise ValueError(f"q and p must be one number or {criteria}") from None
        if not ((q >= 0) & (q <= p) & np.isfinite(p)).all():
            raise ValueError("q and p must be finite with 0 ≤ q ≤ p")
        return q, p


USUAL = Preference()


def promethee(shares: Floats, weights: Floats, preference: Preference = USUAL) -> Ranked:
    """PROMETHEE II: (φ + 1) / 2, where φ is the net flow, from −1 to 1.

    φ is the weighted sum of one net flow φ_j a criterion, so the parts are exact:
    w_j (φ_j + 1) / 2. `detail` has "plus" and "minus" (n,), the leaving and entering flow,
    and "flows" (n, m), the φ_j.

    Args:
        shares: (n, m), more is better.
        weights: (m,), adding up to 1, 0 for a column that takes no part.
        preference: how much a lead counts.

    Raises:
        ValueError: for a preference that cannot be.
    """
    q, p = preference.spread(shares.shape[1])
    plus, minus = np.zeros_like(shares), np.zeros_like(shares)
    rounded = np.round(shares, DIGITS)
    for j in np.flatnonzero(weights):
        plus[:, j], minus[:, j] = flows(rounded[:, j], float(q[j]), float(p[j]))
    net = plus - minus
    parts = (net + 1.0) * (weights / 2.0)
    detail = {"shares": shares, "plus": plus @ weights, "minus": minus @ weights, "flows": net}
    return Ranked(parts.sum(axis=1), parts, detail)


def flows(column: Floats, q: float = 0.0, p: float = 0.0) -> tuple[Floats, Floats]:
    """The leaving and the entering flow (n,) of each project under one criterion.

    They are the mean preference over, and of, the others; `column` (n,) has at least two.
    """
    ascending = np.sort(column)
    others = len(column) - 1
    plus = _preferred(column, ascending, q, p)
    # whoever is ahead of x is behind it once all signs are turned
    minus = _preferred(-column, -ascending[::-1], q, p)
    return plus / others, minus / others


def _preferred(column: Floats, ascending: Floats, q: float, p: float) -> Floats:
    """The sum of the preferences of each of `column` over all of `ascending`."""
    full = np.searchsorted(ascending, column - p, side="left").astype(np.float64)
    if p == q:
        return full
    some = np.searchsorted(ascending, column - q, side="left")
    sums = np.concatenate(([0.0], np.cumsum(ascending)))
    first = full.astype(np.intp)
    lead = (some - first) * (column - q) - (sums[some] - sums[first])
    return np.asarray(full + lead / (p - q), dtype=np.float64)
