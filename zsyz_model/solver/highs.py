"""HiGHS in process, through PuLP; the solver's own status, gap and bound are read, never PuLP's."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import highspy
import pulp

from zsyz_model.case import Status
from zsyz_model.findings import Finding, RunError
from zsyz_model.solver.answer import FEASIBILITY, Answer, Limits
from zsyz_model.solver.check import broken_rows, objective_of

FEASIBLE_POINT = 2
POLL_SECONDS = 0.2
NODE_BOUND = 1e-6

_Ended = highspy.HighsModelStatus
STOPPED = (
    _Ended.kTimeLimit, _Ended.kIterationLimit, _Ended.kSolutionLimit, _Ended.kInterrupt,
    _Ended.kObjectiveBound, _Ended.kObjectiveTarget, _Ended.kMemoryLimit,
)  # fmt: skip
WITHOUT_POINT = {
    _Ended.kInfeasible: Status.INFEASIBLE,
    _Ended.kUnbounded: Status.UNBOUNDED,
    _Ended.kUnboundedOrInfeasible: Status.UNBOUNDED,
}
BY_CLOCK = (_Ended.kTimeLimit, _Ended.kInterrupt, _Ended.kMemoryLimit)


ALWAYS: dict[str, bool | int | float | str] = {"threads": 1, "random_seed": 0}
"""What makes a solve repeatable; HiGHS' other options stay at their defaults."""
EXACT: dict[str, bool | int | float | str] = {
    "mip_feasibility_tolerance": FEASIBILITY / 1000,
    "primal_feasibility_tolerance": FEASIBILITY / 1000,
}
"""Arithmetic for questions in which the smallest step counts."""

LEAN: dict[str, bool | int | float | str] = {
    "mip_heuristic_run_rens": False,
    "mip_allow_restart": False,
    "mip_allow_cut_separation_at_nodes": False,
    "mip_pscost_minreliable": 4,
    "mip_heuristic_effort": 0.1,
}
"""One root with all its cuts, then many small nodes with short looks at each branch, and twice HiGHS'
own share for plans near the relaxation; measured on forty counties in docs/benchmarks.md."""
NEAR: dict[str, bool | int | float | str] = {
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_allow_restart": False,
    "mip_pscost_minreliable": 1,
}
"""From a start that is the best already, all that looks for plans and long looks at each branch only
cost time: on the demonstration county proofs take a third to two thirds without them."""


def check_version(version: str) -> None:
    """Refuse HiGHS 1.14.*, whose presolve returned wrong optima (HiGHS#2957, #2975, #3043).

    Raises RunError with code S-HIGHS.
    """
    if version.split(".")[:2] == ["1", "14"]:
        fact = f"HiGHS {version} 会给出错误的最优解（1.14 系列预处理缺陷）"
        raise RunError(Finding("S-HIGHS", fact, "安装 highspy 1.15 以上版本", value=version))


@cache
def _ready() -> str:
    """Print the library's banner to stderr once, and check the version."""
    with contextlib.suppress(OSError), _stdout_to_stderr():
        highspy.Highs()
    version: str = highspy.Highs().version()
    check_version(version)
    return version


@contextlib.contextmanager
def _stdout_to_stderr() -> Iterator[None]:
    """File descriptor 1 points to stderr inside: the banner is written below Python."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


class _Door(pulp.HiGHS):  # type: ignore[misc]
    """PuLP's HiGHS with checked options, a start, and a run that Ctrl-C can end."""

    def __init__(
        self, options: Mapping[str, bool | int | float | str], start: Mapping[str, float] | None
    ) -> None:
        super().__init__(msg=False)
        self.wanted = options
        self.start = start

    def callSolver(self, lp: pulp.LpProblem) -> None:
        """Set the options (a refused one is an error, not a silence), the start, and run."""
        model = lp.solverModel
        for name, value in self.wanted.items():
            if model.setOptionValue(name, value) != highspy.HighsStatus.kOk:
                fact = f"求解器不接受选项 {name}={value!r}"
                raise RunError(Finding("S-OPTION", fact, "检查求解器版本与设置", subject=name))
        if self.start is not None:
            _give_start(lp, self.start)
        _run(model)


def _give_start(lp: pulp.LpProblem, start: Mapping[str, float]) -> None:
    point = highspy.HighsSolution()
    point.col_value = [start.get(v.name, 0.0) for v in lp.variables()]
    lp.solverModel.setSolution(point)


def _run(model: highspy.Highs) -> None:
    """Run beside the main thread, so that Ctrl-C asks HiGHS to stop and is then raised."""
    model.HandleUserInterrupt = True
    ended = threading.Event()

    def work() -> None:
        try:
            model.run()
        finally:
            ended.set()

    threading.Thread(target=work, daemon=True).start()
    # an event, not join(): Python 3.11 takes an interrupted join for the thread's end
    try:
        while not ended.wait(POLL_SECONDS):
            pass
    except KeyboardInterrupt:
        model.cancelSolve()
        ended.wait()
        raise


def options_of(limits: Limits) -> dict[str, bool | int | float | str]:
    """The HiGHS options for these limits; one thread and a fixed seed always."""
    return {
        **ALWAYS,
        **(EXACT if limits.exact else {}),
        **(NEAR if limits.near else LEAN if limits.lean else {}),
        "time_limit": float(limits.seconds),
        "mip_rel_gap": float(limits.gap),
        "mip_abs_gap": float(limits.gap_abs),
        "mip_max_nodes": int(limits.nodes),
        "presolve": "choose" if limits.presolve else "off",
    }


def solve_highs(
    problem: pulp.LpProblem, limits: Limits, start: Mapping[str, float] | None = None
) -> Answer:
    """Minimise the problem with HiGHS; `start` is a full point by variable name."""
    version = _ready()
    # PuLP 3.3 has no word for a node limit and raises after the values were set
    with contextlib.suppress(KeyError):
        problem.solve(_Door(options_of(limits), start))
    return _read(problem, problem.solverModel, limits, f"HiGHS {version}")


def _read(problem: pulp.LpProblem, model: highspy.Highs, limits: Limits, solver: str) -> Answer:
    """The answer from HiGHS' own status and info; a solution must pass our row check."""
    ended = model.getModelStatus()
    info = model.getInfo()
    whole = any(v.cat == pulp.LpInteger for v in problem.variables())
    told = Answer(
        Status.SOLVER_ERROR,
        model.modelStatusToString(ended),
        nodes=max(0, int(info.mip_node_count)) if whole else 0,
        seconds=float(model.getRunTime()),
        repeatable=ended not in BY_CLOCK,
        solver=solver,
    )
    if ended == _Ended.kUnboundedOrInfeasible and limits.presolve:
        return solve_highs(problem, replace(limits, presolve=False))
    if ended in WITHOUT_POINT:
        return replace(told, status=WITHOUT_POINT[ended])
    if ended == _Ended.kModelEmpty:
        return replace(told, status=Status.OPTIMAL, objective=0.0, bound=0.0)
    if ended != _Ended.kOptimal and ended not in STOPPED:
        return told
    if info.primal_solution_status != FEASIBLE_POINT:
        return told if ended == _Ended.kOptimal else replace(told, status=Status.NO_SOLUTION)
    points = model.getSolution().col_value
    values = {v.name: float(points[v.index]) for v in problem.variables()}
    if fault := next(broken_rows(problem, values), ""):
        return replace(told, status=Status.CHECK_FAILED, ended=f"{told.ended}: {fault}")
    objective = objective_of(problem, values)
    bound = _bound(problem, info, objective, whole=whole, proven=ended == _Ended.kOptimal)
    status = Status.OPTIMAL if _proven(ended, objective, bound, limits) else Status.FEASIBLE_LIMIT
    return replace(told, status=status, objective=objective, bound=bound, found=values)


def _bound(
    problem: pulp.LpProblem, info: highspy.HighsInfo, objective: float, *, whole: bool, proven: bool
) -> float:
    """The proven lower bound; never above the objective that was found."""
    if not whole:
        return objective if proven else -math.inf
    constant = float(problem.objective.constant)
    return min(objective, float(info.mip_dual_bound) + constant)


def _proven(
    ended: highspy.HighsModelStatus, objective: float, bound: float, limits: Limits
) -> bool:
    """Whether the solver claims it and the printed gap agrees."""
    left = objective - bound
    allowed = max(limits.gap_abs, limits.gap * max(1.0, abs(objective))) + NODE_BOUND
    return ended == _Ended.kOptimal and left <= allowed
