from typing import Any

import pytest

from tests.cases import make_case, make_scenario, place, toy_case, toy_tables
from zsyz_model.case import LeaderRules, Pin
from zsyz_model.findings import Severity
from zsyz_model.validate.pairing import Travel, check_idle_leaders, minutes_of
from zsyz_model.validate.said import rows_of


def minutes(**tables: Any) -> dict[str, dict[str, int]]:
    case = make_case(**{**toy_tables(), **tables})
    return {p: dict(may) for p, may in minutes_of(case, rows_of(case.projects)).items()}


def test_minutes_are_twice_the_way_and_the_time_on_site() -> None:
    # A to B by way of the town: 15 + 15; signed: 1 hour on site; 2 × 30 + 60 = 120.
    # A to C: 15 + 30 = 45; 2 × 45 + 60 = 150. P4 stands at the base: 2 hours on site.
    found = minutes()

    assert found["P1"] == {"L1": 120, "L2": 120, "L3": 120}
    assert found["P3"]["L1"] == 150
    assert found["P4"]["L3"] == 120


def test_the_travel_table_goes_before_the_way_by_the_town_in_both_directions() -> None:
    found = minutes(travel=[{"origin": "B", "target": "A", "minutes": 12}])

    assert found["P1"]["L1"] == 2 * 12 + 60


def test_hours_of_the_pair_go_before_the_formula() -> None:
    pair = {"project_id": "P1", "leader_id": "L2", "hours": 0.51}

    assert minutes(pairs=[pair])["P1"]["L2"] == 31


def test_more_visits_take_more_minutes() -> None:
    case = toy_case(make_scenario(leaders=LeaderRules(visits_per_week=0.5)))

    assert minutes_of(case, rows_of(case.projects))["P3"]["L1"] == 75


def test_avoided_forbidden_and_barred_pairs_are_none() -> None:
    assert "L3" not in minutes()["P2"]
    barred = [{"project_id": "P1", "leader_id": "L2", "rule": "禁止"}]
    assert set(minutes(pairs=barred)["P1"]) == {"L1", "L3"}
    case = toy_case(make_scenario(forbids=(Pin("P1", leader="L1"),)))
    assert set(minutes_of(case, rows_of(case.projects))["P1"]) == {"L2", "L3"}


@pytest.mark.parametrize(("base", "target", "way"), [("A", "A", 0), ("A", None, 0), ("A", "C", 45)])
def test_the_way_to_nowhere_takes_no_time(base: str, target: str, way: float) -> None:
    assert Travel.of(toy_case())(base, target) == way


def test_a_leader_whom_nobody_may_have_is_a_warning() -> None:
    bars = [{"project_id": f"P{i}", "leader_id": "L2", "rule": "禁止"} for i in range(1, 7)]
    case = make_case(None, **{**toy_tables(), "pairs": bars})

    (finding,) = check_idle_leaders(case)

    assert (finding.code, finding.subject) == ("M02", "L2")
    assert (finding.severity, finding.place) == (Severity.WARNING, place("leaders", 2, "title"))
    assert not list(check_idle_leaders(toy_case()))
