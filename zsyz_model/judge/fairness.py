"""Judges fairness: the relative load of each leader, and the largest of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault
from zsyz_model.judge.leaders import minutes_of

HUNDREDTHS = 10_000
"""Hundredths of a percent in a whole load."""


def loads_of(facts: Facts) -> dict[str, Fraction]:
    """Minutes led ÷ minutes a week (hours × 60, rounded down) of each leader who has any."""
    spent = dict.fromkeys(facts.rows("leaders"), 0)
    for lead in facts.plan.leads:
        if lead.project_id in facts.rows("projects") and lead.leader_id in spent:
            spent[lead.leader_id] += minutes_of(facts, lead)
    weekly = {who: exact(row["hours"]) * 60 // 1 for who, row in facts.rows("leaders").items()}
    return {who: Fraction(spent[who]) / weekly[who] for who in spent if weekly[who]}


def largest_load(facts: Facts) -> Fraction:
    """The largest relative load; 0 where nobody has hours."""
    return max(loads_of(facts).values(), default=ZERO)


def in_percent(load: Fraction) -> Fraction:
    """A load in percent, to 0.01, half to even."""
    return Fraction(round(load * HUNDREDTHS), 100)


def check_fairness(facts: Facts) -> Iterator[Finding]:
    """The largest load that the plan claims is that of the leader who has most to do."""
    claimed, true = exact(facts.plan.goal("fairness").value), in_percent(largest_load(facts))
    if claimed != true:
        loads = loads_of(facts)
        who = max(sorted(loads), key=loads.__getitem__) if loads else "无"
        fact = f"方案称最大包保负荷 {float(claimed):g}%，实为 {float(true):g}%（领导 {who}）"
        yield fault("fairness", "fairness", fact)
