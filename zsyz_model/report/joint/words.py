"""The words and small readings that charts, tables and notices of the joint review share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from zsyz_model.case import Flip, JointReview
from zsyz_model.report.figures.page import foot_line
from zsyz_model.report.words import cut, project_words

MISSING_DATA = "missing_data"
"""The rule of a refusal that says: nobody wrote the value."""
NEVER = "任何权重都不改变"

_SUM = "weighted_sum"
_METHODS = {
    _SUM: "加权求和", "topsis": "TOPSIS", "vikor": "VIKOR", "promethee": "PROMETHEE II",
}  # fmt: skip
_PANELS = {"mean": "算术平均", "trimmed": "截尾平均", "median": "中位数"}
_CHANCES = ("passing", "priority", "low", "middle", "high")


def method_words(review: JointReview) -> str:
    """How the points were put together; a method without a Chinese name keeps its own."""
    return _METHODS.get(review.scores.method, review.scores.method)


def sure_note(review: JointReview) -> str:
    """Intervals and draws are those of the weighted sum: said where the points are not."""
    if review.scores.method == _SUM:
        return ""
    return f"名次用{method_words(review)}，权重稳定与抽样按加权求和计算。"


def panel_words(review: JointReview) -> str:
    """How the experts' points were put together."""
    return _PANELS.get(review.panel.method, review.panel.method)


def source_name(review: JointReview) -> str:
    """The ledger's file name without its folders."""
    return Path(review.case.ledger.source).name


def scenario_title(review: JointReview) -> str:
    """The scenario's title, or its name where it has none."""
    return review.case.scenario.title or review.case.scenario.name


def review_foot(review: JointReview, run: str = "") -> str:
    """Cut-off date, source, scenario, method, draws with their seed, and run."""
    sure = review.acceptability
    drawn = f"抽样 {sure.draws:,} 次（种子 {sure.seed}）" if sure.draws else "未抽样"
    told = (f"方法：{cut(method_words(review), 20)}", drawn)
    as_of = review.case.scenario.as_of
    return foot_line(as_of, source_name(review), scenario_title(review), told, run)


def named(review: JointReview, project: str) -> str:
    """A project's id, always together with its name."""
    return project_words(review.case, project)


def title_of(review: JointReview, criterion: str) -> str:
    """A criterion's Chinese title; one without weight is not in the scores, and judged all the same."""
    told = next((one.title for one in review.criteria if one.name == criterion), criterion)
    return review.scores.titles.get(criterion, told)


def weighted(review: JointReview) -> list[str]:
    """The criteria with a weight above 0, as the score sheet orders them; all where none is given."""
    weights = review.scores.weights
    columns = [str(column) for column in review.scores.parts.columns]
    return [c for c in columns if weights.get(c, 0) > 0] if weights else columns


def marks_of(review: JointReview) -> tuple[float, float]:
    """The pass mark and the priority mark, in points."""
    rules = review.case.scenario.scoring
    return rules.pass_mark, rules.priority_mark


def mark_words(review: JointReview, total: float) -> str:
    """The mark that a total reaches."""
    return review.case.scenario.scoring.mark_of(total)


def mark_counts(review: JointReview) -> tuple[int, int]:
    """How many totals reach the pass mark, and how many the priority mark."""
    total = review.scores.total
    low, high = marks_of(review)
    return int((total >= low).sum()), int((total >= high).sum())


def chances(review: JointReview) -> pd.DataFrame:
    """By project: shares of weights that reach the marks, and the 5, 50 and 95 % points.

    Columns passing, priority, low, middle, high; no row for a project that was not drawn.
    """
    sure = review.acceptability
    points = np.reshape(sure.quantiles, (len(sure.projects), 3))
    table = np.column_stack((sure.passing, sure.priority, points))
    return pd.DataFrame(table, index=pd.Index(sure.projects, dtype="str"), columns=list(_CHANCES))


def number(value: float) -> str:
    """A number with at most two decimals.

    >>> number(16.0), number(1.256)
    ('16', '1.26')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".") if math.isfinite(value) else "—"


def percent(share: float) -> str:
    """A share in whole per cent; all and nothing are told only when they are exactly so.

    A share that is not known is a dash.

    >>> percent(0.999), percent(1.0), percent(0.004)
    ('>99%', '100%', '<1%')
    """
    if math.isnan(share):
        return "—"
    if share < 1 and round(100 * share) == 100:
        return ">99%"
    if share > 0 and round(100 * share) == 0:
        return "<1%"
    return f"{100 * share:.0f}%"


def flip_words(review: JointReview, flip: Flip) -> str:
    """The move of weights in words, such as 从“投资规模”移 1.3 分给“税收”."""
    if not math.isfinite(flip.moved):
        return NEVER
    if not flip.taken or not flip.given:
        return "现权重下已并列" if flip.behind else "现权重下正在线上"
    if len(flip.taken) == len(flip.given) == 1:
        (source, points), (target, _) = flip.taken[0], flip.given[0]
        return f"从“{title_of(review, source)}”移{_fine(points)}分给“{title_of(review, target)}”"
    return f"从{_listed(review, flip.taken)}移给{_listed(review, flip.given)}"


def _listed(review: JointReview, moves: Sequence[tuple[str, float]]) -> str:
    return "、".join(f"“{title_of(review, name)}”{_fine(points)}分" for name, points in moves)


def _fine(points: float) -> str:
    """Points of weight; a move that two decimals cannot show is told as smaller."""
    return f" {number(points)} " if points >= 0.005 else "不到 0.01 "
