"""The variables of the straightforward model: a binary for every project, site and quarter, flows in mu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pulp

from zsyz_model.planning.numbers import NEW, Candidate, Numbers, Plot

PLAN, LINKAGE, MOVED = "plan", "linkage", "moved"


@dataclass(slots=True)
class Straight:
    """The problem and its variables, by what they mean."""

    problem: pulp.LpProblem
    start: dict[tuple[str, str, int], pulp.LpVariable]
    flow: dict[tuple[str, str, int], pulp.LpVariable]
    opened: dict[tuple[str, int], pulp.LpVariable]
    launch: dict[tuple[str, int], pulp.LpVariable]
    repay: dict[tuple[str, str, int], pulp.LpVariable]
    bought: dict[int, pulp.LpVariable]
    short: dict[int, pulp.LpVariable]
    lead: dict[tuple[str, str], pulp.LpVariable]
    sold: dict[int, pulp.LpVariable]
    covered: dict[tuple[str, int], pulp.LpVariable]
    loan: dict[tuple[str, str], pulp.LpVariable]


def sources_of(numbers: Numbers) -> tuple[str, ...]:
    """Where conversion right comes from: plan quota and each scheme.

    Where linkage may be drawn ahead of acceptance or sold it is one source; what holders
    release is another.
    """
    ahead = numbers.turnover_hmu or numbers.sale_hmu
    schemes = (LINKAGE,) if ahead else tuple(k.scheme_id for k in numbers.schemes)
    return PLAN, *schemes, *((MOVED,) if numbers.lots else ())


def add_variables(numbers: Numbers) -> Straight:
    problem = pulp.LpProblem("straight", pulp.LpMinimize)

    def binary(name: str) -> pulp.LpVariable:
        return problem.add_variable(name, 0, 1, pulp.LpBinary)

    def amount(name: str) -> pulp.LpVariable:
        return problem.add_variable(name, 0)

    sources, last = sources_of(numbers), numbers.horizon.length
    takers = [c.project_id for c in numbers.candidates if not c.listed]
    takers += [j.plot_id for j in numbers.plots if j.holder]
    return Straight(
        problem,
        start={
            (c.project_id, site, t): binary(f"start_{c.project_id}_{site}_{t}")
            for c in numbers.candidates
            for site, first in _sites(c)
            for t in range(first, numbers.horizon.length + 1)
        },
        flow={(p, s, t): amount(f"flow_{p}_{s}_{t}") for p in takers for s in sources for t in numbers.quarters},
        opened={(j.plot_id, y): binary(f"open_{j.plot_id}_{y}") for j in numbers.plots for y in numbers.years},
        launch={
            (k.scheme_id, t): binary(f"launch_{k.scheme_id}_{t}")
            for k in numbers.schemes
            for t in range(k.earliest, min(last, last + numbers.turnover_quarters * bool(numbers.turnover_hmu) - k.duration) + 1)
        },
        repay={
            (j.plot_id, by, t): binary(f"repay_{j.plot_id}_{by}_{t}")
            for j in numbers.plots
            if j.holder
            for by in ("quota", *_replacements(numbers, j))
            for t in range(j.ready, j.due + 1)
        },
        bought={t: amount(f"bought_{t}") for t in numbers.quarters},
        short={t: amount(f"short_{t}") for t in numbers.quarters},
        lead={(x.project_id, x.leader_id): binary(f"lead_{x.project_id}_{x.leader_id}") for x in numbers.pairs},
        **_further(numbers, problem),
    )  # fmt: skip


def _further(numbers: Numbers, problem: pulp.LpProblem) -> dict[str, Any]:
    """Sales, purchases of further accounts, and loans."""
    return {
        "sold": {
            t: problem.add_variable(f"sold_{t}", 0) for t in numbers.quarters if numbers.sale_hmu
        },
        "covered": {
            (c.kind, t): problem.add_variable(f"covered_{c.name}_{t}", 0)
            for c in numbers.covers
            for t in numbers.quarters
        },
        "loan": {
            (p, f.line_id): problem.add_variable(f"loan_{p}_{f.line_id}", 0, f.single_yuan / 10_000)
            for f in numbers.lines
            for p in sorted(f.takers)
        },
    }


def _sites(c: Candidate) -> list[tuple[str, int]]:
    """Where a project may start, and from which quarter on."""
    sites = [(NEW, c.new_quarters[0])] if c.new_quarters else []
    return sites + [(j, quarters[0]) for j, quarters in c.plot_quarters.items()]


def _replacements(numbers: Numbers, plot: Plot) -> list[str]:
    return [j.plot_id for j in numbers.plots if not j.holder and j.area_hmu >= plot.area_hmu]
