"""The decisions of the plan; rows and safe names are the solver room's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pulp

from zsyz_model.solver.rows import (
    NOTHING,
    SENSES,
    Linear,
    Sense,
    Variable,
    add_row,
    move_rows,
    safe_names,
)

MU = 100
"""Hundredths of a mu in a mu."""
YUAN = 10_000
"""Yuan in 万元."""
MOST_STEPS = 40
"""No horizon has more quarters (`scenario/ranges.py`), so no staircase has older steps."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The variables of one problem, by what they decide; empty where a half is left out.

    `begun[p, t]`: p has started on new land by quarter t (a staircase: its rise in t is
    start[p, new, t]). `settled[p, j, t]`: p starts on plot j in t. `opened[j, y]` and
    `launched[k, t]` are staircases too: done by the end of y, by t. `repaid[j, by, t]` as in
    docs/model.md. Flows of quarter t are whole hundredths of a mu
    (`moved_used`: quota that holders released); `covered[kind, t]`: bought of a further
    compensation account, in its small units. `lead[p, l]`: l is the county leader of p.
    `loan[p, f]`: what finance line f lends p, in steps of 0.01 万元. From outside the county:
    `drawn[t]` of the provincial pool and `received[t]` of other counties' surplus in hundredths
    of a mu, `support[y]` in 万元.
    """

    begun: Mapping[tuple[str, int], Variable] = field(default_factory=dict)
    settled: Mapping[tuple[str, str, int], Variable] = field(default_factory=dict)
    opened: Mapping[tuple[str, int], Variable] = field(default_factory=dict)
    repaid: Mapping[tuple[str, str, int], Variable] = field(default_factory=dict)
    launched: Mapping[tuple[str, int], Variable] = field(default_factory=dict)
    plan_used: Mapping[int, Variable] = field(default_factory=dict)
    linkage_used: Mapping[int, Variable] = field(default_factory=dict)
    moved_used: Mapping[int, Variable] = field(default_factory=dict)
    bought: Mapping[int, Variable] = field(default_factory=dict)
    covered: Mapping[tuple[str, int], Variable] = field(default_factory=dict)
    sold: Mapping[int, Variable] = field(default_factory=dict)
    short: Mapping[int, Variable] = field(default_factory=dict)
    lead: Mapping[tuple[str, str], Variable] = field(default_factory=dict)
    loan: Mapping[tuple[str, str], Variable] = field(default_factory=dict)
    drawn: Mapping[int, Variable] = field(default_factory=dict)
    received: Mapping[int, Variable] = field(default_factory=dict)
    support: Mapping[int, Variable] = field(default_factory=dict)


def amounts_of(made: Decisions) -> list[Variable]:
    """The flows of land, whole hundredths of a mu (small units of an account), in a fixed order."""
    flows = (
        made.plan_used, made.linkage_used, made.moved_used, made.bought, made.sold, made.received,
    )  # fmt: skip
    return [*(x for flow in flows for x in flow.values()), *made.covered.values()]


def risen(family: Mapping[tuple[str, int], Variable], key: str, t: int) -> Linear:
    """A key's staircase at time t: its last step until then, nothing before its first."""
    back = range(t, t - MOST_STEPS, -1)
    last = next((family[key, s] for s in back if (key, s) in family), None)
    return pulp.lpSum([] if last is None else [last])


def rises(family: Mapping[tuple[str, int], Variable]) -> dict[tuple[str, int], Linear]:
    """What every staircase rises by in each of its steps, which are in order of time."""
    found: dict[tuple[str, int], Linear] = {}
    before: dict[str, Variable] = {}
    for (key, t), x in family.items():
        found[key, t] = pulp.lpSum([x, -before[key]] if key in before else [x])
        before[key] = x
    return found


__all__ = [
    "MU", "NOTHING", "SENSES", "YUAN", "Decisions", "Linear", "Sense", "Variable", "add_row",
    "amounts_of", "move_rows", "risen", "rises", "safe_names",
]  # fmt: skip
