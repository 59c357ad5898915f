"""Fairness: lexicographic min–max of relative loads, by hand and against every way to lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.oracles.differential import compare, loads_in, pruned
from tests.oracles.enumerate_plans import best
from tests.planning.test_differential import ONE
from tests.planning.toys import hear_nothing
from zsyz_model.case import GoalRules, Scenario, SolverRules
from zsyz_model.planning import fairness
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.fairness import Fair, share_fairly
from zsyz_model.planning.model import Half, compose, goal
from zsyz_model.planning.numbers import Leader, Numbers, Pair
from zsyz_model.planning.tiers import solve_tiers
from zsyz_model.solver import Limits, solve

PROJECTS = {"A": 90, "B": 80, "C": 70, "D": 60, "E": 50}
THREE = (Leader("K", 300, 0, 5), Leader("L", 200, 0, 5), Leader("M", 400, 0, 5))


def county(
    leaders: tuple[Leader, ...] = THREE,
    fit: Mapping[tuple[str, str], int] | None = None,
    projects: Mapping[str, int] = PROJECTS,
) -> Numbers:
    """Nothing starts; the projects (minutes) must be led, and everybody fits alike unless said."""
    pairs = tuple(
        Pair(p, x.leader_id, minutes, (fit or {}).get((p, x.leader_id), 50), False)
        for p, minutes in projects.items()
        for x in leaders
    )
    led = dict.fromkeys(projects, True)
    return replace(ONE, candidates=(), leaders=leaders, pairs=pairs, led=led, target=(0, 0))


def asked(**goals: object) -> Scenario:
    return Scenario(name="fair", goals=GoalRules(**goals), solver=SolverRules(gap=0.0))  # type: ignore[arg-type]


def loads(numbers: Numbers, **goals: object) -> list[Fraction]:
    """The loads of the plan, the largest first."""
    return list(loads_in(solved(numbers, **goals)))


def solved(numbers: Numbers, **goals: object) -> tuple[Tiered, ...]:
    return solve_tiers(numbers, asked(**goals), hear_nothing)


def test_loads_are_levelled_down_to_the_last_leader() -> None:
    """B of 200 minutes and A + C of 400 are 2/5, D + E of 300 is 11/30.

    Below 2/5 K comes to 110 minutes at most, L to 70 and M to 150: 330 of the 350 that must be
    led, and 340 with any one of them at 2/5. So two are, and the third has what is left.
    """
    assert loads(county()) == [Fraction(2, 5), Fraction(2, 5), Fraction(11, 30)]
    assert best(county()) is not None
    assert best(county()).loads == (Fraction(2, 5), Fraction(2, 5), Fraction(11, 30))  # type: ignore[union-attr]


def test_the_goal_is_the_largest_load_in_percent_and_proven() -> None:
    [told] = [part.goals["fairness"] for part in solved(county()) if "fairness" in part.goals]

    assert (told.value, told.bound, told.gap) == (40.0, 40.0, 0.0)
    assert solved(county())[-1].levels == (3, 3)


def test_fit_comes_before_fairness() -> None:
    """K fits A, B and C a point better: 240 of 300 minutes; D and E are shared by the others."""
    liked = {(p, "K"): 51 for p in ("A", "B", "C")}

    assert loads(county(fit=liked)) == [Fraction(4, 5), Fraction(1, 4), Fraction(3, 20)]


def test_fairness_before_fit_gives_fit_away() -> None:
    liked = {(p, "K"): 51 for p in ("A", "B", "C")}
    order = ("missed_targets", "merit", "fairness", "fit", "land_cost")

    assert loads(county(fit=liked), order=order) == [
        Fraction(2, 5),
        Fraction(2, 5),
        Fraction(11, 30),
    ]


def test_a_leader_without_hours_leads_only_what_takes_no_time() -> None:
    leaders = (*THREE, Leader("Z", 0, 0, 5))

    assert loads(county(leaders)) == loads(county())


def test_where_nobody_leads_or_nobody_is_there_nothing_is_unfair() -> None:
    nobody = county((), projects={})
    idle = county(projects={})

    for numbers, levels in ((nobody, (0, 0)), (idle, (0, 0))):
        *_, leaders = solved(numbers)
        assert leaders.goals["fairness"].value == 0.0
        assert leaders.goals["fairness"].gap == 0.0
        assert leaders.levels == levels
        assert leaders.proven


def test_loads_a_ten_thousandth_apart_are_told_apart() -> None:
    """One project of an hour: 60 of 7001 minutes is less than 60 of 7000."""
    pair = (Leader("K", 7000, 0, 5), Leader("L", 7001, 0, 5))

    assert loads(county(pair, projects={"A": 60})) == [Fraction(60, 7001), Fraction(0)]


def test_a_tolerance_holds_only_the_largest_load() -> None:
    """A quarter more than 2/5 may be used by the goals after it; here fit wants it.

    With 50 % of load K (150 minutes) takes A and E: 51 + 51 + 3 × 50.
    """
    liked = {(p, "K"): 51 for p in ("A", "B", "E")}
    order = ("missed_targets", "merit", "fairness", "fit", "land_cost")

    *_, strict = solved(county(fit=liked), order=order)
    *_, loose = solved(county(fit=liked), order=order, tolerance={"fairness": 0.25})

    assert (strict.goals["fit"].value, loose.goals["fit"].value) == (251, 252)
    assert strict.goals["fairness"].value == 40.0
    assert 40.0 < loose.goals["fairness"].value <= 50.0
    assert loose.goals["fairness"].bound == 40.0


@pytest.mark.parametrize(("tolerance", "fit"), [(0.001, 202), (0.017, 203)])
def test_a_tolerance_ends_at_its_whole_minute(tolerance: float, fit: int) -> None:
    """Of A 40, B 40, C 20 and D 1 the fairest is 60 of 100 minutes, with 41 for the other.

    K fits A, C and D a point better, which are 61 minutes: more than 60.06, and as many as 61.02.
    """
    pair = (Leader("K", 100, 0, 5), Leader("L", 100, 0, 5))
    liked = {(p, "K"): 51 for p in ("A", "C", "D")}
    numbers = county(pair, liked, {"A": 40, "B": 40, "C": 20, "D": 1})
    order = ("missed_targets", "merit", "fairness", "fit", "land_cost")

    *_, found = solved(numbers, order=order, tolerance={"fairness": tolerance})

    assert found.goals["fit"].value == fit
    assert found.goals["fairness"].bound == 60.0
    assert found.goals["fairness"].value == (60.0 if fit == 202 else 61.0)


def fairest(numbers: Numbers, scenario: Scenario, clock: Clock) -> Fair:
    return share_fairly(compose(numbers, Half.LEADERS), {}, None, scenario, clock)


def test_without_effort_the_largest_load_is_proven_and_the_rest_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fairness, "EFFORT", 60)

    fair = fairest(county(), asked(), Clock(60))

    assert fair.proven
    assert fair.repeatable
    assert fair.goal.value == 40.0
    assert fair.levels == (2, 3)


def test_where_every_leader_has_what_must_be_theirs_nothing_is_solved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """K has A and B, 170 of 300; L has C, 70 of 200; M has D, 60 of 400."""
    own = {("A", "K"), ("B", "K"), ("C", "L"), ("D", "M")}
    numbers = county(projects={p: PROJECTS[p] for p in "ABCD"})
    bound = replace(
        numbers,
        pairs=tuple(x for x in numbers.pairs if (x.project_id, x.leader_id) in own),
        pinned=frozenset(own),
    )
    monkeypatch.setattr(fairness, "solve_twice", lambda *_: pytest.fail("solved"))

    fair = fairest(bound, asked(), Clock(60))

    assert (fair.levels, fair.proven) == ((3, 3), True)
    assert fair.goal.value == 56.67
    assert {name for name, x in fair.point.items() if x > 0.5 and name.startswith("lead")} == {
        fair.model.made.lead[pair].name for pair in own
    }


def test_a_clock_stop_is_no_proof_and_not_repeatable() -> None:
    """Nobody must come to any load at all: the bound is 0."""
    fair = fairest(county(), asked(), Clock(-1))

    assert not fair.proven
    assert not fair.repeatable
    assert fair.goal.bound == 0.0
    assert fair.goal.gap > 0
    assert fair.levels == (0, 3)


def test_pairs_that_the_fit_rules_out_leave_the_problem() -> None:
    liked = {(p, "K"): 51 for p in ("A", "B", "C")}
    model = compose(county(fit=liked), Half.LEADERS)
    model.problem.setObjective(goal(model, "fit"))
    answer = solve(model.problem, Limits(gap_abs=0.5))

    fair = share_fairly(model, {"fit": -253.0 + 0.01}, answer.values, asked(), Clock(60))

    assert len(fair.model.made.lead) < len(model.made.lead)
    assert {pair for pair in fair.model.made.lead if pair[0] == "A"} == {("A", "K")}
    assert any(row.name == "held__fit" for row in fair.model.problem.constraints())


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 15))
@pytest.mark.parametrize(
    "order",
    [
        ("missed_targets", "merit", "fit", "fairness", "land_cost"),
        ("fairness", "fit", "merit", "missed_targets", "land_cost"),
        ("merit", "fairness", "land_cost", "missed_targets", "fit"),
    ],
)
def test_every_load_agrees_with_every_way_to_lead(first: int, order: tuple[str, ...]) -> None:
    """`compare` sees the loads of all leaders, not the largest alone."""
    assert [told for seed in range(first, first + 15) if (told := compare(seed, order))] == []


def test_pruning_leaves_loads_alone() -> None:
    assert pruned(county()).pairs == county().pairs
