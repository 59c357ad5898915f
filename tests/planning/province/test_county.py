"""One county's answers: at prices, within rooms, and the same whatever was asked before."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.oracles.provinces import EXACT, alike, with_everything
from tests.planning.province.toys import HELPED, PAIR, RULES, asked
from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province import Province
from zsyz_model.planning.province.county import decide, lead, relax
from zsyz_model.planning.province.questions import Ask, asks_of

TINY = with_everything(alike(0, 3), 5)


def _tiny(name: str) -> Ask:
    ask = asks_of(TINY, EXACT)[name]
    return replace(ask, led=lead(ask))


def test_a_county_draws_what_is_worth_its_price() -> None:
    """4 mu for 8 points: worth it at 1.9 a mu, not at 2.1; without wholeness at either side too."""
    ask = asked(PAIR, "甲")

    for price, drawn, worth in ((1.9, 4.0, -8.0), (2.1, 0.0, 0.0)):
        priced = replace(ask, prices=(price, 0.0, 0.0))
        plan, loose = decide(priced), relax(priced)
        assert (plan.usage[0], plan.worth) == (drawn, worth)
        assert loose.usage[0] == pytest.approx(drawn)
        assert plan.bound == pytest.approx(worth + price * drawn)
        assert loose.bound == pytest.approx(worth + price * drawn)
    assert plan.share.drawn_hmu == {}


def test_rooms_hold_a_county_down() -> None:
    ask = asked(PAIR, "甲")

    enough, short = (decide(replace(ask, rooms=(room, 0.0, 0.0))) for room in (4.0, 3.99))
    assert (enough.worth, short.worth) == (-8.0, 0.0)
    assert enough.chosen is not None
    assert (set(enough.chosen.starts), enough.chosen.leads) == ({"P"}, {"P": "L"})


def test_a_county_can_owe_the_others() -> None:
    """丙 must sell 3 mu net, and is paid for it with what its scheme costs."""
    seller = asked(HELPED, "丙")
    plan = decide(replace(seller, rooms=(-3.0, 30.0)))

    assert plan.share.sold_hmu == {4: 300}
    assert plan.usage == (-3.0, 30.0)
    # the scheme's 30 万元 at 0.01; what the others pay stays in the province
    assert plan.worth == pytest.approx(0.3)


def test_what_cannot_be_is_told_as_such() -> None:
    nothing = decide(replace(asked(PAIR, "甲"), rooms=(0.0, -1.0, 0.0)))

    assert (nothing.status, nothing.bound, nothing.worth) == (Status.INFEASIBLE, math.inf, math.inf)
    assert nothing.chosen is None


def test_a_county_that_no_pool_can_save_is_an_error() -> None:
    must: Numbers = replace(
        PAIR.counties["甲"],
        candidates=(replace(PAIR.counties["甲"].candidates[0], must=True, converted_hmu=9_999),),
    )
    hopeless = Province({"甲": must}, PAIR.reserve)

    with pytest.raises(NoPlanError, match="县“甲”单独求解未得到方案：INFEASIBLE"):
        relax(asked(hopeless, "甲"))


@pytest.mark.slow
@pytest.mark.parametrize("name", TINY.names)
def test_bounds_hold_and_rooms_are_kept(name: str) -> None:
    """At any prices no plan within any rooms costs less than the bound at these prices."""
    ask = _tiny(name)
    rows = len(ask.coupling.rows)
    prices = [tuple(x * k for k in range(1, rows + 1)) for x in (0.0, 3.0, 40.0)]
    plans = [
        decide(replace(ask, rooms=ask.coupling.whole((room,) * rows))) for room in (0.0, 0.02, 0.05)
    ]

    for price in prices:
        whole, loose = decide(replace(ask, prices=price)), relax(replace(ask, prices=price))
        assert loose.bound <= whole.bound + 1e-6
        for plan in (whole, *plans):
            if plan.status.readable:
                assert whole.bound <= plan.at(price) + 1e-6
    for plan, room in zip(plans, (0.0, 0.02, 0.05), strict=True):
        assert all(used <= room + 1e-9 for used in plan.usage)


@pytest.mark.slow
def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    ask = _tiny(TINY.names[0])
    rows = len(ask.coupling.rows)
    question = replace(ask, prices=(7.0,) * rows)
    fresh = replace(question, key="another process")

    for x in (50.0, 0.5, 3.0):
        relax(replace(ask, prices=(x,) * rows))
    assert relax(question) == relax(fresh)
    assert repr(decide(question)) == repr(decide(fresh))


def test_scarce_leaders_are_asked_together_with_the_land() -> None:
    """One leader for two projects who has time for one; the better fit is not the one that starts."""
    two = PAIR.counties["甲"]
    one = two.candidates[0]
    numbers = replace(
        two,
        candidates=(one, replace(one, project_id="Q", merit_milli=(1000,) * 4)),
        leaders=(replace(two.leaders[0], minutes=60),),
        pairs=(two.pairs[0], replace(two.pairs[0], project_id="Q", fit=30)),
        led={"P": False, "Q": False},
    )
    rules = replace(RULES, weights={**RULES.weights, "fit": 0.1})
    ask = asked(Province({"甲": numbers}, PAIR.reserve), "甲", rules)
    plan = decide(replace(ask, led=lead(ask)))

    assert lead(ask).leads == {"Q": "L"}
    assert plan.chosen is not None
    assert (set(plan.chosen.starts), plan.chosen.leads) == ({"P"}, {"P": "L"})
    # 8 points and a fit of 10; apart they would be 8 and a fit of 30
    assert [plan.worth, plan.bound] == pytest.approx([-9.0, -9.0])
