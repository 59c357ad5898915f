"""How many times faster we are than each peer, county by county."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from benchmarks.question import Case


@dataclass(frozen=True, slots=True)
class Ratio:
    """Peer's seconds over ours, the median of the counties; `x` > 1: we are faster.

    `at_least`: the peer was stopped unproven somewhere and counts there with its seconds.
    """

    x: float
    at_least: bool

    def __str__(self) -> str:
        return f"{'>' if self.at_least else ''}{self.x:.1f}"


def ratios(cases: Iterable[Case], ours: str, peers: Iterable[str]) -> dict[str, Ratio]:
    """The ratio of every peer that was run beside us; counties that we did not prove do not count."""
    told = {(case.county, case.who): case.solved for case in cases}
    mine = {county: solved for (county, who), solved in told.items() if who == ours}
    found: dict[str, Ratio] = {}
    for peer in peers:
        pairs = [
            (told[county, peer], solved)
            for county, solved in mine.items()
            if (county, peer) in told and solved.proven
        ]
        if pairs:
            x = median(theirs.seconds / own.seconds for theirs, own in pairs)
            found[peer] = Ratio(x, at_least=any(not theirs.proven for theirs, _ in pairs))
    return found
