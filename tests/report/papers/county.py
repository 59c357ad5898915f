"""Briefs of small counties: one worked by hand, one full of things that must not leave the house."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.report import counties
from zsyz_model.case import Loan, Outcome, Plan, Swap, Team
from zsyz_model.case.paper_rules import Level, PaperRules
from zsyz_model.report.papers import Brief, public

RUN, DIGEST = "3f2a9c0de841", "ab" * 32
SECRETS = (
    "隐秘集团", "隐秘集团高端装备项目", "王机密县长", "李密副县长", "联络员赵私", "绝密备注", "机密公司",
    "77123.45", "61234.56", "61,234.56", "6.12亿", "4321.98", "4,321.98", "5432.10", "5,432.10", "某县内部台账",
)  # fmt: skip
TOLD_NOWHERE = {"联络员赵私", "绝密备注", "机密公司"}
"""Those of them that the internal documents do not need either."""
"""Every word and amount of `secret_outcome` that is for the house alone, as it would be printed."""


def brief(outcome: Outcome, level: Level = Level.INTERNAL) -> Brief:
    """The outcome as the documents get it."""
    rules = PaperRules()
    told = public(outcome, rules) if level is Level.PUBLIC else outcome
    return Brief(told, rules, RUN, DIGEST, level)


@cache
def small() -> Brief:
    """Three starts, three leads, one put off, one refused; a loan and a team besides."""
    outcome = counties.small()
    told = replace(
        outcome.plan.swaps[0], words="P5 戊项目 2027 年让出地块 J1（20.00 亩）；费用 80.00 万元"
    )
    plan = replace(outcome.plan, swaps=(told,), loans=(Loan("P1", "Z1", 1500.5),))
    return brief(replace(outcome, plan=plan, teams=(Team("P1", "L1", "招商局", "T1", ("县住建局",), "张三"),)))  # fmt: skip


@cache
def complete() -> Brief:
    """The same county with everything arranged and nobody refused."""
    outcome = small().outcome
    none = replace(outcome.admission, refusals=())
    return brief(replace(outcome, admission=none, plan=replace(outcome.plan, unplaced=())))


def secret_outcome() -> Outcome:
    """The hand-worked county with names, persons and amounts that are easily told apart."""
    outcome = counties.small()
    case = outcome.case
    tables = {name: frame.copy() for name, frame in case.ledger.tables.items()}
    projects, leaders = tables["projects"], tables["leaders"]
    projects.loc["P1", ["name", "investor", "liaison", "remark"]] = [
        "隐秘集团高端装备项目", "隐秘集团", "联络员赵私", "绝密备注",
    ]  # fmt: skip
    projects.loc["P1", "invest_wan"] = 77123.45
    leaders["title"] = ["王机密县长", "李密副县长", "李密副县长助理"]
    leaders["avoids"] = [("机密公司",), (), ()]
    ledger = replace(case.ledger, tables=tables, source="某县内部台账.xlsx")
    words = "P1 隐秘集团高端装备项目 让出地块 J1（20.00 亩），由王机密县长调度；费用 4,321.98 万元 = 启用 61,234.56"
    swap = replace(outcome.plan.swaps[0], words=words)
    plan = _priced(outcome, swap)
    refusal = replace(
        outcome.admission.refusals[0], value="5,432.10 万元", advice="投资再增 5432.10 万元"
    )
    return replace(
        outcome,
        case=replace(case, ledger=ledger),
        plan=plan,
        admission=replace(outcome.admission, refusals=(refusal,)),
        teams=(Team("P1", "L1", "招商局", "T1", (), "联络员赵私"),),
    )


def _priced(outcome: Outcome, swap: Swap) -> Plan:
    plan = outcome.plan
    reason = replace(plan.unplaced[0].reasons[0], fact="缺计划指标 20.00 亩，预算还差 4321.98 万元")
    return replace(
        plan,
        swaps=(swap,),
        loans=(Loan("P1", "Z1", 61234.56),),
        costs=tuple(replace(cost, wan=61234.56) for cost in plan.costs),
        trades=tuple(replace(trade, cost_wan=4321.98) for trade in plan.trades),
        unplaced=(replace(plan.unplaced[0], reasons=(reason,)),),
    )
