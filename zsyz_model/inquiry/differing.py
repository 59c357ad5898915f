"""What differs between two plans of one county: losses goal by goal, and who moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zsyz_model.case import Goal, Plan
from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.goal import WANTED_MOST


def losses(before: Plan, after: Plan) -> tuple[Loss, ...]:
    """Each goal of both plans, in the order of the first one's tiers."""
    later = {goal.name: goal for goal in after.goals}
    return tuple(_loss(goal, later[goal.name]) for goal in before.goals if goal.name in later)


def _loss(before: Goal, after: Goal) -> Loss:
    sign = -1.0 if before.name in WANTED_MOST else 1.0
    worse = sign * (after.value - before.value)
    least, most = sign * (after.bound - before.value), sign * (after.value - before.bound)
    return Loss(
        before.name, before.value, after.value,
        round(worse, 4) + 0.0, round(least, 4) + 0.0, round(most, 4) + 0.0,
    )  # fmt: skip


def moves(before: Plan, after: Plan) -> tuple[Move, ...]:
    """Every promise that differs, kind by kind, in the order of subjects."""
    return tuple(
        Move(kind, subject, then.get(subject, ""), now.get(subject, ""))
        for kind, then in promised(before).items()
        for now in [promised(after)[kind]]
        for subject in sorted({*then, *now})
        if then.get(subject) != now.get(subject)
    )


def promised(plan: Plan) -> Mapping[str, Mapping[str, str]]:
    """Everything that a plan promises, by kind and subject, in words."""
    return dict(_kinds(plan))


def _kinds(plan: Plan) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "开工", {x.project_id: f"{x.quarter} {x.site}" for x in plan.starts}
    yield "包保", {x.project_id: x.leader_id for x in plan.leads}
    yield "地块", {x.plot_id: str(x.year) for x in plan.plots}
    yield "复垦", {x.scheme_id: x.quarter for x in plan.schemes}
    yield "腾挪", {x.plot_id: f"{x.quarter} {x.by}" for x in plan.swaps}
