"""腾挪置换 as the plan promises it, and what is told of it: who takes, and at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class LandSource:
    """Part of a start's land: kind, mu and the quarter in which the quota is used."""

    kind: str
    mu: float
    quarter: str


@dataclass(frozen=True, slots=True)
class Taker:
    """A project that starts on what a holder released, with its part in 亩."""

    project_id: str
    quarter: str
    mu: float


@dataclass(frozen=True, slots=True)
class SwapCost:
    """What a swap costs, in 万元: the plan's own bookings, and the compensation that it uses.

    `opening_wan`: fixed cost; `taking_wan`: the takers' price for the plot, or the holder's
    quota; `repaying_wan`: the plot or the plan quota that the holder is given.
    `compensation_mu` of 占补数量 is used by quota given back, beyond what its linkage brings
    along; bought, it would cost `compensation_wan`. It is not part of the sum, since the stock may cover it.
    """

    opening_wan: float = 0.0
    taking_wan: float = 0.0
    repaying_wan: float = 0.0
    compensation_mu: float = 0.0
    compensation_wan: float = 0.0

    @property
    def wan(self) -> float:
        """Opening, taking and repaying together."""
        return round(self.opening_wan + self.taking_wan + self.repaying_wan, 4)


@dataclass(frozen=True, slots=True)
class Swap:
    """A holder is repaid for its plot or quota: `by` is "quota" or the id of another plot.

    `sources` says which quota, when it is quota. `takers`, `cost` and `words` (the whole
    swap as a sentence) are told once the plan is known; they promise nothing of their own.
    """

    plot_id: str
    holder: str
    mu: float
    by: str
    quarter: str
    due: str
    sources: tuple[LandSource, ...] = ()
    takers: tuple[Taker, ...] = ()
    cost: SwapCost = SwapCost()
    words: str = ""

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """A swap read back from plan.json; what is told of it is worked out anew, never read.

        Raises KeyError or TypeError when the record has another shape.
        """
        promised = {key: value for key, value in record.items() if key not in TOLD}
        parts = tuple(LandSource(**x) for x in record["sources"])
        return cls(**{**promised, "sources": parts})


TOLD = ("takers", "cost", "words")
