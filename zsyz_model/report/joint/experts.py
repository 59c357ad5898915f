"""Tables of the expert panel: its points, who moves what, and points far from the others'."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import JointReview
from zsyz_model.report.joint.influence import by_influence
from zsyz_model.report.joint.words import title_of
from zsyz_model.report.tables.frames import ID, NAME, TOTAL, framed
from zsyz_model.report.words import project_name

JUDGE, CRITERION = "专家", "指标"


def judged_table(review: JointReview) -> pd.DataFrame:
    """The panel's points for each project and criterion, with the lowest and highest given."""
    rows = [
        (
            one.project_id,
            project_name(review.case, one.project_id),
            title_of(review, one.criterion),
            one.points,
            one.judges,
            one.low,
            one.high,
        )
        for one in review.panel.judged
    ]
    columns = (ID, NAME, CRITERION, "专家得分(分)", "打分专家(名)", "最低(分)", "最高(分)")
    return framed(rows, columns)


def influence_table(review: JointReview) -> pd.DataFrame:
    """Totals and ranks without each judge; those who alone decide a mark on top."""
    rows = [
        (
            one.judge,
            one.project_id,
            project_name(review.case, one.project_id),
            one.total,
            one.without,
            round(one.without - one.total, 2),
            one.rank,
            one.rank_without,
            one.crosses,
        )
        for one in by_influence(review)
    ]
    columns = (JUDGE, ID, NAME, TOTAL, "去掉后(分)", "变化(分)", "名次", "去掉后名次", "一人决定")
    return framed(rows, columns)


def outlier_table(review: JointReview) -> pd.DataFrame:
    """Points of one judge far from the other judges', with the cell where they stand."""
    rows = [
        (
            one.project_id,
            project_name(review.case, one.project_id),
            one.judge,
            title_of(review, one.criterion),
            one.points,
            one.middle,
            one.words,
            str(one.cell),
        )
        for one in review.panel.outliers
    ]
    columns = (ID, NAME, JUDGE, CRITERION, "所打(分)", "其他专家居中(分)", "说明", "出处")
    return framed(rows, columns)
