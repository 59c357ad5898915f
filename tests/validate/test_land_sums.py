from typing import Any

import pandas as pd
import pytest

from tests.cases import FILE, make_case, make_scenario, toy_tables
from zsyz_model.case import Case
from zsyz_model.findings import Place
from zsyz_model.validate.land_sums import check_land_sums, first_quarter
from zsyz_model.validate.said import rows_of


def toy(quarters: int = 4, **rows: list[dict[str, Any]]) -> Case:
    return make_case(make_scenario(quarters), **{**toy_tables(), **rows})


def needing(converted: float, **cells: Any) -> list[dict[str, Any]]:
    rows = toy_tables()["projects"]
    rows[0] |= {"land_mu": converted, "converted_mu": converted, "farmland_mu": 0, **cells}
    return rows[:1]


def facts(case: Case) -> list[str]:
    return [finding.fact for finding in check_land_sums(case, tuple(rows_of(case.projects)))]


def test_land_beyond_every_supply_is_refused_with_its_parts() -> None:
    # quota 80 + 60 + 60 + 40; surplus 50 (ready in 2027Q3); credit 60 × 50 %; plots 60 + 40.
    case = toy(projects=needing(420.01))

    assert facts(case) == [
        "必须开工的项目要农用地 420.01 亩，计划期内各来源合计最多 420 亩"
        "（计划指标 240 + 节余指标 50 + 处置核算指标 30 + 存量地块 100；差 0.01）；"
        "涉及规则 每个项目至多开工一次、新增建设用地来源、年度计划指标"
    ]
    (finding,) = check_land_sums(case, tuple(rows_of(case.projects)))
    assert (finding.code, finding.place) == ("M01", Place(FILE, "用地指标"))


def test_land_that_just_fits_passes() -> None:
    assert facts(toy(projects=needing(420))) == []


def test_a_listed_project_takes_no_county_quota() -> None:
    assert facts(toy(projects=needing(420.01, listed=True))) == []


def test_what_comes_after_the_plan_does_not_count() -> None:
    # Two quarters: quota 80 + 60; the scheme yields in the third quarter; both plots are ready.
    assert "合计最多 270 亩" in facts(toy(2, projects=needing(300)))[0]


def test_a_project_may_start_after_its_own_quarter_and_its_open_procedures() -> None:
    day = pd.Timestamp
    steps = [
        {"project_id": "P1", "step": "环评", "due_on": day("2027-08-31")},
        {"project_id": "P1", "step": "能评", "due_on": day("2028-02-01"), "done_on": day("2026-01-01")},
    ]  # fmt: skip
    case = toy(procedures=steps)
    places = [first_quarter(case, row) for row in rows_of(case.projects)]

    # P1: procedures until 2027Q3; P2: 2027Q2; P4 and P6 say nothing.
    assert places == [3, 2, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("earliest", "duration", "surplus"),
    [(None, 3, 50), (None, 4, 0), ("2026Q1", 3, 50), ("2026Q1", 4, 0), ("2027Q2", 2, 50), ("2027Q2", 3, 0)],
)  # fmt: skip
def test_surplus_counts_when_it_is_accepted_within_the_four_quarters(
    earliest: str | None, duration: int, surplus: int
) -> None:
    """240 of quota, 30 of credit, 100 of plots, and 50 of surplus in time."""
    schemes = toy_tables()["schemes"]
    schemes[0] |= {"earliest": earliest, "duration_quarters": duration}

    told = facts(toy(projects=needing(500), schemes=schemes[:1]))

    assert f"合计最多 {370 + surplus} 亩" in told[0]


def test_a_plot_that_is_ready_after_the_plan_supplies_nothing() -> None:
    plots = toy_tables()["plots"]
    plots[1] |= {"ready": "2028Q1"}

    assert "合计最多 380 亩" in facts(toy(projects=needing(500), plots=plots))[0]
