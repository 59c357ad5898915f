"""Measures at the end of a month, worked by hand; what the ledger does not say stays unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_tables
from tests.progress.books import preset
from zsyz_model.case import Case
from zsyz_model.case.motion import Pace
from zsyz_model.progress.pace import Sheets, month_of, pace

OCTOBER = pd.Period("2026-10", freq="M")


def row(month: str, **values: Any) -> dict[str, Any]:
    return {"project_id": "P4", "month": month, **values}


def case_of(*months: dict[str, Any], steps: tuple[dict[str, Any], ...] = (), **facts: Any) -> Case:
    tables = toy_tables()
    tables["progress"], tables["procedures"] = [*months], [*steps]
    tables["projects"] = [
        {**p, **(facts if p["project_id"] == "P4" else {})} for p in tables["projects"]
    ]
    return make_case(None, **tables)


def measured(case: Case, month: pd.Period = OCTOBER) -> Pace:
    return pace(Sheets.of(case), "P4", month, preset("银川2025"))


@pytest.mark.parametrize("word", ["2026-10", "2026年10月", "202610", "2026/10", "2026-10-31"])
def test_a_month_is_read_as_clerks_write_it(word: str) -> None:
    assert month_of(word) == OCTOBER


@pytest.mark.parametrize("word", ["十月", "2026-13", "26-10", "2026"])
def test_what_is_no_month_is_said(word: str) -> None:
    with pytest.raises(ValueError, match="不是月份"):
        month_of(word)


@pytest.mark.parametrize(
    ("month", "done_wan", "ahead"), [("2026-10", 972, 13.9), ("2026-03", 309, 5.9)]
)
def test_the_published_examples_of_xu_shi(month: str, done_wan: float, ahead: float) -> None:
    """[98]: 97.2 % at the end of October is ahead by 13.8 (13.87 exactly), 30.9 % in March by 5.9."""
    found = measured(case_of(row(month, done_wan=done_wan, year_plan_wan=1000)), month_of(month))

    assert found.behind_pp is not None
    assert -found.behind_pp == pytest.approx(ahead, abs=0.07)


def test_done_is_the_sum_since_january() -> None:
    """300 + 400 of 1200 by October: due 1000, so 300 short: 25 points, 30 % of what was due."""
    case = case_of(
        row("2025-12", done_wan=9999, year_plan_wan=9999),
        row("2026-09", done_wan=300, year_plan_wan=1200),
        row("2026-10", done_wan=400, planned_wan=500),
        row("2026-11", done_wan=999, year_plan_wan=5000),
    )

    found = measured(case)

    assert (found.done_wan, found.year_plan_wan) == (700, 1200)
    assert found.behind_pp == pytest.approx(25)
    assert found.short_share == pytest.approx(30)
    assert found.month_share == pytest.approx(80)


def test_twelve_monthly_plans_are_a_plan_of_the_year() -> None:
    whole = [row(f"2026-{m:02d}", planned_wan=100, done_wan=100) for m in range(1, 13)]

    assert measured(case_of(*whole)).year_plan_wan == 1200
    assert measured(case_of(*whole[:11])).year_plan_wan is None


def test_a_month_without_a_report_leaves_the_sum_unknown() -> None:
    gap = case_of(row("2026-08", done_wan=1, year_plan_wan=12), row("2026-10", done_wan=1))
    late = case_of(row("2026-11", done_wan=1, year_plan_wan=12))

    assert (measured(gap).done_wan, measured(gap).behind_pp) == (None, None)
    assert measured(late).done_wan is None


def test_months_beyond_the_promised_quarter() -> None:
    """Promised for the second quarter: its last month is June, October is four months later."""
    day = pd.Timestamp("2026-09-20")
    assert measured(case_of(promised="2026Q2")).months_not_started == 4
    assert measured(case_of(promised="2026Q4")).months_not_started == 0
    assert measured(case_of(promised="2026Q2", started_on=day)).months_not_started == 0
    assert measured(case_of()).months_not_started is None


def test_months_since_the_start_without_listing() -> None:
    begun: dict[str, Any] = {"started_on": pd.Timestamp("2026-07-03")}
    step = {"project_id": "P4", "step": "入库"}
    done = {**step, "done_on": pd.Timestamp("2026-09-01")}

    assert measured(case_of(steps=(step,), **begun)).months_not_listed == 3
    assert measured(case_of(steps=(done,), **begun)).months_not_listed == 0
    assert measured(case_of(**begun)).months_not_listed is None


def test_missed_deadlines_are_steps_due_and_not_done_by_then() -> None:
    days = [("2026-09-30", None), ("2026-10-31", "2026-11-02"), ("2026-10-01", "2026-10-05"),
            ("2026-11-01", None)]  # fmt: skip
    steps = tuple(
        {"project_id": "P4", "step": f"事项{i}", "due_on": pd.Timestamp(due),
         "done_on": pd.Timestamp(done) if done else pd.NaT}
        for i, (due, done) in enumerate(days)
    )  # fmt: skip

    assert measured(case_of(steps=steps)).missed_deadlines == 2
    assert measured(case_of()).missed_deadlines is None


def test_a_season_moves_what_is_due() -> None:
    """90 % due by October instead of 83.3: 850 of 1000 is 5 points behind."""
    curve = (0.0, 2.0, 8.0, 18.0, 30.0, 42.0, 54.0, 66.0, 78.0, 90.0, 97.0, 100.0)
    case = case_of(row("2026-10", done_wan=850, year_plan_wan=1000))

    found = pace(Sheets.of(case), "P4", OCTOBER, replace(preset("银川2025"), curve=curve))

    assert found.due_share == 90
    assert found.behind_pp == pytest.approx(5)
