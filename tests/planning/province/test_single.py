"""One model of all counties: against the enumeration of every split, and by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.provinces import EXACT, alike, best_shared, with_pool
from tests.planning.numbers_for_tests import terms
from tests.planning.province.toys import HELPED, PAIR, RULES, TRADING, asked
from zsyz_model.case import Status
from zsyz_model.case.province import Share
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.model import Half
from zsyz_model.planning.province import Province, solve_single
from zsyz_model.planning.province.building import composed
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.single import side_by_side


def test_the_better_project_gets_the_pool() -> None:
    plan = solve_single(PAIR, RULES)

    assert (plan.status, plan.value, plan.bound, plan.gap) == (Status.OPTIMAL, 9.0, 9.0, 0.0)
    assert {n: c.share for n, c in plan.counties.items()} == {"乙": Share({1: 300}), "甲": Share()}
    assert (plan.method, plan.rounds, plan.repeatable) == ("single", 1, True)


def test_counties_trade_where_there_is_money() -> None:
    """Without help 甲 cannot pay 30 万元; with it its 8 points cost the province 0.3 for the scheme."""
    assert solve_single(TRADING, RULES).value == 0.0
    plan = solve_single(HELPED, RULES)

    assert plan.value == pytest.approx(8.0 - 0.3)
    assert plan.counties["丙"].share == Share(sold_hmu={4: 300})
    assert plan.counties["甲"].share == Share(bought_hmu={4: 300}, support_yuan={2027: 300_000})
    # each in its own terms: 丙 spends what it earns, 甲 pays 30 万元
    assert plan.counties["丙"].value == 0.0
    assert plan.counties["甲"].value == pytest.approx(7.7)


def test_scarce_leaders_are_asked_in_the_same_model() -> None:
    """乙's leader has no time for its 9 points; the pool goes to 甲."""
    idle = replace(
        PAIR.counties["乙"], leaders=(replace(PAIR.counties["乙"].leaders[0], minutes=0),)
    )
    plan = solve_single(Province({**PAIR.counties, "乙": idle}, PAIR.reserve), RULES)

    assert plan.value == 8.0
    assert plan.bound == pytest.approx(8.0)
    assert {name: set(c.chosen.starts) for name, c in plan.counties.items()} == {
        "乙": set(),
        "甲": {"P"},
    }


def test_counties_stand_side_by_side_under_their_own_names() -> None:
    models = {n: composed(asked(PAIR, n).numbers, Half.LAND, RULES.weights) for n in PAIR.names}
    problem = side_by_side(models, Coupling(PAIR.reserve))

    names = [row.name for row in problem.constraints()]
    assert len(names) == len(set(names))
    assert {name.split("__")[0] for name in names} == {"c01", "c02", "shared"}
    pool = next(row for row in problem.constraints() if row.name == "shared__r00")
    assert terms(pool) == "+0.01·c01__drawn__t01 +0.01·c02__drawn__t01"
    assert 0 - pool.constant == 5.0


def test_a_province_that_cannot_hold_is_told() -> None:
    musts = {
        name: replace(n, candidates=(replace(n.candidates[0], must=True),))
        for name, n in PAIR.counties.items()
    }

    with pytest.raises(NoPlanError, match="全省模型未得到方案：INFEASIBLE"):
        solve_single(Province(musts, PAIR.reserve), RULES)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 6))
def test_the_sum_agrees_with_the_enumeration(first: int) -> None:
    counties = alike(first, 3)
    wanted = best_shared(counties, 5)
    assert wanted is not None

    plan = solve_single(with_pool(counties, 5), EXACT)

    assert plan.value == pytest.approx(float(wanted), abs=1e-6)
    assert plan.bound == pytest.approx(float(wanted), abs=1e-5)
