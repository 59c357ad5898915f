"""Every plan of a tiny county with all that it is worth: no solver, whole numbers only.

A plan is a set of promises (starts with quarter and site, leaders) with the least land cost that
can keep them. Stability counts promises of `numbers.kept` that are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.oracles.enumerate_leads import _led, _ways
from tests.oracles.enumerate_money import carried
from tests.oracles.enumerate_plans import (
    Side,
    Starts,
    _least_cost,
    _sides,
    _starts,
    merit,
    missed,
)
from zsyz_model.planning.numbers import Numbers


@dataclass(frozen=True)
class Whole:
    """A plan: its promises, and its goals as numbers of which less is better."""

    starts: Mapping[str, tuple[str, int]]
    leads: Mapping[str, str]
    worths: Mapping[str, Fraction]

    def apart(self, starts: Mapping[str, tuple[str, int]], leads: Mapping[str, str]) -> int:
        """How many promises differ from these."""
        mine = {
            **{("s", p): way for p, way in self.starts.items()},
            **{("l", p): w for p, w in self.leads.items()},
        }
        theirs = {
            **{("s", p): way for p, way in starts.items()},
            **{("l", p): w for p, w in leads.items()},
        }
        return sum(mine.get(key) != theirs.get(key) for key in {*mine, *theirs})


def every_plan(
    numbers: Numbers, most: Mapping[str, Fraction] | None = None, least_starts: int = 0
) -> list[Whole]:
    """Every plan of which no goal is worse than `most`."""
    limits = most or {}
    sides = sorted(_sides(numbers), key=lambda side: sum(side.spent_yuan))
    found = []
    for starts in _starts(numbers):
        land = _land(numbers, starts, sides, limits)
        if land is not None and len(starts) >= least_starts:
            found += list(_led_ways(numbers, starts, land, limits))
    return found


def _land(
    numbers: Numbers,
    starts: Starts,
    sides: Sequence[Side],
    most: Mapping[str, Fraction],
) -> dict[str, Fraction] | None:
    worths = {
        "missed_targets": Fraction(missed(numbers, starts)),
        "merit": Fraction(-merit(numbers, starts)),
    }
    if not _within(worths, most) or not carried(numbers, starts):
        return None
    cost = _least_cost(numbers, starts, list(sides))
    if cost is None:
        return None
    worths["land_cost"] = Fraction(cost)
    return worths if _within(worths, most) else None


def _led_ways(
    numbers: Numbers, starts: Starts, land: Mapping[str, Fraction], most: Mapping[str, Fraction]
) -> Iterator[Whole]:
    if not set(starts) <= set(numbers.led):
        return
    for leads in _ways(numbers, frozenset(starts)):
        led = _led(numbers, leads)
        worths = {**land, "fit": Fraction(-led.fit), "fairness": led.peak}
        if numbers.kept is not None:
            lost = sum(starts.get(p) != way for p, way in numbers.kept.starts.items())
            lost += sum(leads.get(p) != who for p, who in numbers.kept.leads.items())
            worths["stability"] = Fraction(lost)
        if _within(worths, most):
            yield Whole(dict(starts), leads, worths)


def _within(worths: Mapping[str, Fraction], most: Mapping[str, Fraction]) -> bool:
    return all(own <= most[name] for name, own in worths.items() if name in most)
