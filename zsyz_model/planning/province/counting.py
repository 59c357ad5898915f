"""Counts what a county's decisions are worth, exactly: whole numbers in, one fraction out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from zsyz_model.case.province import Share
from zsyz_model.planning.accounts import read_costs
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province.grants import granted, with_lots
from zsyz_model.planning.rows import YUAN


def counted(open_: Numbers, share: Share, chosen: Chosen) -> dict[str, Fraction]:
    """The four goals of a county with its share, in the planner's units; trades at their price."""
    fits = {(x.project_id, x.leader_id): x.fit for x in open_.pairs}
    worth = {c.project_id: c.merit_milli for c in open_.candidates}
    begun = chosen.starts.items()
    costs = read_costs(granted(open_, share), with_lots(open_, share, chosen))
    return {
        "missed_targets": Fraction(
            sum(
                max(0, sum(open_.target[:t]) - sum(s <= t for _, (_, s) in begun))
                for t in open_.quarters
            )
        ),
        "merit": Fraction(sum(worth[p][t - 1] for p, (_, t) in begun), 1000),
        "fit": Fraction(sum(fits[pair] for pair in chosen.leads.items())),
        "land_cost": Fraction(sum(round(cost.wan * YUAN) for cost in costs), YUAN),
    }


def weighed(goals: Mapping[str, Fraction], weights: Mapping[str, float]) -> Fraction:
    """The weighted sum of a county, to be made least."""
    sign = {"merit": -1, "fit": -1}
    return sum(
        (
            sign.get(name, 1) * Fraction(str(weights.get(name, 0.0))) * x
            for name, x in goals.items()
        ),
        Fraction(0),
    )


def worth_of(
    open_: Numbers, share: Share, chosen: Chosen, weights: Mapping[str, float]
) -> Fraction:
    """What a county adds to the province's sum: as weighed, but for money that stays inside."""
    goals = counted(open_, share, chosen)
    net = sum(share.bought_hmu.values()) - sum(share.sold_hmu.values())
    goals["land_cost"] -= Fraction(net * open_.outside.trade_hwan, YUAN)
    return weighed(goals, weights)
