"""Points far from the other judges' (S09), and judges who are strict or mild throughout (S10).

Outliers are told and stay: leaving them out is for the panel, or for the median, to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from statistics import fmean, median
from typing import NamedTuple, TypeVar

from zsyz_model.case import Case, Outlier
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.sheets import Entry, Sheets
from zsyz_model.validate.said import said

MANY = 5
"""From so many judges on their own spread is the measure; fewer have none worth the name."""
Z_LIMIT = 3.5
"""Modified z-score above which a value is an outlier (Iglewicz and Hoaglin 1993)."""
NORMAL = 0.6745
"""Makes the median absolute deviation of a normal distribution its standard deviation (ibid.)."""
FAR = 25.0
"""Points from the middle that are far without a spread: a quarter of the scale (建模约定，待核实)."""
LEAST_APART = 10.0
"""Less is never told, lest an agreeing panel make an outlier of a few points (建模约定，待核实)."""
STRICT = 15.0
"""Mean points off the others beyond which a judge is strict or mild (建模约定，待核实)."""
STRICT_ENTRIES = 8
"""Entries below which a mean is no habit yet (建模约定，待核实)."""
_DIGITS = 9

T = TypeVar("T", bound=Hashable)


class Apart(NamedTuple):
    """How far off some points are: from which middle, and by which rule in Chinese."""

    middle: float
    words: str


def far_off(points: Sequence[float]) -> dict[int, Apart]:
    """Which of one project's points for one criterion are far from the others, by position.

    With `MANY` judges or more: the modified z-score 0.6745 (x − median) / MAD beyond 3.5, or
    the distance `FAR` from the median where the MAD is zero. With fewer: the distance `FAR`
    from the median of the others, the farthest first and then the rest without it, because one
    far point drags the median of few along and would make outliers of the honest ones.
    """
    if len(points) >= MANY:
        return _by_spread(points)
    told = _farthest_first(
        range(len(points)), lambda left: _distances(points, left), lambda gap: gap >= FAR
    )
    return {
        i: Apart(points[i] - gap, f"与其余专家的中位数相差 {_shown(abs(gap))} 分，达到 {FAR:g} 分")
        for i, gap in told.items()
    }


def find_outliers(case: Case, sheets: Sheets) -> tuple[Outlier, ...]:
    """All points far from the other judges', in the order of the sheets, each with its cell."""
    return tuple(
        Outlier(
            project_id=entry.project_id,
            judge=entry.judge,
            criterion=entry.criterion,
            points=entry.points,
            middle=apart.middle,
            words=apart.words,
            cell=case.place_of("scores", entry.key, "points"),
        )
        for entry, apart in _told(sheets)
    )


def check_outliers(case: Case, sheets: Sheets) -> Iterator[Finding]:
    """A warning (S09) at the cell of each outlier."""
    for entry, apart in _told(sheets):
        fact = (
            f"“{entry.judge}”给“{entry.title}”{_shown(entry.points)} 分，"
            f"居中为 {_shown(apart.middle)} 分，{apart.words}；仍计入"
        )
        advice = "请该专家说明理由或更正；不愿受离群分影响的，scoring.panel 改为 median"
        cell = ("scores", entry.key, "points")
        yield said(case, cell, "S09", fact, advice, Severity.WARNING)


def check_strict(case: Case, sheets: Sheets) -> Iterator[Finding]:
    """A warning (S10) for each judge who is off the others' medians throughout.

    The judge farthest off is told first and the rest compared without this judge.
    """
    groups = tuple(sheets.groups.values())
    told = _farthest_first(
        sheets.judges,
        lambda left: {judge: fmean(gaps) for judge, gaps in _habits(groups, left).items()},
        lambda gap: gap > STRICT,
    )
    for judge, gap in sorted(told.items()):
        own = [entry for entry in sheets.entries if entry.judge == judge]
        fact = (
            f"“{judge}”打分平均比其他专家的中位数"
            f"{'高' if gap > 0 else '低'} {_shown(abs(gap))} 分，超过 {STRICT:g} 分；仍计入"
        )
        advice = "请专家组统一打分尺度，必要时由该专家复核"
        yield said(case, ("scores", own[0].key, "judge"), "S10", fact, advice, Severity.WARNING)


def _told(sheets: Sheets) -> Iterator[tuple[Entry, Apart]]:
    for entries in sheets.groups.values():
        found = far_off([entry.points for entry in entries])
        yield from ((entries[i], found[i]) for i in sorted(found))


def _by_spread(points: Sequence[float]) -> dict[int, Apart]:
    middle = median(points)
    spread = median(abs(value - middle) for value in points)
    found: dict[int, Apart] = {}
    for i, gap in enumerate(round(abs(value - middle), _DIGITS) for value in points):
        if not spread and gap >= FAR:
            words = f"过半专家打分相同，与其相差 {_shown(gap)} 分，达到 {FAR:g} 分"
            found[i] = Apart(middle, words)
        elif spread and gap >= LEAST_APART and (score := NORMAL * gap / spread) > Z_LIMIT:
            found[i] = Apart(middle, f"修正 Z 值 {_shown(score)}，超过 {Z_LIMIT:g}")
    return found


def _farthest_first(
    members: Collection[T],
    distances: Callable[[Collection[T]], Mapping[T, float]],
    far: Callable[[float], bool],
) -> dict[T, float]:
    """Who is far, with the distance: the farthest (all of them, when equal), then the rest."""
    told: dict[T, float] = {}
    while True:
        left = [member for member in members if member not in told]
        gaps = {member: round(gap, _DIGITS) for member, gap in distances(left).items()}
        most = max(map(abs, gaps.values()), default=0.0)
        if not far(most):
            return told
        told |= {member: gap for member, gap in gaps.items() if abs(gap) == most}


def _distances(points: Sequence[float], left: Collection[int]) -> dict[int, float]:
    """Signed distances from the median of the others; none for a single one."""
    if len(left) < 2:
        return {}
    return {i: points[i] - median(points[j] for j in left if j != i) for i in left}


def _habits(groups: Sequence[Sequence[Entry]], judges: Collection[str]) -> dict[str, list[float]]:
    """The distances of each judge with enough entries that another of `judges` gave, too."""
    found: dict[str, list[float]] = {judge: [] for judge in judges}
    for entries in groups:
        points = [entry.points for entry in entries if entry.judge in found]
        owners = [entry.judge for entry in entries if entry.judge in found]
        for i, gap in _distances(points, range(len(points))).items():
            found[owners[i]].append(gap)
    return {judge: gaps for judge, gaps in found.items() if len(gaps) >= STRICT_ENTRIES}


def _shown(number: float) -> str:
    return f"{round(number, 2):g}"
