"""How tiers end: halves apart or joint, stops that are no proofs, starts that come back as answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.oracles.differential import counted, exact, pruned
from tests.oracles.enumerate_plans import Best, best
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.test_differential import ONE
from tests.planning.toys import hear_nothing
from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import asking, clock, searching, tiers
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Leader, Numbers, Pair
from zsyz_model.planning.tiers import solve_tiers, started_in
from zsyz_model.solver import Answer, Limits, solve

P, Q = ONE.candidates[0], replace(ONE.candidates[0], project_id="Q", merit_milli=(3000, 2850))
TWO = replace(
    ONE,
    candidates=(replace(P, plot_quarters={}), replace(Q, plot_quarters={})),
    plots=(),
    released_hmu=(8, 0),
    led={"P": False, "Q": False},
    leaders=(Leader("L", 100, 0, 1),),
    pairs=(Pair("P", "L", 60, 40, False), Pair("Q", "L", 60, 10, False)),
)
"""Land for P and Q at once, but one leader for one of them: P fits better, Q is worth more."""
NONE = Answer(Status.NO_SOLUTION, "Time limit reached", repeatable=False)


def solved(numbers: Numbers, order: tuple[str, ...] = asking.GOALS) -> tuple[Tiered, ...]:
    return solve_tiers(pruned(numbers), exact(order), hear_nothing)


def halves(parts: tuple[Tiered, ...]) -> list[Half]:
    return [part.model.half for part in parts]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        # start at once, where only the plot is to be had: 2100 元
        (("missed_targets", "merit", "fit", "land_cost"), Best(0, 1000, 40, 2100, {})),
        # no money before anything else: no start, the target of quarter 2 is missed
        (("land_cost", "merit", "missed_targets", "fit"), Best(1, 0, 40, 0, {})),
        # the target is met as cheaply as can be: quarter 2 on the scheme's surplus, 1100 元
        (("missed_targets", "land_cost", "merit", "fit"), Best(0, 950, 40, 1100, {})),
    ],
)
def test_the_first_goal_matters_most(order: tuple[str, ...], wanted: Best) -> None:
    assert counted(solved(ONE, order)) == wanted


def test_halves_stay_apart_when_the_best_leaders_cover_every_start() -> None:
    parts = solved(ONE)

    assert halves(parts) == [Half.LAND, Half.LEADERS]
    assert set(started_in(parts[0])) == {"P"}
    assert all(part.proven and part.repeatable for part in parts)


def test_merit_comes_before_fit_when_a_leader_is_scarce() -> None:
    """Q (3 points) starts, although P fits 30 points better."""
    parts = solved(TWO)

    assert halves(parts) == [Half.JOINT]
    assert set(started_in(parts[0])) == {"Q"}
    assert counted(parts) == best(TWO)
    assert (counted(parts).merit_milli, counted(parts).fit) == (3000, 10)


def test_a_start_that_nobody_may_lead_joins_the_halves() -> None:
    """The land half would start Q too; without any pair it cannot be led at all."""
    parts = solved(replace(TWO, pairs=TWO.pairs[:1]))

    assert halves(parts) == [Half.JOINT]
    assert set(started_in(parts[0])) == {"P"}


@pytest.mark.slow
def test_joined_halves_reach_what_halves_apart_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    counties = [n for n in map(tiny_numbers, range(12)) if best(n) is not None]
    apart = [solved(numbers) for numbers in (*counties, NUMBERS)]
    monkeypatch.setattr(tiers, "cover", lambda *_: None)

    joint = [solved(numbers) for numbers in (*counties, NUMBERS)]

    assert {len(parts) for parts in apart} >= {2}
    assert {len(parts) for parts in joint} == {1}
    assert list(map(counted, joint)) == list(map(counted, apart))


@pytest.mark.parametrize(
    ("numbers", "half"),
    [
        (replace(ONE, candidates=(replace(P, must=True),), budget_yuan={2027: 0, 2028: 0}), "用地与开工"),
        (replace(ONE, led={"P": True}, leaders=(Leader("L", 59, 0, 1),)), "领导包保"),
        (replace(TWO, candidates=tuple(replace(c, must=True) for c in TWO.candidates)), "开工与包保"),
    ],
)  # fmt: skip
def test_no_plan_says_which_half_and_that_two_ways_agree(numbers: Numbers, half: str) -> None:
    assert best(numbers) is None
    with pytest.raises(NoPlanError, match=f"{half}没有任何可行方案（已由两种方法确认") as caught:
        solved(numbers)

    assert caught.value.findings[0].code == "P-INFEASIBLE"
    assert all(finding.advice for finding in caught.value.findings)


class Stopping:
    """A solver room whose questions from the `at`-th on are answered as told."""

    def __init__(self, at: int, *told: Answer) -> None:
        self.at, self.told = at, list(told)
        self.starts: list[bool] = []
        self.real = solve

    def __call__(
        self, problem: Any, limits: Limits, start: Mapping[str, float] | None, second: str
    ) -> Answer:
        self.starts.append(start is not None)
        if len(self.starts) >= self.at and self.told:
            return self.told.pop(0)
        return self.real(problem, limits, start, second)


def point(**chosen: float) -> dict[str, float]:
    """A full point of the land half of ONE."""
    names = [v.name for v in solved(ONE)[0].model.problem.variables()]
    return dict.fromkeys(names, 0.0) | chosen


def test_a_tier_stopped_without_a_plan_keeps_the_one_before_and_is_no_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Merit is the second question; stopped at once, its bound is every way to start at once.

    New land 1.0, J in 2027 1.0 and in 2028 0.95: no plan is worth more than 2.95. The bound
    is a number, since plan.json knows no infinity.
    """
    monkeypatch.setattr(searching, "solve", Stopping(2, NONE, NONE))

    land, _ = solved(ONE)

    merit = land.goals["merit"]
    assert not land.proven
    assert not land.repeatable
    assert merit.bound == 2.95
    assert merit.gap == pytest.approx(2.95 - merit.value)
    assert land.goals["missed_targets"].gap == 0


def test_a_first_tier_without_a_plan_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "solve", Stopping(1, NONE, NONE))

    with pytest.raises(NoPlanError, match=r"开工目标缺口最小.*未得到方案.*延长求解时限") as caught:
        solved(ONE)

    assert [finding.code for finding in caught.value.findings] == ["P-NONE"]


def test_a_bound_that_was_not_reached_shows_as_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The merit tier stops at 0.95 with the bound 1.9; without money in 2027 no later tier helps."""
    late = point(begun__p01__t02=1.0, plan_used__t02=4.0, bought__t02=3.0)
    cut = Answer(Status.FEASIBLE_LIMIT, "Solution limit reached", -0.95, -1.9, found=late)
    monkeypatch.setattr(searching, "solve", Stopping(2, cut))

    land, _ = solved(replace(ONE, budget_yuan={2027: 0}))

    merit = land.goals["merit"]
    assert (merit.value, merit.bound) == (0.95, 1.9)
    assert merit.gap == pytest.approx(0.95)
    assert not land.proven
    assert land.repeatable


def test_a_start_handed_back_as_optimal_is_asked_for_again_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """HiGHS may say "Optimal" with the right bound and the values of the start."""
    echo = Answer(Status.FEASIBLE_LIMIT, "Optimal", 0.0, -1.0, found=point())
    room = Stopping(2, echo)
    monkeypatch.setattr(searching, "solve", room)

    parts = solved(ONE)

    assert room.starts[1:3] == [True, False]
    assert counted(parts) == best(ONE)
    assert all(part.proven for part in parts)


def test_without_time_proof_and_gap_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousandth of a second: what is called proven has no gap, the rest says why not."""
    monkeypatch.setattr(clock, "SHORTEST_SECONDS", 0.001)
    scenario = exact()
    short = replace(scenario, solver=replace(scenario.solver, seconds=0.001))
    proven: list[float] = []
    codes: list[str] = []
    for seed in range(12):
        try:
            parts = solve_tiers(pruned(tiny_numbers(seed)), short, hear_nothing)
        except NoPlanError as error:
            codes.append(error.findings[0].code)
            continue
        proven += [goal.gap for part in parts if part.proven for goal in part.goals.values()]

    assert len(proven) + len(codes) > 0
    assert set(proven) <= {0.0}
    assert set(codes) <= {"P-NONE", "P-INFEASIBLE", "M-EMPTY"}
