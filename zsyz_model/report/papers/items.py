"""What the meeting is asked to decide, item by item: matter, unit, person's role, deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Swap
from zsyz_model.report.papers.stamp import (
    OPEN_POST,
    Brief,
    head_of,
    quarter_end,
    quarter_words,
    source_parts,
    unit_of,
)
from zsyz_model.report.words import field_of, project_words, site_words

NEXT = "下次联审会议前"


@dataclass(frozen=True, slots=True)
class Item:
    """One decision: what is to be done, by which unit, under whom, and until when.

    `about` is the record it comes from: a project, plot, scheme or account.
    """

    kind: str
    about: str
    matter: str
    unit: str
    person: str
    due: str


def decided_items(brief: Brief) -> tuple[Item, ...]:
    """Every promise of the plan that somebody has to keep, then what is put off."""
    return (
        *_starts(brief),
        *_plots(brief),
        *_swaps(brief),
        *_schemes(brief),
        *_trades(brief),
        *_loans(brief),
        *_put_off(brief),
    )


def _starts(brief: Brief) -> Iterator[Item]:
    outcome, case = brief.outcome, brief.case
    for start in sorted(outcome.plan.starts, key=lambda s: (s.quarter, s.project_id)):
        name, where = project_words(case, start.project_id), site_words(case, start)
        matter = (
            f"{name} {quarter_words(start.quarter)}开工，{where}，供地{start.land_mu:.2f}亩"
            f"（{source_parts(start)}）"
        )
        unit, person = unit_of(case, start.project_id), head_of(outcome, start.project_id)
        yield Item("开工", start.project_id, matter, unit, person, quarter_end(start.quarter))


def _plots(brief: Brief) -> Iterator[Item]:
    for plot in brief.outcome.plan.plots:
        matter = f"启用存量地块{plot.plot_id}，面积{plot.area_mu:.2f}亩"
        yield _land(brief, "存量地块", plot.plot_id, matter, f"{plot.year}年12月31日前")


def _swaps(brief: Brief) -> Iterator[Item]:
    for swap in brief.outcome.plan.swaps:
        words = f"腾挪归还：{project_words(brief.case, swap.holder)} {_repaid(swap)}"
        yield _land(brief, "腾挪置换", swap.plot_id, words, quarter_end(swap.quarter))


def _repaid(swap: Swap) -> str:
    parts = "、".join(f"{s.kind}{s.mu:.2f}亩" for s in swap.sources)
    return f"让出地块{swap.plot_id}（{swap.mu:.2f}亩），以{parts or f'地块{swap.by}'}归还"


def _schemes(brief: Brief) -> Iterator[Item]:
    for scheme in brief.outcome.plan.schemes:
        name = field_of(brief.case, "schemes", scheme.scheme_id, "scheme_name")
        matter = (
            f"启动复垦项目{scheme.scheme_id}{name}，节余指标{scheme.surplus_mu:.2f}亩"
            f"（{quarter_words(scheme.yields)}可用）"
        )
        yield _land(brief, "复垦", scheme.scheme_id, matter, quarter_end(scheme.quarter))


def _trades(brief: Brief) -> Iterator[Item]:
    for trade in brief.outcome.plan.trades:
        verb = "出售" if trade.kind == "节余指标" else "外购"
        cost = f"，费用{abs(trade.cost_wan):.2f}万元" if brief.money else ""
        matter = f"{verb}{trade.kind}{trade.mu:.2f}{trade.unit}{cost}"
        yield _land(brief, "指标交易", trade.kind, matter, quarter_end(trade.quarter))


def _land(brief: Brief, kind: str, about: str, matter: str, due: str) -> Item:
    return Item(kind, about, matter, brief.rules.land_unit, OPEN_POST, due)


def _loans(brief: Brief) -> Iterator[Item]:
    quarters = {start.project_id: start.quarter for start in brief.outcome.plan.starts}
    for loan in brief.outcome.plan.loans:
        line = field_of(brief.case, "finance", loan.line_id, "line_name")
        matter = (
            f"{project_words(brief.case, loan.project_id)} 由{loan.line_id}{line}"
            f"落实资金{loan.amount_wan:.2f}万元"
        )
        due = quarter_end(quarters[loan.project_id]) if loan.project_id in quarters else NEXT
        person = head_of(brief.outcome, loan.project_id)
        yield Item("资金", loan.project_id, matter, brief.rules.money_unit, person, due)


def _put_off(brief: Brief) -> Iterator[Item]:
    for left in brief.outcome.plan.unplaced:
        advice = "；".join(reason.advice for reason in left.reasons if reason.advice)
        name, unit = (
            project_words(brief.case, left.project_id),
            unit_of(brief.case, left.project_id),
        )
        matter = f"{name} 暂缓安排开工。{advice or '查明原因后再议'}"
        yield Item(
            "暂缓", left.project_id, matter, unit, head_of(brief.outcome, left.project_id), NEXT
        )
