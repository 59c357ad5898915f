"""What the judge looks at, read off the tables of the county by hand."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from tests.judge.asking import facts, start
from zsyz_model.case import Start
from zsyz_model.findings import Severity
from zsyz_model.judge.facts import exact, fault, given, repeated


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12.35, Fraction(1235, 100)),
        (0.1, Fraction(1, 10)),
        (3, Fraction(3)),
        ("4.05", Fraction(405, 100)),
        (1e-4, Fraction(1, 10_000)),
        (float("nan"), Fraction(0)),
        (pd.NA, Fraction(0)),
        (None, Fraction(0)),
    ],
)
def test_a_cell_is_the_decimal_that_it_shows(cell: object, number: Fraction) -> None:
    assert exact(cell) == number


def test_an_empty_cell_may_mean_something_else_than_zero() -> None:
    assert exact(float("nan"), Fraction(7)) == 7
    assert exact(0.0, Fraction(7)) == 0
    assert not given(float("nan"))
    assert given(0.0)


def test_tenths_add_up_exactly() -> None:
    assert sum((exact(0.1) for _ in range(3)), Fraction(0)) == exact(0.3)


def test_a_fault_is_a_finding_that_forbids_the_plan() -> None:
    broken = fault("plan_quota", "2027Q1", "超出 1 亩")

    assert broken.severity is Severity.FAULT
    assert (broken.code, broken.subject) == ("plan_quota", "2027Q1")
    assert broken.advice == "不得使用本方案，重新求解"


@pytest.mark.parametrize(
    ("word", "place"),
    [("2027Q1", 1), ("2028Q2", 6), ("2026Q4", 0), ("2028Q3", 7), ("明年", 0), ("2027Q5", 0)],
)
def test_a_quarter_is_a_place_and_nonsense_is_none(word: str, place: int) -> None:
    assert facts().quarter(word) == place


def test_only_waiting_projects_may_start() -> None:
    """P06 is refused, P12 runs, P13 is finished, H1 and H2 hold plots."""
    seen = facts()

    assert seen.holders == {"H1", "H2"}
    assert seen.waiting == {"P01", "P02", "P03", "P05", "P07", "P08", "P09", "P10", "P11"}


def test_starts_are_told_apart_by_their_site() -> None:
    seen = facts()

    assert [s.project_id for s in seen.on_new] == ["P01", "P02", "P03", "P07"]
    assert {s.project_id: s.site for s in seen.on_plots} == {
        "P05": "J3", "P08": "J2", "P09": "J1", "P10": "J4",
    }  # fmt: skip


def test_the_quota_sheet_arrives_quarter_by_quarter() -> None:
    seen = facts()

    assert [seen.arrived("计划指标", t) for t in (0, 1, 2, 6)] == [0, 80, 120, 230]
    assert [seen.arrived("占补数量", t) for t in (1, 6)] == [90, 90]
    assert [seen.arrived("占补水田", t) for t in (1, 6)] == [3, 3]
    assert [seen.arrived("占补林地", t) for t in (1, 6)] == [0, 0]


def test_what_starts_and_swaps_draw_is_used() -> None:
    """P01 80, P03 70 of the plan; P03 50, P02 50 and the swap of J4 10 of linkage."""
    seen = facts()

    assert [seen.used("计划指标", t) for t in seen.quarters] == [80, 80, 150, 150, 150, 150]
    assert [seen.used("节余指标", t) for t in seen.quarters] == [0, 0, 50, 50, 100, 110]


def test_a_price_is_the_sheet_s_or_the_scenario_s_to_the_hundredth() -> None:
    seen = facts()

    assert seen.price("计划指标", "2027Q1", 9.0) == Fraction(25, 10)
    assert seen.price("占补数量", "2027Q1", 9.0) == Fraction(138, 10)
    assert seen.price("占补数量", "2027Q2", 13.804) == Fraction(1380, 100)


def test_what_the_ledger_does_not_know_is_nothing() -> None:
    seen = facts()

    assert seen.cell("plots", "J1", "fixed_wan") == 20
    assert seen.cell("plots", "J9", "fixed_wan") == 0
    assert seen.start_project(start("P01"))["land_mu"] == 100
    assert exact(seen.start_project(Start("P99", "2027Q1", "new", 1.0))["land_mu"]) == 0


def test_repeated_keys_stand_once_in_order() -> None:
    assert repeated(["b", "a", "b", "c", "a", "b"]) == ["a", "b"]
    assert repeated([]) == []
