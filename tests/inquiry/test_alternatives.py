"""Sets of plans against the enumeration of all plans, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from tests.cases import make_scenario, toy_case
from tests.inquiry.sentences import unfounded
from tests.oracles.differential import exact, modelled
from tests.oracles.enumerate_all import Whole, every_plan
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import GoalRules
from zsyz_model.case.alternatives import (
    Ending,
    Part,
    alternatives_document,
    alternatives_words,
)
from zsyz_model.findings import RunError
from zsyz_model.inquiry import know
from zsyz_model.inquiry.alternatives import Contract, alternatives, floors_of, other_plans
from zsyz_model.inquiry.apart import STARTS, distance, promised_in
from zsyz_model.inquiry.solving import Aim, Ground, best_with
from zsyz_model.inquiry.worths import STEPS, told, worth
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.numbers import Numbers, Promises

SEEDS = 30
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


def compare_sets(seed: int) -> str | None:
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
    assert [told for seed in range(SEEDS) if (told := compare_sets(seed))] == []


@pytest.mark.slow
def test_plans_close_by_lose_no_more_than_the_gap_over_the_best() -> None:
    """With a gap the first plan found is taken that loses no more: by starts, against all plans."""
    contract, seen = Contract(WANTED, 0.4, 1, (STARTS,), gap=0.05), 0
    for seed in range(SEEDS):
        if (known := _first(tiny_numbers(seed))) is None:
            continue
        ground, first, worths = known
        near = every_plan(ground.numbers, floors_of(worths, contract.within))
        before = [first]
        for found in other_plans(ground, first, worths, contract).found:
            left = [x for x in near if all(_starts_apart(x, p) for p in before)]
            reached = {n: worth(ground.scenario, found.parts, n) for n in GOALS}
            best = min(_lost(worths, dict(x.worths)) for x in left)
            assert _lost(worths, reached) <= best + contract.gap + 1e-6
            assert all(distance(promised_in(found.parts), p, (STARTS,)) >= 1 for p in before)
            before.append(promised_in(found.parts))
            seen += 1
    assert seen >= 20


def _starts_apart(one: Whole, other: Promises) -> bool:
    """Whether the starts differ somewhere, whoever leads."""
    return one.apart(other.starts, one.leads) >= 1


@pytest.mark.parametrize("within", [0.0, 0.05])
def test_every_plan_of_the_answer_holds_the_contract(within: float) -> None:
    known = know(toy_case())

    told_ = alternatives(known, Contract(4, within, 3))

    assert told_.ways[0].plan == known.plan
    for way in told_.ways[1:]:
        assert min(way.apart) >= 3
        assert way.plan.faults == ()
        goals = {goal.name: goal.value for goal in way.plan.goals}
        assert goals["merit"] >= told_.floors["merit"]
        assert goals["fit"] >= told_.floors["fit"]
        assert all(goals[n] <= told_.floors[n] for n in ("missed_targets", "fairness", "land_cost"))
    assert told_.ending is (Ending.FEWER if within == 0 else Ending.ALL)


def test_the_same_question_gets_the_same_answer() -> None:
    known = know(toy_case())
    one, other = (alternatives_document(alternatives(known, Contract(3, 0.1, 2))) for _ in range(2))

    assert _timeless(one) == _timeless(other)


def _timeless(document: object) -> object:
    if isinstance(document, dict):
        return {k: _timeless(v) for k, v in document.items() if k != "seconds"}
    return [_timeless(x) for x in document] if isinstance(document, list) else document


def test_promises_of_one_kind_leave_the_others_alone() -> None:
    told_ = alternatives(know(toy_case()), Contract(3, 0.2, 2, ("开工",)))

    starts = [{(s.project_id, s.quarter, s.site) for s in way.plan.starts} for way in told_.ways]
    assert len(starts) == 3
    assert all(len(a - b) >= 1 for a in starts for b in starts if a is not b)


def test_with_weights_the_sum_is_what_is_held() -> None:
    case = toy_case(make_scenario(goals=GoalRules(weights={"merit": 1.0, "land_cost": 0.01})))
    known = know(case)
    told_ = alternatives(known, Contract(3, 0.02, 2))

    assert set(told_.floors) == {"weighted"}
    assert known.plan.weighted is not None
    sums = [way.plan.weighted.value for way in told_.ways if way.plan.weighted]
    assert len(sums) == 3
    assert min(sums) >= 0.98 * known.plan.weighted.value - 1e-5
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        (Contract(1), "方案个数不能是 1"),
        (Contract(within=1.0), "允许让出的比例不能是 1"),
        (Contract(least=0), "至少不同的承诺数不能是 0"),
        (Contract(kinds=("开工", "搬家")), "没有这种承诺：开工、搬家"),
    ],
)
def test_a_contract_that_makes_no_sense_is_refused(contract: Contract, said: str) -> None:
    with pytest.raises(RunError, match=said):
        alternatives(KNOWN, contract)


KNOWN = know(toy_case())


def test_every_number_of_every_sentence_is_in_the_certificate() -> None:
    for contract in (Contract(4, 0.05, 3), Contract(3, 0.0, 1), Contract(2, 0.125, 4)):
        answer = alternatives(KNOWN, contract)

        assert unfounded(alternatives_words(answer), alternatives_document(answer)) == []
        assert len(answer.standings) == 4 + 5
        assert sum(answer.count("开工", part) for part in Part) == 4
