"""From a county's question to the one within its province, and back to what it took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from zsyz_model.case.province import MONEY_GRID, Reserve, Share, lot_id
from zsyz_model.planning.accounts import read_costs
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.land import credit_hmu, settles
from zsyz_model.planning.numbers import NEW, Numbers, Outside, Scheme
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.rows import YUAN


def opened(numbers: Numbers, reserve: Reserve, others_hmu: int) -> Numbers:
    """The county's question when it may take all that there is.

    `others_hmu`: what the other counties can sell at most in a market. No county can draw more
    than the pool, nor be given more than the budget and what the resale of stored surplus brings.
    """
    pool = sum(reserve.pool_hmu.values())
    resold = reserve.trade_hwan * others_hmu
    return replace(
        numbers,
        sale_hwan=reserve.trade_hwan,
        outside=Outside(
            drawn_hmu=dict.fromkeys(Coupling(reserve).arrivals, pool),
            bought_hmu=dict.fromkeys(reserve.markets, others_hmu),
            support_yuan={
                y: reserve.budget_yuan.get(y, 0) + resold
                for y in reserve.years
                if y in numbers.budget_yuan
            },
            trade_hwan=reserve.trade_hwan,
        ),
    )


def granted(open_: Numbers, share: Share) -> Numbers:
    """A county's own question with its share written in: the same as from its ledger so changed."""
    word, price = open_.horizon.word, open_.outside.trade_hwan
    lots = (Scheme(lot_id(word(t)), hmu, hmu * price, 0, t) for t, hmu in share.bought_hmu.items())
    return replace(
        open_,
        released_hmu=tuple(
            hmu + share.drawn_hmu.get(t, 0) for t, hmu in enumerate(open_.released_hmu, start=1)
        ),
        budget_yuan={
            y: yuan + share.support_yuan.get(y, 0) for y, yuan in open_.budget_yuan.items()
        },
        schemes=tuple(sorted((*open_.schemes, *lots), key=lambda k: k.scheme_id)),
        outside=Outside(),
    )


def with_lots(open_: Numbers, share: Share, chosen: Chosen) -> Chosen:
    """The decisions in the granted question: what was bought is a scheme launched at once."""
    lots = {lot_id(open_.horizon.word(t)): t for t in share.bought_hmu}
    return replace(chosen, launched={**chosen.launched, **lots})


def taken(open_: Numbers, chosen: Chosen, received: Mapping[int, int]) -> Share:
    """The least share that these decisions need, exactly: quota as late as possible, money as needed."""
    share = Share(
        drawn_hmu=_drawn(open_, chosen),
        bought_hmu={t: hmu for t, hmu in received.items() if hmu},
        sold_hmu={t: hmu for t, hmu in chosen.sold.items() if hmu},
    )
    return replace(share, support_yuan=_support(open_, chosen, share))


def _drawn(open_: Numbers, chosen: Chosen) -> dict[int, int]:
    """Pool quota by the quarter of its arrival, no more than the plan quota used lacks."""
    quarters = sorted(open_.outside.drawn_hmu)
    found: dict[int, int] = {}
    for t, later in pairwise([*quarters, open_.horizon.length + 1]):
        lack = max(_lack(open_, chosen, s) for s in range(t, later)) - sum(found.values())
        if lack > 0:
            found[t] = lack
    return found


def _lack(open_: Numbers, chosen: Chosen, t: int) -> int:
    """Hundredths of a mu of plan quota used by quarter t beyond the county's own."""
    plots = {j.plot_id: j for j in open_.plots}
    need = {c.project_id: c.land_hmu for c in open_.candidates}
    credit = sum(
        credit_hmu(need[p], plots[j]) for p, (j, s) in chosen.starts.items() if j != NEW and s < t
    )
    ahead = 0 if settles(open_, t) else open_.advance_hmu
    used = sum(hmu for s, hmu in chosen.plan_used.items() if s <= t)
    return used - sum(open_.released_hmu[:t]) - credit - ahead


def _support(open_: Numbers, chosen: Chosen, share: Share) -> dict[int, int]:
    """Yuan by year that land costs beyond the county's budget, on the ledger's grid."""
    own = granted(open_, share)
    spent: dict[int, int] = {}
    for cost in read_costs(own, with_lots(open_, share, chosen)):
        spent[cost.year] = spent.get(cost.year, 0) + round(cost.wan * YUAN)
    return {
        y: MONEY_GRID * -(-over // MONEY_GRID)
        for y in open_.outside.support_yuan
        if (over := spent.get(y, 0) - open_.budget_yuan[y]) > 0
    }
