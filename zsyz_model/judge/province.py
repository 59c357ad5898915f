"""Judges what counties share: the pool, the market of surplus, the province's money.

Each county's own plan is judged as any other, against its ledger with its share written in
(`case.granting`); here only what no county can see is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from zsyz_model.case import Plan
from zsyz_model.case.province import LOT, Reserve, Share, lot_id
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, exact, fault
from zsyz_model.judge.land import LINKAGE


def judge_province(
    reserve: Reserve, shares: Mapping[str, Share], plans: Mapping[str, Plan] | None = None
) -> tuple[Finding, ...]:
    """All broken promises between counties; with plans also whether each trades as its share says."""
    found = [*_form(reserve, shares)]
    if not found:
        found += [*_pool(reserve, shares), *_market(reserve, shares), *_money(reserve, shares)]
        for county, plan in (plans or {}).items():
            found += _traded(reserve, county, shares.get(county, Share()), plan)
    return tuple(found)


def _form(reserve: Reserve, shares: Mapping[str, Share]) -> Iterator[Finding]:
    """Amounts are whole and positive, in quarters and years that are planned."""
    quarters, markets = range(1, reserve.span.length + 1), reserve.markets
    for county, share in shares.items():
        parts = (
            (share.drawn_hmu, quarters, "统筹指标"),
            (share.bought_hmu, markets, "购入节余"),
            (share.sold_hmu, markets, "售出节余"),
            (share.support_yuan, reserve.years, "补助"),
        )
        for amounts, when, what in parts:
            for place, amount in amounts.items():
                if place not in when or amount < 0 or amount != int(amount):
                    fact = f"{county} 的{what}在 {place} 为 {amount}，时间或数量不对"
                    yield fault("province_share", county, fact)


def _pool(reserve: Reserve, shares: Mapping[str, Share]) -> Iterator[Finding]:
    """For each t:  Σ_{counties, <=t} drawn  <=  Σ_{<=t} pool."""
    for t in range(1, reserve.span.length + 1):
        drawn = sum(_by(share.drawn_hmu, t) for share in shares.values())
        over = drawn - _by(reserve.pool_hmu, t)
        if over > 0:
            word = reserve.span.word(t)
            fact = f"截至 {word} 各县共使用统筹指标 {drawn / 100:g} 亩，超出 {over / 100:g} 亩"
            yield fault("province_pool", word, fact)


def _market(reserve: Reserve, shares: Mapping[str, Share]) -> Iterator[Finding]:
    """For each market t:  Σ_{counties, <=t} bought  <=  Σ_{counties, <=t} sold."""
    for t in reserve.markets:
        bought = sum(_by(share.bought_hmu, t) for share in shares.values())
        over = bought - sum(_by(share.sold_hmu, t) for share in shares.values())
        if over > 0:
            word = reserve.span.word(t)
            fact = f"截至 {word} 各县共购入节余 {bought / 100:g} 亩，比售出多 {over / 100:g} 亩"
            yield fault("province_market", word, fact)


def _money(reserve: Reserve, shares: Mapping[str, Share]) -> Iterator[Finding]:
    """For each y:  Σ support + price × (sold − bought)  <=  budget."""
    for t in reserve.markets:
        year = reserve.span.year(t)
        spent = sum(share.support_yuan.get(year, 0) for share in shares.values())
        stored = sum(s.sold_hmu.get(t, 0) - s.bought_hmu.get(t, 0) for s in shares.values())
        spent += reserve.trade_hwan * stored
        over = spent - reserve.budget_yuan.get(year, 0)
        if over > 0:
            fact = f"{year} 年补助与收储共 {spent / 10_000:g} 万元，超出 {over / 10_000:g} 万元"
            yield fault("province_budget", str(year), fact)


def _traded(reserve: Reserve, county: str, share: Share, plan: Plan) -> Iterator[Finding]:
    """A plan sells what its share says, and launches no lot that its county did not buy."""
    word = reserve.span.word
    for t in range(1, reserve.span.length + 1):
        trades = (x for x in plan.trades if x.kind == LINKAGE and x.quarter == word(t))
        sold = sum((exact(x.mu) for x in trades), ZERO)
        if sold != Fraction(share.sold_hmu.get(t, 0), 100):
            fact = f"{county} 在 {word(t)} 售出节余 {float(sold):g} 亩，与调剂安排不符"
            yield fault("province_market", county, fact)
    bought = {lot_id(word(t)): word(t) for t in share.bought_hmu}
    for launch in plan.schemes:
        if launch.scheme_id.startswith(LOT) and bought.get(launch.scheme_id) != launch.quarter:
            fact = f"{county} 在 {launch.quarter} 使用了没有购入的 {launch.scheme_id}"
            yield fault("province_market", county, fact)


def _by(amounts: Mapping[int, int], t: int) -> int:
    """What has come by quarter t."""
    return sum(amount for s, amount in amounts.items() if s <= t)
