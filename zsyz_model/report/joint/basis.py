"""What the review rests on: the rules, the criteria, and the cells behind every part of a total."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from zsyz_model.case import CONFIRMED, CriterionTold, JointReview
from zsyz_model.report.tables.frames import ID, NAME, framed
from zsyz_model.report.words import project_name
from zsyz_model.tables import TABLES


def rules_table(review: JointReview) -> pd.DataFrame:
    """Every rule in force, what it asks and of whom, and how many projects broke it."""
    rows = [
        (rule.title, rule.requirement, rule.concerns, rule.refused, rule.source, rule.name)
        for rule in review.rules
    ]
    return framed(rows, ("规则", "门槛", "适用", "不通过(个)", "依据", "情景中的名称"))


def criteria_table(review: JointReview) -> pd.DataFrame:
    """Every criterion with subject, weight, bounds, direction and source."""
    rows = [
        (
            one.subject, one.title, round(one.weight, 4), one.unit, one.low, one.high,
            "越高越好" if one.rising else "越低越好", one.source,
            "已确认" if one.status == CONFIRMED else one.status, one.name,
        )
        for one in review.criteria
    ]  # fmt: skip
    return framed(
        rows,
        ("评审依据", "指标", "权重(分)", "单位", "下限", "上限", "方向", "来源", "状态", "情景中的名称"),
    )  # fmt: skip


def traced_table(review: JointReview) -> pd.DataFrame:
    """Every part of every total: value, share, points, and the cells that the value stands in.

    A value is missing where nothing is known and where land of 0 leaves no limit.
    """
    scores = review.scores
    counted = [one for one in review.criteria if one.name in scores.values]
    rows = [
        (
            project, project_name(review.case, project), one.title,
            _known(scores.values.at[project, one.name]), one.unit,
            _known(scores.shares.at[project, one.name]), scores.parts.at[project, one.name],
            "、".join(cells_of(review, project, one)),
        )
        for project in scores.ranking
        for one in counted
    ]  # fmt: skip
    return framed(rows, (ID, NAME, "指标", "取值", "单位", "得分率", "得分(分)", "出处"))


def cells_of(review: JointReview, project: str, criterion: CriterionTold) -> Iterator[str]:
    """The cells of the ledger behind one value, with their sheet."""
    for column in criterion.columns:
        place = review.case.place_of("projects", project, column)
        yield f"{TABLES['projects'].sheet}!{place.cell or place.column}"
    if criterion.words:
        sheet = review.case.table("scores")
        wanted = (sheet["project_id"] == project) & sheet["criterion"].isin(criterion.words)
        for key in sheet.index[wanted]:
            place = review.case.place_of("scores", str(key), "points")
            yield f"{TABLES['scores'].sheet}!{place.cell or place.column}"


def _known(value: object) -> float | None:
    found = float(str(value))
    return round(found, 6) if math.isfinite(found) else None
