"""The command team (指挥部) of a project: what a decision named stands, the rest is suggested.

三（二）: a county leader as commander, the attracting unit, the town and the departments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from zsyz_model.case import Case, Lead, Team
from zsyz_model.case.contact import met_first
from zsyz_model.review.derived import words_in
from zsyz_model.review.gates import INDUSTRIAL
from zsyz_model.review.meeting.history import Decision, last_decisions
from zsyz_model.validate.said import Row, missing, rows_of


@dataclass(frozen=True, slots=True)
class Need:
    """What a project may need of a department: words of its duties, and when the need arises."""

    name: str
    words: tuple[str, ...]
    arises: Callable[[Case, Row], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """A team in the ledger's own terms: keys of 领导 and 乡镇园区, or words where it has no key."""

    commander: str
    attracted_by: str
    town: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What teams are made of, read from the ledger once for all of them."""

    case: Case
    projects: Mapping[str, Row]
    leaders: Mapping[str, Row]
    pairs: tuple[Row, ...]
    towns: Mapping[str, str]
    offices: tuple[Row, ...]

    @classmethod
    def of(cls, case: Case, project_ids: Iterable[str]) -> _Read:
        """The rows of these projects and of all that they may be given."""
        wanted = case.projects.loc[list(dict.fromkeys(project_ids))]
        return cls(
            case,
            {row["key"]: row for row in rows_of(wanted)},
            {row["key"]: row for row in rows_of(case.leaders)},
            tuple(rows_of(case.table("pairs"))),
            {str(j): str(name) for j, name in case.table("places")["place_name"].items()},
            tuple(rows_of(case.table("departments"))),
        )


def _positive(row: Row, column: str) -> bool:
    return not missing(row[column]) and bool(row[column] > 0)


def _takes_land(_: Case, row: Row) -> bool:
    return _positive(row, "land_mu") or row["needs"] == "用地"


def _discharges(_: Case, row: Row) -> bool:
    return row["kind"] in INDUSTRIAL or _positive(row, "cod_t")


def _is_hazardous(case: Case, row: Row) -> bool:
    chemical = set(words_in(row["industry"])) & set(case.scenario.land.chemical_industries)
    return row["kind"] in INDUSTRIAL or bool(chemical)


NEEDS = (
    Need("用地", ("用地", "土地", "国土"), _takes_land),
    Need("规划", ("规划", "选址"), _takes_land),
    Need("环保", ("环保", "环评", "环境", "生态"), _discharges),
    Need("能耗", ("能耗", "节能", "能评"), lambda _, row: _positive(row, "energy_tce")),
    Need("安全", ("安全", "应急"), _is_hazardous),
    Need(
        "资金", ("资金", "融资", "信贷", "金融"),
        lambda _, row: _positive(row, "gap_wan") or row["needs"] == "资金",
    ),
    Need("手续", ("手续", "审批", "备案"), lambda _, __: True),
)  # fmt: skip
"""In the order in which departments are named; 手续 every project needs (指挥部全程协调办理各项手续)."""


def team(case: Case, project_id: str) -> Team:
    """The command team of one project in words; empty ones are to be named.

    Raises:
        KeyError: when the ledger has no such project.
    """
    (only,) = teams(case, [project_id])
    return only


def teams(case: Case, project_ids: Iterable[str]) -> tuple[Team, ...]:
    """The command teams of several projects, in their order."""
    wanted, last = list(project_ids), last_decisions(case)
    read = _Read.of(case, wanted)
    titles = case.leaders["title"].to_dict()
    towns = case.table("places")["place_name"].to_dict()
    made = []
    for project in wanted:
        found, row = _named(read, project, last.get(project)), read.projects[project]
        made.append(
            Team(
                project_id=project,
                commander=titles.get(found.commander, found.commander),
                attracted_by=found.attracted_by,
                town=towns.get(found.town, found.town),
                departments=found.departments,
                liaison=_word(row, "liaison"),
            )
        )
    return tuple(made)


def led_teams(case: Case, leads: Iterable[Lead]) -> tuple[Team, ...]:
    """The teams of a plan's projects: its leader at the head, the leading unit before the first contact."""
    by_project = {lead.project_id: lead.leader_id for lead in leads}
    titles = case.leaders["title"].to_dict()
    units = {str(p): unit for p, unit in case.projects["duty_unit"].items()}
    return tuple(
        replace(
            found,
            commander=str(titles.get(by_project[found.project_id], by_project[found.project_id])),
            attracted_by=_word(units, found.project_id) or found.attracted_by,
        )
        for found in teams(case, sorted(by_project))
    )


def named(case: Case, project_id: str, decision: Decision | None) -> Named:
    """The team in the ledger's terms: cell by cell the decision's, else a suggestion."""
    return _named(_Read.of(case, [project_id]), project_id, decision)


def _named(read: _Read, project_id: str, decision: Decision | None) -> Named:
    row = read.projects[project_id]
    given: Row = decision.row if decision else {}
    return Named(
        commander=_word(given, "commander") or _commander(read, row),
        attracted_by=_word(given, "attracted_by")
        or _word(row, "first_contact")
        or _word(row, "duty_unit"),
        town=_word(given, "town") or _word(row, "place"),
        departments=tuple(given.get("departments", ())) or _departments(read, row),
    )


def _word(row: Row, column: str) -> str:
    return "" if column not in row or missing(row[column]) else str(row[column])


def _commander(read: _Read, row: Row) -> str:
    """The leader fixed for the project, else its present one, else the one who fits best."""
    barred, fixed = _pair_rules(read, row)
    free = {
        key: leader
        for key, leader in read.leaders.items()
        if key not in barred and row["investor"] not in leader["avoids"]
    }
    for key in (*fixed, _word(row, "current_leader")):
        if key in free:
            return key
    points = {key: _fit(read, row, leader) for key, leader in free.items()}
    best = max(sorted(points), key=points.__getitem__, default="")
    return best if points.get(best, 0) > 0 else ""


def _pair_rules(read: _Read, row: Row) -> tuple[set[str], list[str]]:
    """The leaders who may not lead the project, and those who must."""
    project, scenario = row["key"], read.case.scenario
    pairs = [p for p in read.pairs if p["project_id"] == project]
    barred = {p["leader_id"] for p in pairs if p["rule"] == "禁止"}
    barred |= {f.leader for f in scenario.forbids if f.project == project}
    fixed = [p["leader_id"] for p in pairs if p["rule"] == "锁定"]
    return barred, [*(pin.leader for pin in scenario.pins if pin.project == project), *fixed]


def _fit(read: _Read, row: Row, leader: Mapping[str, object]) -> int:
    """Points for the linked town, the industry and the first contact, as for the plan's leaders."""
    rules, place, names = read.case.scenario.leaders, row["place"], read.towns
    linked = {place, names.get(place)} & set(_words(leader["places"]))
    grouped = f"{row['industry']}/{leader['key']}" in read.case.table("groups").index
    in_charge = grouped or row["industry"] in _words(leader["industries"])
    first = rules.fit_first * met_first(row, leader, names)
    return rules.fit_place * bool(linked) + rules.fit_industry * in_charge + first


def _words(cell: object) -> tuple[str, ...]:
    return tuple(map(str, cell)) if isinstance(cell, tuple) else ()


def _departments(read: _Read, row: Row) -> tuple[str, ...]:
    """The departments whose duties the project needs, need by need, each once."""
    words = [need.words for need in NEEDS if need.arises(read.case, row)]
    return tuple(
        dict.fromkeys(
            str(office["department"])
            for wanted in words
            for office in read.offices
            if any(word in duty for word in wanted for duty in office["duties"])
        )
    )
