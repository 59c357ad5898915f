"""A4: the relations on random tiny counties, and broken models that they must find."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.oracles.differential import counted, exact, pruned
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.toys import hear_nothing
from tests.selftest.relations import RELATIONS, Solved, Solver
from tests.selftest.told import Size, Told
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import read_plan
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.tiers import solve_tiers

NO_PLAN = {"P-INFEASIBLE", "M-EMPTY"}


def check_relations(size: Size) -> Told:
    """Every relation on every county; planted: models that forget something."""
    told = Told("A4")
    count = size.pick(12, 200)
    for name, seeds in broken(solved, range(count)).items():
        told.passed += count - len(seeds)
        told.failures += [f"{name}: broken on seed {seed}" for seed in seeds]
    for fault, solver in {"last project forgotten": _forgets, "quota turned round": _turns}.items():
        found = {name for name, seeds in broken(solver, range(size.pick(4, 12))).items() if seeds}
        told.check(bool(found), f"planted: {fault}, and no relation breaks")
        told.figures[f"planted: {fault}, relations broken"] = len(found)
    told.figures |= {"relations": len(RELATIONS), "counties": count}
    return told


def broken(solver: Solver, seeds: Iterable[int]) -> dict[str, list[int]]:
    """Relation → the seeds on which it does not hold."""
    found: dict[str, list[int]] = {name: [] for name in RELATIONS}
    for seed in seeds:
        numbers = tiny_numbers(seed)
        answer = solver(numbers)
        for name, holds in RELATIONS.items():
            if not holds(solver, numbers, answer):
                found[name].append(seed)
    return found


def solved(numbers: Numbers) -> Solved:
    """The county's best plan at gap 0; `best` is None when there is none."""
    question = pruned(numbers)
    try:
        parts = solve_tiers(question, exact(second_opinion="none"), hear_nothing)
    except NoPlanError as error:
        if error.findings[0].code in NO_PLAN:
            return Solved(None)
        raise
    plan = read_plan(question, parts, {}, GOALS)
    return Solved(
        best=counted(parts),
        leads=frozenset((x.project_id, x.leader_id) for x in plan.leads),
        started=frozenset(x.project_id for x in plan.starts),
        bounds_hold=all(
            g.bound >= g.value if g.name in WANTED_MOST else g.bound <= g.value for g in plan.goals
        ),
    )


def _forgets(numbers: Numbers) -> Solved:
    """A model in which the last project of the list never starts."""
    return solved(replace(numbers, candidates=numbers.candidates[:-1]))


def _turns(numbers: Numbers) -> Solved:
    """A model that takes more quota for less."""
    least = tuple(max(0, 4 - hmu) for hmu in numbers.released_hmu)
    return solved(replace(numbers, released_hmu=least))
