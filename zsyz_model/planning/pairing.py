"""Who may lead what: minutes a week, fit, and the pairs that rules forbid or fix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.case.contact import met_first
from zsyz_model.planning.numbers import Leader, Pair


def read_leader(case: Case, row: Row) -> Leader:
    """A leader's minutes a week and how many projects, with the scenario's default for most."""
    most = case.scenario.leaders.default_most if missing(row["most"]) else int(row["most"])
    least = 0 if missing(row["least"]) else int(row["least"])
    return Leader(row["leader_id"], int(row["hours"] * 60 + 1e-6), least, most)


def compulsory(case: Case, row: Row) -> bool:
    """Whether the project must have a leader: signed, and at least the size threshold."""
    rules = case.scenario.leaders
    large = row["stage"] in rules.compulsory_stages and row["invest_wan"] >= rules.compulsory_wan
    return bool(large)


def pinned(case: Case, led: set[str]) -> Iterable[tuple[str, str]]:
    """Pairs that are fixed: 锁定 in the ledger and pins with a leader in the scenario."""
    for row in rows_of(case.table("pairs")).values():
        if row["rule"] == "锁定" and row["project_id"] in led:
            yield row["project_id"], row["leader_id"]
    for pin in case.scenario.pins:
        if pin.leader and pin.project in led:
            yield pin.project, pin.leader


def pairs_of(case: Case, led: Iterable[Row]) -> Iterable[Pair]:
    """Every pair that no rule forbids, with its minutes and fit."""
    special = rows_of(case.table("pairs"))
    barred = {(f.project, f.leader) for f in case.scenario.forbids if f.leader}
    names = {str(j): str(name) for j, name in case.table("places")["place_name"].items()}
    travel = _Travel.of(case)
    leaders = [_with_groups(case, row) for row in rows_of(case.leaders).values()]
    for project in led:
        for leader in leaders:
            p, who = project["project_id"], leader["leader_id"]
            given = special.get(f"{p}/{who}", {})
            avoids = project["investor"] in leader["avoids"]
            if avoids or (p, who) in barred or given.get("rule") == "禁止":
                continue
            keeps = project["current_leader"] == who
            points = _fit(case, project, leader, given, names)
            points += case.scenario.leaders.fit_keep * keeps
            minutes = _minutes(case, project, given, travel(leader["base"], project["place"]))
            yield Pair(p, who, minutes, points, keeps)


def _with_groups(case: Case, leader: Row) -> Row:
    """A leader with the industries of the leading groups (产业领导小组) beside the own ones."""
    groups = rows_of(case.table("groups")).values()
    more = [row["industry"] for row in groups if row["leader_id"] == leader["leader_id"]]
    return {**leader, "industries": (*leader["industries"], *more)}


def _fit(case: Case, project: Row, leader: Row, given: Row, names: Mapping[str, str]) -> int:
    """Points of a pair before continuity: as given, or base + industry + place + first contact.

    `names` of the places by code: a leader's places may be written either way.
    """
    rules = case.scenario.leaders
    if given and not missing(given["fit"]):
        return round(float(given["fit"]))
    industry: bool = project["industry"] in leader["industries"]
    linked = bool({project["place"], names.get(project["place"])} & set(leader["places"]))
    return (
        rules.fit_base
        + rules.fit_industry * industry
        + rules.fit_place * linked
        + rules.fit_first * met_first(project, leader, names)
    )


def _minutes(case: Case, project: Row, given: Row, travel: float) -> int:
    """Minutes a week: visits × (2 × travel + time on site by stage), rounded up."""
    rules = case.scenario.leaders
    if given and not missing(given["hours"]):
        return ceil(float(given["hours"]) * 60 - 1e-6)
    on_site = rules.hours_on_site.get(project["stage"], 0.0) * 60
    return ceil(rules.visits_per_week * (2 * travel + on_site) - 1e-6)


@dataclass(frozen=True, slots=True)
class _Travel:
    """Minutes one way: the table's, either direction, else by way of the county town."""

    direct: Mapping[tuple[str, str], float]
    from_town: Mapping[str, float]

    @classmethod
    def of(cls, case: Case) -> _Travel:
        rows = rows_of(case.table("travel")).values()
        direct = {(row["target"], row["origin"]): row["minutes"] for row in rows}
        direct |= {(row["origin"], row["target"]): row["minutes"] for row in rows}
        return cls(direct, {p: row["minutes"] for p, row in rows_of(case.table("places")).items()})

    def __call__(self, base: str, target: str) -> float:
        if base == target or missing(target):
            return 0.0
        by_way_of_town = self.from_town.get(target, 0.0) + self.from_town.get(base, 0.0)
        return self.direct.get((base, target), by_way_of_town)
