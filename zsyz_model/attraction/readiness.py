"""六个一 of every chain, 四专 teams of chains and parks, working teams of the departments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zsyz_model.case import Case
from zsyz_model.case.readiness import LATE, OWED, PRESENT, UNDATED, Crew, Department, Element
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import SIX_ONES
from zsyz_model.validate.said import Row, missing, rows_of, said, suggest

NONE_WORDS = ("无", "没有", "暂无", "缺", "未建", "否", "-", "—", "/")
"""Words that say that there is none."""
PARKS = ("开发区", "化工园区", "生物医药产业园")
OF_CHAIN, OF_PARK = "产业", "园区"


def chain_names(case: Case) -> tuple[str, ...]:
    """The chains that are looked at: those of the rules, then any other of the sheet 产业链."""
    ours = case.scenario.attraction.outreach.industries
    return tuple(dict.fromkeys((*ours, *map(str, case.table("chains").index))))


def elements(case: Case) -> tuple[Element, ...]:
    """Every chain with each of its 六个一; chains without a row lack all six."""
    rows = {row["key"]: row for row in rows_of(case.table("chains"))}
    as_of = date.fromisoformat(case.scenario.as_of)
    return tuple(
        _element(industry, name, title, rows.get(industry), as_of)
        for industry in (chain_names(case) if rows else ())
        for name, title in SIX_ONES
    )


def _element(industry: str, name: str, title: str, row: Row | None, as_of: date) -> Element:
    if row is None:
        return Element(industry, title, UNDATED)
    what = "" if missing(row[name]) else str(row[name]).strip()
    if what and what not in NONE_WORDS:
        return Element(industry, title, PRESENT, what)
    due = row[f"{name}_due"]
    if missing(due):
        return Element(industry, title, UNDATED)
    day = due.date()
    return Element(industry, title, LATE if day < as_of else OWED, "", day.isoformat())


def crews(case: Case) -> tuple[Crew, ...]:
    """The teams of chains and parks; a chain without a row in 四专队伍 as its row in 产业链 says.

    The earliest date on which a gap is to be closed stands with the team.
    """
    grouped: dict[tuple[str, str], list[Row]] = {}
    names = case.table("places")["place_name"].to_dict()
    for row in rows_of(case.table("teams")):
        team = str(row["team"]).strip()
        grouped.setdefault((str(row["team_kind"]), str(names.get(team, team))), []).append(row)
    found = {key: _crew(*key, rows) for key, rows in grouped.items()}
    for row in rows_of(case.table("chains")):
        key = (OF_CHAIN, row["key"])
        if key not in found and not missing(row["posts"]):
            filled = 0 if missing(row["filled"]) else int(row["filled"])
            found[key] = Crew(row["key"], OF_CHAIN, int(row["posts"]), filled, None)
    return tuple(found[key] for key in sorted(found))


def _crew(kind: str, team: str, rows: list[Row]) -> Crew:
    full = [int(r["full_time"]) for r in rows if not missing(r["full_time"])]
    short = [r for r in rows if _filled(r) < int(r["posts"]) and not missing(r["due_on"])]
    due = min((r["due_on"].date().isoformat() for r in short), default="")
    return Crew(
        team, kind, sum(int(r["posts"]) for r in rows), sum(map(_filled, rows)),
        sum(full) if full else None, due,
    )  # fmt: skip


def _filled(row: Row) -> int:
    return 0 if missing(row["filled"]) else int(row["filled"])


def departments(case: Case) -> tuple[Department, ...]:
    """Each department's working team with its measures; those of unknown departments come last."""
    as_of = date.fromisoformat(case.scenario.as_of)
    measures: dict[str, list[Row]] = {}
    for row in rows_of(case.table("measures")):
        measures.setdefault(str(row["department"]).strip(), []).append(row)
    rows = {row["key"]: row for row in rows_of(case.table("departments"))}
    return tuple(
        _department(name, rows.get(name), measures.get(name, []), as_of)
        for name in (*rows, *sorted(set(measures) - set(rows)))
    )


def _department(name: str, row: Row | None, measures: list[Row], as_of: date) -> Department:
    still = [m for m in measures if missing(m["done_on"])]
    dues = sorted(m["due_on"].date() for m in still if not missing(m["due_on"]))
    ahead = [day for day in dues if day >= as_of]
    return Department(
        name, _text(row, "head_post"), _text(row, "liaison_post"), len(measures), len(still),
        len(dues) - len(ahead), ahead[0].isoformat() if ahead else "",
        tuple(str(m["measure"]) for m in still),
    )  # fmt: skip


def _text(row: Row | None, column: str) -> str:
    return "" if row is None or missing(row[column]) else str(row[column])


def groups(case: Case) -> dict[str, tuple[str, ...]]:
    """Industry → its leading group, the head of the group first."""
    order = {"组长": 0, "副组长": 1}
    rows = sorted(
        rows_of(case.table("groups")), key=lambda r: (order.get(str(r["role"]), 2), r["leader_id"])
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(str(row["industry"]), []).append(row["leader_id"])
    return {industry: tuple(found[industry]) for industry in sorted(found)}


def check_readiness(case: Case) -> Iterator[Finding]:
    """Unknown chains (Z05), gaps without a date (Z10), teams that do not add up (Z11), departments (Z12)."""
    yield from _check_chains(case)
    rows = {row["key"]: row for row in rows_of(case.table("chains"))}
    fields = {title: name for name, title in SIX_ONES}
    for one in elements(case):
        if one.state in (LATE, UNDATED) and one.industry in rows:
            late = one.state == LATE
            fact = f"{one.industry}还没有{one.title}，" + (
                f"期限 {one.due} 已过" if late else "也没有写期限"
            )
            cell = ("chains", one.industry, f"{fields[one.title]}_due")
            yield said(case, cell, "Z10", fact, "办结后填内容，或填新的期限", Severity.WARNING)
    yield from _check_teams(case)
    yield from _check_departments(case)


def _check_chains(case: Case) -> Iterator[Finding]:
    """Industries that the rules do not name; a park's team must name a park."""
    known = case.scenario.attraction.outreach.industries
    for table in ("trips", "leads", "chains", "groups", "teams"):
        column = "team" if table == "teams" else "industry"
        for row in rows_of(case.table(table)):
            word = row[column]
            of_park = table == "teams" and row["team_kind"] == OF_PARK
            if missing(word) or of_park or str(word).strip() in known:
                continue
            fact = f"产业“{word}”不在主导产业之内，不计入产业链的覆盖"
            cell = (table, row["key"], column)
            yield said(case, cell, "Z05", fact, suggest(str(word), known), Severity.WARNING)


def _check_teams(case: Case) -> Iterator[Finding]:
    parks = [r for r in rows_of(case.table("places")) if r["place_kind"] in PARKS]
    known = {word for r in parks for word in (str(r["place"]), str(r["place_name"]))}
    sums: dict[str, int] = {}
    for row in rows_of(case.table("teams")):
        team = str(row["team"]).strip()
        if row["team_kind"] == OF_PARK and team not in known:
            advice, fact = suggest(team, known), f"没有园区“{team}”"
            yield _team(case, row, "team", fact, advice)
        if _filled(row) > int(row["posts"]):
            yield _team(case, row, "filled", "到岗人数多于岗位数", "核对岗位数和到岗人数")
        if row["team_kind"] == OF_CHAIN:
            sums[team] = sums.get(team, 0) + int(row["posts"])
    for row in rows_of(case.table("chains")):
        told = sums.get(row["key"])
        if told is not None and not missing(row["posts"]) and int(row["posts"]) != told:
            fact = f"四专岗位数 {row['posts']} 个，“四专队伍”合计 {told} 个，以后者为准"
            cell = ("chains", row["key"], "posts")
            yield said(case, cell, "Z11", fact, "改成一致", Severity.WARNING)


def _team(case: Case, row: Row, column: str, fact: str, advice: str) -> Finding:
    return said(case, ("teams", row["key"], column), "Z11", fact, advice, Severity.WARNING)


def _check_departments(case: Case) -> Iterator[Finding]:
    known = {row["key"] for row in rows_of(case.table("departments"))}
    if not case.table("measures").empty:
        for row in rows_of(case.table("departments")):
            if missing(row["liaison_post"]):
                cell = ("departments", row["key"], "liaison_post")
                fact, advice = "专班没有副科级联络员", "明确一名副科级干部，写其职务"
                yield said(case, cell, "Z12", fact, advice, Severity.WARNING)
    for row in rows_of(case.table("measures")):
        if str(row["department"]).strip() not in known:
            fact = f"部门“{row['department']}”不在“部门”表中"
            cell = ("measures", row["key"], "department")
            yield said(
                case, cell, "Z12", fact, suggest(str(row["department"]), known), Severity.WARNING
            )
