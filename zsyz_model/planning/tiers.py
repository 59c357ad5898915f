"""The goals in order: each tier is fixed at its best before the next; halves apart if they may be."""

from __future__ import annotations

from collections.abc import Iterable

from zsyz_model.case import Scenario
from zsyz_model.planning.asking import LEADER_GOALS, Watch
from zsyz_model.planning.climbing import Tiered, climb, cover, order_of
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.kept import count_changes
from zsyz_model.planning.memory import Memory, joint_key, land_key, leaders_key
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers, Promises


def solve_tiers(
    numbers: Numbers, scenario: Scenario, watch: Watch, memory: Memory[Tiered] | None = None
) -> tuple[Tiered, ...]:
    """Solve the land half and the leader half apart, or jointly when they really interact.

    Apart is exact when the best leader plan can also cover every project that starts, and
    both together keep enough of an earlier plan: each half then attains the bound it has
    alone. `memory`: halves that were solved before are taken from it, others start from its
    first plan. Raises NoPlanError.
    """
    clock, memory = Clock(scenario.solver.seconds), memory or Memory()
    land = _land(numbers, scenario, clock, watch, memory)
    covered = frozenset(started_in(land))
    key = leaders_key(numbers, scenario, covered)
    leaders = memory.known(key)
    if leaders is None:
        leaders = cover(compose(numbers, Half.LEADERS), covered, scenario, clock, watch)
        if leaders is not None:
            memory.keep(key, Half.LEADERS, leaders, leaders.values)
    if leaders is not None and keeps_enough(numbers.kept, land, leaders):
        return land, leaders
    return (_joint(numbers, scenario, clock, watch, memory),)


def _land(
    numbers: Numbers, scenario: Scenario, clock: Clock, watch: Watch, memory: Memory[Tiered]
) -> Tiered:
    """The land half in its tiers."""
    key = land_key(numbers, scenario)
    if (known := memory.known(key)) is not None:
        return known
    names = [name for name in order_of(scenario) if name not in LEADER_GOALS]
    model = compose(numbers, Half.LAND)
    found = climb(model, names, scenario, clock, watch, memory.hint(Half.LAND))
    return memory.keep(key, Half.LAND, found, found.values)


def _joint(
    numbers: Numbers, scenario: Scenario, clock: Clock, watch: Watch, memory: Memory[Tiered]
) -> Tiered:
    """Both halves as one problem; a start is put together from what both halves know."""
    key = joint_key(numbers, scenario)
    if (known := memory.known(key)) is not None:
        return known
    model, hint = compose(numbers, Half.JOINT), memory.hint(Half.JOINT)
    found = climb(model, order_of(scenario), scenario, clock, watch, hint)
    return memory.keep(key, Half.JOINT, found, found.values)


def started_in(land: Tiered) -> Iterable[str]:
    """The projects that start in a land plan."""
    made, values = land.model.made, land.values
    for (p, _), x in made.begun.items():
        if values[x.name] > 0.5:
            yield p
    for (p, _, _), x in made.settled.items():
        if values[x.name] > 0.5:
            yield p


def keeps_enough(kept: Promises | None, land: Tiered, leaders: Tiered) -> bool:
    """Whether two halves together change no more promises than they may."""
    if kept is None or kept.most is None:
        return True
    starts = choose(land.model.made, land.values).starts
    leads = choose(leaders.model.made, leaders.values).leads
    return count_changes(kept, starts, leads) <= kept.most
