"""A3: every ending of a solve is told as it is; a solver that lies is caught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from unittest.mock import patch

import pulp

from tests.selftest.told import Size, Told
from tests.solver.endings import CBC, cells, right
from tests.solver.stubs import LIES
from zsyz_model.case import Status
from zsyz_model.solver import cbc

LEAST_CELLS = 28


def check_endings(_size: Size) -> Told:
    """The whole table at either size; planted: the solver room stops checking what it is told."""
    told = Told("A3")
    table = cells()
    for name, good in table:
        told.check(good, f"{name} ends wrongly")
    told.check(len(table) >= LEAST_CELLS, f"only {len(table)} endings")
    with patch.object(cbc, "broken_rows", _believe):
        for name in LIES:
            told.check(not right(*CBC[name]), f"planted: {name} is believed and not noticed")
            told.check(
                not right(Status.OPTIMAL, CBC[name][1]), f"planted: {name} passes as optimal"
            )
    told.figures |= {"endings": len(table), "planted lies caught": len(LIES)}
    return told


def _believe(_problem: pulp.LpProblem, _values: Mapping[str, float]) -> Iterator[str]:
    """A check that finds nothing."""
    return iter(())
