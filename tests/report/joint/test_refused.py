from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from zsyz_model.case import Admission, JointReview
from zsyz_model.report.joint.refused import (
    draw_refused,
    lacking_data,
    only_lacking,
    refused_title,
)


def test_bars_count_projects_and_not_refusals(review: JointReview) -> None:
    twice = Admission(
        review.admission.kept, (*review.admission.refusals, review.admission.refusals[0])
    )
    rules, lacking = draw_refused(dataclasses.replace(review, admission=twice)).axes
    bars = [bar.get_width() for bar in rules.patches if isinstance(bar, Rectangle)]
    assert bars == [2, 1, 1, 1, 1]
    assert [text.get_text().strip() for text in rules.texts] == ["2", "1", "1", "1", "1"]
    assert rules.get_yticklabels()[0].get_text() == "资料不足"
    assert [text.get_text().strip() for text in lacking.texts] == ["2"]


def test_what_is_lacking_is_counted_by_value(review: JointReview) -> None:
    assert lacking_data(review).to_dict() == {"“拟用地”空白": 2}
    assert only_lacking(review) == ("P7",)


def test_the_note_says_that_one_project_may_break_several_rules(review: JointReview) -> None:
    assert any("一个项目可有多条" in text.get_text() for text in draw_refused(review).texts)


def test_the_title_is_the_conclusion(review: JointReview, nothing: JointReview) -> None:
    assert refused_title(review) == (
        "8 个项目中 4 个不进入联审，最多因“资料不足”（2 个），其中 1 个只是资料不足"
    )
    assert refused_title(nothing) == "0 个项目中没有一个被拒绝"
    rest = Admission(review.admission.kept, review.admission.refusals[:2])
    assert refused_title(dataclasses.replace(review, admission=rest)) == (
        "8 个项目中 1 个不进入联审，最多因“总投资门槛”等（1 个）"
    )
