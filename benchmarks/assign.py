"""Pure assignment: our core beside plain PuLP + HiGHS and CP-SAT, same instances, one run.

Every solve has a process of its own; the clock runs from the tables to the answer. HiGHS and
CP-SAT have two workers, we have one.
"""

from __future__ import annotations

import math
import multiprocessing
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pulp
from ortools.sat.python import cp_model

from benchmarks.assign_instances import LARGE, SMALL, Table, draw
from benchmarks.machine import machine, versions
from benchmarks.question import Case, Solved, Stop
from benchmarks.ratios import Ratio, ratios
from benchmarks.table import disagreements, line, table
from zsyz_model.case import Status
from zsyz_model.planning import assign_jobs

OURS, HIGHS, CPSAT = "zsyz", "pulp+highs", "cp-sat"
PEERS = (HIGHS, CPSAT)
WORKERS = 2
WHOLE_GAP = 0.999
"""Costs are whole: nobody has to prove more."""
ROUNDING = 1e-6
Sizes = Sequence[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a competitor says: seconds of building, and cost and bound where it has them."""

    built: float
    proven: bool
    value: float | None
    bound: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """All cases of a run and what they come to."""

    seconds: float
    cases: tuple[Case, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Answers that contradict each other, and well-known small sizes that we did not prove."""
        small = {f"{kind}-{m}x{n}" for kind, m, n in SMALL}
        open_ = [
            f"{case.county}: unproven by {OURS}"
            for case in self.cases
            if case.who == OURS and case.county.rsplit("-", 1)[0] in small
            if not case.solved.proven
        ]
        return (*disagreements(self.cases, Stop(gap=0.0)), *open_)

    def told(self) -> dict[str, object]:
        """The document of `--json`; null stands for a cost or gap that nobody told."""
        cases = [case.told() for case in self.cases]
        return {
            "machine": machine(),
            "versions": versions(),
            "seconds": self.seconds,
            "cases": [{"instance": case.pop("county"), **case} for case in cases],
            "ratios": {peer: told.x for peer, told in self._ratios().items()},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        return table(self.cases, self._ratios())

    def _ratios(self) -> dict[str, Ratio]:
        return ratios(self.cases, OURS, PEERS)


def run(
    seeds: Iterable[int],
    seconds: float,
    sizes: Sizes = (*SMALL, *LARGE),
    watch: Callable[[str], None] = lambda _line: None,
) -> Found:
    """Every competitor on every size and seed."""
    cases: list[Case] = []
    for instance in [draw(*size, seed) for seed in seeds for size in sizes]:
        for who in (OURS, *PEERS):
            cases.append(Case(instance.name, who, apart(who, instance, seconds)))
            watch(line(cases[-1]))
    return Found(seconds, tuple(cases))


def apart(who: str, instance: Table, seconds: float) -> Solved:
    """One solve in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(solve, (who, instance, seconds))


def solve(who: str, instance: Table, seconds: float) -> Solved:
    """One competitor on one instance; cost and bound are whole, since costs are."""
    began = time.perf_counter()
    told = COMPETITORS[who](instance, seconds)
    spent = time.perf_counter() - began
    value = math.nan if told.value is None else float(round(told.value))
    known = told.bound is not None and math.isfinite(told.bound)
    least = math.ceil((told.bound or 0.0) - ROUNDING) if known else math.nan
    gap = 0.0 if told.proven else (value - least) / max(1.0, abs(value))
    note = f"bound {least}" if known and not told.proven else ""
    columns, rows = instance.cost.size, sum(instance.cost.shape)
    return Solved(spent, told.built, told.proven, value, columns, rows, gap, note)


def ours(instance: Table, seconds: float) -> Told:
    """The core of the product."""
    told = assign_jobs(instance.cost, instance.weight, instance.capacity, seconds)
    return Told(0.0, told.status is Status.OPTIMAL, told.value, told.bound)


def with_highs(instance: Table, seconds: float) -> Told:
    """A binary for each pair in PuLP, and HiGHS."""
    began = time.perf_counter()
    agents, jobs = (range(size) for size in instance.cost.shape)
    problem = pulp.LpProblem("assignment", pulp.LpMinimize)
    take = {(i, j): problem.add_variable(f"x_{i}_{j}", 0, 1, pulp.LpBinary) for i in agents for j in jobs}  # fmt: skip
    problem.setObjective(pulp.lpSum(int(instance.cost[ij]) * x for ij, x in take.items()))
    for j in jobs:
        problem.addConstraint(pulp.lpSum(take[i, j] for i in agents) == 1)
    for i in agents:
        load = pulp.lpSum(int(instance.weight[i, j]) * take[i, j] for j in jobs)
        problem.addConstraint(load <= int(instance.capacity[i]))
    built = time.perf_counter() - began
    left = max(1.0, seconds - built)
    solver = pulp.HiGHS(msg=False, threads=WORKERS, timeLimit=left, gapRel=0.0, gapAbs=WHOLE_GAP)
    problem.solve(solver)
    proven = problem.sol_status == pulp.LpSolutionOptimal
    found = proven or problem.sol_status == pulp.LpSolutionIntegerFeasible
    value = float(pulp.value(problem.objective)) if found else None
    return Told(built, proven, value, float(problem.solverModel.getInfo().mip_dual_bound))


def with_cpsat(instance: Table, seconds: float) -> Told:
    """OR-Tools CP-SAT."""
    began = time.perf_counter()
    agents, jobs = (range(size) for size in instance.cost.shape)
    model = cp_model.CpModel()
    take = {(i, j): model.new_bool_var(f"x_{i}_{j}") for i in agents for j in jobs}
    for j in jobs:
        model.add_exactly_one(take[i, j] for i in agents)
    for i in agents:
        load = sum(int(instance.weight[i, j]) * take[i, j] for j in jobs)
        model.add(load <= int(instance.capacity[i]))
    model.minimize(sum(int(instance.cost[ij]) * x for ij, x in take.items()))
    built = time.perf_counter() - began
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = max(1.0, seconds - built)
    status = solver.solve(model)
    proven = status == cp_model.OPTIMAL
    found = proven or status == cp_model.FEASIBLE
    value = float(solver.objective_value) if found else None
    return Told(built, proven, value, float(solver.best_objective_bound))


COMPETITORS: dict[str, Callable[[Table, float], Told]] = {
    OURS: ours,
    HIGHS: with_highs,
    CPSAT: with_cpsat,
}
