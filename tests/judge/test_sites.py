"""Judging places: what starts use of each factor beside those that stand there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cases import make_frame
from tests.judge.asking import PLAN, after, facts, said
from tests.judge.county import county_outcome
from zsyz_model.judge import sites
from zsyz_model.judge.facts import Facts
from zsyz_model.tables import TABLES


def with_caps(*caps: dict[str, Any]) -> Facts:
    """The county's plan under other capacities."""
    outcome = county_outcome()
    ledger = outcome.case.ledger
    tables = {**ledger.tables, "caps": make_frame(TABLES["caps"], caps)}
    case = replace(outcome.case, ledger=replace(ledger, tables=tables))
    return replace(facts(PLAN), case=case)


def test_the_plan_of_the_county_is_in_order() -> None:
    """A: P12's 1000 and P08's 300 of 2300; B: 100 + 50 + 200 亩 of 355."""
    assert said(sites.check_site_caps) == []


def test_new_land_beyond_the_park_is_said_with_its_number() -> None:
    """P05's 20 亩 on new land beside the 350."""
    assert after("new_land_in_a_park_that_is_full", sites.check_site_caps) == [
        ("B/园区面积", "开工项目合计使用 370，超出剩余容量 15")
    ]


@pytest.mark.parametrize(
    ("cap", "fact"),
    [
        ({"place": "A", "factor": "能耗", "cap": 1299.99}, "开工项目合计使用 300，超出剩余容量 0.01"),
        # what stands there alone is too much already: P08 may use nothing, not less than nothing
        ({"place": "A", "factor": "能耗", "cap": 10}, "开工项目合计使用 300，超出剩余容量 300"),
        # P12 and P13 stand on 120 亩 of A; P08 stands on a plot and takes none
        ({"place": "B", "factor": "园区面积", "cap": 349}, "开工项目合计使用 350，超出剩余容量 1"),
    ],
)  # fmt: skip
def test_each_factor_is_counted_exactly(cap: dict[str, Any], fact: str) -> None:
    assert said(sites.check_site_caps, with_caps(cap)) == [
        (f"{cap['place']}/{cap['factor']}", fact)
    ]


@pytest.mark.parametrize(
    "cap",
    [
        {"place": "A", "factor": "园区面积", "cap": 0},
        {"place": "A", "factor": "能耗", "cap": 1300},
        {"place": "D", "factor": "能耗", "cap": 0},
        {"place": "B", "factor": "用水", "cap": 0},
    ],
)
def test_what_is_not_used_is_no_fault(cap: dict[str, Any]) -> None:
    assert said(sites.check_site_caps, with_caps(cap)) == []
