"""Who may lead what in the toy county: minutes, fit, forbidden and fixed pairs, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import Tables, numbers_of, row, toy
from zsyz_model.case import LeaderRules, Pin, Scenario
from zsyz_model.planning.numbers import Leader, Pair


def pair(
    project: str, leader: str, tables: Tables | None = None, scenario: Scenario | None = None
) -> Pair:
    numbers = numbers_of(toy(scenario, tables))
    return next(x for x in numbers.pairs if (x.project_id, x.leader_id) == (project, leader))


def with_rows(**rows: list[dict[str, Any]]) -> Tables:
    return toy_tables() | rows


def test_leaders_in_minutes_with_the_default_for_most() -> None:
    assert numbers_of(toy()).leaders == (
        Leader("L1", 720, 1, 3),
        Leader("L2", 600, 0, 3),
        Leader("L3", 360, 0, 4),
    )


@pytest.mark.parametrize(
    ("project", "leader", "minutes"),
    [
        ("P1", "L2", 120),  # by way of the county town 15 + 15; 2 × 30 + 60 (签约)
        ("P3", "L1", 150),  # 15 + 30; 2 × 45 + 60
        ("P4", "L3", 120),  # L3 sits in A; 0 + 120 (开工)
        ("P5", "L1", 120),  # 2 × 30 + 60 (评审)
    ],
)
def test_minutes_by_way_of_the_county_town(project: str, leader: str, minutes: int) -> None:
    assert pair(project, leader).minutes == minutes


@pytest.mark.parametrize(("origin", "target"), [("A", "B"), ("B", "A")])
def test_a_driving_time_counts_in_either_direction(origin: str, target: str) -> None:
    """2 × 20 + 60."""
    travel = [{"origin": origin, "target": target, "minutes": 20}]

    assert pair("P1", "L2", with_rows(travel=travel)).minutes == 100


def test_each_direction_has_its_own_time_when_both_are_given() -> None:
    """From A to B 20, from B to A 50: leaders drive from their base."""
    travel = [
        {"origin": "B", "target": "A", "minutes": 50},
        {"origin": "A", "target": "B", "minutes": 20},
    ]

    assert pair("P1", "L2", with_rows(travel=travel)).minutes == 100


def test_minutes_are_rounded_up() -> None:
    """1.5 visits × (2 × 20.1 + 60) = 150.3."""
    travel = [{"origin": "A", "target": "B", "minutes": 20.1}]
    scenario = make_scenario(leaders=LeaderRules(visits_per_week=1.5))

    assert pair("P1", "L2", with_rows(travel=travel), scenario).minutes == 151


def test_hours_of_a_pair_replace_the_rule() -> None:
    pairs = [{"project_id": "P1", "leader_id": "L2", "hours": 0.51}]

    assert pair("P1", "L2", with_rows(pairs=pairs)).minutes == 31


@pytest.mark.parametrize(
    ("project", "leader", "fit", "keeps"),
    [
        ("P1", "L2", 100, True),  # 20 + 35 新材料 + 25 place B + 20 kept
        ("P1", "L1", 20, False),
        ("P5", "L2", 45, False),  # 20 + 25 place B
        ("P3", "L2", 20, False),
        ("P4", "L3", 100, True),
    ],
)
def test_fit_by_rule(project: str, leader: str, fit: int, keeps: bool) -> None:
    found = pair(project, leader)

    assert (found.fit, found.keeps) == (fit, keeps)


def test_a_member_of_the_leading_group_suits_the_industry() -> None:
    """主导产业领导小组包保相应产业项目: L1 with P1 (新材料) 20 + 35; once only for L2, in charge of it too."""
    groups = [{"industry": "新材料", "leader_id": who, "role": "成员"} for who in ("L1", "L2")]

    assert pair("P1", "L1", with_rows(groups=groups)).fit == 20 + 35
    assert pair("P1", "L2", with_rows(groups=groups)).fit == 100


def test_a_linked_place_counts_by_its_name_too() -> None:
    tables = toy_tables()
    row(tables, "leaders", "L1")["places"] = ("经济开发区",)

    assert pair("P1", "L1", tables).fit == 20 + 25


@pytest.mark.parametrize(
    ("who", "leader", "fit"),
    [
        ("县商务局", {"units": ("县商务局", "县工信局")}, 20 + 15),
        ("县委副书记", {}, 20 + 15),
        ("化工产业园", {}, 20 + 15),
        ("经济开发区", {"places": ("B",)}, 20 + 25 + 15),
        ("县财政局", {"units": ("县商务局",)}, 20),
    ],
)
def test_who_first_met_the_investor_counts(who: str, leader: dict[str, Any], fit: int) -> None:
    """L1 leads 高端化工 and is linked with C; P1 is 新材料 at B."""
    tables = toy_tables()
    row(tables, "projects", "P1")["first_contact"] = who
    row(tables, "leaders", "L1").update(leader)

    assert pair("P1", "L1", tables).fit == fit


def test_the_fit_of_a_pair_replaces_the_rule_but_not_continuity() -> None:
    pairs = [
        {"project_id": "P1", "leader_id": "L2", "fit": 7},
        {"project_id": "P1", "leader_id": "L1", "fit": 7},
    ]

    assert pair("P1", "L2", with_rows(pairs=pairs)).fit == 7 + 20
    assert pair("P1", "L1", with_rows(pairs=pairs)).fit == 7


def test_forbidden_pairs_are_left_out() -> None:
    """L3 avoids 青禾纺织 (P2); the ledger bars P1–L1, the scenario P5–L2."""
    tables = with_rows(pairs=[{"project_id": "P1", "leader_id": "L1", "rule": "禁止"}])
    scenario = make_scenario(forbids=(Pin("P5", leader="L2"),))

    known = {(x.project_id, x.leader_id) for x in numbers_of(toy(scenario, tables)).pairs}

    every = {(p, who) for p in ("P1", "P2", "P3", "P4", "P5") for who in ("L1", "L2", "L3")}
    assert every - known == {("P2", "L3"), ("P1", "L1"), ("P5", "L2")}


def test_pins_of_ledger_and_scenario_are_fixed_when_the_project_may_be_led() -> None:
    """P6 was refused: its pair is nobody's."""
    tables = with_rows(
        pairs=[
            {"project_id": "P3", "leader_id": "L1", "rule": "锁定"},
            {"project_id": "P6", "leader_id": "L1", "rule": "锁定"},
        ]
    )
    scenario = make_scenario(pins=(Pin("P5", leader="L3"), Pin("P6", leader="L3")))

    assert numbers_of(toy(scenario, tables)).pinned == {("P3", "L1"), ("P5", "L3")}


def test_who_must_have_a_leader_follows_stage_and_size() -> None:
    """P5 is reviewed only (评审); with 评审 compulsory its 12 000 万元 are still too few."""
    rules = LeaderRules(compulsory_stages=("评审",), compulsory_wan=15000)

    led = numbers_of(toy(make_scenario(leaders=rules))).led

    assert {p for p, must in led.items() if must} == {"P2"}
