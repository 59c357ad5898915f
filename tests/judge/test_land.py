"""Judging land: rights, plan quota, advances and swaps, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, wishes, with_starts
from zsyz_model.case import LandSource, Plan, Scenario, Swap
from zsyz_model.judge import land


def swapped(plot: str, **changes: object) -> Plan:
    """The plan with one swap changed."""
    return replace(
        PLAN,
        swaps=tuple(
            replace(s, **changes) if s.plot_id == plot else s  # type: ignore[arg-type]
            for s in PLAN.swaps
        ),
    )


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(land.check_conversion) == []
    assert said(land.check_plan_quota) == []
    assert said(land.check_advance_settled) == []
    assert said(land.check_swap_repaid) == []
    assert said(land.check_swap_quota) == []


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("compensation_taken_for_conversion_right", "P01", "占补数量 不能用于这类用地"),
        ("the_state_list_taken_for_an_unlisted_project", "P01", "清单配置 不能用于这类用地"),
        ("a_listed_project_with_county_quota", "P07", "计划指标 不能用于这类用地"),
        ("a_hundredth_converted_without_right", "P01", "需转用或占用 80 亩，来源合计 79.99 亩"),
        ("one_mu_taken_twice", "P01", "需转用或占用 80 亩，来源合计 81 亩"),
        ("a_right_drawn_in_another_quarter", "P01", "计划指标 的使用季度或数量不对"),
        ("a_holder_repaid_with_quota_that_nobody_gave", "J2", "归还持有人的指标与来源合计不符"),
    ],
)
def test_every_converted_mu_has_its_right(crime: str, subject: str, fact: str) -> None:
    assert after(crime, land.check_conversion) == [(subject, fact)]


def test_a_negative_part_does_not_make_up_for_another() -> None:
    parts = (LandSource("计划指标", 81.0, "2027Q1"), LandSource("节余指标", -1.0, "2027Q1"))
    plan = with_starts(replace(start("P01"), sources=parts))

    assert said(land.check_conversion, facts(plan)) == [("P01", "节余指标 的使用季度或数量不对")]


def test_a_part_of_nothing_is_no_part() -> None:
    parts = (LandSource("计划指标", 80.0, "2027Q1"), LandSource("节余指标", 0.0, "2027Q1"))
    plan = with_starts(replace(start("P01"), sources=parts))

    assert said(land.check_conversion, facts(plan)) == [("P01", "节余指标 的使用季度或数量不对")]


def test_a_start_on_a_plot_takes_the_plot_and_no_quota() -> None:
    parts = (LandSource("计划指标", 12.5, "2027Q1"),)
    plan = with_starts(replace(start("P09"), sources=parts))

    assert said(land.check_conversion, facts(plan)) == [("P09", "计划指标 不能用于这类用地")]


def test_a_swap_draws_on_quota_that_gives_a_right_in_its_quarter() -> None:
    wrong = (LandSource("占补数量", 10.0, "2028Q2"),)
    early = (LandSource("节余指标", 10.0, "2028Q1"),)
    told = [("J4", "归还持有人的指标来源或季度不对")]

    assert said(land.check_conversion, facts(swapped("J4", sources=wrong))) == told
    assert said(land.check_conversion, facts(swapped("J4", sources=early))) == told


def test_plots_earn_plan_quota_from_the_next_quarter() -> None:
    """P09's 12.5 亩 on J1 (批而未供2017前) earn half of it from 2027Q2; swaps, factories nothing."""
    seen = facts()

    assert [land.credit(seen, t) for t in (1, 2, 6)] == [0, Fraction(625, 100), Fraction(625, 100)]


@pytest.mark.parametrize(("share", "earned"), [(0.33, 412), (0.7, 875)])
def test_earned_quota_is_rounded_down_to_the_hundredth(share: float, earned: int) -> None:
    """12.5 × 0.33 = 4.125; 12.5 × 0.7 = 8.75."""
    scenario = replace(wishes(), land=replace(wishes().land, credit={"批而未供2017前": share}))

    assert land.credit(facts(scenario=scenario), 2) == Fraction(earned, 100)


def bare() -> Scenario:
    """The county's scenario without advances."""
    return replace(wishes(), land=replace(wishes().land, advance_most_mu=0.0))


def drawn(project: str, mu: float) -> Plan:
    """The plan in which a project draws so much plan quota and no other."""
    parts = (LandSource("计划指标", mu, start(project).quarter),)
    return with_starts(replace(start(project), sources=parts))


def test_a_hundredth_of_plan_quota_too_much_is_named() -> None:
    """2027Q1 brings 80 亩, all of it used by P01; 23 more may be drawn ahead in this county."""
    told = [("2027Q1", "截至 2027Q1 累计使用 80.01 亩，超出可用 0.01 亩")]
    ahead = [("2027Q1", "截至 2027Q1 累计使用 103.01 亩，超出可用 0.01 亩")]

    assert said(land.check_plan_quota, facts(drawn("P01", 80.01), bare())) == told
    assert said(land.check_plan_quota, facts(drawn("P01", 103.0))) == []
    assert said(land.check_plan_quota, facts(drawn("P01", 103.01))) == ahead


def test_an_advance_is_settled_at_the_end_of_a_year() -> None:
    """By 2027Q4 there are 176.25 亩; P01 uses 80, P03 96.25 and a hundredth more."""
    over = [("2027Q4", "截至 2027Q4 累计使用 176.26 亩，超出可用 0.01 亩")]

    assert said(land.check_advance_settled, facts(drawn("P03", 96.25))) == []
    assert said(land.check_plan_quota, facts(drawn("P03", 96.26))) == []
    assert said(land.check_advance_settled, facts(drawn("P03", 96.26))) == over
    assert after("an_advance_carried_over_the_end_of_a_year", land.check_advance_settled) == over


def test_the_largest_advance_must_be_settled_too() -> None:
    """176.25 亩 and all 23 that may be drawn ahead: not plan_quota's fault, but this one's."""
    late = (LandSource("计划指标", 119.25, "2027Q4"),)
    whole = facts(with_starts(replace(start("P03"), sources=late)))

    assert said(land.check_plan_quota, whole) == []
    assert said(land.check_advance_settled, whole) == [
        ("2027Q4", "截至 2027Q4 累计使用 199.25 亩，超出可用 23 亩")
    ]


def test_what_may_not_be_drawn_ahead_is_plan_quotas_affair() -> None:
    seen = facts(drawn("P03", 96.26), bare())

    assert said(land.check_advance_settled, seen) == []
    assert said(land.check_plan_quota, seen) == [
        ("2027Q3", "截至 2027Q3 累计使用 176.26 亩，超出可用 20.01 亩"),
        ("2027Q4", "截至 2027Q4 累计使用 176.26 亩，超出可用 0.01 亩"),
    ]


def test_a_year_and_the_horizon_end_in_a_settling_quarter() -> None:
    assert [t for t in facts().quarters if land.settles(facts(), t)] == [4, 6]


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_holder_never_repaid", "J2", "腾挪了 H1 的地块，但没有归还安排"),
        ("a_holder_repaid_twice", "J4", "同一地块归还了两次"),
        ("a_holder_repaid_a_quarter_late", "J2", "2028Q1 归还，不在腾出之后、期限 2027Q4 之前"),
        ("a_due_quarter_misprinted", "J2", "期限写作 2028Q1，应为 2027Q4"),
        ("the_wrong_holder_repaid", "J2", "归还对象或面积与台账不符"),
        ("a_holder_repaid_a_hundredth_short", "J2", "归还对象或面积与台账不符"),
        ("a_swap_that_nobody_owes", "J1", "归还了没有腾挪的地块"),
        ("a_holder_repaid_with_another_holder_s_plot", "J2",
         "用于归还的地块 J4 不存在或本身须归还"),
        ("a_holder_repaid_with_too_small_a_plot", "J2", "用于归还的地块 J5 面积不足或当时不可用"),
    ],
)  # fmt: skip
def test_every_released_holder_is_repaid(crime: str, subject: str, fact: str) -> None:
    assert after(crime, land.check_swap_repaid) == [(subject, fact)]


def test_quota_that_no_holder_released_is_not_there_to_be_used() -> None:
    """P01 takes its 80 亩 from nobody; a county with lots is in tests/test_swaps.py."""
    crime = "quota_of_a_holder_used_before_it_is_released"

    assert after(crime, land.check_swap_quota)[0] == (
        "2027Q1", "截至 2027Q1 累计使用 80 亩，超出可用 80 亩",
    )  # fmt: skip


def test_a_lot_releases_its_quota_once_it_is_ready_and_opened() -> None:
    """J2 as 40 亩 of quota, ready in 2027Q2 and opened in 2027; J5 is never opened, J3 is no lot."""
    seen = facts(replace(PLAN, plots=tuple(o for o in PLAN.plots if o.plot_id in ("J2", "J3"))))
    for j in ("J2", "J5"):
        seen.rows("plots")[j] = {**seen.rows("plots")[j], "plot_kind": "腾挪指标"}

    assert [land.moved(seen, t) for t in seen.quarters] == [0, 40, 40, 40, 40, 40]


def test_a_due_quarter_after_the_horizon_is_the_horizon_s_end() -> None:
    """J4 is due in 2028Q4; the plan ends in 2028Q2 and says so."""
    assert [s.due for s in PLAN.swaps if s.plot_id == "J4"] == ["2028Q2"]
    assert said(land.check_swap_repaid, facts(swapped("J4", due="2028Q4"))) == [
        ("J4", "期限写作 2028Q4，应为 2028Q2")
    ]


def test_a_holder_is_not_repaid_before_the_horizon() -> None:
    """A plot that was free in 2026 already is not repaid in 2026 either."""
    seen = facts(swapped("J2", quarter="2026Q4"))
    seen.rows("plots")["J2"] = {**seen.rows("plots")["J2"], "ready": "2026Q3"}
    seen.rows("plots")["J3"] = {**seen.rows("plots")["J3"], "ready": "2026Q3"}

    assert said(land.check_swap_repaid, seen) == [
        ("J2", "2026Q4 归还，不在腾出之后、期限 2027Q4 之前")
    ]


def test_a_holder_may_be_repaid_in_the_first_quarter_with_a_plot_of_the_same_size() -> None:
    seen = facts(swapped("J2", quarter="2027Q1"))
    seen.rows("plots")["J2"] = {**seen.rows("plots")["J2"], "ready": "2026Q3"}
    seen.rows("plots")["J3"] = {**seen.rows("plots")["J3"], "ready": "2027Q1", "area_mu": 40.0}

    assert said(land.check_swap_repaid, seen) == []
    assert [(s.by, s.mu) for s in PLAN.swaps if s.plot_id == "J2"] == [("J3", 40.0)]


def test_a_plot_that_is_opened_and_owed_needs_no_swap_of_others() -> None:
    plan = replace(PLAN, swaps=(*PLAN.swaps, Swap("J9", "H1", 1.0, "J3", "2027Q2", "2027Q4")))

    assert said(land.check_swap_repaid, facts(plan)) == [("J9", "归还了没有腾挪的地块")]
