"""The annexes: arithmetic without amounts, units without a task, the empty form."""

from __future__ import annotations

import pytest

from tests.assessment.county import county, fund, rules, unit
from zsyz_model.assessment import assess
from zsyz_model.case.assessing import UnitScore
from zsyz_model.report.assessment.notice_tables import (
    BLANK_ROWS,
    by_share,
    objection_annex,
    score_annex,
    wanting_annex,
)
from zsyz_model.report.official import Grid


def score(task: float | None, given: dict[str, float] | None = None) -> UnitScore:
    case = county([fund("P1", "2022-03-01", 1200)], units=[unit("甲镇", task)])
    return assess(case, rules({**(given or {})}), 2022).scores[0]


@pytest.mark.parametrize(
    ("task", "given", "told"),
    [
        (1000, {}, "完成率120%"),
        (1000, {"score.full": 100}, "完成率120%×100=120"),
        (1000, {"score.cap": 1}, "完成率120%，封顶 1"),
        (1000, {"score.full": 100, "score.cap": 110}, "完成率120%×100=120，封顶 110"),
        (None, {}, "没有年度任务，不排名"),
    ],
)
def test_without_amounts_the_share_of_the_task_is_told(
    task: float | None, given: dict[str, float], told: str
) -> None:
    assert by_share(score(task, given)) == told


def test_a_table_without_money_has_no_column_of_amounts() -> None:
    (grid,) = score_annex([score(1000)], 2022, money=False).blocks

    assert isinstance(grid, Grid)
    assert not [head for head in grid.headers if "万元" in head]
    assert {len(row) for row in grid.rows} == {len(grid.headers)} == {len(grid.widths)}


def test_each_reason_why_a_payment_waits_is_a_row() -> None:
    case = county([fund("P1", "2022-03-01", 5, became=None, origin=None)])
    (grid,) = wanting_annex(assess(case, rules(), 2022), case).blocks

    assert isinstance(grid, Grid)
    assert [row[4] for row in grid.rows] == ["未注明形成实收资本还是固定资产", "来源地未填"]
    assert {row[1] for row in grid.rows} == {"P1 项目P1"}


def test_the_form_for_objections_is_empty() -> None:
    (grid,) = objection_annex().blocks

    assert isinstance(grid, Grid)
    assert len(grid.rows) == BLANK_ROWS
    assert {cell for row in grid.rows for cell in row[1:]} == {""}
