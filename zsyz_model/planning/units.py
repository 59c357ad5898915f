"""Values of the ledger as whole numbers."""

from __future__ import annotations

from zsyz_model.case import missing


def hundredths(value: float) -> int:
    """A value on the grid of 0.01 as a whole number; missing counts as 0."""
    return 0 if missing(value) else round(value * 100)


def percent(share: float) -> int:
    """A share as whole percent."""
    return round(share * 100)


def yuan(wan: float) -> int:
    """万元 on the grid of 0.01 as whole yuan; missing counts as 0."""
    return hundredths(wan) * 100
