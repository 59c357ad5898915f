"""Who leads and who moved: ranks by a value, and the change since the month before."""

from __future__ import annotations

from collections.abc import Mapping

from zsyz_model.case import Case
from zsyz_model.case.light_rules import LightPreset
from zsyz_model.case.motion import Standing
from zsyz_model.progress.pace import Sheets, month_of, pace


def ranks(values: Mapping[str, float]) -> dict[str, int]:
    """Places from the highest value down; equal values share a place (1, 2, 2, 4).

    >>> ranks({"甲": 3.0, "乙": 5.0, "丙": 3.0, "丁": 1.0})
    {'乙': 1, '丙': 2, '甲': 2, '丁': 4}
    """
    order = sorted(values, key=lambda name: (-values[name], name))
    return {name: 1 + sum(v > values[name] for v in values.values()) for name in order}


def standings(now: Mapping[str, float], before: Mapping[str, float]) -> tuple[Standing, ...]:
    """The ranking of `now`, the first one first, with the place that each had `before`."""
    earlier = ranks(before)
    return tuple(
        Standing(name, now[name], rank, earlier.get(name)) for name, rank in ranks(now).items()
    )


def leads(case: Case, month: str, preset: LightPreset) -> dict[str, float]:
    """Project → percentage points ahead of 序时 at the end of a month; unknown ones are absent."""
    sheets, at = Sheets.of(case), month_of(month)
    found = {
        p: pace(sheets, p, at, preset).behind_pp for p in sheets.projects if p in sheets.months
    }
    return {project: -behind for project, behind in found.items() if behind is not None}


def grouped_leads(
    case: Case, month: str, preset: LightPreset, groups: Mapping[str, str]
) -> dict[str, float]:
    """Group → points ahead of 序时 of its projects together (Σ done ÷ Σ year plan − due).

    `groups`: project → group. Projects whose pace is unknown, or without a group, do not count.
    """
    sheets, at = Sheets.of(case), month_of(month)
    done: dict[str, float] = {}
    plan: dict[str, float] = {}
    for project, group in groups.items():
        found = pace(sheets, project, at, preset)
        if group and found.year_plan_wan and found.done_wan is not None:
            done[group] = done.get(group, 0.0) + found.done_wan
            plan[group] = plan.get(group, 0.0) + found.year_plan_wan
    due = preset.due_share(at.month)
    return {group: round(100 * done[group] / plan[group] - due, 6) for group in plan}
