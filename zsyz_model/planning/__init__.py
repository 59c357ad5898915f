"""包保 and 用地: one joint model, solved in tiers, read back as a `Plan`."""

from __future__ import annotations

import time
from dataclasses import replace

from zsyz_model.case import Admission, Case, Kept, Plan, Scores, Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import accounts, decisions
from zsyz_model.planning.asking import Watch
from zsyz_model.planning.climbing import Tiered, order_of
from zsyz_model.planning.conflict import in_words
from zsyz_model.planning.jobs import Assigned, assign_jobs
from zsyz_model.planning.kept import promises_of
from zsyz_model.planning.memory import Memory
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers
from zsyz_model.planning.records import records_of
from zsyz_model.planning.tiers import solve_tiers
from zsyz_model.planning.weights import solve_weighted, together


def plan(
    case: Case,
    admission: Admission,
    scores: Scores,
    watch: Watch,
    kept: Kept | None = None,
    memory: Memory[Tiered] | None = None,
) -> Plan:
    """The best plan of the case in the scenario's tiers; `watch` hears each step.

    With weights in the scenario one weighted sum takes the place of the tiers. `kept` is an
    earlier plan: promises that change are counted, and limited when it says so. With a
    `memory` of earlier questions, what does not differ is not solved again.

    Raises NoPlanError when there is none, or none was found within the limits.
    """
    began = time.monotonic()
    numbers = read_numbers(case, admission, scores, promises_of(case, kept))
    ask = solve_weighted if case.scenario.goals.weighted else solve_tiers
    try:
        parts = ask(numbers, case.scenario, watch, memory)
    except NoPlanError as error:
        raise in_words(numbers, error) from error
    found = read_plan(numbers, parts, current_leaders(case), order_of(case.scenario))
    return replace(found, seconds=time.monotonic() - began)


def current_leaders(case: Case) -> dict[str, str]:
    """Today's leader of each project that has one."""
    return {str(p): str(who) for p, who in case.projects["current_leader"].dropna().items()}


def read_plan(
    numbers: Numbers, parts: tuple[Tiered, ...], current: dict[str, str], order: tuple[str, ...]
) -> Plan:
    """The records of a plan from one joint answer, or from a land and a leader half."""
    land = accounts.deliver(numbers, decisions.choose(parts[0].model.made, parts[0].values))
    leads = decisions.choose(parts[-1].model.made, parts[-1].values).leads
    goals = {name: goal for part in parts for name, goal in part.goals.items()}
    proven, weighted = all(part.proven for part in parts), together(parts)
    return Plan(
        status=Status.OPTIMAL if proven else Status.FEASIBLE_LIMIT,
        mode="tiers" if weighted is None else "weights",
        goals=tuple(goals[name] for name in order),
        repeatable=all(part.repeatable for part in parts),
        solver=_solver_words(parts),
        weighted=weighted,
        **records_of(numbers, land, leads, current),
    )


def _solver_words(parts: tuple[Tiered, ...]) -> dict[str, str]:
    """The solver, whether the halves were joined, and how many leaders' loads are proven places."""
    words = {"name": parts[0].solver, "halves": "joint" if len(parts) == 1 else "apart"}
    if levels := parts[-1].levels:
        words["fair"] = f"{levels[0]}/{levels[1]}"
    return words


__all__ = ["Assigned", "Memory", "Tiered", "assign_jobs", "plan"]
