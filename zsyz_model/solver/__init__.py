"""The one door to the solvers: takes a PuLP problem, gives an `Answer`, knows nothing of counties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pulp

from zsyz_model.case import Status
from zsyz_model.solver.answer import FEASIBILITY, Answer, Limits
from zsyz_model.solver.cbc import cbc_path, solve_cbc
from zsyz_model.solver.check import broken_rows, objective_of, refuse_bad_numbers
from zsyz_model.solver.highs import check_version, solve_highs


def solve(
    problem: pulp.LpProblem,
    limits: Limits,
    start: Mapping[str, float] | None = None,
    second_opinion: str = "cbc",
) -> Answer:
    """Minimise the problem; "infeasible" is said only when a second way agrees.

    The second way is CBC, or HiGHS without presolve when CBC is not asked for or could
    not say. A disagreement is a SOLVER_ERROR.
    """
    refuse_bad_numbers(problem)
    answer = solve_highs(problem, limits, start)
    if answer.status is not Status.INFEASIBLE:
        return answer
    second = solve_cbc(problem, limits) if second_opinion == "cbc" else None
    if second is None or second.status in (Status.SOLVER_ERROR, Status.NO_SOLUTION):
        second = solve_highs(problem, replace(limits, presolve=False))
    if second.status is Status.INFEASIBLE:
        return replace(answer, ended=f"{answer.ended}; confirmed by {second.solver}")
    word = f"{answer.solver}: {answer.ended}; {second.solver}: {second.ended}"
    return Answer(Status.SOLVER_ERROR, ended=word, solver=answer.solver)


__all__ = [
    "FEASIBILITY", "Answer", "Limits", "broken_rows", "cbc_path", "check_version", "objective_of",
    "refuse_bad_numbers", "solve", "solve_cbc", "solve_highs",
]  # fmt: skip
