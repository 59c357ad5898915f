"""A10: hard models and solvers that sleep end at their limit, and are never called optimal."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pulp

from tests.pool_tasks import sleep
from tests.selftest.told import Size, Told
from tests.solver.models import market_split
from tests.solver.stubs import GOOD, Stub
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.pool import Limits as TaskLimits
from zsyz_model.pool import open_pool
from zsyz_model.solver import Limits, solve_cbc, solve_highs
from zsyz_model.solver.answer import Answer
from zsyz_model.solver.cbc import GRACE_SECONDS as CBC_GRACE

LIMIT_SECONDS, TASK_SECONDS, GRACE_SECONDS = 2.0, 5.0, 5.0
GOOD_ENDS = (Status.OPTIMAL, Status.INFEASIBLE)


def check_limits(size: Size) -> Told:
    """Twenty hard models by both solvers, a solver that sleeps, a task that sleeps or stands still."""
    told = Told("A10")
    gaps: list[str] = []
    overrun = 0.0
    for seed in range(size.pick(4, 20)):
        problem = _hard(seed)
        for name, solver in (("HiGHS", solve_highs), ("CBC", solve_cbc)):
            answer, spent = _timed(solver, problem)
            overrun = max(overrun, spent - LIMIT_SECONDS)
            told.check(spent <= LIMIT_SECONDS + GRACE_SECONDS, f"{name} {seed}: {spent:.1f} s")
            told.check(answer.status not in GOOD_ENDS, f"{name} {seed}: called {answer.status}")
            gaps.append(f"{answer.gap:.2f}" if answer.status is Status.FEASIBLE_LIMIT else "none")
    told.figures |= {"models": size.pick(4, 20), "gaps": " ".join(gaps)}
    _sleepers(told)
    _still(told)
    easy, spent = _timed(solve_highs, market_split(rows=2, columns=8, slack=True))
    told.check(easy.status is Status.OPTIMAL, "planted: an easy model is not told from a hard one")
    told.figures |= {"longest overrun": f"{overrun:.1f} s", "planted": 1}
    return told


def _hard(seed: int) -> pulp.LpProblem:
    return market_split(rows=6, columns=50, slack=True, seed=seed)


def _timed(
    solver: Callable[[pulp.LpProblem, Limits], Answer], problem: pulp.LpProblem
) -> tuple[Answer, float]:
    began = time.monotonic()
    answer = solver(problem, Limits(seconds=LIMIT_SECONDS, gap=0.0, nodes=1_000_000_000))
    return answer, time.monotonic() - began


def _sleepers(told: Told) -> None:
    """A solver that sleeps with a good answer in its file is stopped, and its answer is not used."""
    with tempfile.TemporaryDirectory() as name:
        binary = Stub(GOOD, "sleep 60").write(Path(name))
        began = time.monotonic()
        answer = solve_cbc(_hard(0), Limits(seconds=LIMIT_SECONDS), binary)
        spent = time.monotonic() - began
    # the room itself gives it some seconds to write its answer
    told.check(
        spent <= LIMIT_SECONDS + CBC_GRACE + GRACE_SECONDS, f"the sleeping solver: {spent:.1f} s"
    )
    told.check(answer.status is Status.SOLVER_ERROR, f"the sleeping solver: {answer.status}")
    told.figures["sleeping solver"] = f"{spent:.1f} s"


def _still(told: Told) -> None:
    """A task that sleeps, and one whose process is stopped (SIGSTOP), end at their limit."""
    for name, stop in (("sleeps", False), ("stands still", True)):
        with open_pool("", 1, TaskLimits(seconds=TASK_SECONDS)) as pool:
            began = time.monotonic()
            future = pool.submit(sleep, 60.0)
            if stop:
                threading.Timer(2.5, _stop_children).start()
            try:
                future.result()
                told.check(False, f"a task that {name} came to its end")
            except RunError as error:
                told.check(error.findings[0].code == "J-TIME", f"a task that {name}: {error}")
            spent = time.monotonic() - began
        told.check(spent <= TASK_SECONDS + GRACE_SECONDS, f"a task that {name}: {spent:.1f} s")
        told.figures[f"task that {name}"] = f"{spent:.1f} s"


def _stop_children() -> None:
    for child in psutil.Process().children():
        if "spawn_main" in " ".join(child.cmdline()):
            os.kill(child.pid, signal.SIGSTOP)
