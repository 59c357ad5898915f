"""Judges money: finance_gap, every loan against the project's gap and the line's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from zsyz_model.case import Loan, Row
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault, given, repeated


def check_finance_gap(facts: Facts) -> Iterator[Finding]:
    """Loans are exactly the gap of each start, from lines that may and can lend them.

    Without a line in the ledger there is no limit, and nothing can be lent.
    """
    for pair in repeated(f"{loan.project_id}/{loan.line_id}" for loan in facts.plan.loans):
        yield fault("finance_gap", pair, "同一项目、同一渠道列了两笔")
    for loan in facts.plan.loans:
        yield from _bad_loan(facts, loan)
    if facts.rows("finance"):
        yield from _uncovered(facts)
    yield from _overdrawn(facts)


def _bad_loan(facts: Facts, loan: Loan) -> Iterator[Finding]:
    line, wan = facts.rows("finance").get(loan.line_id), exact(loan.amount_wan)
    if line is None:
        yield fault("finance_gap", loan.project_id, f"渠道 {loan.line_id} 不在台账中")
        return
    if loan.project_id not in {start.project_id for start in facts.plan.starts}:
        yield fault("finance_gap", loan.project_id, f"没有安排开工，却由 {loan.line_id} 出资")
    if wan <= 0 or (wan * 100).denominator != 1:
        yield fault(
            "finance_gap", loan.project_id, f"{loan.line_id} 的金额 {loan.amount_wan:g} 万元不成立"
        )
    if given(line["single_wan"]) and wan > exact(line["single_wan"]):
        fact = f"{loan.line_id} 单笔 {loan.amount_wan:g} 万元，超过单笔上限 {line['single_wan']:g} 万元"
        yield fault("finance_gap", loan.project_id, fact)
    industry = facts.rows("projects").get(loan.project_id, _NOBODY)["industry"]
    if line["eligible"] and industry not in line["eligible"]:
        yield fault("finance_gap", loan.project_id, f"{loan.line_id} 不适用该项目的产业")


def _uncovered(facts: Facts) -> Iterator[Finding]:
    """Starts whose loans are not exactly their gap."""
    lent: defaultdict[str, Fraction] = defaultdict(Fraction)
    for loan in facts.plan.loans:
        lent[loan.project_id] += exact(loan.amount_wan)
    for p in sorted({start.project_id for start in facts.plan.starts}):
        gap = facts.cell("projects", p, "gap_wan")
        if lent[p] != gap:
            fact = f"资金缺口 {float(gap):g} 万元，安排资金合计 {float(lent[p]):g} 万元"
            yield fault("finance_gap", p, fact)


def _overdrawn(facts: Facts) -> Iterator[Finding]:
    """Lines that lend more than they have."""
    for line, row in facts.rows("finance").items():
        loans = (x for x in facts.plan.loans if x.line_id == line)
        out = sum((exact(x.amount_wan) for x in loans), ZERO)
        if out > exact(row["limit_wan"]):
            over = float(out - exact(row["limit_wan"]))
            yield fault(
                "finance_gap", line, f"借出合计 {float(out):g} 万元，超出额度 {over:g} 万元"
            )


_NOBODY: Row = {"industry": ""}
