"""Goals as whole numbers, from planners' values and from a plan that was made before."""

from __future__ import annotations

from dataclasses import replace

from tests.inquiry.why.test_asking import CASE, KNOWN
from zsyz_model.inquiry.reached import (
    Reached,
    as_good_as,
    better_than,
    clearly_better,
    counted,
    reached_by,
    told,
)


def test_values_and_whole_numbers_are_inverse() -> None:
    assert [counted("merit", 5.588), counted("fit", 40), counted("land_cost", 12.3456)] == [-5588, -40, 123456]  # fmt: skip
    assert [told("merit", -5588), told("missed_targets", 2)] == [5.588, 2.0]


def test_a_plan_tells_what_it_reached() -> None:
    goals, plan, span = ("missed_targets", "merit"), KNOWN.plan, CASE.scenario.span
    found = reached_by(plan, goals, span)

    assert [told(g, x) for g, x in zip(goals, found.value, strict=True)] == [
        plan.goal(g).value for g in goals
    ]
    assert all(bound <= value for value, bound in zip(found.value, found.bound, strict=True))
    assert {p: (j, span.word(t)) for p, (j, t) in found.starts.items()} == {
        s.project_id: (s.site, s.quarter) for s in plan.starts
    }


def test_ways_to_be_as_good_and_to_be_better() -> None:
    assert list(as_good_as((2, -10, -5))) == [(2, -10, -5), (1,), (2, -11)]
    assert list(better_than((2, -12))) == [(2, -13), (1,)]


def test_a_step_is_more_than_two_proofs_may_differ_by() -> None:
    """Missed targets are proven whole; of merit 5,588 points 1e-4 is 558 thousandths."""
    goals, known = ("missed_targets", "merit"), Reached((7, -5_588_003), (7, -5_588_100), {})

    assert clearly_better(known, goals, 1e-4) == (7, -5_588_561)
    assert clearly_better(known, goals, 0.0) == (7, -5_588_100)
    # a proof that a limit ended leaves more
    assert clearly_better(replace(known, bound=(5, -5_600_000)), goals, 1e-4) == (5, -5_600_000)
