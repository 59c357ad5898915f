"""Lights as data: bounds, the linear year and a year with a season."""

from __future__ import annotations

import pytest

from zsyz_model.case.light_rules import Condition, LightPreset

SEASON = (0, 2, 8, 18, 30, 42, 54, 66, 78, 90, 97, 100)


@pytest.mark.parametrize(("value", "holds"), [(9.9, False), (10, True), (30, True), (30.1, False)])
def test_both_bounds_must_hold(value: float, holds: bool) -> None:
    assert Condition("behind_pp", at_least=10, at_most=30).holds(value) is holds


def test_over_and_under_leave_the_bound_out() -> None:
    assert not Condition("behind_pp", over=30).holds(30)
    assert not Condition("month_share", under=60).holds(60)


def test_a_condition_without_a_number_never_holds() -> None:
    silent = Condition("behind_pp")

    assert not silent.published
    assert not silent.holds(100)


def test_the_year_is_linear_unless_a_curve_is_given() -> None:
    linear = LightPreset("甲", "[98]", "待核实", ())
    seasonal = LightPreset("乙", "", "待核实", (), curve=SEASON)

    assert linear.due_share(10) == pytest.approx(250 / 3)
    assert linear.due_share(3) == 25
    assert (seasonal.due_share(10), seasonal.due_share(3)) == (90, 8)
