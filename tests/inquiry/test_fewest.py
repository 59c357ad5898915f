"""The fewest changed promises against the enumeration, and how they are shared out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.differential import _nobody, counted, exact, pruned, same
from tests.oracles.enumerate_plans import Best, best
from tests.oracles.random_kept import with_promises
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.fewest import Fewest, fewest_changes, shares
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.tiers import solve_tiers


def limited(numbers: Numbers, most: int | None, starts: int | None = None) -> Numbers:
    """The county with so many changes allowed, so many of them of starts."""
    assert numbers.kept is not None
    leads = None if starts is None or most is None else most - starts
    kept = replace(numbers.kept, most=most, most_starts=starts, most_leads=leads)
    return replace(numbers, kept=kept)


def fewest_by_enumeration(numbers: Numbers) -> int | None:
    assert numbers.kept is not None
    promised = len(numbers.kept.starts) + len(numbers.kept.leads)
    tried = (m for m in range(promised + 1) if best(limited(numbers, m)) is not None)
    return next(tried, None)


def fewest_by_model(numbers: Numbers) -> Fewest | None:
    try:
        return fewest_changes(pruned(numbers))
    except NoPlanError:
        return None


def compare_changes(seed: int) -> list[str]:
    """The fewest changes, and the best plan with so many and one more, in the county of a seed."""
    numbers = with_promises(tiny_numbers(seed), seed)
    wanted, fewest = fewest_by_enumeration(numbers), fewest_by_model(numbers)
    if wanted != (None if fewest is None else fewest.together):
        return [f"seed {seed}: {wanted}, model {fewest}"]
    told = []
    for most in () if fewest is None else (fewest.together, fewest.together + 1):
        assert fewest is not None
        plan, found = best(limited(numbers, most)), best_share(numbers, fewest, most)
        if not same(plan, found):
            told.append(f"seed {seed}, {most}: {plan}, shares {found}")
    return told


@pytest.mark.slow
def test_the_fewest_changes_and_the_best_share_are_those_of_the_enumeration() -> None:
    assert [told for seed in range(30) for told in compare_changes(seed)] == []


def best_share(numbers: Numbers, fewest: Fewest, most: int) -> Best:
    found = []
    for starts, _ in shares(fewest, most):
        parts = solve_tiers(pruned(limited(numbers, most, starts)), exact(), _nobody)
        found.append(counted(parts))
        if len(parts) == 1:
            return found[-1]
    return min(found, key=lambda b: (b.missed, -b.merit_milli, -b.fit, b.loads, b.cost_yuan))


def test_a_number_is_shared_out_in_every_way_that_can_hold() -> None:
    assert list(shares(Fewest(1, 2, 3, 3), 3)) == [(1, 2)]
    assert list(shares(Fewest(1, 2, 3, 3), 5)) == [(1, 4), (2, 3), (3, 2)]


def test_without_promises_nothing_changes() -> None:
    assert fewest_changes(tiny_numbers(1)) == Fewest(0, 0, 0, 0)
