"""Leaders: who leads what (one_leader, leader_for_start, leader_hours, leader_count, pair_rules)."""

from __future__ import annotations

import pulp

from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Decisions, Linear, Variable, add_row, safe_names
from zsyz_model.planning.starts import started


def add_lead(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, str], Variable]:
    """lead[p, l] for every pair that no rule forbids."""
    projects, leaders = _names(numbers)
    return {
        (pair.project_id, pair.leader_id): problem.add_variable(
            f"lead__{projects[pair.project_id]}__{leaders[pair.leader_id]}", 0, 1, pulp.LpInteger
        )
        for pair in numbers.pairs
    }


def _names(numbers: Numbers) -> tuple[dict[str, str], dict[str, str]]:
    return safe_names(numbers.led, "p"), safe_names((x.leader_id for x in numbers.leaders), "l")


def led(made: Decisions, project: str) -> Linear:
    """1 when the project has a leader."""
    return pulp.lpSum(x for (p, _), x in made.lead.items() if p == project)


def require_one_leader(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A project has one county leader at most; exactly one where it is compulsory.

    For each p:  Σ_l lead[p, l]  <=  1   (== 1 when signed and large enough)
    """
    projects, _ = _names(numbers)
    for p, must in numbers.led.items():
        add_row(problem, led(made, p), "==" if must else "<=", 1, f"one_leader__{projects[p]}")


def require_leader_for_start(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Nothing starts without a leader.

    For each p:  Σ start[p, ·, ·]  <=  Σ_l lead[p, l]
    """
    projects, _ = _names(numbers)
    for c in numbers.candidates:
        row = started(numbers, made, c.project_id) - led(made, c.project_id)
        add_row(problem, row, "<=", 0, f"leader_for_start__{projects[c.project_id]}")


def cover_starts(
    problem: pulp.LpProblem, numbers: Numbers, made: Decisions, projects: frozenset[str]
) -> None:
    """leader_for_start with the starts known: each of these projects has a leader."""
    names, _ = _names(numbers)
    for p in sorted(projects):
        add_row(problem, led(made, p), ">=", 1, f"leader_for_start__{names[p]}")


def limit_leader_hours(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """No leader spends more than their hours a week (rows in minutes).

    For each l:  Σ_p minutes[p, l]·lead[p, l]  <=  minutes[l]
    """
    _, leaders = _names(numbers)
    for leader in numbers.leaders:
        spent = [
            pair.minutes * made.lead[pair.project_id, pair.leader_id]
            for pair in numbers.pairs
            if pair.leader_id == leader.leader_id
        ]
        name = f"leader_hours__{leaders[leader.leader_id]}"
        add_row(problem, pulp.lpSum(spent), "<=", leader.minutes, name)


def limit_leader_count(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Every leader carries between their fewest and their most projects.

    For each l:  least[l]  <=  Σ_p lead[p, l]  <=  most[l]
    """
    _, leaders = _names(numbers)
    for leader in numbers.leaders:
        carried = pulp.lpSum(x for (_, who), x in made.lead.items() if who == leader.leader_id)
        name = leaders[leader.leader_id]
        add_row(problem, carried, "<=", leader.most, f"leader_count__{name}__most")
        if leader.least:
            add_row(problem, carried, ">=", leader.least, f"leader_count__{name}__least")


def require_pair_rules(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Pinned pairs are fixed; forbidden pairs have no variable at all.

    For each pinned (p, l):  lead[p, l] == 1
    """
    projects, leaders = _names(numbers)
    for p, who in sorted(numbers.pinned):
        chosen = [x for pair, x in made.lead.items() if pair == (p, who)]
        name = f"pair_rules__{projects[p]}__{leaders[who]}"
        add_row(problem, pulp.lpSum(chosen), "==", 1, name)


def fit(numbers: Numbers, made: Decisions) -> Linear:
    """Goal 3: fit and continuity of the chosen pairs, in points."""
    return pulp.lpSum(
        pair.fit * made.lead[pair.project_id, pair.leader_id] for pair in numbers.pairs
    )
