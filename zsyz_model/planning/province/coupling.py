"""What ties the counties of a province: few rows over few flows of each county.

A flow is what a county draws, buys, sells or is given, in mu and 万元. Quota is drawn when it
arrives: drawn later it serves no better, and what counts is only what is drawn before more
arrives, so that the pool has one row for each arrival. Every row reads Σ_counties usage <= room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor

from zsyz_model.case.province import Reserve, Share
from zsyz_model.planning.rows import MU, YUAN

DRAWN, BOUGHT, SOLD, SUPPORT = "drawn", "bought", "sold", "support"
GRID = 100
"""Steps in a mu, and in 万元."""
NOISE = 1e-6
Flow = tuple[str, int]
"""What flows, and in which quarter or year."""


@dataclass(frozen=True)
class Coupling:
    """The rows of a reserve: names, rooms, and what a unit of each flow uses."""

    reserve: Reserve

    @cached_property
    def arrivals(self) -> tuple[int, ...]:
        """The quarters in which the pool grows."""
        return tuple(sorted(t for t, hmu in self.reserve.pool_hmu.items() if hmu))

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Every flow of a county, in the order in which columns hold them."""
        markets = self.reserve.markets
        return (
            *((DRAWN, t) for t in self.arrivals),
            *((BOUGHT, t) for t in markets),
            *((SOLD, t) for t in markets),
            *((SUPPORT, y) for y in self.reserve.years),
        )

    @cached_property
    def rows(self) -> tuple[Flow, ...]:
        """The pool before each further arrival, every market, every year's money."""
        reserve = self.reserve
        ends = [t - 1 for t in self.arrivals[1:]] + [reserve.span.length] * bool(self.arrivals)
        return (
            *((DRAWN, t) for t in ends),
            *((BOUGHT, t) for t in reserve.markets),
            *((SUPPORT, y) for y in reserve.years),
        )

    @cached_property
    def rooms(self) -> tuple[float, ...]:
        """The right side of each row, in mu and 万元."""
        return tuple(self._room(kind, when) for kind, when in self.rows)

    def _room(self, kind: str, when: int) -> float:
        reserve = self.reserve
        if kind == DRAWN:
            return sum(hmu for t, hmu in reserve.pool_hmu.items() if t <= when) / MU
        return reserve.budget_yuan.get(when, 0) / YUAN if kind == SUPPORT else 0.0

    def factor(self, row: Flow, flow: Flow) -> float:
        """What a unit of a flow uses of a row."""
        (kind, end), (what, when) = row, flow
        if kind == SUPPORT:
            if what == SUPPORT:
                return float(when == end)
            paid = {BOUGHT: -self.reserve.trade_wan, SOLD: self.reserve.trade_wan}.get(what, 0)
            return float(paid) if self._year(flow) == end else 0.0
        sign = {DRAWN: {DRAWN: 1.0}, BOUGHT: {BOUGHT: 1.0, SOLD: -1.0}}[kind].get(what, 0.0)
        return sign if when <= end else 0.0

    def _year(self, flow: Flow) -> int:
        return flow[1] if flow[0] == SUPPORT else self.reserve.span.year(flow[1])

    def usage(self, amounts: Sequence[float]) -> tuple[float, ...]:
        """What a county's flows use of each row."""
        return tuple(
            sum(self.factor(row, flow) * x for flow, x in zip(self.flows, amounts, strict=True))
            for row in self.rows
        )

    def costs(self, prices: Sequence[float]) -> tuple[float, ...]:
        """What a unit of each flow costs at these prices of the rows."""
        return tuple(
            sum(p * self.factor(row, flow) for row, p in zip(self.rows, prices, strict=True))
            for flow in self.flows
        )

    @staticmethod
    def whole(rooms: Sequence[float]) -> tuple[float, ...]:
        """Rooms on the grid of 0.01, rounded down: what a county can use to the last step."""
        return tuple(floor(room * GRID + NOISE) / GRID for room in rooms)

    @staticmethod
    def paid(prices: Sequence[float], usage: Sequence[float]) -> float:
        """What a usage costs."""
        return sum(p * u for p, u in zip(prices, usage, strict=True))

    def amounts(self, share: Share) -> tuple[float, ...]:
        """A share as the amounts of the flows."""
        known = {DRAWN: share.drawn_hmu, BOUGHT: share.bought_hmu, SOLD: share.sold_hmu}
        return tuple(
            share.support_yuan.get(when, 0) / YUAN
            if kind == SUPPORT
            else known[kind].get(when, 0) / MU
            for kind, when in self.flows
        )
