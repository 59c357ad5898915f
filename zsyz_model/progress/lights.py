"""红黄绿灯: one place's published rules applied to the measures; every light brings its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.light_rules import Condition, LightBook, LightPreset
from zsyz_model.case.motion import Light, Pace
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.progress.pace import MONTHS, Sheets, month_of, pace
from zsyz_model.validate.said import rows_of, said, suggest

MEASURES = {
    "behind_pp": ("落后序时", "个百分点"),
    "short_share": ("比序时应完成数少", "%"),
    "month_share": ("当月完成占当月计划", "%"),
    "done_share": ("完成占年度计划", "%"),
    "months_not_started": ("超过承诺开工", "个月"),
    "months_not_listed": ("开工后未入库", "个月"),
    "missed_deadlines": ("到期未办结手续", "件"),
}
"""Measure → its words and its unit."""
EXEMPT = "豁免"
NO_RULE, NO_DATA, SMALL = "规则未规定", "缺数据，未判", "不在亮灯范围"
EXCUSED = ("红", "黄")
FULL = 100.0


def check_book(book: LightBook) -> None:
    """Refuse rules that cannot be meant: unknown choice or measure, a curve that is none.

    Raises:
        InputError: with all findings (T01), each at its file and line.
    """
    found = [] if book.chosen in book.presets else [_unknown_choice(book)]
    for name, preset in book.presets.items():
        found += _faults_of(book, f"presets.{name}", preset)
    if found:
        raise InputError(*found)


def _unknown_choice(book: LightBook) -> Finding:
    advice = suggest(book.chosen, book.presets)
    return _refused(book, "chosen", f"没有亮灯规则“{book.chosen}”", advice)


def _faults_of(book: LightBook, path: str, preset: LightPreset) -> Iterator[Finding]:
    for i, colour in enumerate(preset.colours):
        for j, condition in enumerate(colour.when):
            if condition.measure not in MEASURES:
                at = f"{path}.colours[{i}].when[{j}].measure"
                fact = f"没有指标“{condition.measure}”"
                yield _refused(book, at, fact, suggest(condition.measure, MEASURES))
    curve = preset.curve
    rising = list(curve) == sorted(curve) and min(curve, default=0.0) >= 0
    if curve and (len(curve) != MONTHS or not rising or curve[-1] != FULL):
        fact = "进度曲线应为十二个不减的累计百分比，末项为 100"
        yield _refused(book, f"{path}.curve", fact, "逐月写累计百分比；按月均匀则删去 curve")


def _refused(book: LightBook, path: str, fact: str, advice: str) -> Finding:
    file, _, line = book.origins.get(path, "").rpartition(":")
    place = Place(file or "lights.yaml", row=int(line) if line.isdigit() else None)
    return Finding("T01", fact, advice, Severity.REFUSED, place, path)


def light(measured: Pace, preset: LightPreset) -> Light:
    """The first colour of which a condition holds; with a reason, where the place accepts one."""
    shown = Light(measured.project_id, measured.month, "", NO_RULE)
    plan = measured.year_plan_wan
    if preset.least_year_wan and plan is not None and plan < preset.least_year_wan:
        return replace(shown, label=SMALL, because=f"年度计划 {plan:g} 万元")
    unjudged: list[str] = []
    for rule in preset.colours:
        for condition in rule.when:
            value = getattr(measured, condition.measure)
            if value is None or not condition.published:
                unjudged.append(_unjudged(rule.colour, condition))
            elif condition.holds(value):
                found = replace(shown, colour=rule.colour, label=rule.label)
                found = replace(found, because=_words(condition, value), unjudged=tuple(unjudged))
                return _excused(found, measured.excuse, preset)
    mildest = preset.colours[-1].when if preset.colours else ()
    known = any(getattr(measured, c.measure) is not None for c in mildest)
    label = NO_RULE if known else NO_DATA
    return replace(shown, label=label, because=preset.gaps * known, unjudged=tuple(unjudged))


def _words(condition: Condition, value: float) -> str:
    title, unit = MEASURES[condition.measure]
    if condition.measure in ("behind_pp", "short_share") and value < 0:
        title, value = "超前序时" if unit != "%" else "比序时应完成数多", -value
    return f"{title} {round(value, 2):g} {unit}"


def _unjudged(colour: str, condition: Condition) -> str:
    why = "台账无数据" if condition.published else "原文未公布界限"
    return f"{colour}：{MEASURES[condition.measure][0]}（{why}）"


def _excused(found: Light, excuse: str, preset: LightPreset) -> Light:
    if not (preset.exempt and excuse and found.colour in EXCUSED):
        return found
    return replace(found, colour="", label=EXEMPT, earned=found.colour, excuse=excuse)


def lights(case: Case, month: str, preset: LightPreset) -> tuple[Light, ...]:
    """The lights of a month of every project that the sheet 进度 knows, in the order of the case."""
    sheets, at = Sheets.of(case), month_of(month)
    return tuple(_with_action(sheets, p, at, preset) for p in sheets.projects if p in sheets.months)


def _with_action(sheets: Sheets, project: str, at: pd.Period, preset: LightPreset) -> Light:
    """The light with what follows from its forerunners."""
    now = light(pace(sheets, project, at, preset), preset)
    most = max((rule.months for rule in preset.running), default=1)
    earlier = [light(pace(sheets, project, at - i, preset), preset) for i in range(1, most)]
    return replace(now, action=_action([now, *earlier], preset))


def _action(newest_first: Sequence[Light], preset: LightPreset) -> str:
    due = [
        rule.action
        for rule in preset.running
        if len(newest_first) >= rule.months
        and all(one.colour == rule.colour for one in newest_first[: rule.months])
    ]
    return "、".join(due)


def check_months(case: Case, shown: Iterable[Light]) -> Iterator[Finding]:
    """Rows of 进度 whose month is none (T02), and projects without a light for want of data (T03)."""
    for row in rows_of(case.table("progress")):
        try:
            month_of(str(row["month"]))
        except ValueError:
            cell = ("progress", row["key"], "month")
            yield said(case, cell, "T02", "读不出月份，此行未用", "写成 2026-10", Severity.WARNING)
    for one in shown:
        if one.label == NO_DATA:
            place = case.place_of("projects", one.project_id, "project_id")
            fact = f"{one.month} 没有可判的数据，未亮灯（{'；'.join(one.unjudged)}）"
            advice = "补报本年各月完成投资和年度计划"
            yield Finding("T03", fact, advice, Severity.WARNING, place, one.project_id)
