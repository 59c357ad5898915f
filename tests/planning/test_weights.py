"""Goals by weights: one sum, apart or joint, against the enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.cases import make_scenario
from tests.oracles.differential import compare_weighted, counted, exact, pruned
from tests.planning.numbers_for_tests import terms
from tests.planning.test_climbing import TWO
from tests.planning.test_differential import ONE
from tests.planning.toys import EXACT, goals_of, hear_nothing, plan_of, toy
from zsyz_model.case import Goal, GoalRules, Plan, SolverRules, Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import weights
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.memory import Memory
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.weights import (
    CLOSE,
    goals_in,
    solve_weighted,
    together,
    weighted_aim,
)

ALL = {"missed_targets": 0.3, "merit": 1.0, "fit": 0.02, "fairness": 0.01, "land_cost": 0.5}


def solved(numbers: Numbers, weights: Mapping[str, float]) -> tuple[Tiered, ...]:
    asked = replace(exact(), goals=GoalRules(weights=weights))
    return solve_weighted(pruned(numbers), asked, hear_nothing)


def weighed(weights: Mapping[str, float]) -> Plan:
    return plan_of(toy(make_scenario(solver=EXACT, goals=GoalRules(weights=weights))))


def test_each_half_decides_its_own_goals() -> None:
    assert goals_in(Half.LAND) == ("missed_targets", "merit", "land_cost")
    assert goals_in(Half.LEADERS) == ("fit", "fairness")


def test_the_weights_decide_between_merit_and_money() -> None:
    """At once on the plot: 1 point for 0.21 万元; on the scheme in quarter 2: 0.95 for 0.11.

    From 0.5 points a 万元 on, the later start is the better one; from 8.7 on, none at all.
    """
    for weight, merit, cost in ((0.4, 1000, 2100), (0.6, 950, 1100), (9.0, 0, 0)):
        found = counted(solved(ONE, {"merit": 1.0, "land_cost": weight}))
        assert (found.merit_milli, found.cost_yuan) == (merit, cost)


def test_the_sum_and_its_bound_are_added_over_the_halves() -> None:
    """1 − 0.4 × 0.21 + 0.01 × 40 − 0.002 × 60 = 1.196."""
    parts = solved(ONE, {"merit": 1.0, "land_cost": 0.4, "fit": 0.01, "fairness": 0.002})

    sum_ = together(parts)
    assert sum_ is not None
    assert [part.model.half for part in parts] == [Half.LAND, Half.LEADERS]
    assert (sum_.value, sum_.bound, sum_.gap) == (1.196, 1.196, 0.0)


@pytest.mark.parametrize(
    ("value", "above", "proven"),
    [(0.0, CLOSE, True), (200.0, 150 * CLOSE, True), (200.0, 250 * CLOSE, False), (0.25, 1 * CLOSE, True), (0.25, 2 * CLOSE, False)],
)  # fmt: skip
def test_a_bound_is_the_value_only_within_a_millionth_of_it(
    value: float, above: float, proven: bool
) -> None:
    """A millionth of 200 is 200 millionths; below 1 it is one millionth. The gap is relative likewise."""
    part = solved(ONE, {"merit": 1.0})[0]
    half = replace(part, weighted=Goal("weighted", value / 2, (value + above) / 2, 0.0))

    sum_ = together((half, half))

    assert sum_ is not None
    assert sum_.value == value
    assert sum_.bound == pytest.approx(value if proven else value + above, abs=1e-9)
    assert sum_.gap == pytest.approx(0.0 if proven else above / max(1.0, value), abs=1e-12)


def test_a_half_that_was_solved_is_not_solved_again() -> None:
    memory: Memory[Tiered] = Memory()
    asked = replace(exact(), goals=GoalRules(weights={"merit": 1.0, "fit": 0.01}))
    first, again = (solve_weighted(pruned(ONE), asked, hear_nothing, memory) for _ in range(2))

    assert all(one is other for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize(("numbers", "heard"), [(ONE, [0.0, 0.4]), (TWO, [0.0, 0.4, 0.5])])
def test_the_watch_hears_each_half_and_what_is_done_together(
    numbers: Numbers, heard: list[float]
) -> None:
    told: list[float] = []
    asked = replace(exact(), goals=GoalRules(weights={"merit": 1.0, "fit": 0.06}))

    solve_weighted(pruned(numbers), asked, lambda _title, share: told.append(share))

    assert told == heard


@pytest.mark.parametrize(("seconds", "times"), [(60.0, 2), (0.0, 0)])
def test_ties_are_broken_in_each_half_while_there_is_time(
    monkeypatch: pytest.MonkeyPatch, seconds: float, times: int
) -> None:
    broken: list[Half] = []
    monkeypatch.setattr(weights, "_tied", lambda found, *_: broken.append(found.model.half))
    monkeypatch.setattr(weights, "_cover", lambda found, *_: found)
    rules = replace(exact().solver, seconds=seconds)
    goals = GoalRules(weights={"merit": 1.0, "fit": 0.01})

    solve_weighted(pruned(ONE), replace(exact(), solver=rules, goals=goals), hear_nothing)

    assert len(broken) == times


def test_the_peak_of_the_loads_is_one_column_from_nothing_on_however_often_it_is_asked_for() -> (
    None
):
    """The second time there is no row more, and it is the same column."""
    model = compose(pruned(ONE), Half.LEADERS)
    first = weighted_aim(model, {"fairness": 2.0})
    rows = len(list(model.problem.constraints()))
    again = weighted_aim(model, {"fairness": 2.0})

    assert terms(first) == terms(again) == "+2·peak"
    assert len(list(model.problem.constraints())) == rows
    assert model.problem.variablesDict()["peak"].lowBound == 0
    assert model.problem.variablesDict()["peak"].upBound is None


def test_the_sum_is_told_to_six_decimals() -> None:
    part = solved(ONE, {"merit": 1.0})[0]

    sum_ = together((replace(part, weighted=Goal("weighted", 0.12345649, 7.65432151, 0.0)),))

    assert sum_ is not None
    assert (sum_.value, sum_.bound) == (0.123456, 7.654322)


def test_scarce_leaders_are_asked_about_together_with_the_land() -> None:
    """Q is worth 3 points, P fits 30 points better: at 0.06 a point Q starts, at 0.07 P."""
    for weight, merit, fit in ((0.06, 3000, 10), (0.07, 1000, 40)):
        parts = solved(TWO, {"merit": 1.0, "fit": weight})
        assert [part.model.half for part in parts] == [Half.JOINT]
        assert (counted(parts).merit_milli, counted(parts).fit) == (merit, fit)


def test_a_weighted_plan_says_so_and_single_goals_claim_no_proof() -> None:
    plan = weighed({"merit": 1.0, "land_cost": 0.001})

    assert (plan.mode, plan.status) == ("weights", Status.OPTIMAL)
    assert plan.weighted is not None
    assert plan.weighted.value == pytest.approx(393.456 - 1.501)
    assert plan.gap == plan.weighted.gap == 0.0
    assert plan.goal("merit").bound > plan.goal("merit").value
    assert (plan.to_json()["objective"], plan.to_json()["mode"]) == (plan.weighted.value, "weights")


def test_weights_of_nothing_are_tiers() -> None:
    assert weighed({}).mode == weighed({"merit": 0.0}).mode == "tiers"
    assert weighed({}).weighted is None


def test_the_same_question_gives_the_same_plan() -> None:
    """A goal without a weight is left to the tie-break, which is canonical."""
    again = [replace(weighed({"merit": 1.0}), seconds=0.0) for _ in range(2)]

    assert again[0] == again[1]
    assert goals_of(again[0])["merit"] == 393.456


def test_without_time_ties_are_left_out_and_nothing_is_called_proven_that_is_not() -> None:
    rules = SolverRules(seconds=0.0, gap=0.0, nodes=1)
    plan = plan_of(toy(make_scenario(solver=rules, goals=GoalRules(weights=ALL))))

    assert plan.status.readable
    assert plan.status is not Status.OPTIMAL or plan.gap == 0


def test_no_plan_is_said_by_half() -> None:
    must = replace(ONE, candidates=(replace(ONE.candidates[0], must=True),), budget_yuan={2027: 0, 2028: 0})  # fmt: skip

    with pytest.raises(NoPlanError, match="用地与开工没有任何可行方案"):
        solved(must, {"merit": 1.0})


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 15))
@pytest.mark.parametrize("weights", [ALL, {"merit": 1.0, "fairness": 0.03}, {"fit": 1.0}])
def test_the_sum_agrees_with_the_enumeration(first: int, weights: dict[str, float]) -> None:
    told = [compare_weighted(seed, weights) for seed in range(first, first + 15)]

    assert [line for line in told if line] == []
