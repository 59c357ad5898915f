"""Sets of plans against the enumeration of all plans, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.oracles.differential import exact, modelled
from tests.oracles.enumerate_all import Whole, every_plan
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case.alternatives import (
    Ending,
)
from zsyz_model.inquiry.alternatives import Contract, floors_of, other_plans
from zsyz_model.inquiry.apart import promised_in
from zsyz_model.inquiry.solving import Aim, Ground, best_with
from zsyz_model.inquiry.worths import STEPS, told, worth
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.numbers import Numbers, Promises

SEEDS = 300
WANTED = 4


def _contract(seed: int) -> Contract:
    return Contract(WANTED, (0.0, 0.1, 0.4)[seed % 3], 1 + seed % 4)


def _first(numbers: Numbers) -> tuple[Ground, Promises, dict[str, Fraction]] | None:
    """The plan of the most merit: any plan will do as the one in question."""
    ground = Ground(numbers, exact(), Clock(600))
    found = best_with(ground, [], Aim({"merit": 1.0})).found
    if found is None:
        return None
    worths = {name: worth(ground.scenario, found.parts, name) for name in GOALS}
    return ground, promised_in(found.parts), worths


def _lost(worths: dict[str, Fraction], own: dict[str, Fraction]) -> float:
    """Losses in shares of the goals, added up; fairness only has its floor."""
    return sum(
        max(0.0, float(own[n] - worths[n])) * STEPS[n] / max(1.0, abs(told(n, worths[n])))
        for n in GOALS
        if n != "fairness"
    )


def _most(near: Sequence[Whole], least: int, chosen: tuple[Whole, ...], wanted: int) -> int:
    """How many plans, those chosen among them, can be so far apart from each other."""
    if len(chosen) >= wanted:
        return len(chosen)
    best = len(chosen)
    for i, one in enumerate(near):
        if all(one.apart(x.starts, x.leads) >= least for x in chosen):
            best = max(best, _most(near[i + 1 :], least, (*chosen, one), wanted))
            if best >= wanted:
                break
    return best


def _compare(seed: int) -> str | None:
    """What differs between the search and the enumeration in the county of a seed."""
    numbers, contract = tiny_numbers(seed), _contract(seed)
    known = _first(numbers)
    if known is None:
        return None if modelled(numbers) is None else f"seed {seed}: no plan"
    ground, first, worths = known
    made = other_plans(ground, first, worths, contract)
    near = every_plan(numbers, floors_of(worths, contract.within))
    before = [first]
    for found in made.found:
        own = promised_in(found.parts)
        left = [
            x for x in near if all(x.apart(p.starts, p.leads) >= contract.least for p in before)
        ]
        if not any(x.apart(own.starts, own.leads) == 0 for x in left):
            return f"seed {seed}: a plan that is none, or not so far apart"
        reached = {n: worth(ground.scenario, found.parts, n) for n in GOALS}
        best = min(_lost(worths, dict(x.worths)) for x in left)
        if made.gap < 1e-9 and abs(_lost(worths, reached) - best) > 1e-6:
            return f"seed {seed}: {_lost(worths, reached)} instead of {best}"
        before.append(own)
    here = [x for x in near if x.apart(first.starts, first.leads) == 0]
    most = _most(near, contract.least, (here[0],), WANTED)
    want = Ending.ALL if most >= WANTED else Ending.FEWER
    if (made.ending, len(made.found) + 1) != (want, most):
        return f"seed {seed}: {made.ending} {len(made.found) + 1}, enumeration {most}"
    return None


@pytest.mark.slow
def test_the_best_next_plans_and_the_proof_of_fewer_equal_the_enumeration() -> None:
    assert [told for seed in range(SEEDS) if (told := _compare(seed))] == []
