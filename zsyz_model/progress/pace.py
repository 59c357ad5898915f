"""How far each project is at the end of a month: the measures that lights and ranks are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zsyz_model.case import Case, Row, missing, rows_of
from zsyz_model.case.light_rules import LightPreset
from zsyz_model.case.motion import Pace

LISTING = "入库"
"""The step of the sheet 手续 that says when a project entered the statistics."""
MONTHS = 12


def month_of(word: str) -> pd.Period:
    """A month as the ledger writes it (2026-10, 2026年10月, 202610); ValueError when it is none."""
    digits = "".join(c if c.isdigit() else " " for c in word).split()
    if len(digits) == 1 and len(digits[0]) == 6:
        digits = [digits[0][:4], digits[0][4:]]
    if len(digits) < 2 or len(digits[0]) != 4 or not 1 <= int(digits[1]) <= MONTHS:
        raise ValueError(f"“{word}”不是月份")
    return pd.Period(year=int(digits[0]), month=int(digits[1]), freq="M")


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the measures read, by project."""

    projects: Mapping[str, Row]
    months: Mapping[str, Mapping[pd.Period, Row]]
    steps: Mapping[str, Sequence[Row]]

    @classmethod
    def of(cls, case: Case) -> Sheets:
        """The sheets 项目, 进度 and 手续; rows whose month cannot be read are left out."""
        months: dict[str, dict[pd.Period, Row]] = {}
        for row in rows_of(case.table("progress")).values():
            try:
                month = month_of(str(row["month"]))
            except ValueError:
                continue
            months.setdefault(row["project_id"], {})[month] = row
        steps: dict[str, list[Row]] = {}
        for row in rows_of(case.table("procedures")).values():
            steps.setdefault(row["project_id"], []).append(row)
        return cls(rows_of(case.projects), months, steps)


def pace(sheets: Sheets, project: str, month: pd.Period, preset: LightPreset) -> Pace:
    """All measures of one project at the end of a month."""
    rows = sheets.months.get(project, {})
    plan = _year_plan(rows, month)
    done = _done(rows, month)
    due = preset.due_share(month.month)
    share = 100 * done / plan if plan and done is not None else None
    behind = None if share is None else round(due - share, 6)
    facts, steps = sheets.projects[project], sheets.steps.get(project, ())
    return Pace(
        project,
        str(month),
        year_plan_wan=plan,
        done_wan=done,
        due_share=due,
        done_share=share,
        behind_pp=behind,
        short_share=None if share is None or not due else round(100 * (due - share) / due, 6),
        month_share=_month_share(rows.get(month)),
        months_not_started=_not_started(facts, month),
        months_not_listed=_not_listed(facts, steps, month),
        missed_deadlines=_missed(steps, month),
        excuse=_excuse(rows.get(month)),
    )


def _number(row: Row | None, column: str) -> float | None:
    return None if row is None or missing(row[column]) else float(row[column])


def _excuse(row: Row | None) -> str:
    return "" if row is None or missing(row["excuse"]) else str(row["excuse"]).strip()


def _year_plan(rows: Mapping[pd.Period, Row], month: pd.Period) -> float | None:
    """The plan of the year as last stated by then, else the sum of twelve monthly plans."""
    year = {m: row for m, row in rows.items() if m.year == month.year}
    stated = [_number(year[m], "year_plan_wan") for m in sorted(year) if m <= month]
    if known := [plan for plan in stated if plan is not None]:
        return known[-1]
    plans = [p for row in year.values() if (p := _number(row, "planned_wan")) is not None]
    return sum(plans) if len(plans) == MONTHS else None


def _done(rows: Mapping[pd.Period, Row], month: pd.Period) -> float | None:
    """Done since January: every month from the project's first of the year must be reported."""
    year = sorted(m for m in rows if m.year == month.year)
    if not year or year[0] > month:
        return None
    asked = pd.period_range(year[0], month, freq="M")
    known = [_number(rows.get(m), "done_wan") for m in asked]
    return None if None in known else sum(wan for wan in known if wan is not None)


def _month_share(row: Row | None) -> float | None:
    planned, done = _number(row, "planned_wan"), _number(row, "done_wan")
    return 100 * done / planned if planned and done is not None else None


def _begun(facts: Row, month: pd.Period) -> pd.Period | None:
    """The month of the start, when it has happened by then."""
    day = facts["started_on"]
    if missing(day):
        return None
    started = pd.Period(day, freq="M")
    return started if started <= month else None


def _not_started(facts: Row, month: pd.Period) -> float | None:
    """Months beyond the promised quarter without a start; 0 when started; None without promise."""
    if _begun(facts, month) is not None:
        return 0.0
    if missing(facts["promised"]) or not str(facts["promised"]):
        return None
    last = pd.Period(str(facts["promised"]), freq="Q").asfreq("M", how="end")
    return float(max(0, month.ordinal - last.ordinal))


def _not_listed(facts: Row, steps: Sequence[Row], month: pd.Period) -> float | None:
    """Months since the start without 入库; 0 before it; None when the ledger is silent on 入库."""
    begun = _begun(facts, month)
    if begun is None:
        return 0.0
    listing = [step for step in steps if str(step["step"]).strip() == LISTING]
    if not listing:
        return None
    days = [step["done_on"] for step in listing if not missing(step["done_on"])]
    if any(pd.Period(day, freq="M") <= month for day in days):
        return 0.0
    return float(month.ordinal - begun.ordinal)


def _missed(steps: Sequence[Row], month: pd.Period) -> float | None:
    """Steps that were due by then and not done by then; None without any step."""
    if not steps:
        return None
    end = month.end_time
    return float(
        sum(
            not missing(step["due_on"])
            and step["due_on"] <= end
            and (missing(step["done_on"]) or step["done_on"] > end)
            for step in steps
        )
    )
