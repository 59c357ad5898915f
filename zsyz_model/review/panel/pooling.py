"""Ways to put the points of several judges together: mean, trimmed mean, median.

The geometric mean is for pairwise comparisons and has no place among points that may be 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from zsyz_model.case import CONFIRMED, Judged, Scenario
from zsyz_model.findings import InputError
from zsyz_model.review.choosing import complain, find
from zsyz_model.review.panel.sheets import Entry, Key, Sheets

_NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class Method:
    """A way of pooling: name for the scenario, Chinese title, points and trim → one number."""

    name: str
    title: str
    pooled: Callable[[Sequence[float], float], float]
    status: str = CONFIRMED


def mean(points: Sequence[float]) -> float:
    """The arithmetic mean of at least one number, the same in any order."""
    return math.fsum(points) / len(points)


def cut_off(judges: int, trim: float) -> int:
    """How many points are cut at each end: the whole part of `trim` × judges.

    None below 1 / `trim` judges (5 for 0.2): the trimmed mean of so few is their mean.

    >>> cut_off(4, 0.2), cut_off(5, 0.2), cut_off(100, 0.29)
    (0, 1, 29)
    """
    return math.floor(judges * trim + _NEARLY)  # 100 × 0.29 is a hair below 29


def trimmed(points: Sequence[float], trim: float) -> float:
    """The mean without the lowest and the highest `trim` (0 to below 0.5) of the points."""
    cut = cut_off(len(points), trim)
    return mean(sorted(points)[cut : len(points) - cut])


METHODS = (
    Method("mean", "算术平均", lambda points, _: mean(points)),
    Method("trimmed", "截尾平均", trimmed),
    Method("median", "中位数", lambda points, _: float(median(points))),
)
"""The methods that exist; a scenario may write name or title."""


def choose_method(scenario: Scenario) -> Method:
    """The scenario's method.

    Raises:
        InputError: when there is no such method, or the share to trim is not in [0, 0.5).
    """
    rules, findings = scenario.scoring, []
    method = find(rules.panel, METHODS)
    if method is None:
        known = "、".join(f"{row.name}（{row.title}）" for row in METHODS)
        fact = f"没有专家得分汇总方法“{rules.panel}”"
        findings.append(complain(scenario, "scoring.panel", fact, f"现有：{known}", rules.panel))
    if not 0 <= rules.trim < 0.5:
        fact = "截尾比例应不小于 0、小于 0.5，否则没有分数留下"
        advice = "改为如 0.2（两端各去掉两成）"
        findings.append(complain(scenario, "scoring.trim", fact, advice, f"{rules.trim:g}"))
    if method is None or findings:
        raise InputError(*findings)
    return method


def pool(sheets: Sheets, method: str, trim: float) -> dict[Key, Judged]:
    """The panel's points by project and criterion, in the order of the sheets.

    Raises:
        KeyError: for an unknown method (`choose_method` tells it as a finding).
    """
    way = find(method, METHODS)
    if way is None:
        raise KeyError(method)
    return {key: _judged(entries, way, trim) for key, entries in sheets.groups.items()}


def _judged(entries: Sequence[Entry], way: Method, trim: float) -> Judged:
    points = [entry.points for entry in entries]
    first = entries[0]
    return Judged(
        project_id=first.project_id,
        criterion=first.criterion,
        points=way.pooled(points, trim),
        judges=len(points),
        low=min(points),
        high=max(points),
    )
