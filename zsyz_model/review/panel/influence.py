"""What each judge alone decides: totals and ranks once more without the judge (leave one out)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from zsyz_model.case import Case, Influence
from zsyz_model.findings import Finding, Severity
from zsyz_model.review.panel.pooling import pool
from zsyz_model.review.panel.sheets import Key, Sheets
from zsyz_model.validate.said import said

Totals = Callable[[Mapping[Key, float]], Mapping[str, float]]
"""From the panel's points by project and criterion to the total points of each project."""
Marks = Sequence[tuple[str, float]]
"""Marks by title and points, such as ("及格线", 60.0)."""
NO_POINTS = 0.0
"""What a criterion is worth that nobody is left to judge, as any missing value."""
_DIGITS = 6


def influence(
    sheets: Sheets, method: str, trim: float, total_of: Totals, marks: Marks
) -> tuple[Influence, ...]:
    """Each project's total and rank (1 is best) with all judges, and without each of its own.

    The judge leaves the panel as a whole, so that ranks compare equals. A criterion that only
    this judge gave has 0 points then, as any missing value. Projects for which `total_of`
    has no total are left out. Sorted by project and judge.
    """
    points = {key: judged.points for key, judged in pool(sheets, method, trim).items()}
    now = _rounded(total_of(points))
    rank = _ranks(now)
    found: list[Influence] = []
    for judge in sheets.judges:
        rest = Sheets(tuple(entry for entry in sheets.entries if entry.judge != judge))
        left = {key: judged.points for key, judged in pool(rest, method, trim).items()}
        then = _rounded(total_of({key: left.get(key, NO_POINTS) for key in points}))
        rank_then = _ranks(then)
        own = {entry.project_id for entry in sheets.entries if entry.judge == judge}
        found += [
            Influence(
                project_id=project,
                judge=judge,
                total=now[project],
                without=then[project],
                rank=rank[project],
                rank_without=rank_then[project],
                crosses=_crossed(now[project], then[project], marks),
            )
            for project in own & now.keys()
        ]
    return tuple(sorted(found, key=lambda one: (one.project_id, one.judge)))


def check_influence(case: Case, sheets: Sheets, found: Sequence[Influence]) -> Iterator[Finding]:
    """A warning (S11) for each judge who alone moves a project across a mark."""
    entries = {(entry.project_id, entry.judge): entry for entry in reversed(sheets.entries)}
    alone = _alone(sheets)
    for one in found:
        if not one.crosses:
            continue
        fact = (
            f"是否达到{one.crosses}由“{one.judge}”一人决定："
            f"计入时总分 {one.total:.2f}，不计时 {one.without:.2f}"
        )
        if titles := alone.get((one.project_id, one.judge)):
            fact += f"（{'、'.join(titles)}只有其一人打分，不计时按 {NO_POINTS:g} 分）"
        advice = "会上说明该专家的打分依据，或增补专家后再定"
        cell = ("scores", entries[one.project_id, one.judge].key, "judge")
        yield said(case, cell, "S11", fact, advice, Severity.WARNING)


def _alone(sheets: Sheets) -> dict[tuple[str, str], list[str]]:
    """What only one judge gave, by project and judge."""
    found: dict[tuple[str, str], list[str]] = {}
    for entries in sheets.groups.values():
        if len(entries) == 1:
            own = found.setdefault((entries[0].project_id, entries[0].judge), [])
            own.append(f"“{entries[0].title}”")
    return found


def _crossed(total: float, without: float, marks: Marks) -> str:
    """The marks that one of both reaches and the other does not, joined with 、."""
    return "、".join(title for title, mark in marks if (total >= mark) != (without >= mark))


def _rounded(totals: Mapping[str, float]) -> dict[str, float]:
    """Totals without the last bits, so that equal ones are equal at a mark and in rank."""
    return {project: round(float(total), _DIGITS) for project, total in totals.items()}


def _ranks(totals: Mapping[str, float]) -> dict[str, int]:
    """Ranks from 1; equal totals in the order of their ids, as in the ranking of the scores."""
    order = sorted(totals, key=lambda project: (-totals[project], project))
    return {project: rank for rank, project in enumerate(order, start=1)}
