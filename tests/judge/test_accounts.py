"""Judging money and the printed accounts, added up by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.judge.asking import PLAN, after, facts, said, start, wishes, with_starts
from zsyz_model.case import LandSource, Trade
from zsyz_model.judge import accounts


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(accounts.check_land_budget) == []
    assert said(accounts.check_costs) == []
    assert said(accounts.check_accounts) == []


def test_costs_by_year_and_kind() -> None:
    """All in 2027; the second year spends nothing."""
    assert accounts.true_costs(facts()) == {
        (2027, "地块固定费用"): 20 + 10 + 0 + 5,
        (2027, "地块取得"): Fraction(125, 10) * 8 + 35 * 5 + 20 * 3 + 8 * 4,
        (2027, "腾挪归还地块"): 40 * 3,
        (2027, "复垦"): 300 + 200,
        (2027, "计划指标"): 150 * Fraction(25, 10),
        (2027, "外购占补"): 45 * Fraction(138, 10),
    }
    assert sum(accounts.true_costs(facts()).values()) == 2018


def test_a_budget_is_kept_year_by_year() -> None:
    """19 万元 over 4000: 2018 spent, and 145 亩 at 13.8 bought beside it."""
    assert after("a_budget_overrun", accounts.check_land_budget) == [
        ("2027", "用地支出超出预算 19 万元")
    ]


def test_a_hundredth_of_a_mu_over_budget_is_named() -> None:
    """With a budget of 2018 万元 the plan fits; 0.01 亩 more of compensation is 0.138 over."""
    seen = facts()
    seen.rows("budget")["2027"] = {"year": 2027, "land_wan": 2018.0}
    trade, *others = PLAN.trades
    more = facts(replace(PLAN, trades=(replace(trade, mu=45.01), *others)))
    more.rows("budget")["2027"] = {"year": 2027, "land_wan": 2018.0}

    assert said(accounts.check_land_budget, seen) == []
    assert said(accounts.check_land_budget, more) == [("2027", "用地支出超出预算 0.138 万元")]


def test_a_year_without_a_budget_has_no_limit() -> None:
    seen = facts()
    del seen.rows("budget")["2027"]

    assert said(accounts.check_land_budget, seen) == []


def test_a_printed_cost_that_is_not_true_is_named() -> None:
    assert after("a_cost_misprinted", accounts.check_costs) == [
        ("2027", "地块取得：方案 366.99 万元，实为 367 万元")
    ]
    assert after("a_cost_left_out", accounts.check_costs) == [
        ("2027", "地块取得：方案 0 万元，实为 367 万元")
    ]
    assert after("a_cost_listed_twice", accounts.check_costs) == [
        ("2027/地块取得", "同一年度、同一类费用列了两次")
    ]


def test_a_goal_that_is_not_the_sum_is_named() -> None:
    assert after("land_cost_understated", accounts.check_costs) == [
        ("land_cost", "方案称用地成本 2017.99 万元，实为 2018 万元")
    ]


def test_costs_beside_plots_schemes_and_purchases_are_true() -> None:
    assert after("a_plot_s_cost_misprinted", accounts.check_costs) == [
        ("J1", "费用写作 20.01 万元，实为 20 万元")
    ]
    assert after("a_scheme_s_cost_misprinted", accounts.check_costs) == [
        ("S1", "费用写作 299.99 万元，实为 300 万元")
    ]
    assert after("a_purchase_s_cost_misprinted", accounts.check_costs) == [
        ("2027Q3", "费用写作 620.99 万元，实为 621 万元")
    ]


def test_the_accounts_quarter_by_quarter() -> None:
    """Four of every county, paddy and capacity, and the two that may be drawn ahead."""
    true = {key: [float(mu) for mu in pair] for key, pair in accounts.true_accounts(facts())}

    assert len(true) == 8 * 6
    assert true["2027Q2", "计划指标"] == [126.25, 80]
    assert true["2027Q3", "节余指标"] == [50, 50]
    assert true["2027Q3", "占补数量"] == [180, 180]
    assert true["2027Q1", "存量地块"] == [60 + 40 + 60 + 10, 12.5]
    assert true["2027Q2", "存量地块"] == [170, 12.5 + 35 + 40]
    assert true["2027Q1", "占补水田"] == [5, 5]
    assert true["2027Q3", "占补产能"] == [100000, 81000]
    assert [true[q, "预支指标"] for q in ("2027Q1", "2027Q4")] == [[23, 0], [0, 0]]
    assert true["2028Q2", "周转指标"] == [1, 0]


def test_debts_are_accounts_too() -> None:
    """P01 draws 20 亩 of plan quota ahead in 2027Q1, and 0.5 of linkage."""
    parts = (LandSource("计划指标", 100.0, "2027Q1"), LandSource("节余指标", 0.5, "2027Q1"))
    true = dict(accounts.true_accounts(facts(with_starts(replace(start("P01"), sources=parts)))))

    assert list(true["2027Q1", "预支指标"]) == [23, 20]
    assert list(true["2027Q1", "周转指标"]) == [1, Fraction(1, 2)]


def test_further_purchases_and_sales_have_costs_of_their_own() -> None:
    """1.5 亩 of paddy at 18.8 in 2027Q2, 1000 kg at 0.02, 2 亩 of surplus sold at 29.5."""
    trades = (
        Trade("占补水田", "2027Q2", 1.5, 28.2), Trade("占补产能", "2027Q2", 1000.0, 20.0, "公斤"),
        Trade("节余指标", "2028Q2", 2.0, -59.0),
    )  # fmt: skip
    scenario = replace(wishes(), land=replace(wishes().land, linkage_sale_wan_per_mu=29.5))
    seen = facts(replace(PLAN, trades=trades), scenario)
    costs = accounts.true_costs(seen)

    assert costs[2027, "外购占补水田"] == Fraction(282, 10)
    assert costs[2027, "外购占补产能"] == 20
    assert costs[2028, "节余出售"] == -59
    assert [t for t in said(accounts.check_costs, seen) if t[1].startswith("费用写作")] == []
    account = dict(accounts.true_accounts(seen))["2028Q2", "节余指标"]
    assert list(account) == [110, 112]


def test_accounts_are_rounded_towards_caution() -> None:
    """Half of the swap's 10 亩 is 5; a share of 0.07 of 50.01 亩 covers 3.5007, printed 3.50."""
    land = replace(wishes().land, farmland_share=0.07, swap_farmland_share=0.33)
    starts = tuple(
        replace(s, sources=(s.sources[0], replace(s.sources[1], mu=50.01)))
        if s.project_id == "P03"
        else s
        for s in PLAN.starts
    )
    seen = facts(replace(PLAN, starts=starts), replace(wishes(), land=land))
    true = dict(accounts.true_accounts(seen))

    assert true["2027Q3", "占补数量"][0] == 90 + 45 + Fraction(350, 100)
    assert true["2028Q2", "占补数量"][1] == 220 + Fraction(330, 100)


def test_a_printed_account_that_is_not_true_is_named() -> None:
    wrong = "印出的用地账与方案不符，应为供应 80 亩、使用 80 亩"

    assert after("a_supply_overstated", accounts.check_accounts) == [("2027Q1/计划指标", wrong)]
    assert after("a_use_understated", accounts.check_accounts) == [("2027Q1/计划指标", wrong)]
    assert after("a_remainder_that_does_not_add_up", accounts.check_accounts) == [
        ("2027Q1/计划指标", "结余写作 0.01 亩，实为 0 亩")
    ]
    assert after("a_quarter_missing_in_the_accounts", accounts.check_accounts) == [
        ("land", "应有 8 类账、每季度各一行"),
        ("2027Q1/计划指标", wrong),
    ]
    assert after("a_unit_misprinted_in_the_accounts", accounts.check_accounts) == [
        ("2027Q1/计划指标", "单位写作 公顷，应为 亩")
    ]
