"""How many times faster we are than each peer, county by county, and how steady we are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from benchmarks.question import Case


@dataclass(frozen=True, slots=True)
class Ratio:
    """Peer's seconds over ours, the median of the counties; `x` > 1: we are faster.

    A solve that was stopped unproven counts with its seconds: `at_least` when that happened to
    the peer somewhere, `at_most` when it happened to us.
    """

    x: float
    at_least: bool
    at_most: bool = False

    def __str__(self) -> str:
        sign = {(True, False): ">", (False, True): "<", (True, True): "~"}
        return f"{sign.get((self.at_least, self.at_most), '')}{self.x:.1f}"


def ratios(cases: Iterable[Case], ours: str, peers: Iterable[str]) -> dict[str, Ratio]:
    """The ratio of every peer that was run beside us."""
    told = {(case.county, case.who): case.solved for case in cases}
    mine = {county: solved for (county, who), solved in told.items() if who == ours}
    found: dict[str, Ratio] = {}
    for peer in peers:
        pairs = [
            (told[county, peer], solved)
            for county, solved in mine.items()
            if (county, peer) in told
        ]
        if pairs:
            found[peer] = Ratio(
                median(theirs.seconds / own.seconds for theirs, own in pairs),
                at_least=any(not theirs.proven for theirs, _ in pairs),
                at_most=any(not own.proven for _, own in pairs),
            )
    return found


def kind_of(county: str) -> str:
    """The kind of a county: the first word of its name.

    >>> kind_of("core 3")
    'core'
    """
    return county.split()[0]


def by_kind(cases: Iterable[Case], ours: str, peers: Iterable[str]) -> dict[str, Ratio]:
    """Ratios under "kind / peer", the kinds as they come."""
    every, peers = list(cases), list(peers)
    return {
        f"{kind} / {peer}": ratio
        for kind in dict.fromkeys(kind_of(case.county) for case in every)
        for peer, ratio in ratios(
            [c for c in every if kind_of(c.county) == kind], ours, peers
        ).items()
    }


def steadiness(cases: Iterable[Case], ours: str) -> dict[str, float]:
    """Kind → our worst seconds over our median ones."""
    times: dict[str, list[float]] = {}
    for case in cases:
        if case.who == ours:
            times.setdefault(kind_of(case.county), []).append(case.solved.seconds)
    return {kind: max(own) / median(own) for kind, own in times.items()}
