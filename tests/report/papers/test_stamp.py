from __future__ import annotations

import pytest

from tests.report.papers import county
from zsyz_model.report.papers.stamp import (
    by_quarter,
    head_of,
    invested_wan,
    quarter_end,
    source_parts,
    unit_of,
)


def test_every_page_says_run_ledger_day_and_level() -> None:
    assert (
        county.small().foot
        == "运行 3f2a9c0de841 · 台账 abababababab · 数据截至 2026-10-31 · 内部资料"
    )


@pytest.mark.parametrize(
    ("quarter", "day"),
    [("2027Q1", "3月31日前"), ("2027Q2", "6月30日前"), ("2027Q3", "9月30日前"), ("2028Q4", "12月31日前")],
)  # fmt: skip
def test_a_quarter_ends_on_its_last_day(quarter: str, day: str) -> None:
    assert quarter_end(quarter) == f"{quarter[:4]}年{day}"


def test_who_answers_for_a_project() -> None:
    brief = county.small()

    assert unit_of(brief.case, "P1") == "东关镇"
    assert unit_of(brief.case, "unknown") == head_of(brief.outcome, "P4") == "（待定）"
    assert head_of(brief.outcome, "P3") == "L2 副县长甲"


def test_starts_stand_in_their_quarter_and_quarters_without_any_stay() -> None:
    brief = county.small()
    told = {q: [s.project_id for s in starts] for q, starts in by_quarter(brief.outcome).items()}

    assert told == {"2027Q1": ["P1"], "2027Q2": [], "2027Q3": ["P2", "P3"], "2027Q4": []}
    assert [source_parts(s) for s in brief.outcome.plan.starts] == [
        "计划指标25.00亩", "计划指标30.00亩、节余指标10.00亩", "存量地块18.00亩",
    ]  # fmt: skip


def test_amounts_that_nobody_knows_are_not_added() -> None:
    assert invested_wan(county.small().case, ["P1", "P2", "P3", "gone"]) == 70000.5
