"""Replanning after an event: feasible, then the fewest broken promises, then the scenario's goals.

That number is found first and held. Which part of it starts use and which leaders, is shared
out in every way that can hold: then the halves stay apart, and the best of the shares is the
best plan, since every plan has some share.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zsyz_model.case import Case, Goal, Kept, Outcome, Plan, Status
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.case.replans import PlanAt, Replanned, Saved
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.differing import losses, moves
from zsyz_model.inquiry.fewest import Fewest, fewest_changes, shares
from zsyz_model.inquiry.known import Known, ask, wished
from zsyz_model.pipeline import admit
from zsyz_model.planning.kept import promises_of
from zsyz_model.planning.reading import read_numbers
from zsyz_model.scenario import Events

POINTS = 4


def after(case: Case, events: Events) -> Case:
    """The case once the events have happened. Raises InputError when they do not fit the ledger."""
    return wished(case, changes=events.changes, origins=events.origins)


def replan(known: Known, case: Case, title: str = "", points: int = POINTS) -> Replanned:
    """The plan of a changed case with the fewest broken promises, and the price of each avoided one.

    `points`: how many numbers of changes are asked about, from the fewest on. The goals of
    each are compared in the scenario's order. Raises NoPlanError when the event leaves no plan.
    """
    free = ask(known, case, Kept(known.plan))
    fewest = fewest_of(case, known.plan)
    last = max(fewest.together, free.plan.changes)
    asked = range(fewest.together, min(last, fewest.together + points))
    found = [(most, with_changes(known, case, fewest, most)) for most in asked]
    plans: list[tuple[int | None, Plan]] = [(most, outcome.plan) for most, outcome in found]
    plans.append((None, free.plan))
    best = plans[0][1]
    promised = promises_of(case, Kept(known.plan))
    return Replanned(
        title=title,
        promised=len(promised.starts) + len(promised.leads) if promised else 0,
        fewest=best.changes,
        bound=fewest.bound,
        forced=tuple(_forced(case, known.plan)),
        curve=tuple(_point(most, plan) for most, plan in plans),
        saved=tuple(_saved(plans)),
        moves=moves(known.plan, best),
        costs=losses(known.plan, best),
    )


def fewest_of(case: Case, earlier: Plan) -> Fewest:
    """The fewest changes of a case against an earlier plan. Raises NoPlanError."""
    reviewed = admit(case)
    return fewest_changes(read_numbers(*reviewed, promises_of(case, Kept(earlier))))


def with_changes(known: Known, case: Case, fewest: Fewest, most: int) -> Outcome:
    """The best plan that changes at most so many promises, in whatever share."""
    best: Outcome | None = None
    for starts, leads in shares(fewest, most):
        try:
            outcome = ask(known, case, Kept(known.plan, most, starts, leads))
        except NoPlanError:
            # only where the fewest of a half were not proven
            continue
        if (outcome.plan.solver or {}).get("halves") == "joint":
            # solved as a whole under the number alone: no share can be better
            return outcome
        if best is None or rank(outcome.plan) < rank(best.plan):
            best = outcome
    return best or ask(known, case, Kept(known.plan, most))


def rank(plan: Plan) -> tuple[float, ...]:
    """The goals in order, or their weighted sum; smaller is better."""
    asked = plan.goals if plan.weighted is None else (plan.weighted,)
    return tuple(_sign(goal) * goal.value for goal in asked)


def _sign(goal: Goal) -> float:
    return -1.0 if goal.name in WANTED_MOST else 1.0


def _point(most: int | None, plan: Plan) -> PlanAt:
    goals = plan.goals if plan.weighted is None else (*plan.goals, plan.weighted)
    return PlanAt(most, plan.changes, goals, plan.status is Status.OPTIMAL)


def _saved(plans: list[tuple[int | None, Plan]]) -> Iterator[Saved]:
    """Each neighbour pair of the curve: what it costs to make fewer changes."""
    for (most, fewer), (than, more) in pairwise(plans):
        yield Saved(most or 0, than if than is not None else more.changes, losses(more, fewer))


def _forced(case: Case, earlier: Plan) -> Iterator[str]:
    """Promises whose project, leader or plot is no longer there."""
    projects, leaders = set(case.projects.index), set(case.leaders.index)
    sites = {"new", *case.table("plots").index}
    for start in earlier.starts:
        if start.project_id not in projects or start.site not in sites:
            yield f"{start.project_id} 的开工"
    for lead in earlier.leads:
        if lead.project_id not in projects or lead.leader_id not in leaders:
            yield f"{lead.project_id} 的包保领导"
