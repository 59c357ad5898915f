"""What came of a province: the sum with its bound, and each county's share and plan."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zsyz_model.case.decided import Plan
from zsyz_model.case.goal import Goal
from zsyz_model.case.province import Share
from zsyz_model.case.status import Status
from zsyz_model.planning.accounts import deliver
from zsyz_model.planning.asking import told_goal
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.loads import in_percent, largest, loads_of
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province.counting import counted, weighed
from zsyz_model.planning.province.grants import granted, with_lots
from zsyz_model.planning.province.questions import Ask, Column, Rules
from zsyz_model.planning.records import records_of
from zsyz_model.planning.rows import YUAN


@dataclass(frozen=True, slots=True)
class CountyPlan:
    """A county's part: its question with the share written in, and the decisions in it.

    `value` and `bound` are of its own weighted sum, more is better, trades at their price: no
    plan of the county with this share exceeds the bound. `goals` in the planner's units.
    """

    numbers: Numbers
    share: Share
    chosen: Chosen
    goals: Mapping[str, float]
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class ProvincePlan:
    """The plan of a province: `value` and `bound` of the sum over counties, more is better.

    `prices` of the coupling's rows are those at which the bound was proven (none from a single
    model). `repeatable` is False when the clock stopped anything.
    """

    status: Status
    value: float
    bound: float
    counties: Mapping[str, CountyPlan]
    prices: Mapping[str, float] = field(default_factory=dict)
    rounds: int = 0
    repeatable: bool = True
    method: str = ""
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        """|bound − value| / max(1, |value|)."""
        return abs(self.bound - self.value) / max(1.0, abs(self.value))


def told(
    asks: Mapping[str, Ask], columns: Mapping[str, Column], rules: Rules, least: float
) -> ProvincePlan:
    """What the chosen columns come to, when no plan of the province is below `least`.

    Each column's bound is what the county's worth cannot be below with its share.
    """
    value = -math.fsum(column.worth for column in columns.values())
    bound = max(value, -least)
    gap = abs(bound - value) / max(1.0, abs(value))
    return ProvincePlan(
        status=Status.OPTIMAL if gap <= rules.gap else Status.FEASIBLE_LIMIT,
        value=value,
        bound=bound,
        counties={
            name: county_plan(ask.numbers, columns[name], rules.weights)
            for name, ask in asks.items()
        },
    )


def county_plan(open_: Numbers, column: Column, weights: Mapping[str, float]) -> CountyPlan:
    """What a chosen column says, in the county's own terms: with what trades brought it."""
    assert column.chosen is not None
    numbers = granted(open_, column.share)
    chosen = deliver(numbers, with_lots(open_, column.share, column.chosen))
    goals = counted(open_, column.share, column.chosen)
    value = -float(weighed(goals, weights))
    inside = -value - column.worth
    return CountyPlan(
        numbers,
        column.share,
        chosen,
        {name: float(x) for name, x in goals.items()},
        value,
        max(value, -(column.bound + inside)),
    )


def plan_of(county: CountyPlan, current: Mapping[str, str], gap: float) -> Plan:
    """The county's plan as any other, to be judged against its ledger with the share written in.

    `current` is today's leader of each project, `gap` what may be left of a proof.
    """
    whole = told_goal("weighted", round(county.value, 6), round(county.bound, 6))
    return Plan(
        status=Status.OPTIMAL if whole.gap <= gap else Status.FEASIBLE_LIMIT,
        mode="weights",
        goals=tuple(goals_of(county)),
        weighted=whole,
        **records_of(county.numbers, county.chosen, county.chosen.leads, current),
    )


def goals_of(county: CountyPlan) -> Iterator[Goal]:
    """Every goal with what no plan could better whatever its limits: none was asked for alone."""
    numbers, value = county.numbers, county.goals
    fits: dict[str, int] = {}
    for x in numbers.pairs:
        fits[x.project_id] = max(x.fit, fits.get(x.project_id, 0))
    most = sum(max(0, *c.merit_milli) for c in numbers.candidates)
    earned = numbers.sale_hmu * numbers.sale_hwan * len(numbers.years)
    yield told_goal("missed_targets", value["missed_targets"], 0.0)
    yield told_goal("merit", value["merit"], most / 1000)
    yield told_goal("fit", value["fit"], float(sum(fits.values())))
    yield told_goal(
        "fairness", in_percent(largest(loads_of(numbers, county.chosen.leads.items()))), 0.0
    )
    yield told_goal("land_cost", value["land_cost"], -earned / YUAN)
