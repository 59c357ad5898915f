"""The assessment as a workbook with live formulas: the county can check every cell in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from zsyz_model.case.assessing import (
    Assessment,
    AssessmentRules,
    CreditLine,
    Tranche,
    UnitScore,
    Verdict,
)
from zsyz_model.case.forecast import Forecast
from zsyz_model.report.assessment.cells import (
    AMOUNT,
    FIRST,
    limits_of,
    number_of,
    or_blank,
    rank_in_class,
    score_of,
    sum_for,
    wan_of,
)
from zsyz_model.report.assessment.year_end import year_end_sheets
from zsyz_model.sheets import DATE_FORMAT, Formula, Sheet, write_book

RANKING, LINES, TRANCHES, TAKEN = "排名", "折算明细", "到账逐笔", "扣分"
OBJECTIONS = "公示异议"


def write_assessment_book(
    found: Assessment, rules: AssessmentRules, path: Path, ahead: Forecast | None = None
) -> None:
    """Write the year's assessment; scores, credit and ranks are formulas with their values.

    With `ahead`, the year's end as it may be expected stands behind the ranking.
    """
    write_book(path, assessment_sheets(found, rules, ahead))


def assessment_sheets(
    found: Assessment, rules: AssessmentRules, ahead: Forecast | None = None
) -> list[Sheet]:
    """The sheets of the workbook in their order."""
    more = year_end_sheets(found, rules, ahead) if ahead else []
    return [
        _ranking(found, rules), *more, _objections(found, rules), _lines(found), _tranches(found), _kept_out(found),
        _undecided(found), _deductions(found), _rules(rules), _findings(found),
    ]  # fmt: skip


def _head(title: str, found: Assessment, note: str) -> tuple[str, str]:
    return f"{found.year} 年度招商引资考核：{title}", note


def _ranking(found: Assessment, rules: AssessmentRules) -> Sheet:
    day = date(found.year, 12, 31)
    limits = limits_of(rules, found.year)
    last = FIRST + max(len(found.scores), 1) - 1
    sizes = (len(found.lines), len(found.deductions))
    rows = [_score_row(score, FIRST + i, last, sizes, limits) for i, score in enumerate(found.scores)]  # fmt: skip
    note = "得分 = 折算到位 ÷ 年度任务 × 满分，不超过封顶，再减扣分；没有满分即完成率。同类单位内排名，同分同名次"
    if days := rules.value("objection.days", day):
        note += f"。公示 {float(days):g} 天，有异议在期内书面提出"
    headers = ("类别", "单位", "年度任务(万元)", "折算到位(万元)", "满分", "封顶", "扣分", "得分", "名次",
               "上次名次", "升降", "榜单", "算式")  # fmt: skip
    formats = (None, None, AMOUNT, AMOUNT, None, None, None, "0.0000", "0", "0", "0", None, None)
    return Sheet(
        RANKING, headers, rows, notes=_head(RANKING, found, note), formats=formats, paged=True
    )


def _score_row(
    score: UnitScore,
    row: int,
    last: int,
    sizes: tuple[int, int],
    limits: tuple[float | None, float | None],
) -> Sequence[object]:
    """One unit; its numbers are sums over the other sheets."""
    credited = sum_for(LINES, "C", "G", sizes[0], f"B{row}")
    deducted = sum_for(TAKEN, "A", "D", sizes[1], f"B{row}")
    before = score.change + score.rank if score.rank and score.change is not None else None
    return (
        score.unit_kind, score.unit, wan_of(score.task_yuan),
        Formula(f"={credited}", wan_of(score.credited_yuan) or 0.0), *limits,
        Formula(f"={deducted}", float(score.deducted)),
        score_of("D", "C", "EFG", row, score.score),
        rank_in_class("A", "H", row, last, score.rank), before,
        Formula(f'=IF(OR(I{row}="",J{row}=""),"",J{row}-I{row})', "" if score.change is None else score.change),
        score.colour, score.working,
    )  # fmt: skip


def _lines(found: Assessment) -> Sheet:
    at = {tranche.key: FIRST + i for i, tranche in enumerate(found.tranches)}
    rows = [_line_row(line, FIRST + i, at[line.tranche]) for i, line in enumerate(found.lines)]
    note = "每行是一笔到账中一个单位的一份：折算 = 到位 × 倍数 × 份额；同一项目取最高倍数，不连乘"
    headers = (
        "凭证行",
        "项目编号",
        "单位",
        "到位(万元)",
        "倍数",
        "份额",
        "折算到位(万元)",
        "倍数情形",
        "份额依据",
    )
    formats = (None, None, None, AMOUNT, None, "0.0000", AMOUNT, None, None)
    return Sheet(LINES, headers, rows, notes=_head(LINES, found, note), formats=formats, paged=True)


def _line_row(line: CreditLine, row: int, source: int) -> Sequence[object]:
    share = Formula(f"={line.share.numerator}/{line.share.denominator}", float(line.share))
    return (
        line.tranche, line.project_id, line.unit,
        Formula(f"={TRANCHES}!$G${source}", wan_of(line.yuan) or 0.0), float(line.factor), share,
        Formula(f"=D{row}*E{row}*F{row}", wan_of(line.credited_yuan) or 0.0), line.case, line.basis,
    )  # fmt: skip


def _tranches(found: Assessment) -> Sheet:
    rows = [_tranche_row(tranche, FIRST + i) for i, tranche in enumerate(found.tranches)]
    note = "台账到位资金表的每一行，一行不少；外币按到账当日汇率"
    headers = (
        "凭证行",
        "项目编号",
        "日期",
        "金额(万)",
        "币种",
        "汇率",
        "折人民币(万元)",
        "结论",
        "单元格",
        "原因",
    )
    formats = (None, None, DATE_FORMAT, AMOUNT, None, None, AMOUNT, None, None, None)
    return Sheet(
        TRANCHES, headers, rows, notes=_head(TRANCHES, found, note), formats=formats, paged=True
    )


def _tranche_row(tranche: Tranche, row: int) -> Sequence[object]:
    yuan = None if tranche.yuan is None else Formula(f"=D{row}*F{row}", wan_of(tranche.yuan) or 0.0)
    return (
        tranche.key, tranche.project_id, tranche.day, wan_of(tranche.amount), tranche.currency,
        number_of(tranche.rate), yuan, tranche.verdict.value, tranche.place.cell,
        "；".join(ground.fact for ground in tranche.grounds),
    )  # fmt: skip


def _kept_out(found: Assessment) -> Sheet:
    wanted = (Verdict.WANTING, Verdict.EXCLUDED)
    rows = [
        (
            t.key,
            t.project_id,
            wan_of(t.yuan),
            g.verdict.value,
            g.rule,
            g.fact,
            g.advice,
            str(g.place),
        )
        for t in found.tranches
        if t.verdict in wanted
        for g in t.grounds
    ]
    note = "待补的补齐后再认定；每条写明规则和单元格"
    headers = ("凭证行", "项目编号", "折人民币(万元)", "结论", "规则", "原因", "处理", "位置")
    return Sheet(
        "待补与不予认定", headers, rows, notes=_head("待补与不予认定", found, note), paged=True
    )


def _undecided(found: Assessment) -> Sheet:
    rows = [(u.tranche, u.project_id, wan_of(u.yuan), u.fact, u.advice) for u in found.undecided]
    note = "已认定、但规则没有定数，全额暂不计分"
    headers = ("凭证行", "项目编号", "折人民币(万元)", "原因", "处理")
    return Sheet("待定", headers, rows, notes=_head("待定", found, note), paged=True)


def _deductions(found: Assessment) -> Sheet:
    rows = [
        (d.unit, d.project_id, d.case, number_of(d.points or Fraction(0)),
         "" if d.points is not None else "扣分没有定数，暂不扣", str(d.place))
        for d in found.deductions
    ]  # fmt: skip
    headers = ("单位", "项目编号", "情形", "扣分", "说明", "位置")
    return Sheet(TAKEN, headers, rows, notes=_head(TAKEN, found, "逾期开工、虚假项目"), paged=True)


def _objections(found: Assessment, rules: AssessmentRules) -> Sheet:
    """The list for the days of publication: whoever types its first day sees the last one."""
    days = rules.value("objection.days", date(found.year, 12, 31))
    rows = [
        (
            s.unit_kind, s.unit, Formula(f"={RANKING}!$H${FIRST + i}", or_blank(s.score)), None,
            Formula(f'=IF(D{FIRST + n}="","",D{FIRST + n}+{int(days)})', "") if days else None,
            None, None, None, None,
        )
        for n, (i, s) in enumerate((i, s) for i, s in enumerate(found.scores) if s.rank)
    ]  # fmt: skip
    headers = (
        "类别",
        "单位",
        "得分",
        "公示起",
        "公示止",
        "异议提出人",
        "异议内容",
        "核查情况",
        "处理结果",
    )
    formats = (None, None, "0.0000", DATE_FORMAT, DATE_FORMAT, None, None, None, None)
    note = "填“公示起”，“公示止”自动算出" if days else "公示天数没有定数（规则 objection.days）"
    return Sheet(OBJECTIONS, headers, rows, notes=_head(OBJECTIONS, found, note), formats=formats, paged=True)  # fmt: skip


def _rules(rules: AssessmentRules) -> Sheet:
    rows = [
        (r.key, r.value, "、".join(r.words), r.since, r.until, r.status, r.source, r.note)
        for r in rules.rules
    ]
    headers = ("规则", "值", "词语", "自", "至", "状态", "出处", "说明")
    notes = (f"规则：{rules.title}", "没有值和词语的，办法尚未定数，程序不代填")
    return Sheet("规则", headers, rows, notes=notes, paged=True)


def _findings(found: Assessment) -> Sheet:
    rows = [(f.code, str(f.place), f.subject, f.value, f.fact, f.advice) for f in found.findings]
    headers = ("代码", "位置", "对象", "原值", "情况", "处理")
    return Sheet("发现", headers, rows, notes=_head("发现", found, "逐条核对"), paged=True)
