"""What decisions are worth, by hand."""

from __future__ import annotations

from fractions import Fraction

from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.province.test_grants import CHOSEN, OPEN
from zsyz_model.case.province import Share
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.province.counting import counted, weighed, worth_of

SHARE = Share({1: 2500}, {2: 500})
LED = Chosen(
    CHOSEN.starts, {}, {}, CHOSEN.launched, CHOSEN.plan_used, CHOSEN.linkage_used, CHOSEN.bought,
    {"PA": "L1", "PC": "L2"}, sold={4: 200},
)  # fmt: skip


def test_goals_are_counted_in_the_planners_units() -> None:
    """Targets 1, 2, 2, 3 against 1, 2, 2, 2 starts; 9 + 4.75 points; 300 + 351.9 + 150 万元."""
    assert counted(OPEN, SHARE, CHOSEN) == {
        "missed_targets": 1,
        "merit": Fraction("13.75"),
        "fit": 0,
        "land_cost": Fraction("801.9"),
    }
    assert counted(OPEN, SHARE, LED)["fit"] == 55 + 80


def test_what_is_wanted_most_counts_negative() -> None:
    goals = {"missed_targets": Fraction(2), "merit": Fraction(5), "land_cost": Fraction(100)}

    assert weighed(goals, {"missed_targets": 10.0, "merit": 1.0, "land_cost": 0.1}) == 20 - 5 + 10


def test_money_that_stays_in_the_province_is_no_worth() -> None:
    """Bought 5 mu for 150 万元, sold 2 for 60: without trades the county spends 651.9."""
    share = Share({1: 2500}, {2: 500}, {4: 200})

    assert counted(OPEN, share, LED)["land_cost"] == Fraction("741.9")
    assert worth_of(OPEN, share, LED, {"land_cost": 1.0}) == Fraction("651.9")
    assert NUMBERS.sale_hwan == 0
