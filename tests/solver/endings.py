"""The status matrix: every way in which a solve can end × two solvers, as a table of promises.

`cells()` runs it. A cell is right when the status is the expected one, and values can be
read only, and always, behind OPTIMAL and FEASIBLE_LIMIT, where they are right to the row.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import highspy
import pulp

from tests.solver.models import diet, endless, impossible, knapsack, market_split, nothing
from tests.solver.stubs import GOOD, LIES, MISBEHAVIOURS, Stub
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.solver import Answer, Limits, broken_rows, cbc, highs, solve_cbc, solve_highs

Ending = Callable[[], tuple[pulp.LpProblem, Answer]]
SHORT = Limits(seconds=1.0)
LAZY = Limits(gap=0.9)
ONE_NODE = Limits(nodes=1)
ENDED = highspy.HighsModelStatus


def _by(
    solver: Callable[[pulp.LpProblem, Limits], Answer],
    make: Callable[[], pulp.LpProblem],
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> Ending:
    def end() -> tuple[pulp.LpProblem, Answer]:
        problem = make()
        return problem, solver(problem, limits)

    return end


def _with_option(name: str, value: int, make: Callable[[], pulp.LpProblem]) -> Ending:
    """HiGHS with one more option than the room would give."""

    def end() -> tuple[pulp.LpProblem, Answer]:
        problem = make()
        with patch.dict(highs.ALWAYS, {name: value}):
            return problem, solve_highs(problem, Limits(presolve=False))

    return end


def _interrupted() -> tuple[pulp.LpProblem, Answer]:
    """Somebody else asks HiGHS to stop after half a second."""
    problem = market_split(slack=True)
    run = highs._run

    def stopped(model: highspy.Highs) -> None:
        timer = threading.Timer(0.5, model.cancelSolve)
        timer.start()
        run(model)
        timer.join()

    with patch.object(highs, "_run", stopped):
        return problem, solve_highs(problem, Limits(seconds=20))


def _faked(ended: highspy.HighsModelStatus, values: list[float], *, feasible: bool) -> Ending:
    """HiGHS' own words where the ending cannot be provoked: an object that says them."""

    def end() -> tuple[pulp.LpProblem, Answer]:
        problem = knapsack()
        for index, variable in enumerate(problem.variables()):
            variable.index = index
        info = SimpleNamespace(
            mip_node_count=1,
            primal_solution_status=2 if feasible else 0,
            mip_dual_bound=60.0 - 280.0,
        )
        model = SimpleNamespace(
            getModelStatus=lambda: ended,
            getInfo=lambda: info,
            modelStatusToString=str,
            getRunTime=lambda: 0.1,
            getSolution=lambda: SimpleNamespace(col_value=values),
        )
        return problem, highs._read(problem, model, Limits(), "HiGHS")

    return end


def _stub(stub: Stub) -> Ending:
    """A script in the place of CBC, with half a second of grace."""

    def end() -> tuple[pulp.LpProblem, Answer]:
        problem = knapsack()
        with _folder() as folder, patch.object(cbc, "GRACE_SECONDS", 0.5):
            return problem, solve_cbc(problem, Limits(seconds=0.5), stub.write(folder))

    return end


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _said(word: str) -> Stub:
    return Stub(GOOD.replace("Optimal", word))


HIGHS: dict[str, tuple[Status, Ending]] = {
    "optimal": (Status.OPTIMAL, _by(solve_highs, knapsack)),
    "optimal without whole numbers": (Status.OPTIMAL, _by(solve_highs, diet)),
    "gap stop": (Status.OPTIMAL, _by(solve_highs, knapsack, LAZY)),
    "time with incumbent": (Status.FEASIBLE_LIMIT, _by(solve_highs, lambda: market_split(slack=True), SHORT)),
    "time without incumbent": (Status.NO_SOLUTION, _by(solve_highs, lambda: market_split(slack=False), SHORT)),
    "node limit": (Status.FEASIBLE_LIMIT, _by(solve_highs, lambda: market_split(slack=True), ONE_NODE)),
    "solution limit": (Status.FEASIBLE_LIMIT, _with_option("mip_max_improving_sols", 1, lambda: market_split(slack=True))),
    "LP iteration limit": (Status.NO_SOLUTION, _with_option("simplex_iteration_limit", 1, diet)),
    "memory": (Status.NO_SOLUTION, _faked(ENDED.kMemoryLimit, [], feasible=False)),
    "interrupt": (Status.FEASIBLE_LIMIT, _interrupted),
    "infeasible": (Status.INFEASIBLE, _by(solve_highs, impossible)),
    "unbounded": (Status.UNBOUNDED, _by(solve_highs, endless)),
    "empty model": (Status.OPTIMAL, _by(solve_highs, nothing)),
    "load error": (Status.SOLVER_ERROR, _faked(ENDED.kLoadError, [], feasible=False)),
    "killed": (Status.SOLVER_ERROR, _faked(ENDED.kUnknown, [0.0, 0.0, 0.0], feasible=True)),
    "optimal without a point": (Status.SOLVER_ERROR, _faked(ENDED.kOptimal, [], feasible=False)),
    "a point that breaks a row": (Status.CHECK_FAILED, _faked(ENDED.kOptimal, [1.0, 1.0, 1.0], feasible=True)),
    "a point that is not whole": (Status.CHECK_FAILED, _faked(ENDED.kOptimal, [0.5, 1.0, 0.5], feasible=True)),
    "an optimum that its bound denies": (Status.FEASIBLE_LIMIT, _faked(ENDED.kOptimal, [1.0, 0.0, 1.0], feasible=True)),
}  # fmt: skip

CBC: dict[str, tuple[Status, Ending]] = {
    "optimal": (Status.OPTIMAL, _by(solve_cbc, knapsack)),
    "a stub that behaves": (Status.OPTIMAL, _stub(Stub(GOOD))),
    "optimal without whole numbers": (Status.OPTIMAL, _by(solve_cbc, diet)),
    "gap stop": (Status.OPTIMAL, _by(solve_cbc, knapsack, LAZY)),
    "time with incumbent": (Status.FEASIBLE_LIMIT, _by(solve_cbc, lambda: market_split(slack=True), SHORT)),
    "time without incumbent": (Status.NO_SOLUTION, _by(solve_cbc, lambda: market_split(slack=False), SHORT)),
    "node limit": (Status.FEASIBLE_LIMIT, _by(solve_cbc, lambda: market_split(slack=True), ONE_NODE)),
    "solution limit": (Status.FEASIBLE_LIMIT, _stub(_said("Stopped on solutions"))),
    "LP iteration limit": (Status.NO_SOLUTION, _stub(Stub(LIES["calls optimal what breaks a row"].told.replace("Optimal", "Stopped on iterations")))),  # type: ignore[union-attr]
    "memory": (Status.SOLVER_ERROR, _stub(Stub(None, "exit 137"))),
    "interrupt": (Status.SOLVER_ERROR, _stub(Stub(None, "kill -INT $$"))),
    "infeasible": (Status.INFEASIBLE, _by(solve_cbc, impossible)),
    "unbounded": (Status.UNBOUNDED, _by(solve_cbc, endless)),
    "empty model": (Status.OPTIMAL, _by(solve_cbc, nothing)),
    "load error": (Status.SOLVER_ERROR, _stub(Stub("Stopped on difficulties - objective value 0\n"))),
    **{name: (Status.SOLVER_ERROR, _stub(stub)) for name, stub in MISBEHAVIOURS.items()},
    **{name: (Status.CHECK_FAILED, _stub(stub)) for name, stub in LIES.items()},
}  # fmt: skip


def right(expected: Status, ending: Ending) -> bool:
    """Whether a solve ends as it should, with values exactly where they are promised."""
    problem, answer = ending()
    try:
        values = answer.values
    except RunError:
        return answer.status is expected and not expected.readable
    holds = not list(broken_rows(problem, values)) and answer.bound <= answer.objective
    return answer.status is expected and expected.readable and holds


def cells() -> list[tuple[str, bool]]:
    """Every cell of the matrix by name, and whether it is right."""
    return [
        (f"{solver}: {name}", right(*cell))
        for solver, table in (("HiGHS", HIGHS), ("CBC", CBC))
        for name, cell in table.items()
    ]
