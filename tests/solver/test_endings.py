from __future__ import annotations

import pytest

from tests.solver.endings import CBC, HIGHS, Ending, cells, right
from tests.solver.models import knapsack
from zsyz_model.case import Status
from zsyz_model.solver import Answer

LISTED = {
    "optimal", "gap stop", "time with incumbent", "time without incumbent", "node limit", "solution limit",
    "LP iteration limit", "memory", "interrupt", "infeasible", "unbounded", "empty model", "load error",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HIGHS)
def test_highs_ends_as_it_should(name: str) -> None:
    assert right(*HIGHS[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", CBC)
def test_cbc_ends_as_it_should(name: str) -> None:
    assert right(*CBC[name])


def test_the_matrix_holds_every_ending_for_both_solvers() -> None:
    assert set(HIGHS) >= LISTED
    assert set(CBC) >= LISTED
    assert len(HIGHS) + len(CBC) >= 28
    assert callable(cells)


def _ending(answer: Answer) -> Ending:
    return lambda: (knapsack(), answer)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(Status.OPTIMAL, "", 0.0, 0.0, found={"x0": 1.0, "x1": 1.0, "x2": 1.0}),
        Answer(Status.OPTIMAL, "", 60.0, 61.0, found={"x0": 0.0, "x1": 1.0, "x2": 1.0}),
        Answer(Status.FEASIBLE_LIMIT, "", 60.0, 60.0, found={"x0": 0.0, "x1": 1.0, "x2": 1.0}),
        Answer(Status.NO_SOLUTION, ""),
    ],
    ids=["a broken row", "a bound above", "another status", "no solution"],
)
def test_a_cell_that_is_wrong_is_called_wrong(answer: Answer) -> None:
    assert not right(Status.OPTIMAL, _ending(answer))


def test_values_behind_a_status_that_promises_none_are_wrong() -> None:
    answer = Answer(Status.OPTIMAL, "", 60.0, 60.0, found={"x0": 0.0, "x1": 1.0, "x2": 1.0})

    assert not right(Status.NO_SOLUTION, _ending(answer))
