"""From a county to its question within the province and back: what decisions need, exactly."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.case.province import Reserve, Share
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.numbers import Outside, Scheme
from zsyz_model.planning.province.grants import granted, opened, taken, with_lots

# quarters 2027Q3..2028Q2, markets at 2 and 4; PA needs 80 mu of quota, the county has 80, 80, 100, 110
RESERVE = Reserve(NUMBERS.horizon, {1: 2000, 3: 1000}, {2027: 5_000_000}, 30)
OPEN = replace(opened(NUMBERS, RESERVE, 600), plan_hwan=(0,) * 4)
NOTHING = dict.fromkeys(NUMBERS.quarters, 0)
CHOSEN = Chosen(
    starts={"PA": ("new", 1), "PB": ("new", 2)},
    opened={},
    repaid={},
    launched={"K1": 1},
    plan_used={**NOTHING, 1: 8000, 2: 2500, 4: 600},
    linkage_used={**NOTHING, 2: 500},
    bought={1: 2550},
    leads={},
)


def test_an_open_question_may_take_what_there_is() -> None:
    assert OPEN.outside == Outside(
        {1: 3000, 3: 3000}, {2: 600, 4: 600}, {2027: 5_000_000 + 600 * 3000}, 3000
    )


def test_quota_is_drawn_as_late_and_as_little_as_it_is_needed() -> None:
    """Used so far 80, 105, 105, 111 against 80, 80, 100, 110: 25 mu lack before quarter 3, none after."""
    assert taken(OPEN, CHOSEN, {2: 500}).drawn_hmu == {1: 2500}
    later = replace(CHOSEN, plan_used={**NOTHING, 1: 8000, 3: 2500, 4: 600})
    assert taken(OPEN, later, {}).drawn_hmu == {3: 500}


def test_support_is_what_the_budget_lacks_on_the_ledgers_grid() -> None:
    """Scheme 300 万元, 25.5 mu of 占补 at 13.8, a lot of 5 mu at 30: 801.9 less a budget of 800.995."""
    poorer = replace(OPEN, budget_yuan={2027: 8_009_950})
    assert taken(poorer, CHOSEN, {2: 500}).support_yuan == {2027: 9_100}
    assert taken(OPEN, CHOSEN, {2: 500}).support_yuan == {}


def test_a_share_is_written_into_the_countys_own_question() -> None:
    share = Share({1: 2500}, {2: 500}, {}, {2027: 9_100})

    own = granted(OPEN, share)

    assert own.released_hmu == (10_500, 0, 2000, 1000)
    assert own.budget_yuan == {2027: 30_009_100}
    assert own.schemes[-1] == Scheme("省内调剂2027Q4", 500, 1_500_000, 0, 2)
    assert own.outside == Outside()
    assert with_lots(OPEN, share, CHOSEN).launched == {"K1": 1, "省内调剂2027Q4": 2}
