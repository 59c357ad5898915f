"""The chart of the year's end: each unit's task, what came, what is expected, what still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Case
from zsyz_model.case.forecast import Forecast, UnitForecast
from zsyz_model.report.assessment.year_end import year_end_notes
from zsyz_model.report.figures.page import (
    BLUE,
    GREEN,
    INK,
    SKY,
    Box,
    axes_in,
    foot_line,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

MOST_BARS = 26
WIDEST = 200.0
"""Percent of the task at which a bar is cut: a small task must not flatten the others."""


def year_end_title(ahead: Forecast) -> str:
    """The conclusion: how many units have their task at the year's end, and what the others need."""
    tasked = [unit for unit in ahead.units if unit.need_yuan is not None]
    if not tasked:
        return f"{ahead.year} 年末预测：没有年度任务，无从预测"
    short = [unit for unit in tasked if unit.need_yuan]
    need = float(sum(unit.need_yuan or 0 for unit in short)) / 1e8
    done = f"{ahead.year} 年末预计 {len(tasked) - len(short)} 个单位完成任务"
    return (
        f"{done}，{len(short)} 个还差折算到位 {need:.2f} 亿元" if short else f"{done}，没有单位欠账"
    )


def draw_year_end(ahead: Forecast, case: Case) -> Figure:
    """Bars of credited and expected money in percent of the task; what lacks is said in words."""
    scenario = case.scenario
    source = Path(case.ledger.source).name
    foot = foot_line(ahead.as_of, source, scenario.title or scenario.name, ())
    notes = (year_end_notes(ahead)[1],)
    with chart_style():
        page = new_page(year_end_title(ahead), "占年度任务的百分数", foot, notes)
        tasked = [unit for unit in ahead.units if unit.task_yuan]
        if not tasked:
            return say_nothing(page, "考核单位没有年度任务，或规则没有到位率")
        _bars(axes_in(page, Box(3.6, 1.25, 9.0, 5.3)), _shown(tasked))
        return page


def _shown(units: Sequence[UnitForecast]) -> list[UnitForecast]:
    """All, or those that need the most: who is last is never left out."""
    ordered = sorted(units, key=lambda u: (-(u.need_yuan or 0), u.unit))[:MOST_BARS]
    return [unit for unit in units if unit in ordered]


def _bars(axes: Axes, units: list[UnitForecast]) -> None:
    places = list(range(len(units)))
    came = [_percent(unit, expected=False) for unit in units]
    both = [_percent(unit, expected=True) for unit in units]
    axes.barh(places, [min(x, WIDEST) for x in came], color=BLUE, height=0.7, label="已折算到位")
    more = [min(b, WIDEST) - min(c, WIDEST) for c, b in zip(came, both, strict=True)]
    left = [min(x, WIDEST) for x in came]
    axes.barh(places, more, left=left, color=SKY, hatch="//", height=0.7, label="预计新增")
    axes.axvline(100, color=GREEN, linewidth=1.6, label="年度任务")
    axes.set_yticks(places, [said(f"{u.unit_kind} {u.unit}", 36) for u in units])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.35 * max(100.0, *(min(b, WIDEST) for b in both)))
    for place, unit, percent in zip(places, units, both, strict=True):
        at = max(min(percent, WIDEST), 100.0) + 2
        axes.text(at, place, _words(unit, percent), va="center", fontsize=9, color=INK)
    axes.legend(frameon=False, loc="lower right")


def _percent(unit: UnitForecast, *, expected: bool) -> float:
    total = unit.credited_yuan + (unit.expected_yuan if expected else 0)
    return float(100 * total / (unit.task_yuan or 1))


def _words(unit: UnitForecast, percent: float) -> str:
    need = float(unit.need_yuan or 0) / 1e4
    cut = "（条截短）" if percent > WIDEST else ""
    return f"{percent:.0f}%{cut}，" + (f"还差 {need:,.0f} 万元" if need else "完成")
