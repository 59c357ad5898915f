"""Outings: which projects a leader can see in one go, and the shortest way round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from zsyz_model.case import Case, Lead, missing
from zsyz_model.validate.pairing import DONE, Travel

Drive = Callable[[str, str], int]
"""Minutes from one place to another, whole."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A project to be seen: where it lies, how many minutes the stay takes, how often a week."""

    project_id: str
    place: str
    stay: int
    times: int = 1


@dataclass(frozen=True, slots=True)
class Outing:
    """From the base round some stops and back, in this order."""

    stops: tuple[Stop, ...]
    travel: int

    @property
    def minutes(self) -> int:
        """On the road and on site together."""
        return self.travel + sum(stop.stay for stop in self.stops)


def stops_of(case: Case, leads: Sequence[Lead]) -> dict[str, tuple[Stop, ...]]:
    """Leader → stops, of every project that the plan gives to the leader and that still runs.

    The stay is the scenario's time on site for the project's stage, the number of visits its
    visits a week, rounded up.
    """
    rules = case.scenario.leaders
    found: dict[str, list[Stop]] = {}
    for lead in sorted(leads, key=lambda lead: (lead.leader_id, lead.project_id)):
        stage, place = case.projects.loc[lead.project_id, ["stage", "place"]]
        if stage not in DONE:
            stay = ceil(rules.hours_on_site.get(str(stage), 0.0) * 60 - 1e-6)
            where = "" if missing(place) else str(place)
            stop = Stop(lead.project_id, where, stay, max(1, ceil(rules.visits_per_week - 1e-6)))
            found.setdefault(lead.leader_id, []).append(stop)
    return {leader: tuple(stops) for leader, stops in found.items()}


def drive_of(case: Case) -> Drive:
    """Whole minutes between two places, rounded up."""
    travel = Travel.of(case)
    return lambda origin, target: ceil(travel(origin, target) - 1e-6)


def bases_of(case: Case) -> dict[str, str]:
    """Leader → the place where the leader works; empty when the ledger gives none."""
    return {str(leader): str(base) for leader, base in case.leaders["base"].fillna("").items()}


def outings(base: str, stops: Sequence[Stop], longest: int, drive: Drive) -> tuple[Outing, ...]:
    """Every set of stops that can be seen within `longest` minutes, each by its shortest way.

    Sets grow one stop at a time (Held and Karp); a set whose stays alone are too long is not
    grown further. Of ways equally long the first in the order of the stops is taken.
    """
    best = _grown(base, stops, longest, drive)
    found = []
    for ways in best.values():
        travel, order = min(
            (minutes + drive(stops[last].place, base), path)
            for last, (minutes, path) in ways.items()
        )
        outing = Outing(tuple(stops[i] for i in order), travel)
        if outing.minutes <= longest:
            found.append(outing)
    return tuple(found)


Ways = Mapping[int, tuple[int, tuple[int, ...]]]
"""Last stop → (minutes from the base, the way), for one set of stops."""


def _grown(
    base: str, stops: Sequence[Stop], longest: int, drive: Drive
) -> dict[frozenset[int], Ways]:
    layer: dict[frozenset[int], Ways] = {
        frozenset([i]): {i: (drive(base, stop.place), (i,))}
        for i, stop in enumerate(stops)
        if stop.stay <= longest
    }
    found = dict(layer)
    while layer:
        sets = {known | {i} for known in layer for i in range(len(stops)) if i not in known}
        layer = {
            wider: _ways(wider, layer, stops, drive)
            for wider in sorted(sets, key=sorted)
            if sum(stops[i].stay for i in wider) <= longest
        }
        found |= layer
    return found


def _ways(
    wider: frozenset[int], layer: Mapping[frozenset[int], Ways], stops: Sequence[Stop], drive: Drive
) -> Ways:
    """The shortest way through a set for each last stop."""

    def candidates(last: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        for before, (minutes, path) in layer[wider - {last}].items():
            yield minutes + drive(stops[before].place, stops[last].place), (*path, last)

    return {last: min(candidates(last)) for last in sorted(wider)}
