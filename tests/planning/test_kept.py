"""Replanning: promises that change are counted, and limited; golden rows and the enumeration."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import make_scenario, toy_tables
from tests.oracles.differential import compare_kept
from tests.oracles.enumerate_plans import best
from tests.oracles.random_kept import with_promises
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.numbers_for_tests import NUMBERS, rows_of_limit, written
from tests.planning.toys import EXACT, Tables, hear_nothing, plan_of, row, told, toy
from zsyz_model.case import Kept, Plan
from zsyz_model.findings import NoPlanError
from zsyz_model.judge import check_kept_plan
from zsyz_model.planning import kept as promises
from zsyz_model.planning import plan
from zsyz_model.planning.kept import count_changes, promises_of
from zsyz_model.planning.numbers import NEW, Numbers, Promises

PROMISED = Promises(
    starts={"PA": (NEW, 2), "PB": ("J1", 3), "PC": (NEW, 1), "PX": (NEW, 1)},
    leads={"PA": "L1", "PB": "L2", "R1": "L1"},
    most=2,
)
"""PX is no candidate any more, and L2 may not lead PB: two promises that cannot be kept."""


def promised(most: int | None = 2) -> Numbers:
    return replace(NUMBERS, kept=replace(PROMISED, most=most))


def again(earlier: Plan, most: int | None, tables: Tables | None = None) -> Plan:
    """The toy county, changed or not, planned again with an earlier plan in mind."""
    return plan(toy(tables=tables), *told(), hear_nothing, Kept(earlier, most))


def less_quota() -> Tables:
    """Without what arrives in 2027Q2 P2 cannot start then."""
    tables = toy_tables()
    row(tables, "quota", "2027Q2")["amount"] = 0
    return tables


def bare(found: Plan) -> Plan:
    return replace(found, seconds=0.0)


def test_kept_plan_rows_of_both_halves() -> None:
    """Seven promises, two may change; a start is the rise of its staircase."""
    assert rows_of_limit(promises.limit_kept_plan, promised()) == written("""
kept_plan__most: +1·begun__p01__t02 -1·begun__p01__t01 +1·settled__p02__j01__t03 +1·begun__p03__t01
    +1·lead__p01__l01 +1·lead__p04__l01 >= 5
""")


def test_kept_plan_rows_of_one_half() -> None:
    """Each half alone may use up the whole limit."""
    assert rows_of_limit(promises.keep_starts, promised()) == written("""
kept_plan__most: +1·begun__p01__t02 -1·begun__p01__t01 +1·settled__p02__j01__t03 +1·begun__p03__t01 >= 2
""")
    assert rows_of_limit(promises.keep_leads, promised()) == written("""
kept_plan__most: +1·lead__p01__l01 +1·lead__p04__l01 >= 1
""")


@pytest.mark.parametrize("numbers", [NUMBERS, promised(None), promised(7)])
def test_without_a_limit_that_binds_there_is_no_row(numbers: Numbers) -> None:
    assert rows_of_limit(promises.limit_kept_plan, numbers) == []
    assert rows_of_limit(promises.keep_starts, numbers) == []
    assert rows_of_limit(promises.keep_leads, numbers) == []


def test_changes_are_counted_start_by_start_and_leader_by_leader() -> None:
    """PB on J1 in another quarter, PX gone, R1 without a leader; PD is new and no change."""
    starts = {"PA": (NEW, 2), "PB": ("J1", 2), "PC": (NEW, 1), "PD": (NEW, 1)}

    assert count_changes(PROMISED, starts, {"PA": "L1", "PB": "L2"}) == 3
    assert count_changes(None, starts, {}) == 0


def test_an_unchanged_county_gives_the_same_plan_back() -> None:
    first = plan_of(toy())

    assert bare(again(first, 0)) == bare(first)
    assert again(first, None).changes == 0


def test_changes_are_counted_when_they_are_not_limited() -> None:
    first = plan_of(toy())

    free = again(first, None, less_quota())

    assert free.changes > 0
    assert bare(free) == replace(bare(plan_of(toy(tables=less_quota()))), changes=free.changes)


def test_fewer_changes_cost_merit_and_no_more_are_made() -> None:
    first = plan_of(toy())
    free = again(first, None, less_quota())
    most = range(free.changes, 0, -1)

    plans = []
    for limit in most:
        try:
            plans.append(again(first, limit, less_quota()))
        except NoPlanError:
            break

    merits = [found.goal("merit").value for found in plans]
    assert merits == sorted(merits, reverse=True)
    assert merits[0] == free.goal("merit").value
    assert all(found.changes <= limit for found, limit in zip(plans, most, strict=False))
    case = toy(tables=less_quota())
    for found, limit in zip(plans, most, strict=False):
        assert check_kept_plan(case, *told(), found, Kept(first, limit)) == ()


def test_a_limit_that_cannot_hold_is_said_with_what_would_be_enough() -> None:
    first = plan_of(toy())

    with pytest.raises(NoPlanError, match="没有任何可行方案") as caught:
        again(first, 0, less_quota())

    said = {finding.code: finding for finding in caught.value.findings}
    assert "P-kept_plan" in said
    assert said["P-kept_plan"].advice.startswith("把允许的变动数再放宽")


def test_what_runs_or_is_finished_is_no_promise_any_more() -> None:
    first = plan_of(toy())
    tables = toy_tables()
    row(tables, "projects", "P1")["stage"] = "开工"
    row(tables, "projects", "P2")["stage"] = "投产"

    found = promises_of(toy(tables=tables), Kept(first, 1))

    assert found is not None
    assert set(found.starts) == {"P3", "P5"}
    assert set(found.leads) == {"P1", "P3", "P4", "P5"}
    assert found.starts["P5"] == ("J1", 1)
    assert found.most == 1
    assert promises_of(toy(), None) is None


def test_a_promised_quarter_on_a_plot_can_be_kept() -> None:
    """P5 promised for the second quarter of a year: only the first is tried without a promise."""
    first = plan_of(toy())
    late = replace(
        first,
        starts=tuple(
            replace(s, quarter="2027Q2") if s.project_id == "P5" else s for s in first.starts
        ),
    )

    kept = again(late, 0)

    assert {s.project_id: s.quarter for s in kept.starts}["P5"] == "2027Q2"
    assert kept.changes == 0


def test_a_limit_over_both_halves_joins_them() -> None:
    """Each half alone may change the one promise; both together may not."""
    first = plan_of(toy())
    tables = less_quota()
    leads = tuple(replace(x, leader_id="L1") if x.project_id == "P2" else x for x in first.leads)
    limit = again(replace(first, leads=leads), None, tables).changes - 1

    joint = again(replace(first, leads=leads), limit, tables)

    assert joint.solver is not None
    assert joint.solver["halves"] == "joint"
    assert joint.changes <= limit


def test_weights_keep_promises_too() -> None:
    first = plan_of(toy())
    goals = replace(make_scenario().goals, weights={"merit": 1.0})
    case = toy(make_scenario(solver=EXACT, goals=goals))

    assert plan(case, *told(), hear_nothing, Kept(first, 0)).starts == first.starts


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 15))
def test_kept_plans_agree_with_the_enumeration(first: int) -> None:
    assert [told for seed in range(first, first + 15) if (told := compare_kept(seed))] == []


def test_the_random_promises_bind() -> None:
    """Some limits cost something, some cannot hold at all."""
    pairs = [(best(tiny_numbers(s)), best(with_promises(tiny_numbers(s), s))) for s in range(60)]

    assert sum(free is not None and kept is None for free, kept in pairs) >= 3
    assert sum(kept is not None and kept != free for free, kept in pairs) >= 3
