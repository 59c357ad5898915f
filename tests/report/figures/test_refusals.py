from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from zsyz_model.case import Admission, Outcome, Reason, Unplaced
from zsyz_model.report.figures.refusals import (
    draw_refusals,
    refusal_title,
    refused_by_rule,
    unplaced_by_reason,
)


def with_more(small: Outcome) -> Outcome:
    """P5 breaks two rules, P3 one of them; P1 and P4 lack quota, P1 twice."""
    rule = small.admission.refusals[0]
    other = dataclasses.replace(rule, title="亩均税收不足")
    admission = Admission(("P1", "P4"), (rule, other, dataclasses.replace(other, project_id="P3")))
    quota = Reason("plan_quota", "缺指标", "增加")
    unplaced = (Unplaced("P1", (quota, quota)), Unplaced("P4", (quota,)), Unplaced("P2", ()))
    plan = dataclasses.replace(small.plan, unplaced=unplaced)
    return Outcome(small.case, admission, small.scores, plan)


def test_each_rule_counts_its_projects_once(small: Outcome) -> None:
    more = with_more(small)
    assert refused_by_rule(more).to_dict() == {"亩均税收不足": 2, "不接受房地产项目": 1}
    assert unplaced_by_reason(more).to_dict() == {"年度计划指标": 2, "未说明": 1}


def test_bars_stand_for_the_counts(small: Outcome) -> None:
    left, right = draw_refusals(with_more(small)).axes
    for axes in (left, right):
        bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
        assert [bar.get_width() for bar in bars] == [2, 1]
        assert [text.get_text().strip() for text in axes.texts] == ["2", "1"]


def test_the_title_is_the_conclusion(small: Outcome) -> None:
    assert refusal_title(with_more(small)) == (
        "5 个项目中 2 个不予准入（最多因“亩均税收不足”），3 个准入未安排（最多因“年度计划指标”）"
    )
    assert refusal_title(small) == (
        "5 个项目中 1 个不予准入（最多因“不接受房地产项目”），1 个准入未安排（最多因“年度计划指标”等）"
    )
    everyone = Outcome(
        small.case,
        Admission(("P1",), ()),
        small.scores,
        dataclasses.replace(small.plan, unplaced=()),
    )
    assert refusal_title(everyone) == "5 个项目中没有一个被拒绝或未安排"
