"""What a province has for its counties, and what a county is given of it: whole and exact.

Land in hundredths of a mu (`_hmu`), money in whole hundreds of yuan (0.01 万元, the ledger's
grid), quarters as places 1..H of the common horizon.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case.quarters import Horizon

MONEY_GRID = 100
"""Yuan in 0.01 万元."""
LOT = "省内调剂"
"""What a lot of surplus bought within the province is called among a county's schemes."""


@dataclass(frozen=True, slots=True)
class Reserve:
    """What the province has: plan quota by quarter, money by year, and the price of surplus.

    Quota that arrives in a quarter may be drawn then or later. Counties sell and buy surplus in
    the market quarters, the last of each year; the province pays for what it stores between
    them. A year without an entry in `budget_yuan` has no money. `trade_wan`: 万元 a mu, whole,
    so that every lot costs what a ledger can hold.
    """

    span: Horizon
    pool_hmu: Mapping[int, int] = field(default_factory=dict)
    budget_yuan: Mapping[int, int] = field(default_factory=dict)
    trade_wan: int = 0

    @property
    def trade_hwan(self) -> int:
        """The price of surplus in hundredths of 万元 a mu: times hundredths of a mu it is yuan."""
        return 100 * self.trade_wan

    @property
    def markets(self) -> tuple[int, ...]:
        """The quarters in which surplus changes hands."""
        last = {self.span.year(t): t for t in range(1, self.span.length + 1)}
        return tuple(last.values())

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years of the horizon."""
        return tuple(self.span.year(t) for t in self.markets)


@dataclass(frozen=True, slots=True)
class Share:
    """What one county draws, buys and sells by quarter, and its support by year; no zeros."""

    drawn_hmu: Mapping[int, int] = field(default_factory=dict)
    bought_hmu: Mapping[int, int] = field(default_factory=dict)
    sold_hmu: Mapping[int, int] = field(default_factory=dict)
    support_yuan: Mapping[int, int] = field(default_factory=dict)


def lot_id(word: str) -> str:
    """The key of the lot that a county buys in the market of a quarter word."""
    return f"{LOT}{word}"
