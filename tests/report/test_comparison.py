from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from matplotlib.patches import Rectangle
from python_calamine import CalamineWorkbook

from zsyz_model.case import Admission, Lead, Outcome
from zsyz_model.report.comparison import comparison_tables, write_comparison
from zsyz_model.report.figures.scenarios import (
    MEASURES,
    comparison_title,
    draw_comparison,
    scenario_labels,
)


@pytest.fixture(scope="module")
def fewer(small: Outcome) -> Outcome:
    """P1 a quarter later, P2 refused, P3 led by L3."""
    first, _, third = small.plan.starts
    starts = (dataclasses.replace(first, quarter="2027Q2"), third)
    leads = (small.plan.leads[0], Lead("P3", "L3", 2.0, 40, False))
    refusal = dataclasses.replace(small.admission.refusals[0], project_id="P2")
    admission = Admission(("P1", "P3", "P4"), (*small.admission.refusals, refusal))
    scenario = dataclasses.replace(small.case.scenario, name="tight", title="指标<b>收紧")
    plan = dataclasses.replace(small.plan, starts=starts, leads=leads)
    case = dataclasses.replace(small.case, scenario=scenario)
    return Outcome(case, admission, small.scores, plan)


def test_measures_stand_side_by_side(small: Outcome, fewer: Outcome) -> None:
    table = comparison_tables([small, fewer])["情景对比"].set_index("指标")
    assert list(table.columns) == ["基准", "指标<b>收紧"]
    assert list(table.loc["计划开工(个)"]) == [3, 2]
    assert list(table.loc["包保契合度合计(分)"]) == [235, 120]
    assert list(table.loc["用地费用(万元)"]) == [655.5, 655.5]
    assert list(table.loc["更换包保领导(个)"]) == [1, 1]


def test_starts_that_differ_are_listed_with_the_kind_of_difference(
    small: Outcome, fewer: Outcome
) -> None:
    table = comparison_tables([small, fewer])["开工差别"]
    assert table.to_numpy().tolist() == [
        ["P1", "甲项目", "季度不同", "2027Q1", "2027Q2"],
        ["P2", "乙项目", "有的情景不开工", "2027Q3", "不予准入"],
    ]


def test_leads_that_differ_are_listed(small: Outcome, fewer: Outcome) -> None:
    table = comparison_tables([small, fewer])["包保差别"]
    assert table.to_numpy().tolist() == [
        ["P2", "乙项目", "L1 县长", "无"],
        ["P3", "丙项目", "L2 副县长甲", "L3 副县长乙"],
    ]


def test_alike_titles_are_told_apart(small: Outcome, fewer: Outcome) -> None:
    assert scenario_labels([small, fewer]) == ["基准", "指标<b>收紧"]
    assert scenario_labels([small, small]) == ["基准（base） #1", "基准（base） #2"]


def test_the_title_is_the_conclusion(small: Outcome, fewer: Outcome, large: Outcome) -> None:
    assert comparison_title([small, fewer]) == "与“基准”相比，“指标<b>收紧”少开工 1 个"
    assert comparison_title([small, fewer, large]).endswith("，“指标<b>收紧”最少 2 个")
    assert comparison_title([small, small]) == "2 个情景都可开工 3 个项目"
    assert comparison_title([small]) == "“基准”可开工 3 个，没有可比的情景"


def test_bars_stand_for_the_measures(small: Outcome, fewer: Outcome) -> None:
    page = draw_comparison([small, fewer])
    assert [axes.get_title(loc="left") for axes in page.axes] == list(MEASURES)
    bars = [p for p in page.axes[0].patches if isinstance(p, Rectangle)]
    assert [bar.get_width() for bar in bars] == [3, 2]


def test_the_comparison_is_written_whole_and_alike_twice(
    small: Outcome, fewer: Outcome, tmp_path: Path
) -> None:
    first = write_comparison([small, fewer], tmp_path / "a")
    second = write_comparison([small, fewer], tmp_path / "b")
    assert [p.name for p in first] == [
        f"comparison.{form}" for form in ("svg", "pdf", "png", "xlsx", "html")
    ]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert CalamineWorkbook.from_path(first[3]).sheet_names == ["情景对比", "开工差别", "包保差别"]
    page = first[4].read_text(encoding="utf-8")
    assert "指标<b>" not in page
    assert not re.search(r"(?:src|href)=\"(?!data:)", page)
