"""The land half of a stored plan as if it had just been solved, so that it is not solved again.

Starts, plots, repayments and schemes are those of the plan, its goals are held, and the flows
between them are settled as the tie-break does. A question about leaders then asks leaders alone,
and one about land starts from the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case import Plan, Scenario, Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import Tiered
from zsyz_model.planning.asking import LEADER_GOALS, held_side, limits_of, whole
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Variable, add_row
from zsyz_model.solver import solve


def recall_land(numbers: Numbers, plan: Plan, scenario: Scenario) -> Tiered | None:
    """The land half of the plan, or None: the plan was solved jointly, by weights, or is another's."""
    if plan.mode != "tiers" or (plan.solver or {}).get("halves") != "apart":
        return None
    goals = {g.name: g for g in plan.goals if g.name not in LEADER_GOALS}
    try:
        model = compose(numbers, Half.LAND)
        for name, found in goals.items():
            side = held_side(name, found.value, 0.0)
            add_row(model.problem, goal(model, name), "<=", side, f"held__{name}")
    except NoPlanError:
        return None
    for x, taken in _decided(model, plan):
        x.lowBound = x.upBound = taken
    model.problem.setObjective(goal(model, "ties"))
    answer = solve(model.problem, limits_of("ties", scenario, Clock(scenario.solver.seconds)), None, "none")  # fmt: skip
    if not answer.status.readable:
        return None
    return Tiered(
        model, whole(model.problem, answer.values), goals, plan.repeatable,
        plan.status is Status.OPTIMAL, answer.solver,
    )  # fmt: skip


def _decided(model: Model, plan: Plan) -> Iterator[tuple[Variable, int]]:
    """Every yes-or-no decision of the half, as the plan took it."""
    made, place = model.made, model.numbers.horizon.place
    starts = {s.project_id: (s.site, place(s.quarter)) for s in plan.starts}
    opened = {x.plot_id: x.year for x in plan.plots}
    repaid = {(x.plot_id, x.by, place(x.quarter)) for x in plan.swaps}
    launched = {x.scheme_id: place(x.quarter) for x in plan.schemes}
    for (p, t), x in made.begun.items():
        site, first = starts.get(p, ("", 0))
        yield x, int(site == "new" and first <= t)
    for (p, j, t), x in made.settled.items():
        yield x, int(starts.get(p) == (j, t))
    yield from ((x, int(key in repaid)) for key, x in made.repaid.items())
    for done, family in ((opened, made.opened), (launched, made.launched)):
        yield from ((x, int(done.get(key, t + 1) <= t)) for (key, t), x in family.items())
