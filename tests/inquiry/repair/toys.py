"""The toy county made impossible, as a validated case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.cases import make_scenario, toy_case
from zsyz_model.case import Case, Change, Pin, SolverRules
from zsyz_model.inquiry import wished

POOR = Change("预算", "2027", column="用地预算", set=30)
"""P1 must start: 80 亩 of plan quota at 2 万元 are 160, of the 30 that there are."""


def county(
    *changes: Change, pins: Sequence[Pin] = (), forbids: Sequence[Pin] = (), gap: float = 0.0
) -> Case:
    """The toy county with these cells changed and these wishes made."""
    case = toy_case(make_scenario(solver=SolverRules(gap=gap)))
    wish = wished(replace(case), pins, forbids, changes)
    return wish
