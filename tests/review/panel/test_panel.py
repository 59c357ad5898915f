from __future__ import annotations

import pytest

from tests.cases import make_scenario
from tests.review.panel.panels import TECHNOLOGY, Rows, adding, gave, panel_case
from zsyz_model.case import Admission, Panel, ScoringRules
from zsyz_model.findings import Finding, InputError
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.panel.panel import panel_of
from zsyz_model.review.panel.sheets import read_sheets

ONLY = adding({"technology": 1.0})
ROWS = (
    gave("P1", TECHNOLOGY, {"甲": 90, "乙": 80, "丙": 10})
    + gave("P2", TECHNOLOGY, {"甲": 50})
    + gave("P3", TECHNOLOGY, {"甲": 70})
)


def panel(rows: Rows = ROWS, **wishes: object) -> tuple[Panel, tuple[Finding, ...]]:
    rules = ScoringRules(**wishes)  # type: ignore[arg-type]
    case = panel_case(rows, make_scenario(scoring=rules))
    return panel_of(case, Admission(("P1", "P2"), ()), read_sheets(case, CRITERIA), ONLY)


def test_the_panel_holds_points_outliers_and_the_influence_on_admitted_projects() -> None:
    found, _ = panel()

    assert (found.method, found.judges) == ("mean", ("丙", "乙", "甲"))
    assert [(j.project_id, j.points, j.judges, j.low, j.high) for j in found.judged] == [
        ("P1", 60, 3, 10, 90), ("P3", 70, 1, 70, 70),
    ]  # fmt: skip
    assert [(o.project_id, o.judge) for o in found.outliers] == [("P1", "丙")]
    assert {one.project_id for one in found.influence} == {"P1"}


def test_everything_found_is_told_together() -> None:
    _, findings = panel()

    assert [(f.code, f.subject) for f in findings] == [
        ("S02", "P2/甲/科技含量"), ("S08", "P3/甲/科技含量"), ("S09", "P1/丙/科技含量"),
        ("S11", "P1/丙/科技含量"), ("S11", "P1/乙/科技含量"), ("S11", "P1/甲/科技含量"),
    ]  # fmt: skip


def test_method_trim_and_marks_are_the_scenario_s() -> None:
    found, findings = panel(panel="截尾平均", trim=0.34, pass_mark=10, priority_mark=95)

    # Three judges, 0.34 × 3 = 1 cut at each end: 80; of two none is cut, so 85, 50 and 45.
    assert (found.method, found.judged[0].points) == ("trimmed", 80)
    assert [(one.judge, one.without) for one in found.influence] == [
        ("丙", 85), ("乙", 50), ("甲", 45),
    ]  # fmt: skip
    assert [f.code for f in findings if f.code == "S11"] == []
    assert [f.subject for f in findings if f.code == "S08"] == ["P3/甲/科技含量", "scoring.trim"]


def test_a_judge_who_is_off_throughout_is_told_here_too() -> None:
    words = (TECHNOLOGY, "投资方实力", "安全风险", "环境影响")
    rows = [row for p in ("P1", "P3") for word in words
            for row in gave(p, word, {"甲": 70, "乙": 70, "严": 50})]  # fmt: skip

    _, findings = panel(rows)

    assert [(f.code, f.value) for f in findings] == [("S10", "严")]


def test_an_unknown_method_is_refused_before_anything_is_read() -> None:
    with pytest.raises(InputError, match="没有专家得分汇总方法“geometric”"):
        panel(panel="geometric")


def test_no_sheet_is_an_empty_panel() -> None:
    assert panel([]) == (Panel("mean", (), ()), ())
