"""The county's plan, built and proven by us and by others: same counties, same gap, one run.

Every solve has a process of its own, so that no competitor inherits another's threads or
warm caches; the clock runs inside, from the numbers to the answer, without imports.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks.kinds import KINDS
from benchmarks.machine import machine, versions
from benchmarks.peers import COMPETITORS, OURS, PEERS, TIERS
from benchmarks.question import Case, Solved, Stop, Weights
from benchmarks.ratios import Ratio, by_kind, steadiness
from benchmarks.table import disagreements, line, table
from benchmarks.variants import demo_numbers
from zsyz_model.planning.numbers import Numbers

WEIGHTS = Weights()
TIERS_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Found:
    """All cases of a run and what they come to."""

    stop: Stop
    cases: tuple[Case, ...]
    faults: tuple[str, ...]

    def told(self) -> dict[str, object]:
        """The document of `--json`; null stands for an objective that nobody found."""
        return {
            "machine": machine(),
            "versions": versions(),
            "stop": {"gap": self.stop.gap, "seconds": self.stop.seconds},
            "cases": [case.told() for case in self.cases],
            "ratios": {peer: told.x for peer, told in self._ratios().items()},
            "unproven_peers": sorted(p for p, told in self._ratios().items() if told.at_least),
            "worst_by_median": steadiness(self.cases, OURS),
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        return table(self.cases, self._ratios(), steadiness(self.cases, OURS))

    def _ratios(self) -> dict[str, Ratio]:
        return by_kind(self.cases, OURS, PEERS)


def run(
    seeds: Iterable[int],
    stop: Stop,
    *,
    demo: bool,
    watch: Callable[[str], None] = lambda _line: None,
    kinds: Iterable[str] = tuple(KINDS),
    peers: Sequence[str] = tuple(PEERS),
) -> Found:
    """Every competitor on every county, the demonstration county first; its tiers last."""
    cases: list[Case] = []
    counties = [("demo county", demo_numbers())] if demo else []
    seeds = tuple(seeds)
    counties += [(f"{kind} {seed}", KINDS[kind](seed)) for kind in kinds for seed in seeds]
    for name, numbers in counties:
        for who in (OURS, *peers):
            cases.append(Case(name, who, apart(who, numbers, stop)))
            watch(line(cases[-1]))
    if demo:
        whole = replace(stop, seconds=max(stop.seconds, TIERS_SECONDS))
        cases.append(Case("demo county", TIERS, apart(TIERS, demo_numbers(), whole)))
        watch(line(cases[-1]))
    weighted = [case for case in cases if case.who != TIERS]
    return Found(stop, tuple(cases), tuple(disagreements(weighted, stop)))


def apart(who: str, numbers: Numbers, stop: Stop) -> Solved:
    """One solve in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_solve, (who, numbers, stop))


def _solve(who: str, numbers: Numbers, stop: Stop) -> Solved:
    return COMPETITORS[who](numbers, WEIGHTS, stop)
