"""The best way to lead in a tiny county, by trying every way: fit, loads as fractions, promises kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from zsyz_model.planning.numbers import Numbers

Leads = dict[str, str]
"""Project → leader of those that are led."""


@dataclass(frozen=True, slots=True)
class Led:
    """Fit, and the loads of all leaders, the largest first."""

    fit: int
    loads: tuple[Fraction, ...]

    @property
    def peak(self) -> Fraction:
        """The largest load."""
        return max(self.loads, default=Fraction(0))


def best_led(
    numbers: Numbers,
    began: frozenset[str],
    order: tuple[str, ...],
    weights: Mapping[str, float],
    changes: int | None,
) -> Led | None:
    """The best way to lead with a leader for all of `began`, at most so many promises changed."""
    if not began <= set(numbers.led):
        return None
    ways = (way for way in _ways(numbers, began) if _keeps(numbers, way, changes))
    found = (_led(numbers, way) for way in ways)
    return min(found, key=lambda led: _rank(led, order, weights), default=None)


def _rank(led: Led, order: tuple[str, ...], weights: Mapping[str, float]) -> tuple[object, ...]:
    if weights:
        fit, peak = (Fraction(str(weights.get(name, 0))) for name in ("fit", "fairness"))
        return (peak * 100 * led.peak - fit * led.fit,)
    value: dict[str, object] = {"fit": -led.fit, "fairness": led.loads}
    return tuple(value[name] for name in order if name in value)


def _ways(numbers: Numbers, began: frozenset[str]) -> Iterator[Leads]:
    """Every way that pins, musts, hours and counts allow."""
    pairs = {(x.project_id, x.leader_id): x.minutes for x in numbers.pairs}
    who = [
        [*([] if must or p in began else [""]), *(b for a, b in pairs if a == p)]
        for p, must in numbers.led.items()
    ]
    for chosen in product(*who):
        leads = {p: one for p, one in zip(numbers.led, chosen, strict=True) if one}
        if numbers.pinned <= set(leads.items()) and _fits(numbers, leads):
            yield leads


def _fits(numbers: Numbers, leads: Leads) -> bool:
    """Whether every leader has the hours, no more than most and no fewer than least."""
    minutes = {(x.project_id, x.leader_id): x.minutes for x in numbers.pairs}
    for leader in numbers.leaders:
        own = [minutes[lead] for lead in leads.items() if lead[1] == leader.leader_id]
        if sum(own) > leader.minutes or not leader.least <= len(own) <= leader.most:
            return False
    return True


def _keeps(numbers: Numbers, leads: Leads, changes: int | None) -> bool:
    if numbers.kept is None or changes is None:
        return True
    return sum(leads.get(p) != who for p, who in numbers.kept.leads.items()) <= changes


def _led(numbers: Numbers, leads: Leads) -> Led:
    pairs = {(x.project_id, x.leader_id): x for x in numbers.pairs}
    loads = [
        Fraction(
            sum(pairs[lead].minutes for lead in leads.items() if lead[1] == one.leader_id),
            one.minutes,
        )
        for one in numbers.leaders
        if one.minutes
    ]
    fit = sum(pairs[lead].fit for lead in leads.items())
    return Led(fit, tuple(sorted(loads, reverse=True)))
