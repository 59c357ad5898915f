"""The variables of the straightforward model: a binary for every project, site and quarter, flows in mu."""

from __future__ import annotations

from dataclasses import dataclass

import pulp

from zsyz_model.planning.numbers import NEW, Candidate, Numbers, Plot

PLAN = "plan"


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


def add_variables(numbers: Numbers) -> Straight:
    problem = pulp.LpProblem("straight", pulp.LpMinimize)

    def binary(name: str) -> pulp.LpVariable:
        return problem.add_variable(name, 0, 1, pulp.LpBinary)

    def amount(name: str) -> pulp.LpVariable:
        return problem.add_variable(name, 0)

    sources = (PLAN, *(k.scheme_id for k in numbers.schemes))
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
            for t in range(k.earliest, numbers.horizon.length - k.duration + 1)
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
    )  # fmt: skip


def _sites(c: Candidate) -> list[tuple[str, int]]:
    """Where a project may start, and from which quarter on."""
    sites = [(NEW, c.new_quarters[0])] if c.new_quarters else []
    return sites + [(j, quarters[0]) for j, quarters in c.plot_quarters.items()]


def _replacements(numbers: Numbers, plot: Plot) -> list[str]:
    return [j.plot_id for j in numbers.plots if not j.holder and j.area_hmu >= plot.area_hmu]
