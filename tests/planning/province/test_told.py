"""Counties' plans of a province pass the judge against their ledgers with their shares written in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import EXACT, numbers_of, row, told, toy
from zsyz_model.case import Case, GoalRules, LandRules, Status
from zsyz_model.case.granting import granted
from zsyz_model.case.province import Reserve
from zsyz_model.judge import judge
from zsyz_model.judge.province import judge_province
from zsyz_model.planning import current_leaders
from zsyz_model.planning.province import (
    Province,
    ProvincePlan,
    Rules,
    plan_of,
    solve_single,
    solve_split,
)
from zsyz_model.pool import Serial

WEIGHTS = {"missed_targets": 10.0, "merit": 1.0, "fit": 0.01, "land_cost": 0.001}
SCENARIO = make_scenario(
    solver=EXACT,
    goals=GoalRules(weights=WEIGHTS),
    land=LandRules(linkage_sale_most_mu=40.0),
)
RESERVE = Reserve(SCENARIO.span, {1: 3000, 3: 2500}, {2027: 20_000_000}, 30)


def _poor() -> Case:
    """The toy county without plan quota of its own, and with half of its budget."""
    tables = toy_tables()
    for quota in tables["quota"]:
        if quota["quota_kind"] == "计划指标":
            quota["amount"] = 0.0
    row(tables, "budget", 2027)["land_wan"] /= 2  # type: ignore[arg-type]
    return toy(SCENARIO, tables)


CASES = {"甲": toy(SCENARIO), "乙": _poor(), "丙": _poor()}
PROVINCE = Province({name: numbers_of(case) for name, case in CASES.items()}, RESERVE)
RULES = Rules(WEIGHTS, gap=1e-6, county_gap=0.0)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["single", "split"])
def test_every_plan_is_judged_like_any_other(method: str) -> None:
    found = (
        solve_single(PROVINCE, RULES)
        if method == "single"
        else solve_split(PROVINCE, RULES, Serial())
    )
    plans = {
        name: plan_of(c, current_leaders(CASES[name]), 1e-6) for name, c in found.counties.items()
    }
    shares = {name: c.share for name, c in found.counties.items()}

    assert any(share.drawn_hmu for share in shares.values())
    assert judge_province(RESERVE, shares, plans) == ()
    for name, plan in plans.items():
        case = granted(CASES[name], shares[name], RESERVE)
        faults = judge(case, *told(), plan)
        assert [str(f) for f in faults] == []


@pytest.mark.slow
def test_a_county_that_is_not_proven_says_so() -> None:
    found = solve_split(PROVINCE, RULES, Serial())
    name, county = next(iter(found.counties.items()))
    open_ = replace(county, bound=county.value + 0.1 * max(1.0, abs(county.value)))

    plan = plan_of(open_, current_leaders(CASES[name]), 1e-6)

    assert plan.status is Status.FEASIBLE_LIMIT
    assert plan.weighted is not None
    assert plan.weighted.gap == pytest.approx(0.1, rel=1e-3)


@pytest.mark.slow
def test_values_add_up_and_bounds_lie_on_their_side() -> None:
    found: ProvincePlan = solve_split(PROVINCE, RULES, Serial())

    whole = sum(c.value for c in found.counties.values())
    traded = sum(
        sum(c.share.sold_hmu.values()) - sum(c.share.bought_hmu.values())
        for c in found.counties.values()
    )
    # what the province pays for stored surplus is nobody's gain
    assert found.value == pytest.approx(whole - 0.001 * 0.3 * traded)
    assert found.bound >= solve_single(PROVINCE, RULES).value - 1e-6
    assert found.gap == pytest.approx((found.bound - found.value) / found.value)
    assert (found.status is Status.OPTIMAL) is (found.gap <= 1e-6)
