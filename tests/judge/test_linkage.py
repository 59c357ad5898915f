"""Judging linkage: surplus, turnover, sales and schemes, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, wishes, with_starts
from zsyz_model.case import LandSource, Launch, Plan, Scenario, Trade
from zsyz_model.judge import land, linkage


def launched(scheme: str, **changes: object) -> Plan:
    """The plan with one scheme changed."""
    return replace(
        PLAN,
        schemes=tuple(
            replace(s, **changes) if s.scheme_id == scheme else s  # type: ignore[arg-type]
            for s in PLAN.schemes
        ),
    )


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(linkage.check_linkage_quota) == []
    assert said(linkage.check_turnover_repaid) == []
    assert said(linkage.check_linkage_sold) == []
    assert said(linkage.check_scheme_capacity) == []


def test_surplus_is_there_from_its_acceptance() -> None:
    seen = facts()

    assert [linkage.accepted(seen, t) for t in seen.quarters] == [0, 0, 50, 50, 110, 110]


def changed(**land: float) -> Scenario:
    """The county's scenario with other numbers for land."""
    return replace(wishes(), land=replace(wishes().land, **land))  # type: ignore[arg-type]


def test_a_hundredth_of_linkage_before_its_acceptance_is_named() -> None:
    parts = (LandSource("计划指标", 79.99, "2027Q1"), LandSource("节余指标", 0.01, "2027Q1"))
    plan = with_starts(replace(start("P01"), sources=parts))

    told = said(linkage.check_linkage_quota, facts(plan, changed(turnover_most_mu=0.0)))

    assert told[:2] == [
        ("2027Q1", "截至 2027Q1 累计使用 0.01 亩，超出可用 0.01 亩"),
        ("2027Q2", "截至 2027Q2 累计使用 0.01 亩，超出可用 0.01 亩"),
    ]
    assert said(land.check_conversion, facts(plan)) == []


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_scheme_launched_too_early", "S1", "启动早于最早启动季度"),
        ("a_yield_promised_a_quarter_early", "S1", "验收季度与周期不符"),
        ("a_surplus_misprinted", "S1", "节余写作 50.01 亩，台账为 50 亩"),
        ("an_unknown_scheme", "无此复垦项目", "复垦项目不在台账中"),
    ],
)
def test_schemes_are_those_of_the_ledger(crime: str, subject: str, fact: str) -> None:
    assert after(crime, linkage.check_scheme_capacity) == [(subject, fact)]


def test_a_scheme_before_its_earliest_quarter_is_named() -> None:
    """S2 may begin in 2027Q2; in 2027Q1 it would also run beside S1 for two quarters."""
    plan = launched("S2", quarter="2027Q1", yields="2027Q3")

    assert said(linkage.check_scheme_capacity, facts(plan)) == [
        ("S2", "启动早于最早启动季度"),
        ("2027Q1", "2027Q1 同时实施 2 个复垦项目，超过上限"),
        ("2027Q2", "2027Q2 同时实施 2 个复垦项目，超过上限"),
    ]


def test_a_scheme_launched_after_the_horizon_is_named() -> None:
    plan = launched("S2", quarter="2028Q3", yields="2029Q1")

    assert said(linkage.check_scheme_capacity, facts(plan)) == [("S2", "2028Q3 在计划期之后启动")]


def test_as_many_schemes_run_at_once_as_the_scenario_allows() -> None:
    both = replace(
        PLAN,
        schemes=(
            Launch("S1", "2027Q2", "2027Q4", 50.0, 300.0),
            Launch("S2", "2027Q3", "2028Q1", 60.0, 200.0),
        ),
    )
    two = replace(wishes(), land=replace(wishes().land, schemes_at_once=2))

    assert said(linkage.check_scheme_capacity, facts(both)) == [
        ("2027Q3", "2027Q3 同时实施 2 个复垦项目，超过上限")
    ]
    assert said(linkage.check_scheme_capacity, facts(both, two)) == []


def with_linkage(project: str, mu: float) -> Plan:
    """The plan in which a project draws so much linkage in the place of plan quota."""
    old = start(project)
    need = sum(part.mu for part in old.sources)
    parts = (
        LandSource("计划指标", round(need - mu, 2), old.quarter),
        LandSource("节余指标", mu, old.quarter),
    )
    return with_starts(replace(old, sources=parts))


def test_a_turnover_is_repaid_in_time() -> None:
    """P03 uses 51 亩 in 2027Q3, when 50 are accepted; the next lot comes in 2028Q1."""
    plan = with_linkage("P03", 51.0)
    late = [("2027Q3", "截至 2027Q3 使用的节余指标到 2027Q4 还差 1 亩没有归还")]
    lasting = "截至 2028Q2 使用的节余指标到 2028Q4 还差 1 亩没有归还"

    assert said(linkage.check_linkage_quota, facts(plan)) == []
    assert said(linkage.check_turnover_repaid, facts(plan))[:1] == late
    assert said(linkage.check_turnover_repaid, facts(plan, changed(turnover_quarters=2))) == [
        ("2028Q2", lasting)
    ]
    assert after("linkage_drawn_ahead_and_not_repaid_in_time", linkage.check_turnover_repaid)[0] == (
        "2027Q1", "截至 2027Q1 使用的节余指标到 2027Q2 还差 1 亩没有归还",
    )  # fmt: skip


def test_what_was_sold_already_is_part_of_what_is_drawn_ahead() -> None:
    """P03 uses 50.5 亩 in 2027Q3 when half a 亩 is sold: 51 of 50 accepted and 1 in turnover.

    A hundredth more, and it is linkage_quota's affair.
    """
    used = with_linkage("P03", 50.5)
    whole, more = (
        facts(replace(used, trades=(*PLAN.trades, Trade("节余指标", "2027Q3", mu, 0.0))))
        for mu in (0.5, 0.51)
    )

    assert said(linkage.check_linkage_quota, whole) == []
    assert said(linkage.check_turnover_repaid, whole)[:1] == [
        ("2027Q3", "截至 2027Q3 使用的节余指标到 2027Q4 还差 1 亩没有归还")
    ]
    assert said(linkage.check_linkage_quota, more)[0][0] == "2027Q3"
    assert "2027Q3" not in [subject for subject, _ in said(linkage.check_turnover_repaid, more)]


@pytest.mark.parametrize(("wan", "price"), [(29.5, 2950), (0.004, 0), (0.126, 13), (70.0, 7000)])
def test_the_price_of_surplus_is_on_the_grid_of_a_hundredth(wan: float, price: int) -> None:
    seen = facts(scenario=changed(linkage_sale_wan_per_mu=wan))

    assert linkage.sale_price(seen) == Fraction(price, 100)


def test_a_larger_turnover_than_permitted_is_linkage_quotas_affair() -> None:
    seen = facts(with_linkage("P03", 51.01))

    assert said(linkage.check_turnover_repaid, seen) == []
    assert said(linkage.check_linkage_quota, seen)[0] == (
        "2027Q3", "截至 2027Q3 累计使用 51.01 亩，超出可用 0.01 亩",
    )  # fmt: skip


def test_a_scheme_that_yields_after_the_horizon_repays() -> None:
    """S2 launched in 2028Q2 brings its 60 亩 in 2028Q4, two quarters after the end."""
    plan = replace(
        with_linkage("P02", 1.0),
        schemes=(PLAN.schemes[0], Launch("S2", "2028Q2", "2028Q4", 60.0, 200.0)),
    )
    plan = replace(plan, swaps=tuple(s for s in plan.swaps if s.by != "quota"))

    assert said(linkage.check_turnover_repaid, facts(plan, changed(turnover_quarters=3))) == []
    assert said(linkage.check_turnover_repaid, facts(plan)) == [
        ("2028Q1", "截至 2028Q1 使用的节余指标到 2028Q2 还差 1 亩没有归还"),
        ("2028Q2", "截至 2028Q2 使用的节余指标到 2028Q3 还差 1 亩没有归还"),
    ]


def sold(*trades: tuple[str, float]) -> Plan:
    """The plan with surplus sold: quarters and mu; P02 draws 40 亩 of plan quota instead."""
    plan = with_linkage("P02", 10.0)
    return replace(plan, trades=tuple(Trade("节余指标", q, mu, 0.0) for q, mu in trades))


def test_so_much_is_sold_a_year() -> None:
    """2 亩 a year; 40 are free in 2028."""
    two, more = sold(("2028Q1", 1.0), ("2028Q2", 1.0)), sold(("2028Q1", 1.0), ("2028Q2", 1.01))

    assert said(linkage.check_linkage_sold, facts(two)) == []
    assert said(linkage.check_linkage_sold, facts(more)) == [
        ("2028", "2028 年出售节余指标 2.01 亩，超过上限 2 亩")
    ]


def test_what_is_sold_is_accepted_and_not_used() -> None:
    """In 2027Q2 nothing is accepted yet; in 2027Q3 all 50 are used, and 1 may be drawn ahead."""
    assert said(linkage.check_linkage_sold, facts(sold(("2027Q2", 0.5)))) == [
        ("2027Q2", "截至 2027Q2 累计使用 0.5 亩，超出可用 0.5 亩")
    ]
    assert said(linkage.check_linkage_sold, facts(sold(("2027Q3", 1.5)))) == []
    assert said(linkage.check_linkage_quota, facts(sold(("2027Q3", 1.5)))) == [
        ("2027Q3", "截至 2027Q3 累计使用 51.5 亩，超出可用 0.5 亩"),
        ("2027Q4", "截至 2027Q4 累计使用 51.5 亩，超出可用 0.5 亩"),
    ]
    assert (
        said(linkage.check_turnover_repaid, facts(sold(("2027Q4", 0.5))))
        == [
            ("2027Q3", "截至 2027Q3 使用的节余指标到 2027Q4 还差 0.5 亩没有归还"),
            ("2027Q4", "截至 2027Q4 使用的节余指标到 2028Q1 还差 0.5 亩没有归还"),
        ][:1]
    )


@pytest.mark.parametrize(("quarter", "mu"), [("2026Q4", 1.0), ("2028Q3", 1.0), ("2028Q2", -1.0)])
def test_a_sale_has_an_amount_and_a_quarter(quarter: str, mu: float) -> None:
    assert (quarter, "出售节余指标的数量或季度不对") in said(
        linkage.check_linkage_sold, facts(sold((quarter, mu)))
    )
