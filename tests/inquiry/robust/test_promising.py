"""Promises in one branch: nothing starts unpromised, what does not come is broken and paid for."""

from __future__ import annotations

import pytest

from tests.oracles.differential import exact, pruned
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import BranchRule
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.robust.branches import branch_numbers
from zsyz_model.inquiry.robust.promising import Asked, Stakes, best_after, best_alone

ASKED = Asked(exact(), 0.0)
STAKES = Stakes(2, 5.0, 3.0)


def test_the_branch_s_own_promises_lose_nothing_and_none_at_all_cost_starts() -> None:
    compared = 0
    for seed in range(40):
        numbers = pruned(tiny_numbers(seed))
        try:
            alone = best_alone(numbers, STAKES, ASKED)
        except NoPlanError:
            continue
        own = best_after(numbers, alone.early, STAKES, ASKED)
        none = best_after(numbers, frozenset(), STAKES, ASKED)

        assert own is not None
        assert own.points == pytest.approx(alone.points, abs=1e-6)
        if none is not None:
            assert none.points <= alone.points + 1e-6
            assert none.early == frozenset()
        compared += 1
    assert compared > 20


def test_a_promise_of_somebody_who_does_not_come_costs_its_price() -> None:
    for seed in range(40):
        numbers = pruned(tiny_numbers(seed))
        try:
            alone = best_alone(numbers, STAKES, ASKED)
        except NoPlanError:
            continue
        if alone.early:
            break
    gone = sorted(alone.early)[0]
    branch = branch_numbers(numbers, BranchRule("缺", 1.0, absent=(gone[0],)))

    kept = best_after(branch, frozenset({gone}), STAKES, ASKED)
    free = best_after(branch, frozenset(), STAKES, ASKED)

    assert kept is not None
    assert free is not None
    assert kept.broken == 1
    assert kept.points == pytest.approx(free.points - STAKES.broken_points)
