"""Puts the named limits together: the land half, the leader half, or both as one problem."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

import pulp

from zsyz_model.planning import (
    compensation,
    finance,
    kept,
    land,
    leaders,
    linkage,
    outside,
    packings,
    sites,
    starts,
    tightening,
)
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Decisions, Linear, rises

Limit = Callable[[pulp.LpProblem, Numbers, Decisions], None]

LAND_LIMITS: tuple[Limit, ...] = (
    starts.require_one_start,
    starts.require_earliest_start,
    starts.limit_plot_area,
    starts.limit_start_target,
    land.require_conversion,
    land.limit_plan_quota,
    land.require_advance_settled,
    linkage.limit_linkage_quota,
    linkage.require_turnover_repaid,
    linkage.limit_linkage_sold,
    compensation.limit_farmland_balance,
    land.require_swap_repaid,
    land.limit_swap_quota,
    linkage.limit_scheme_capacity,
    land.limit_land_budget,
    finance.limit_finance_gap,
    sites.limit_site_caps,
)
TIGHTENING: tuple[Limit, ...] = (
    tightening.tighten_quota,
    tightening.tighten_budget,
    tightening.tighten_plots,
    tightening.tighten_finance,
    packings.tighten_packings,
)
"""Implied rows: they prove sooner and decide nothing."""
LEADER_LIMITS: tuple[Limit, ...] = (
    leaders.require_one_leader,
    leaders.limit_leader_hours,
    leaders.limit_leader_count,
    leaders.require_pair_rules,
)
COUPLING: tuple[Limit, ...] = (leaders.require_leader_for_start, kept.limit_kept_plan)
"""What ties the halves: nothing starts without a leader, and promises of both kinds count."""


class Half(StrEnum):
    """Which part of the question a problem asks."""

    LAND = "land"
    LEADERS = "leaders"
    JOINT = "joint"


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A problem with its variables; goals are added by the tiers."""

    problem: pulp.LpProblem
    numbers: Numbers
    made: Decisions
    half: Half


def compose(numbers: Numbers, half: Half = Half.JOINT, *, tight: bool = True) -> Model:
    """The problem of one half, or of both with the row that ties them.

    `tight` adds the implied rows.
    """
    problem = pulp.LpProblem(f"plan_{half}", pulp.LpMinimize)
    made = Decisions()
    limits: tuple[Limit, ...] = ()
    if half is not Half.LEADERS:
        made = add_land_decisions(problem, numbers, made)
        limits += LAND_LIMITS + TIGHTENING * tight
    if half is not Half.LAND:
        made = replace(made, lead=leaders.add_lead(problem, numbers))
        limits += LEADER_LIMITS
    limits += {
        Half.LAND: (kept.keep_starts,), Half.LEADERS: (kept.keep_leads,), Half.JOINT: COUPLING,
    }[half]  # fmt: skip
    for limit in limits:
        limit(problem, numbers, made)
    return Model(problem, numbers, made, half)


def add_land_decisions(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> Decisions:
    """All variables of the land half."""
    return replace(
        made,
        begun=starts.add_begun(problem, numbers),
        settled=starts.add_settled(problem, numbers),
        opened=starts.add_opened(problem, numbers),
        short=starts.add_short(problem, numbers),
        repaid=land.add_repaid(problem, numbers),
        launched=linkage.add_launched(problem, numbers),
        plan_used=land.add_flow(problem, numbers.quarters, "plan_used"),
        linkage_used=land.add_flow(problem, numbers.quarters, "linkage_used"),
        moved_used=land.add_moved(problem, numbers),
        bought=compensation.add_bought(problem, numbers),
        covered=compensation.add_covered(problem, numbers),
        sold=linkage.add_sold(problem, numbers),
        loan=finance.add_loan(problem, numbers),
        drawn=outside.add_drawn(problem, numbers),
        received=outside.add_received(problem, numbers),
        support=outside.add_support(problem, numbers),
    )


def goal(model: Model, name: str) -> Linear:
    """A tier as something to minimise: what is wanted most counts negative."""
    numbers, made = model.numbers, model.made
    if name == "missed_targets":
        return starts.missed_targets(made)
    if name == "merit":
        return -1 * starts.merit(numbers, made)
    if name == "fit":
        return -1 * leaders.fit(numbers, made)
    if name == "land_cost":
        return land.land_cost(numbers, made, numbers.years)
    if name == "ties":
        return ties(model)
    raise KeyError(name)


def ties(model: Model) -> Linear:
    """The canonical tie-break: weights from business keys, never from row order or names.

    Among equally good plans the least sum of key weights wins; quota is used late, what holders
    released before linkage, that before plan quota, so that what is left over is left over early.
    """
    made, horizon = model.made, model.numbers.horizon
    keyed = [
        *((f"start/{p}/new/{horizon.word(t)}", x) for (p, t), x in made.begun.items()),
        *((f"start/{p}/{j}/{horizon.word(t)}", x) for (p, j, t), x in made.settled.items()),
        *((f"open/{j}/{y}", x) for (j, y), x in rises(made.opened).items()),
        *((f"repay/{j}/{by}/{horizon.word(t)}", x) for (j, by, t), x in made.repaid.items()),
        *((f"launch/{k}/{horizon.word(t)}", x) for (k, t), x in rises(made.launched).items()),
        *((f"lead/{p}/{who}", x) for (p, who), x in made.lead.items()),
    ]
    late = horizon.length + 1
    flows = [
        *((late - t) / 100 * x for t, x in made.bought.items()),
        *((late - t) / 100 * x for (_, t), x in made.covered.items()),
        *((late - t) / 100 * x for t, x in made.sold.items()),
        *((2 * late - t) / 100 * x for t, x in made.plan_used.items()),
        *((late - t) / 100 * x for t, x in made.linkage_used.items()),
        *((late - t) / 200 * x for t, x in made.moved_used.items()),
    ]
    return pulp.lpSum([key_weight(key) * x for key, x in keyed] + flows)


def key_weight(key: str) -> int:
    """A weight from 1 to 9999 that depends on the business key alone.

    >>> key_weight("lead/P001/L01") == key_weight("lead/P001/L01")
    True
    """
    return 1 + int.from_bytes(sha256(key.encode("utf-8")).digest()[:8], "big") % 9999
