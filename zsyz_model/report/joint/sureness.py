"""Tables of how sure the ranking is: intervals, flips, rank acceptability, reversals."""

from __future__ import annotations

import math

import pandas as pd

from zsyz_model.case import Interval, JointReview
from zsyz_model.report.joint.acceptability import rank_shares
from zsyz_model.report.joint.stability import ends_words
from zsyz_model.report.joint.words import chances, flip_words, marks_of, named, title_of
from zsyz_model.report.tables.frames import ID, NAME, TOTAL, framed
from zsyz_model.report.words import project_name

TOP_RANKS = 10
_LEAST, _HOW = "最少移动(分)", "怎样移动权重"


def interval_table(review: JointReview) -> pd.DataFrame:
    """For each criterion the weights in which the order holds, and the list of who passes."""
    passing = {one.criterion: one for one in review.stability.passing}
    rows = [
        (
            title_of(review, one.criterion),
            one.weight,
            *_span(review, one),
            *_span(review, passing.get(one.criterion)),
        )
        for one in review.stability.order
    ]
    spans = [
        f"{what}{end}"
        for what in ("名次不变", "过线名单不变")
        for end in ("下限(分)", "上限(分)", "之外先变的")
    ]
    return framed(rows, ("指标", "权重(分)", *spans))


def _span(review: JointReview, one: Interval | None) -> tuple[object, ...]:
    if one is None:
        return (None, None, "")
    return (one.low, one.high, "；".join(ends_words(review, one, width=60)))


def neighbour_table(review: JointReview) -> pd.DataFrame:
    """For each two neighbours of the ranking the smallest move of weight that levels them."""
    total = review.scores.total
    place = {project: i for i, project in enumerate(review.scores.ranking, start=1)}
    rows = [
        (
            place.get(flip.ahead),
            named(review, flip.ahead),
            named(review, flip.behind),
            round(total.get(flip.ahead, math.nan) - total.get(flip.behind, math.nan), 2),
            _finite(flip.moved),
            flip_words(review, flip),
        )
        for flip in review.stability.neighbours
    ]
    return framed(rows, ("名次", "在前", "在后", "分差(分)", _LEAST, _HOW))


def mark_table(review: JointReview) -> pd.DataFrame:
    """For each project the smallest move of weight after which it meets or leaves the pass mark."""
    total, low = review.scores.total, marks_of(review)[0]
    rows = [
        (
            flip.ahead,
            project_name(review.case, flip.ahead),
            total.get(flip.ahead),
            "过线" if total.get(flip.ahead, -math.inf) >= low else "未过线",
            _finite(flip.moved),
            flip_words(review, flip),
        )
        for flip in review.stability.marks
    ]
    return framed(rows, (ID, NAME, TOTAL, "现状", _LEAST, _HOW))


def acceptability_table(review: JointReview) -> pd.DataFrame:
    """Shares of all weights that put each project at ranks 1 to 10, best first."""
    ranks = [f"第{rank}名概率" for rank in range(1, TOP_RANKS + 1)]
    shares = rank_shares(review, projects=None, ranks=TOP_RANKS)
    sure = chances(review)
    rows = [
        (
            project,
            project_name(review.case, project),
            *(shares.loc[project].get(rank) for rank in range(1, TOP_RANKS + 1)),
            *sure.loc[project, ["passing", "priority"]],
        )
        for project in shares.index
    ]
    return framed(rows, (ID, NAME, *ranks, "过线概率", "优先概率"))


def reversal_table(review: JointReview) -> pd.DataFrame:
    """Orders that turn round only because another project is withdrawn."""
    rows = [
        (
            *(named(review, p) for p in (one.withdrawn, one.ahead, one.behind)),
            f"{one.withdrawn} 撤出后，{one.behind} 反而排到 {one.ahead} 之前",
        )
        for one in review.reversals
    ]
    return framed(rows, ("撤出的项目", "原在前", "原在后", "说明"))


def _finite(points: float) -> float | None:
    return points if math.isfinite(points) else None
