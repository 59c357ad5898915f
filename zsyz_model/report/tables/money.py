"""Who pays, and is the park full: loans and capacities, as frames with Chinese headers."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from zsyz_model.case import Outcome, missing, rows_of
from zsyz_model.case.capacity import FACTORS, Cap, caps_of, standing, use_milli
from zsyz_model.report.tables.frames import ID, NAME, SUM, framed
from zsyz_model.report.words import field_of, header, place_words, project_name

AMOUNT = "安排金额(万元)"
RATE = header("finance", "rate")
LINE = "渠道余额(万元)"


def loan_table(outcome: Outcome) -> pd.DataFrame:
    """资金落实: one row a project and line, and what all of it adds up to.

    The sum's rate is the average weighted by amount, over the loans whose rate is known; what
    it says is left counts the lines that lend nothing, too.
    """
    case, loans = outcome.case, outcome.plan.loans
    lines = rows_of(case.table("finance"))
    columns = (
        ID,
        NAME,
        "渠道编号",
        "渠道名称",
        AMOUNT,
        RATE,
        LINE,
    )
    rows: list[tuple[object, ...]] = [
        (
            loan.project_id, project_name(case, loan.project_id), loan.line_id,
            field_of(case, "finance", loan.line_id, "line_name"), loan.amount_wan,
            lines.get(loan.line_id, {}).get("rate"), _left(outcome, loan.line_id),
        )
        for loan in loans
    ]  # fmt: skip
    if loans:
        left = round(sum(_left(outcome, line) for line in lines), 2)
        total = round(sum(loan.amount_wan for loan in loans), 2)
        rows.append((SUM, "", "", "", total, _mean_rate(outcome), left))
    return framed(rows, columns)


def _left(outcome: Outcome, line: str) -> float:
    """What the line still has after all loans of the plan, in 万元."""
    given = outcome.case.table("finance")["limit_wan"].get(line, 0.0)
    out = sum(loan.amount_wan for loan in outcome.plan.loans if loan.line_id == line)
    return round(float(given) - out, 2)


def _mean_rate(outcome: Outcome) -> float | None:
    rates = outcome.case.table("finance")["rate"].dropna()
    known = [
        (x.amount_wan, float(rates[x.line_id])) for x in outcome.plan.loans if x.line_id in rates
    ]
    amount = sum(wan for wan, _ in known)
    return round(sum(wan * rate for wan, rate in known) / amount, 4) if amount else None


def capacity_table(outcome: Outcome) -> pd.DataFrame:
    """园区容量: one row a place and factor, then each factor of several places added up."""
    columns = (
        header("caps", "place"), header("caps", "factor"), header("caps", "cap_unit"),
        header("caps", "cap"), "在建投产已用", "计划开工使用", "结余",
    )  # fmt: skip
    rows = list(_capacities(outcome))
    factors = [factor for _, factor, *_ in rows]
    for factor in dict.fromkeys(f for f in factors if factors.count(f) > 1):
        parts = [amounts for _, f, _, *amounts in rows if f == factor]
        rows.append(
            (SUM, factor, FACTORS[factor].unit, *(sum(part) for part in zip(*parts, strict=True)))
        )
    tidy = ((*words, *(round(x, 3) for x in (cap, before, used, left)))
            for *words, cap, before, used, left in rows)  # fmt: skip
    return framed(tidy, columns)


Capacity = tuple[str, str, str, float, float, float, float]


def _capacities(outcome: Outcome) -> Iterator[Capacity]:
    case = outcome.case
    starting = case.projects.loc[
        [s.project_id for s in outcome.plan.starts if s.project_id in case.projects.index]
    ]
    given = rows_of(case.table("caps"))
    for key, cap in zip(given, caps_of(case, rows_of(starting).values()), strict=True):
        limit, before = float(given[key]["cap"]), _before(outcome, cap)
        used = sum(cap.use(s.project_id, s.site) for s in outcome.plan.starts) / 1000
        words = place_words(case, cap.place), cap.factor, FACTORS[cap.factor].unit
        yield (*words, limit, before, used, limit - before - used)


def _before(outcome: Outcome, cap: Cap) -> float:
    return sum(use_milli(row, cap.factor) for row in standing(outcome.case, cap.place)) / 1000


def money_notes(outcome: Outcome) -> dict[str, str]:
    """One sentence for the head of each of the two tables."""
    case, plan = outcome.case, outcome.plan
    gaps = (case.projects["gap_wan"].get(start.project_id) for start in plan.starts)
    asking = sum(bool(gap) and not missing(gap) for gap in gaps)
    lines = len(case.table("finance"))
    funded = f"{asking} 个有资金缺口的开工项目由 {len({x.line_id for x in plan.loans})} 条渠道落实，先用年利率低的"
    return {
        "资金落实": funded if lines else "台账没有“资金渠道”，不核资金缺口",
        "园区容量": "结余 = 上限 − 在建投产已用 − 计划开工使用；负数为现状已超，不再安排新的使用"
        if len(case.table("caps")) else "台账没有“容量”，不核园区要素容量",
    }  # fmt: skip
