"""When nothing fits: which promises stand in each other's way, and by how much at least.

Every row that a planner could relax gets a slack with a price; the cheapest way to make
the question answerable names the rows and the amounts. (Minimal conflicts and ranked
repairs are questions put to a plan, and live elsewhere.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pulp

from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import safe_names
from zsyz_model.planning.sites import scale_of
from zsyz_model.solver import Limits, solve

SECONDS = 20.0
SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class _Family:
    """How one family of rows may be relaxed: price of a unit, and how to say it."""

    price: float
    fact: str
    advice: str
    per: float = 1.0


FAMILIES = {
    "one_start": _Family(
        20.0, "项目 {0} 必须开工，但排不进去", "取消必须开工，或放宽它的季度、地块"
    ),
    "one_leader": _Family(10.0, "项目 {0} 必须包保，但没有领导能接", "增加领导可用时间或包保上限"),
    "leader_for_start": _Family(
        10.0, "项目 {0} 必须开工，但没有领导能接", "增加领导可用时间或包保上限"
    ),
    "leader_hours": _Family(
        0.02, "领导 {0} 每周还差 {1:.1f} 小时", "给 {0} 每周再增 {1:.1f} 小时，或减少锁定", 60.0
    ),
    "leader_count": _Family(
        2.0, "领导 {0} 的包保个数上下限差 {1:.0f} 个", "把 {0} 的上限或下限放宽 {1:.0f} 个"
    ),
    "pair_rules": _Family(
        5.0, "锁定的配对 {0} 与其他规定冲突", "取消这一锁定，或取消对它的禁止与回避"
    ),
    "plan_quota": _Family(0.1, "{0} 计划指标还差 {1:.2f} 亩", "{0} 前再增 {1:.2f} 亩计划指标"),
    "advance_settled": _Family(
        0.1, "{0} 须结清预支，计划指标还差 {1:.2f} 亩", "{0} 前再增 {1:.2f} 亩计划指标"
    ),
    "land_budget": _Family(
        0.01, "{0} 年用地预算还差 {1:.2f} 万元", "{0} 年再增 {1:.2f} 万元用地预算"
    ),
    "kept_plan": _Family(
        5.0, "沿用原方案：变动{0}不够，还差 {1:.0f} 项", "把允许的变动数再放宽 {1:.0f} 项"
    ),
    "finance_gap": _Family(
        0.01,
        "项目 {0} 必须开工，资金缺口还差 {1:.2f} 万元没有渠道",
        "为项目 {0} 再落实 {1:.2f} 万元，或提高渠道的额度、单笔上限",
    ),
    "site_caps": _Family(
        0.01, "{0} 容量还差 {1:.2f}", "提高 {0} 的容量上限 {1:.2f}，或取消必须开工、改选地点"
    ),
}


def explain_conflict(numbers: Numbers, half: Half) -> tuple[Finding, ...]:
    """The cheapest set of rows to relax, each as a finding; empty when even that fails."""
    problem = compose(numbers, half, tight=False).problem
    slacks: dict[str, list[pulp.LpVariable]] = {}
    price = []
    for i, row in enumerate(problem.constraints()):
        family = FAMILIES.get(row.name.split("__")[0])
        if family is None:
            continue
        for sign in _signs(row.sense):
            slack = problem.add_variable(f"slack__{i:05d}__{'up' if sign > 0 else 'down'}", 0)
            row.addInPlace(sign * slack)
            slacks.setdefault(row.name, []).append(slack)
            price.append(family.price * slack)
    problem.setObjective(pulp.lpSum(price))
    answer = solve(problem, Limits(SECONDS, 1e-3), None, "none")
    if not answer.status.readable:
        return ()
    missing = {
        name: sum(answer.values[slack.name] for slack in found) for name, found in slacks.items()
    }
    return tuple(_said(numbers, missing))


def in_words(numbers: Numbers, error: NoPlanError) -> NoPlanError:
    """An impossible row told with the ledger's words instead of the model's name for it."""
    told = []
    for finding in error.findings:
        family, *tokens = finding.subject.split("__")
        rule = FAMILIES.get(family) if finding.code == "M-EMPTY" else None
        if rule is None:
            told.append(finding)
            continue
        subject = "/".join(_word(numbers, family, token) for token in tokens)
        fact, advice = rule.fact.format(subject, 0), rule.advice.format(subject, 0)
        told.append(Finding("M-EMPTY", fact, advice, subject=subject))
    return NoPlanError(*told)


def _signs(sense: int) -> tuple[int, ...]:
    """Which way a slack helps a row of this sense."""
    if sense == pulp.LpConstraintEQ:
        return (1, -1)
    return (1,) if sense == pulp.LpConstraintGE else (-1,)


def _said(numbers: Numbers, missing: dict[str, float]) -> Iterator[Finding]:
    """One sentence a relaxed row, in the planner's words and units."""
    for name, amount in missing.items():
        if amount > SMALLEST:
            family, *tokens = name.split("__")
            rule = FAMILIES[family]
            subject = "/".join(_word(numbers, family, token) for token in tokens)
            size = amount / rule.per * _row_unit(numbers, family, tokens)
            fact, advice = rule.fact.format(subject, size), rule.advice.format(subject, size)
            yield Finding(f"P-{family}", fact, advice, subject=subject)


def _row_unit(numbers: Numbers, family: str, tokens: list[str]) -> int:
    """Printed units in a unit of the row: a capacity of large uses is counted in tens or hundreds."""
    return scale_of(numbers.caps[int(tokens[0][1:]) - 1]) if family == "site_caps" else 1


def _word(numbers: Numbers, family: str, token: str) -> str:
    """The ledger's word for a token of a row name."""
    projects = (
        [c.project_id for c in numbers.candidates]
        if family in ("one_start", "finance_gap")
        else list(numbers.led)
    )
    known = {
        **{v: k for k, v in safe_names(projects, "p").items()},
        **{v: k for k, v in safe_names((x.leader_id for x in numbers.leaders), "l").items()},
        **{f"t{t:02d}": numbers.horizon.word(t) for t in numbers.quarters},
        **{f"y{y}": str(y) for y in numbers.years},
        **{f"c{i:02d}": f"{cap.place} {cap.factor}" for i, cap in enumerate(numbers.caps, start=1)},
        "most": "上限",
        "least": "下限",
    }
    return known.get(token, token)
