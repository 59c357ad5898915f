"""The plan's relaxation, solved in milliseconds: valid bounds of the goals, and a point to look at.

Nothing in it is whole, so nothing in it is a plan. A bound holds for every plan of the case: each
half is relaxed by itself and no goal is held for another one, so no plan is cut off.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field

import pulp

from zsyz_model.case import Goal, LandFlow, Scenario, Status
from zsyz_model.case.status import Source
from zsyz_model.planning.asking import GRID, LEADER_GOALS, sign_of, value_at
from zsyz_model.planning.climbing import order_of
from zsyz_model.planning.land import credit_hmu
from zsyz_model.planning.memory import land_key, leaders_key
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import NEW, Numbers
from zsyz_model.planning.rows import MU, Linear, risen
from zsyz_model.planning.weights import peak, weighted_aim
from zsyz_model.solver import Answer
from zsyz_model.solver.relaxation import Relaxation

LEAST_SHARE = 0.005
"""Shares below it are the solver's arithmetic, or too little to be told."""
SLACK = 1e-6
"""What the solver's arithmetic may be off, relatively: bounds are moved outwards by it."""
STEP_DOWN = 100.0
"""How much less a tier weighs than the one before it, in the point that is looked at."""


@dataclass(frozen=True, slots=True)
class Share:
    """How far (0 to 1) the relaxation starts a project in a quarter on a site, or gives it a leader."""

    project_id: str
    share: float
    quarter: str = ""
    site: str = ""
    leader_id: str = ""
    fit: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the relaxation says; `status` INFEASIBLE proves that there is no plan at all.

    `goals`: value at the point that is looked at, and the bound that no plan can pass.
    `land`: cumulative accounts in mu. `hours`: hours a week of each leader at the point.
    """

    status: Status
    goals: tuple[Goal, ...] = ()
    starts: tuple[Share, ...] = ()
    leads: tuple[Share, ...] = ()
    land: tuple[LandFlow, ...] = ()
    hours: Mapping[str, float] = field(default_factory=dict)

    def bound_of(self, name: str) -> float:
        """The bound of a goal. Raises KeyError for a goal that is not estimated."""
        return {goal.name: goal.bound for goal in self.goals}[name]


@dataclass(frozen=True, slots=True)
class Part:
    """What the relaxation of one half says."""

    status: Status
    goals: tuple[Goal, ...] = ()
    weighted: Goal | None = None
    shares: tuple[Share, ...] = ()
    land: tuple[LandFlow, ...] = ()
    hours: Mapping[str, float] = field(default_factory=dict)


def preview(
    numbers: Numbers, scenario: Scenario, known: MutableMapping[str, Part] | None = None
) -> Estimate:
    """Both halves relaxed: what no plan can better, and where the plan will be found about.

    `known`: halves that were relaxed before, by their question; the last of each is kept there.
    """
    known = {} if known is None else known
    keys = {
        Half.LAND: land_key(numbers, scenario),
        Half.LEADERS: leaders_key(numbers, scenario, frozenset()),
    }
    parts = {h: known.get(key) or _relaxed(numbers, scenario, h) for h, key in keys.items()}
    known.clear()
    known.update({key: parts[half] for half, key in keys.items()})
    land, leaders = parts[Half.LAND], parts[Half.LEADERS]
    for part in (land, leaders):
        if not part.status.readable:
            return Estimate(part.status)
    sums = [part.weighted for part in (land, leaders) if part.weighted is not None]
    goals = (*land.goals, *leaders.goals, *_together(sums))
    return Estimate(
        Status.FEASIBLE_LIMIT, goals, land.shares, leaders.shares, land.land, leaders.hours
    )


def _relaxed(numbers: Numbers, scenario: Scenario, half: Half) -> Part:
    """One half: each goal's best by itself, and the point that is looked at."""
    model = compose(numbers, half)
    names = [n for n in order_of(scenario) if (n in LEADER_GOALS) is (half is Half.LEADERS)]
    aims = {name: peak(model) if name == "fairness" else goal(model, name) for name in names}
    weighed = weighted_aim(model, scenario.goals.weights) if _weighs(scenario, names) else None
    model.problem.setObjective(pulp.lpSum([]))
    relaxed = Relaxation(model.problem)
    best = {name: relaxed.ask(_costs(aim)) for name, aim in aims.items()}
    if failed := next((x.status for x in best.values() if not x.status.readable), None):
        return Part(failed)
    answer = relaxed.ask(_in_order(aims, best) if weighed is None else _costs(weighed))
    point = answer.values
    sum_ = None if weighed is None else _told("weighted", weighed, answer, point)
    goals = tuple(_told(name, aim, best[name], point) for name, aim in aims.items())
    if half is Half.LAND:
        starts, flows = tuple(_starts(numbers, model, point)), tuple(_flows(numbers, model, point))
        return Part(Status.FEASIBLE_LIMIT, goals, sum_, starts, flows)
    leads, hours = _leads(numbers, model, point)
    return Part(Status.FEASIBLE_LIMIT, goals, sum_, leads, (), hours)


def _weighs(scenario: Scenario, names: list[str]) -> bool:
    """Whether one of the goals has a weight in a weighted sum."""
    return any(scenario.goals.weights.get(name, 0.0) > 0 for name in names)


def _costs(aim: Linear) -> dict[str, float]:
    return {x.name: float(c) for x, c in aim.items()}


def _in_order(aims: Mapping[str, Linear], best: Mapping[str, Answer]) -> dict[str, float]:
    """One sum in which an earlier goal weighs far more than a later one, each by its own size."""
    total: dict[str, float] = {}
    for place, (name, aim) in enumerate(aims.items()):
        scale = STEP_DOWN ** (1 - place) / max(1.0, abs(best[name].objective))
        for x, cost in aim.items():
            total[x.name] = total.get(x.name, 0.0) + scale * float(cost)
    return total


def _told(name: str, aim: Linear, best: Answer, point: Mapping[str, float]) -> Goal:
    """A goal at the point, with its bound moved outwards to the goal's grid."""
    sign, step = sign_of(name), GRID.get(name, SLACK)
    safe = best.objective - SLACK * max(1.0, abs(best.objective))
    # as something to minimise: no plan is below `safe`, and plans lie on the grid; loads are
    # fractions, told at the nearest step of it, and so is what none of them is below
    low = (round if name == "fairness" else math.ceil)(safe / step) * step
    return _goal(name, round(sign * value_at(aim, point), 4), round(sign * low, 6) + 0.0)


def _goal(name: str, value: float, bound: float) -> Goal:
    """What lies between; a point that is not whole may pass the bound of those that are."""
    return Goal(name, value + 0.0, bound, abs(bound - value) / max(1.0, abs(value)))


def _together(sums: list[Goal]) -> list[Goal]:
    """The weighted sum of both halves."""
    if not sums:
        return []
    value, bound = sum(x.value for x in sums), sum(x.bound for x in sums)
    return [_goal("weighted", value, bound)]


def _leads(
    numbers: Numbers, model: Model, point: Mapping[str, float]
) -> tuple[tuple[Share, ...], dict[str, float]]:
    """How far each leader leads each project, and the hours a week that this takes."""
    pairs = {(x.project_id, x.leader_id): x for x in numbers.pairs}
    leads = tuple(
        Share(p, point[x.name], leader_id=who, fit=pairs[p, who].fit)
        for (p, who), x in model.made.lead.items()
        if point[x.name] > LEAST_SHARE
    )
    hours = {x.leader_id: 0.0 for x in numbers.leaders}
    for lead in leads:
        minutes = pairs[lead.project_id, lead.leader_id].minutes
        hours[lead.leader_id] += lead.share * minutes / 60
    return leads, hours


def _starts(numbers: Numbers, model: Model, point: Mapping[str, float]) -> Iterator[Share]:
    """How far each project starts in each quarter and on each site."""
    word, made = numbers.horizon.word, model.made
    for c in numbers.candidates:
        before = 0.0
        for t in c.new_quarters:
            now = point[made.begun[c.project_id, t].name]
            if now - before > LEAST_SHARE:
                yield Share(c.project_id, now - before, word(t), NEW)
            before = now
    for (p, j, t), x in made.settled.items():
        if point[x.name] > LEAST_SHARE:
            yield Share(p, point[x.name], word(t), j)


def _flows(numbers: Numbers, model: Model, point: Mapping[str, float]) -> Iterator[LandFlow]:
    """The accounts of conversion right and of stock plots at the point, cumulative, in mu."""
    made, plots = model.made, {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    on_plots = [(p, j, s, point[x.name]) for (p, j, s), x in made.settled.items()]
    for t in numbers.quarters:
        credit = sum(credit_hmu(need[p], plots[j]) * x for p, j, s, x in on_plots if s < t)
        arrived = sum(
            k.surplus_hmu * value_at(risen(made.launched, k.scheme_id, t - k.duration), point)
            for k in numbers.schemes
        )
        linked = _used(made.linkage_used, point, t) + _used(made.sold, point, t)
        opened = {False: 0.0, True: 0.0}
        for j in numbers.plots:
            share = value_at(risen(made.opened, j.plot_id, numbers.horizon.year(t)), point)
            opened[j.quota] += j.area_hmu * share
        rows = [
            (Source.PLAN, sum(numbers.released_hmu[:t]) + credit, _used(made.plan_used, point, t)),
            (Source.LINKAGE, arrived, linked),
            (Source.PLOT, opened[False], sum(need[p] * x for p, _, s, x in on_plots if s <= t)),
        ]
        if numbers.lots:
            rows.append((Source.SWAPPED, opened[True], _used(made.moved_used, point, t)))
        for kind, supplied, used in rows:
            mu = round(supplied / MU, 2), round(used / MU, 2)
            yield LandFlow(numbers.horizon.word(t), kind.value, *mu, round(mu[0] - mu[1], 2))


def _used(flow: Mapping[int, pulp.LpVariable], point: Mapping[str, float], t: int) -> float:
    return float(sum(point[x.name] for s, x in flow.items() if s <= t))
