"""A province split into its counties by prices: a bound from what they do at them, a plan from shares.

1. Prices without wholeness: every county answers, the master prices the rooms, until neither
   gains. 2. Every county's plan at those prices: the sum of their bounds less the rooms is what
   no plan of the province can be below. 3. Most counties keep such a plan; those furthest from
   their bound get, of what the others leave, a share from the best mixture of answers, and plan
   within it. 4. The master chooses one known plan for each county so that all fit; what is then
   left over is offered to those furthest from their bound, until nothing is gained. 5. Prices
   move by what was used too much or too little, and 2 to 4 are done again.
"""

from __future__ import annotations

import time
from concurrent.futures import Executor
from dataclasses import replace

from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.province.pricing import STEP, calibrated, moved, price, relaxed_prices
from zsyz_model.planning.province.questions import Province, Rules
from zsyz_model.planning.province.searching import Search, begin, plan_within
from zsyz_model.planning.province.sharing import improve, settle
from zsyz_model.planning.province.told import ProvincePlan, told


def solve_split(province: Province, rules: Rules, pool: Executor) -> ProvincePlan:
    """The plan of a province by prices and shares.

    Raises NoPlanError when a county has no plan at all, or none was found that fits together.
    """
    began = time.monotonic()
    search = begin(province, rules, pool)
    coupling = search.coupling
    prices = calibrated(search, relaxed_prices(search))
    rounds = 0
    while rounds < rules.rounds and not (rounds and search.over()):
        rounds += 1
        answers = price(search, prices)
        settle(search, prices, answers)
        while search.gap > rules.gap and not search.over() and improve(search):
            pass
        if search.gap <= rules.gap:
            break
        prices = moved(search, search.bound_prices, answers, STEP / rounds)
    if not search.best:
        plan_within(search, dict.fromkeys(search.asks, (0.0,) * len(coupling.rows)))
    if not search.best:
        fact = "没有找到各县合在一起可行的方案"
        raise NoPlanError(Finding("P-PROVINCE", fact, "延长求解时限，或增加统筹指标与补助"))
    return replace(_told(search, rounds), seconds=time.monotonic() - began)


def _told(search: Search, rounds: int) -> ProvincePlan:
    """The best plan with its proof; a county's bound is that of the prices less what its share costs."""
    coupling, prices = search.coupling, search.bound_prices
    columns = {
        name: replace(c, bound=search.bounds[name] - coupling.paid(prices, c.usage))
        for name, c in search.best.items()
    }
    found = told(search.asks, columns, search.rules, search.bound)
    rows = (f"{kind}/{when}" for kind, when in coupling.rows)
    return replace(
        found,
        prices=dict(zip(rows, prices, strict=True)),
        rounds=rounds,
        repeatable=not search.stopped,
        method="split",
    )
