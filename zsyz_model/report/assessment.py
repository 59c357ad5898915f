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
from zsyz_model.sheets import DATE_FORMAT, Formula, Sheet, write_book

FIRST = 4
"""The first row of data in Excel's count: two lines of notes and the headers stand above."""
RANKING, LINES, TRANCHES, TAKEN = "排名", "折算明细", "到账逐笔", "扣分"
YUAN_PER_WAN = 10_000
SMALL = "0.000000001"
AMOUNT = "#,##0.00####"


def write_assessment_book(found: Assessment, rules: AssessmentRules, path: Path) -> None:
    """Write the year's assessment; scores, credit and ranks are formulas with their values."""
    write_book(path, [
        _ranking(found, rules), _lines(found), _tranches(found), _kept_out(found),
        _undecided(found), _deductions(found), _rules(rules), _findings(found),
    ])  # fmt: skip


def _head(title: str, found: Assessment, note: str) -> tuple[str, str]:
    return f"{found.year} 年度招商引资考核：{title}", note


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _wan(yuan: Fraction | None) -> float | None:
    return None if yuan is None else float(yuan / YUAN_PER_WAN)


def _ranking(found: Assessment, rules: AssessmentRules) -> Sheet:
    day = date(found.year, 12, 31)
    limits = (_number(rules.value("score.full", day)), _number(rules.value("score.cap", day)))
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
    credited = _sum_for(LINES, "C", "G", sizes[0], f"B{row}")
    deducted = _sum_for(TAKEN, "A", "D", sizes[1], f"B{row}")
    capped = f'MIN(D{row}/C{row}*IF(E{row}="",1,E{row}),IF(F{row}="",1E+300,F{row}))'
    above = f"($A${FIRST}:$A${last}=A{row})*ISNUMBER($H${FIRST}:$H${last})*($H${FIRST}:$H${last}>H{row}+{SMALL})"  # fmt: skip
    before = score.change + score.rank if score.rank and score.change is not None else None
    return (
        score.unit_kind, score.unit, _wan(score.task_yuan),
        Formula(f"={credited}", _wan(score.credited_yuan) or 0.0), *limits,
        Formula(f"={deducted}", float(score.deducted)),
        Formula(f'=IF(C{row}=0,"",{capped}-G{row})', _or_blank(score.score)),
        Formula(f'=IF(H{row}="","",SUMPRODUCT({above})+1)', score.rank or ""), before,
        Formula(f'=IF(OR(I{row}="",J{row}=""),"",J{row}-I{row})', "" if score.change is None else score.change),
        score.colour, score.working,
    )  # fmt: skip


def _or_blank(value: Fraction | None) -> float | str:
    return "" if value is None else float(value)


def _sum_for(sheet: str, names: str, amounts: str, size: int, wanted: str) -> str:
    """The sum of a sheet's amounts in the rows of one name; no wildcard of a name can mislead it."""
    last = FIRST + max(size, 1) - 1
    where = f"{sheet}!${names}${FIRST}:${names}${last}={wanted}"
    return f"SUMPRODUCT(({where})*{sheet}!${amounts}${FIRST}:${amounts}${last})"


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
        Formula(f"={TRANCHES}!$G${source}", _wan(line.yuan) or 0.0), float(line.factor), share,
        Formula(f"=D{row}*E{row}*F{row}", _wan(line.credited_yuan) or 0.0), line.case, line.basis,
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
    yuan = None if tranche.yuan is None else Formula(f"=D{row}*F{row}", _wan(tranche.yuan) or 0.0)
    return (
        tranche.key, tranche.project_id, tranche.day, _wan(tranche.amount), tranche.currency,
        _number(tranche.rate), yuan, tranche.verdict.value, tranche.place.cell,
        "；".join(ground.fact for ground in tranche.grounds),
    )  # fmt: skip


def _kept_out(found: Assessment) -> Sheet:
    wanted = (Verdict.WANTING, Verdict.EXCLUDED)
    rows = [
        (t.key, t.project_id, _wan(t.yuan), g.verdict.value, g.rule, g.fact, g.advice, str(g.place))
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
    rows = [(u.tranche, u.project_id, _wan(u.yuan), u.fact, u.advice) for u in found.undecided]
    note = "已认定、但规则没有定数，全额暂不计分"
    headers = ("凭证行", "项目编号", "折人民币(万元)", "原因", "处理")
    return Sheet("待定", headers, rows, notes=_head("待定", found, note), paged=True)


def _deductions(found: Assessment) -> Sheet:
    rows = [
        (d.unit, d.project_id, d.case, _number(d.points or Fraction(0)),
         "" if d.points is not None else "扣分没有定数，暂不扣", str(d.place))
        for d in found.deductions
    ]  # fmt: skip
    headers = ("单位", "项目编号", "情形", "扣分", "说明", "位置")
    return Sheet(TAKEN, headers, rows, notes=_head(TAKEN, found, "逾期开工、虚假项目"), paged=True)


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
