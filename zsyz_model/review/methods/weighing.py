"""Weights taken from the spread of the shares themselves: entropy and CRITIC.

A criterion in which all projects are equal gets weight 0. When there is nothing to go by at
all (one project, or all equal) every criterion gets the same weight.
"""

from __future__ import annotations

import numpy as np

from zsyz_model.review.methods.matrix import TINY, Floats
from zsyz_model.review.methods.scaling import fill_missing, telling

ALIKE = 1e-6
"""Columns nearer than this on 0..1 count as one: 1 − r, about the square, is rounding then."""


def entropy_weights(shares: Floats) -> Floats:
    """Shannon's entropy: the more unevenly the shares (n, m) are spread, the heavier (m,).

    A share of 0 adds nothing to the entropy (x ln x → 0), a missing one counts as 0. Own,
    since pymcdm takes no zeros. The weights add up to 1.

    Raises:
        ValueError: for shares that are negative or infinite.
    """
    known = _known(shares)
    if (known < 0).any():
        raise ValueError("entropy takes no negative shares")
    able = telling(known)
    if not able.any():
        return _equal(known)
    odds = known[:, able] / known[:, able].sum(axis=0)
    logs = np.log(odds, out=np.zeros_like(odds), where=odds > 0)
    told = 1.0 + (odds * logs).sum(axis=0) / np.log(len(known))
    return _spread(np.maximum(told, 0.0), able)


def critic_weights(shares: Floats) -> Floats:
    """CRITIC: the standard deviation times the conflict Σ(1 − r) with the other criteria.

    Columns of (n, m) are put on 0..1 between their least and largest share first; a missing
    share counts as 0. When all columns that tell projects apart say the same, there is no
    conflict to measure and they weigh the same. Own, since pymcdm takes correlations pair by
    pair, three times as slow. The weights (m,) add up to 1.

    Raises:
        ValueError: for infinite shares.
    """
    known = _known(shares)
    able = telling(known)
    if not able.any():
        return _equal(known)
    told = known[:, able]
    scaled = (told - told.min(axis=0)) / np.ptp(told, axis=0)
    if np.ptp(scaled, axis=1).max() <= ALIKE:
        return _spread(np.ones(scaled.shape[1]), able)
    conflict = (1.0 - np.corrcoef(scaled, rowvar=False)).sum(axis=0)
    return _spread(np.maximum(scaled.std(axis=0, ddof=1) * conflict, 0.0), able)


def _known(shares: Floats) -> Floats:
    if np.isinf(shares).any():
        raise ValueError("shares must be finite")
    return fill_missing(shares, 0.0)


def _equal(shares: Floats) -> Floats:
    return np.full(shares.shape[1], 1.0 / max(shares.shape[1], 1))


def _spread(told: Floats, able: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    """The weights of the able columns in proportion to what they told, 0 for the others."""
    weights = np.zeros(len(able))
    total = told.sum()
    weights[able] = told / total if total > TINY else 1.0 / len(told)
    return weights
