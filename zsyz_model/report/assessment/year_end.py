"""The year's end in the workbook: each unit with what it still needs, each start with what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from zsyz_model.case.assessing import Assessment, AssessmentRules, CreditLine
from zsyz_model.case.forecast import Expected, Forecast, UnitForecast
from zsyz_model.report.assessment.cells import (
    AMOUNT,
    FIRST,
    limits_of,
    number_of,
    rank_in_class,
    score_of,
    share_of,
    sum_for,
    wan_of,
)
from zsyz_model.sheets import MONEY_FORMAT, Formula, Sheet

YEAR_END, STARTS = "年末预测", "预计明细"


def year_end_sheets(found: Assessment, rules: AssessmentRules, ahead: Forecast) -> list[Sheet]:
    """Units, starts line by line, and starts that are not expected to count."""
    return [_units(found, rules, ahead), _lines(ahead), _left_out(ahead)]


def year_end_notes(ahead: Forecast) -> tuple[str, str]:
    """What the forecast is, and how it comes about."""
    from_plan = "方案安排的开工和已开工的项目" if ahead.planned else "只有已开工的项目，没有方案"
    if not ahead.source:
        return f"{ahead.year} 年末预测", "规则文件没有到位率，没有预测"
    return (
        f"{ahead.year} 年末预测：{from_plan}，截至 {ahead.as_of}",
        "预计到位 = 总投资 × 到位率 × 本年剩余月数 ÷ 分摊月数，不超过尚未到位的；"
        f"到位率出处 {ahead.source}。预测不计分",
    )


def _units(found: Assessment, rules: AssessmentRules, ahead: Forecast) -> Sheet:
    limits = limits_of(rules, found.year)
    at = {score.unit: FIRST + i for i, score in enumerate(found.scores)}
    last = FIRST + max(len(ahead.units), 1) - 1
    rows = [
        _unit_row(unit, FIRST + i, last, at[unit.unit], len(ahead.lines), limits)
        for i, unit in enumerate(ahead.units)
    ]
    headers = ("类别", "单位", "年度任务(万元)", "已折算(万元)", "预计新增折算(万元)", "年末折算(万元)", "满分", "封顶",
               "扣分", "预计得分", "预计名次", "还差(万元)", "算式")  # fmt: skip
    formats = (None, None, AMOUNT, AMOUNT, MONEY_FORMAT, MONEY_FORMAT, None, None, None, "0.0000", "0", MONEY_FORMAT, None)  # fmt: skip
    return Sheet(YEAR_END, headers, rows, notes=year_end_notes(ahead), formats=formats, paged=True)


def _unit_row(
    unit: UnitForecast, row: int, last: int, ranked_at: int, size: int,
    limits: tuple[float | None, float | None],
) -> Sequence[object]:  # fmt: skip
    more = sum_for(STARTS, "J", "M", size, f"B{row}")
    end = unit.credited_yuan + unit.expected_yuan
    need = "" if unit.need_yuan is None else float(unit.need_yuan / 10_000)
    return (
        unit.unit_kind, unit.unit, wan_of(unit.task_yuan),
        Formula(f"=排名!$D${ranked_at}", wan_of(unit.credited_yuan) or 0.0),
        Formula(f"={more}", wan_of(unit.expected_yuan) or 0.0),
        Formula(f"=D{row}+E{row}", wan_of(end) or 0.0), *limits,
        Formula(f"=排名!$G${ranked_at}", float(unit.deducted)),
        score_of("F", "C", "GHI", row, unit.score),
        rank_in_class("A", "J", row, last, unit.rank),
        Formula(f'=IF(C{row}=0,"",MAX(C{row}-F{row},0))', need), unit.working,
    )  # fmt: skip


def _lines(ahead: Forecast) -> Sheet:
    by_project = {one.project_id: one for one in ahead.expected}
    rows = [
        _line_row(by_project[line.project_id], line, FIRST + i)
        for i, line in enumerate(ahead.lines)
    ]
    headers = ("项目编号", "开工", "依据", "总投资(万元)", "到位率", "本年月数", "分摊月数", "已到位(万元)",
               "预计到位(万元)", "单位", "倍数", "份额", "预计折算(万元)", "倍数情形")  # fmt: skip
    formats = (None, None, None, AMOUNT, "0.00%", "0", "0", AMOUNT, MONEY_FORMAT, None, None, "0.0000", MONEY_FORMAT, None)  # fmt: skip
    return Sheet(STARTS, headers, rows, notes=year_end_notes(ahead), formats=formats, paged=True)


def _line_row(one: Expected, line: CreditLine, row: int) -> Sequence[object]:
    due = f"=MIN(D{row}*E{row}*F{row}/G{row},MAX(D{row}-H{row},0))"
    return (
        one.project_id, one.since, one.basis, wan_of(one.invest_yuan), share_of(one.rate),
        one.months, one.spread, wan_of(one.paid_yuan), Formula(due, wan_of(one.yuan) or 0.0),
        line.unit, number_of(line.factor), share_of(line.share),
        Formula(f"=I{row}*K{row}*L{row}", wan_of(line.credited_yuan) or 0.0), line.case,
    )  # fmt: skip


def _left_out(ahead: Forecast) -> Sheet:
    """Starts that are outside the assessment, and expected money that no rule can credit yet."""
    nothing: Fraction | None = None
    rows = [(x.project_id, wan_of(nothing), x.fact, x.advice) for x in ahead.left_out]
    rows += [(u.project_id, wan_of(u.yuan), u.fact, u.advice) for u in ahead.undecided]
    headers = ("项目编号", "预计到位(万元)", "原因", "处理")
    notes = (f"{ahead.year} 年末：没有计入预测的开工", "规则定数、项目补齐以后再算")
    return Sheet("未计入预测", headers, rows, notes=notes, formats=(None, MONEY_FORMAT, None, None), paged=True)  # fmt: skip
