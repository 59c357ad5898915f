"""Why projects do not enter the review: rules that they break, and data that nobody wrote."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from zsyz_model.case import JointReview
from zsyz_model.report.figures.page import BLUE, ORANGE, Box, axes_in, new_page, said
from zsyz_model.report.figures.refusals import counted, draw_counts, refused_by_rule
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.joint.words import MISSING_DATA, review_foot


def lacking_data(review: JointReview) -> pd.Series[int]:
    """How many refused projects lack each value: index what is lacking, most first."""
    refusals = review.admission.refusals
    pairs = {(r.value, r.project_id) for r in refusals if r.rule == MISSING_DATA}
    return counted([value for value, _ in pairs])


def only_lacking(review: JointReview) -> tuple[str, ...]:
    """The projects that break no rule as far as is known, and only lack data."""
    broken = {r.project_id for r in review.admission.refusals if r.rule != MISSING_DATA}
    return tuple(project for project in review.admission.refused if project not in broken)


def refused_title(review: JointReview) -> str:
    """How many are refused, by which rule most, and how many only lack data."""
    every, refused = len(review.case.projects), len(review.admission.refused)
    if not refused:
        return f"{every} 个项目中没有一个被拒绝"
    counts, waiting = refused_by_rule(review), len(only_lacking(review))
    also = "等" if (counts == counts.iloc[0]).sum() > 1 else ""
    most = f"最多因“{said(counts.index[0], 24)}”{also}（{counts.iloc[0]} 个）"
    rest = f"，其中 {waiting} 个只是资料不足" if waiting else ""
    return f"{every} 个项目中 {refused} 个不进入联审，{most}{rest}"


def draw_refused(review: JointReview, run: str = "") -> Figure:
    """Two lists of bars: the rules, and what is lacking under 资料不足."""
    note = "一个项目可有多条，各条相加可大于项目数。每个项目的数值、门槛、依据与建议见工作簿“准入与拒绝”。"
    rules, lacking = refused_by_rule(review), lacking_data(review)
    lack = {r.project_id for r in review.admission.refusals if r.rule == MISSING_DATA}
    most = max([1, *rules, *lacking])
    sides = (
        (2.9, rules, f"不进入联审 {len(review.admission.refused)} 个，按规则", ORANGE),
        (9.3, lacking, f"资料不足 {len(lack)} 个，缺哪一项", BLUE),
    )
    with chart_style():
        foot = review_foot(review, run)
        page = new_page(refused_title(review), "个（项目）", foot, (note,))
        for left, counts, name, colour in sides:
            axes = axes_in(page, Box(left, 1.0, 3.1, 4.85))
            axes.set_title(name, fontsize=14, x=-0.77, ha="left", pad=10)
            draw_counts(axes, counts, most, colour)
        page.draw_without_rendering()
    return page
