"""包保 and 用地: one joint model, solved in tiers, read back as a `Plan`."""

from __future__ import annotations

import time
from dataclasses import replace

from zsyz_model.case import Admission, Case, Plan, Scores, Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import accounts, decisions
from zsyz_model.planning.conflict import in_words
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers
from zsyz_model.planning.tiers import Tiered, Watch, order_of, solve_tiers


def plan(case: Case, admission: Admission, scores: Scores, watch: Watch) -> Plan:
    """The best plan of the case in the scenario's tiers; `watch` hears each step.

    Raises NoPlanError when there is none, or none was found within the limits.
    """
    began = time.monotonic()
    numbers = read_numbers(case, admission, scores)
    try:
        parts = solve_tiers(numbers, case.scenario, watch)
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
    proven = all(part.proven for part in parts)
    return Plan(
        status=Status.OPTIMAL if proven else Status.FEASIBLE_LIMIT,
        mode="tiers",
        goals=tuple(goals[name] for name in order),
        starts=decisions.read_starts(numbers, land),
        leads=decisions.read_leads(numbers, leads, current),
        land=accounts.read_flows(numbers, land),
        schemes=decisions.read_launches(numbers, land),
        plots=decisions.read_openings(numbers, land),
        swaps=decisions.read_swaps(numbers, land),
        trades=accounts.read_trades(numbers, land),
        costs=accounts.read_costs(numbers, land),
        repeatable=all(part.repeatable for part in parts),
        solver={"name": parts[0].solver, "halves": "joint" if len(parts) == 1 else "apart"},
    )


__all__ = ["plan"]
