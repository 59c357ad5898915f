"""Who may lead what, and the fewest minutes a week that it takes.

The planning room builds its variables from the same rules; here they serve the sums that
must fit before anything is solved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import Row, missing, rows_of, said

DONE = ("投产", "终止")
Minutes = Mapping[str, Mapping[str, int]]
"""Project → leader who may lead it → minutes a week."""


def minutes_of(case: Case, projects: Iterable[Row]) -> Minutes:
    """Every pair that neither 回避 nor 禁止 nor a forbid rules out."""
    rules = {row["key"]: row for row in rows_of(case.table("pairs"))}
    barred = {(f.project, f.leader) for f in case.scenario.forbids if f.leader}
    leaders, travel = tuple(rows_of(case.leaders)), Travel.of(case)
    found: dict[str, dict[str, int]] = {}
    for project in projects:
        p = project["key"]
        found[p] = {
            who["key"]: _minutes(case, project, rules.get(f"{p}/{who['key']}"), travel, who)
            for who in leaders
            if (p, who["key"]) not in barred
            and project["investor"] not in who["avoids"]
            and rules.get(f"{p}/{who['key']}", {}).get("rule") != "禁止"
        }
    return found


def check_idle_leaders(case: Case) -> Iterator[Finding]:
    """A leader whom no open project may have is worth a look (M02)."""
    open_ones = case.projects[~case.projects["stage"].isin(DONE)]
    busy = {who for may in minutes_of(case, rows_of(open_ones)).values() for who in may}
    for leader in case.leaders.index.difference(list(busy)):
        fact = "没有一个项目可由这名领导包保"
        advice = "核对回避企业、“配对”表的禁止和情景的 forbids"
        cell = ("leaders", str(leader), "title")
        yield said(case, cell, "M02", fact, advice, Severity.WARNING)


def _minutes(case: Case, project: Row, rule: Row | None, travel: Travel, who: Row) -> int:
    if rule and not missing(rule["hours"]):
        return ceil(float(rule["hours"]) * 60 - 1e-6)
    wishes = case.scenario.leaders
    on_site = wishes.hours_on_site.get(project["stage"], 0.0) * 60
    one_way = travel(who["base"], project["place"])
    return ceil(wishes.visits_per_week * (2 * one_way + on_site) - 1e-6)


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes one way: the table's, in either direction, else by way of the county town."""

    direct: Mapping[tuple[str, str], float]
    from_town: Mapping[str, float]

    @classmethod
    def of(cls, case: Case) -> Travel:
        """The driving times of a case."""
        rows = tuple(rows_of(case.table("travel")))
        back = {(row["target"], row["origin"]): row["minutes"] for row in rows}
        there = {(row["origin"], row["target"]): row["minutes"] for row in rows}
        places = rows_of(case.table("places"))
        return cls(back | there, {row["key"]: float(row["minutes"]) for row in places})

    def __call__(self, base: str, target: str) -> float:
        """Minutes from a base to a place; 0 when the place is the base or unknown."""
        if missing(target) or base == target:
            return 0.0
        by_town = self.from_town.get(base, 0.0) + self.from_town.get(target, 0.0)
        return self.direct.get((base, target), by_town)
