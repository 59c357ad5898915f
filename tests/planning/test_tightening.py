"""Implied rows: they stand in the problem, and decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations
from random import Random

import numpy as np
import pulp
import pytest
from scipy.sparse import lil_array
from scipy.sparse.csgraph import maximum_flow

from tests.oracles.random_numbers import tiny_numbers
from tests.planning.numbers_for_tests import NUMBERS, all_decisions, rows_of_limit
from zsyz_model.case import Status
from zsyz_model.case.lending import Line
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.model import Half, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import YUAN
from zsyz_model.planning.tightening import (
    tighten_budget,
    tighten_finance,
    tighten_plots,
    tighten_quota,
)
from zsyz_model.solver import Limits, broken_rows, solve


def optimum(numbers: Numbers, name: str, *, tight: bool) -> tuple[Status, float]:
    try:
        model = compose(numbers, Half.JOINT, tight=tight)
    except NoPlanError:
        return Status.INFEASIBLE, 0.0
    model.problem.setObjective(goal(model, name))
    answer = solve(model.problem, Limits(60.0, 0.0), None, "none")
    return answer.status, round(answer.objective, 4) if answer.status.readable else 0.0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["missed_targets", "merit", "land_cost"])
def test_the_optimum_is_the_same_without_them(name: str) -> None:
    counties = [tiny_numbers(seed) for seed in range(200, 210)]
    tight = [optimum(n, name, tight=True) for n in counties]

    assert tight == [optimum(n, name, tight=False) for n in counties]
    assert any(status is Status.OPTIMAL for status, _ in tight)


@pytest.mark.slow
def test_the_most_expensive_plan_is_the_same_without_them() -> None:
    """Asked the other way round, a row that cuts off a dear but allowed plan would show."""

    def dearest(numbers: Numbers, *, tight: bool) -> tuple[Status, float]:
        model = compose(numbers, Half.LAND, tight=tight)
        model.problem.setObjective(
            goal(model, "merit") - 100 * pulp.lpSum(model.made.settled.values())
        )
        answer = solve(model.problem, Limits(60.0, 0.0), None, "none")
        return answer.status, round(answer.objective, 4) if answer.status.readable else 0.0

    counties = [tiny_numbers(seed) for seed in range(220, 230)]

    assert [dearest(n, tight=True) for n in counties] == [dearest(n, tight=False) for n in counties]


def test_without_them_the_problem_has_fewer_rows_and_the_same_decisions() -> None:
    full, bare = compose(NUMBERS).problem, compose(NUMBERS, tight=False).problem
    names = {row.name for row in full.constraints()} - {row.name for row in bare.constraints()}

    assert names
    assert {name.split("_")[0] for name in names} == {"tight", "packed"}
    decided = [v.name for v in full.variables() if not v.name.startswith("packed__")]
    assert decided == [v.name for v in bare.variables()]


def test_one_row_a_quarter_for_the_quota() -> None:
    """80 亩 arrive in quarter 1, 20 in 3, 10 in 4; PA converts 80, PB 30, the holder's swap 40.

    PC is listed. PB on J1 earns half of its 30 亩 one quarter later; K1 gives 50 after two.
    """
    rows = rows_of_limit(tighten_quota)

    assert [row.split(":")[0] for row in rows] == [f"tight_quota__t0{t}" for t in (1, 2, 3, 4)]
    assert [row.split()[-1] for row in rows] == ["80", "80", "100", "110"]
    assert rows[0] == "tight_quota__t01: +80·begun__p01__t01 <= 80"


def test_a_year_without_a_budget_ends_the_rows() -> None:
    """Only 2027 has a budget: three rows, for compensation, plan quota, and both."""
    rows = rows_of_limit(tighten_budget)

    assert [row.split(":")[0] for row in rows] == [
        "tight_buying__y2027", "tight_using__y2027", "tight_both__y2027",
    ]  # fmt: skip


def test_two_large_projects_do_not_share_a_plot() -> None:
    """Half of J1's 60 亩 is 30: neither PB (30) nor PC (20) is larger; half of 59.99 is less."""
    smaller = replace(NUMBERS, plots=(replace(NUMBERS.plots[0], area_hmu=5999), NUMBERS.plots[1]))

    assert [row.count("settled") for row in rows_of_limit(tighten_plots)] == [0, 0]
    assert rows_of_limit(tighten_plots, smaller)[0] == (
        "tight_plot__j01: -1·opened__j01__y2028 "
        "+1·settled__p02__j01__t02 +1·settled__p02__j01__t03 <= 0"
    )


def gaps(wan: Mapping[str, int], *lines: Line) -> Numbers:
    """The county whose projects lack so many 万元, and lines that may lend to them."""
    waiting = tuple(
        replace(c, gap_yuan=wan.get(c.project_id, 0) * YUAN) for c in NUMBERS.candidates
    )
    return replace(NUMBERS, candidates=waiting, lines=lines)


def line(name: str, limit: int, single: int, *takers: str) -> Line:
    return Line(name, limit * YUAN, single * YUAN, frozenset(takers))


def test_what_the_other_lines_cannot_lend_falls_on_one() -> None:
    """PA lacks 500 and PB 400; F1 has 300, F2 has 300 and lends 200 to one project at most.

    On F1 falls what F2 cannot lend: 300 of PA and 200 of PB, more than it has. On F2 fall 200 and
    100, which it has. On both together fall 900, of 600.
    """
    numbers = gaps(
        {"PA": 500, "PB": 400}, line("F1", 300, 300, "PA", "PB"), line("F2", 300, 200, "PA", "PB")
    )

    assert rows_of_limit(tighten_finance, numbers) == [
        "tight_lines__s01: +300·begun__p01__t04 +200·begun__p02__t04 +200·settled__p02__j01__t02"
        " +200·settled__p02__j01__t03 <= 300",
        "tight_lines__s03: +500·begun__p01__t04 +400·begun__p02__t04 +400·settled__p02__j01__t02"
        " +400·settled__p02__j01__t03 <= 600",
    ]


def test_who_lacks_more_than_all_lines_lend_never_starts() -> None:
    numbers = gaps(
        {"PA": 501, "PB": 100}, line("F1", 300, 300, "PA", "PB"), line("F2", 300, 200, "PA", "PB")
    )

    assert rows_of_limit(tighten_finance, numbers)[0] == "tight_alone__p01: +1·begun__p01__t04 <= 0"


@pytest.mark.parametrize("seed", range(40))
def test_the_sets_say_of_whole_starts_what_loans_say(seed: int) -> None:
    """Which projects can be paid together: by the rows, and by the maximum flow of another library."""
    draw, ids = Random(seed), [c.project_id for c in NUMBERS.candidates]
    wan = {p: draw.randint(1, 9) * 100 for p in ids}
    lines = [
        line(
            f"F{i}",
            draw.randint(3, 12) * 100,
            draw.randint(2, 6) * 100,
            *draw.sample(ids, draw.randint(1, 3)),
        )
        for i in range(3)
    ]
    numbers = gaps(wan, *lines)
    problem, made = all_decisions(numbers)
    tighten_finance(problem, numbers, made)
    quarters = {c.project_id: c.new_quarters for c in numbers.candidates}

    for starts in chain.from_iterable(combinations(ids, n) for n in range(len(ids) + 1)):
        begun = {made.begun[p, t].name for p in starts for t in quarters[p]}
        point = {x.name: float(x.name in begun) for x in problem.variables()}
        assert paid(starts, wan, lines) == (not any(broken_rows(problem, point)))


def paid(starts: Sequence[str], wan: Mapping[str, int], lines: Sequence[Line]) -> bool:
    """Whether a maximum flow from the lines to these projects covers all their gaps."""
    size = 2 + len(lines) + len(starts)
    flow = lil_array((size, size), dtype=np.int32)
    for i, f in enumerate(lines, start=1):
        flow[0, i] = f.limit_yuan // YUAN
        for k, p in enumerate(starts, start=1 + len(lines)):
            flow[i, k] = f.single_yuan // YUAN * (p in f.takers)
            flow[k, size - 1] = wan[p]
    return int(maximum_flow(flow.tocsr(), 0, size - 1).flow_value) == sum(wan[p] for p in starts)
