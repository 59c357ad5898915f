"""Where a loss comes from: each goal's change by project, or by year and kind of cost.

A total never travels without its parts: they add up to what the goal changed, on its grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zsyz_model.case import Outcome, Plan
from zsyz_model.case.whys import Part
from zsyz_model.planning.reading import merit_milli


def parts(outcome: Outcome, after: Plan) -> tuple[Part, ...]:
    """What each project adds or takes (merit, fit), and each year and kind of land cost."""
    return tuple(
        Part(goal, subject, round(change, 4))
        for goal, then, now in _sides(outcome, after)
        for subject in sorted({*then, *now})
        if abs(change := now.get(subject, 0.0) - then.get(subject, 0.0)) > 5e-5
    )


def _sides(
    outcome: Outcome, after: Plan
) -> Iterator[tuple[str, Mapping[str, float], Mapping[str, float]]]:
    yield "merit", _merits(outcome, outcome.plan), _merits(outcome, after)
    yield "fit", _fits(outcome.plan), _fits(after)
    yield "land_cost", _costs(outcome.plan), _costs(after)


def _merits(outcome: Outcome, plan: Plan) -> dict[str, float]:
    """What each start is worth, in points."""
    goals, place = outcome.case.scenario.goals, outcome.case.scenario.span.place
    invest, total = outcome.case.projects["invest_wan"], outcome.scores.total
    return {
        s.project_id: merit_milli(
            float(total[s.project_id]), float(invest[s.project_id]), goals.invest_power,
            goals.discount, place(s.quarter),
        ) / 1000
        for s in plan.starts
    }  # fmt: skip


def _fits(plan: Plan) -> dict[str, float]:
    return {x.project_id: float(x.fit) for x in plan.leads}


def _costs(plan: Plan) -> dict[str, float]:
    return {f"{x.year} {x.kind}": x.wan for x in plan.costs}
