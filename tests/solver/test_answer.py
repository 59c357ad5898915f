from __future__ import annotations

import math

import pytest

from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.solver import Answer, Limits

READABLE = {Status.OPTIMAL, Status.FEASIBLE_LIMIT}


@pytest.mark.parametrize("status", sorted(READABLE))
def test_values_are_read_behind_a_status_that_promises_them(status: Status) -> None:
    assert Answer(status, "", found={"x": 1.0}).values == {"x": 1.0}


@pytest.mark.parametrize("status", sorted(set(Status) - READABLE))
def test_values_are_refused_behind_any_other_status(status: Status) -> None:
    answer = Answer(status, "Time limit reached", found={"x": 0.0})

    with pytest.raises(RunError, match=f"S-VALUES.*Time limit reached.*{status}.*没有可读的解"):
        _ = answer.values


@pytest.mark.parametrize(
    ("objective", "bound", "gap"),
    [(200.0, 190.0, 0.05), (-200.0, -210.0, 0.05), (0.5, 0.25, 0.25), (0.0, 0.0, 0.0)],
)
def test_the_gap_is_relative_to_the_objective_but_never_to_less_than_one(
    objective: float, bound: float, gap: float
) -> None:
    assert Answer(Status.OPTIMAL, "", objective, bound).gap == pytest.approx(gap)


def test_without_a_bound_the_gap_is_infinite() -> None:
    assert Answer(Status.FEASIBLE_LIMIT, "", 3.0, -math.inf).gap == math.inf


def test_limits_ask_for_the_proven_optimum_unless_told_otherwise() -> None:
    assert Limits().gap == 0.0
    assert Limits().presolve
