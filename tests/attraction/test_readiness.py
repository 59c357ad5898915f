"""六个一, teams and departments by hand; words that name nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.attraction.county import county, tables_with
from zsyz_model.attraction.readiness import (
    chain_names,
    check_readiness,
    crews,
    departments,
    elements,
    groups,
)
from zsyz_model.case import Case

CASE = county()


def codes(case: Case) -> list[tuple[str, str, str]]:
    return [(f.code, f.place.sheet, f.subject) for f in check_readiness(case)]


def test_each_of_the_six_stands_with_its_state() -> None:
    told = {(x.industry, x.title): (x.state, x.what, x.due) for x in elements(CASE)}

    assert told["新材料", "平台"] == ("已有", "中试平台", "")
    assert told["新材料", "基金"] == ("缺，有期限", "", "2027-03-31")
    assert told["新材料", "政策"] == ("缺，已过期", "", "2026-09-30")
    assert told["新材料", "协会"] == ("缺，无期限", "", "")
    assert told["高端化工", "专班"] == ("缺，无期限", "", "")
    assert len(told) == 12


def test_without_the_sheet_there_is_no_matrix() -> None:
    assert elements(county(chains=[])) == ()
    assert chain_names(county(chains=[])) == ("高端化工", "新材料")


def test_teams_add_up_their_posts() -> None:
    told = {x.team: x for x in crews(CASE)}

    assert list(told) == ["新材料", "高端化工", "经济开发区"]
    chem, park = told["高端化工"], told["经济开发区"]
    assert (chem.posts, chem.filled, chem.full_time, chem.gap, chem.due) == (
        4,
        3,
        2,
        1,
        "2027-01-31",
    )
    assert (park.kind, park.gap, park.full_time) == ("园区", 0, None)
    assert (told["新材料"].posts, told["新材料"].gap) == (4, 1)


def test_departments_with_open_and_overdue_measures() -> None:
    told = {x.department: x for x in departments(CASE)}
    land = told["资规局"]

    assert (land.liaison, land.measures, land.open, land.overdue) == ("副局长", 3, 2, 1)
    assert (land.next_due, land.still) == ("2026-12-31", ("并联办理", "周转台账"))
    assert (told["发改局"].liaison, told["发改局"].measures) == ("", 0)


def test_leading_groups_have_their_head_first() -> None:
    rows = [
        {"industry": "新材料", "leader_id": "L1", "role": "成员"},
        {"industry": "新材料", "leader_id": "L3", "role": "组长"},
        {"industry": "新材料", "leader_id": "L2", "role": "副组长"},
    ]

    assert groups(county(groups=rows)) == {"新材料": ("L3", "L2", "L1")}


def test_what_is_lacking_is_told_at_its_cells() -> None:
    assert codes(CASE) == [
        ("Z10", "产业链", "新材料"), ("Z10", "产业链", "新材料"), ("Z12", "部门", "发改局"),
    ]  # fmt: skip
    late, undated, _ = check_readiness(CASE)
    assert (late.place.column, undated.place.column) == ("政策期限", "协会期限")
    assert "2026-09-30 已过" in late.fact


@pytest.mark.parametrize(
    ("table", "row", "code", "column"),
    [
        ("trips", {"month": "2026-07", "leader_id": "L3", "region": "京津冀", "industry": "新材了", "mode": "平台"}, "Z05", "industry"),
        ("groups", {"industry": "石油", "leader_id": "L1", "role": "组长"}, "Z05", "industry"),
        ("chains", {"industry": "石油", "team": "有", "platform": "有", "plan": "有", "fund": "有", "policy": "有", "association": "有"}, "Z05", "industry"),
        ("teams", {"team": "石油", "team_kind": "产业", "post": "甲", "posts": 1, "filled": 1}, "Z05", "team"),
        ("teams", {"team": "工业园", "team_kind": "园区", "post": "甲", "posts": 1, "filled": 1}, "Z11", "team"),
        ("teams", {"team": "C", "team_kind": "园区", "post": "甲", "posts": 1, "filled": 2}, "Z11", "filled"),
        ("teams", {"team": "新材料", "team_kind": "产业", "post": "甲", "posts": 5, "filled": 5}, "Z11", "posts"),
        ("measures", {"measure_id": "C9", "department": "国土局", "measure": "甲"}, "Z12", "department"),
    ],
)  # fmt: skip
def test_words_that_name_nothing(table: str, row: dict[str, Any], code: str, column: str) -> None:
    changed: dict[str, Any] = {table: [*tables_with().get(table, []), row]}
    more = county(**changed)

    (found,) = [f for f in check_readiness(more) if f not in set(check_readiness(CASE))]

    assert found.code == code
    sheet = "chains" if (table, column) == ("teams", "posts") else table
    assert found.place == more.place_of(sheet, found.subject, column)
