"""A province's quarters and years, and the names of lots."""

from __future__ import annotations

from zsyz_model.case import Horizon
from zsyz_model.case.province import Reserve, lot_id


def test_surplus_changes_hands_at_the_end_of_each_year() -> None:
    reserve = Reserve(Horizon("2027Q3", 5), trade_wan=30)

    assert reserve.markets == (2, 5)
    assert reserve.years == (2027, 2028)
    assert reserve.trade_hwan == 3000


def test_a_lot_bears_its_quarter() -> None:
    assert lot_id("2027Q4") == "省内调剂2027Q4"
