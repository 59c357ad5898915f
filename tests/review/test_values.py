"""The values that are judged, in their units."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import make_case, make_scenario, toy_case, toy_tables
from zsyz_model.case import Admission, Case, Scenario, ScoringRules
from zsyz_model.findings import InputError
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.panel import read_sheets
from zsyz_model.review.values import panel_points, read_values

KEPT = Admission(("P1", "P2", "P3", "P4", "P5"), ())


def toy(scenario: Scenario | None = None, number: int = 1, **cells: Any) -> Case:
    tables = toy_tables()
    tables["projects"][number - 1] |= cells
    return make_case(scenario, **tables)


def test_points_of_the_panel_are_pooled_as_the_scenario_says() -> None:
    # 专家甲 80 and 专家乙 90 on P1; one judge each on P2 and P3.
    assert panel_points(toy_case(), read_sheets(toy_case())) == {
        ("P1", "technology"): 85.0, ("P2", "technology"): 60.0, ("P3", "technology"): 70.0,
    }  # fmt: skip


def test_an_unknown_way_to_pool_is_refused() -> None:
    case = toy_case(make_scenario(scoring=ScoringRules(panel="best")))

    with pytest.raises(InputError, match="没有专家得分汇总方法“best”"):
        panel_points(case, read_sheets(case))


def test_values_are_in_their_unit_and_missing_ones_stay_missing() -> None:
    case = toy(number=5, tax_wan=None)
    values = read_values(case, KEPT, CRITERIA, panel_points(case, read_sheets(case)))

    assert values.loc["P1", "intensity"] == 240
    assert values["tax"].isna().tolist() == [False, False, False, False, True]
    assert values["technology"].isna().tolist() == [False, False, False, True, True]


def test_energy_is_for_output_value_and_funds_are_what_the_gap_leaves() -> None:
    case = toy(energy_tce=3000, output_wan=20000, invest_wan=30000, gap_wan=7500)
    values = read_values(case, Admission(("P1",), ()), CRITERIA, {})

    assert values.loc["P1", "energy"] == 0.15
    assert values.loc["P1", "financing"] == 0.75
    assert values["technology"].isna().all()
