"""The rows that tie counties, by hand."""

from __future__ import annotations

from zsyz_model.case import Horizon
from zsyz_model.case.province import Reserve, Share
from zsyz_model.planning.province.coupling import Coupling

TIED = Coupling(
    Reserve(Horizon("2027Q1", 8), {1: 2000, 5: 1000}, {2027: 1_000_000, 2028: 500_000}, 10)
)


def test_the_pool_has_a_row_before_each_further_arrival() -> None:
    assert TIED.flows == (
        ("drawn", 1), ("drawn", 5), ("bought", 4), ("bought", 8), ("sold", 4), ("sold", 8),
        ("support", 2027), ("support", 2028),
    )  # fmt: skip
    assert dict(zip(TIED.rows, TIED.rooms, strict=True)) == {
        ("drawn", 4): 20.0,
        ("drawn", 8): 30.0,
        ("bought", 4): 0.0,
        ("bought", 8): 0.0,
        ("support", 2027): 100.0,
        ("support", 2028): 50.0,
    }


def test_what_a_share_uses() -> None:
    """15 and 10 mu drawn; 8 sold and 4 bought in 2027, 1 bought in 2028; 60 万元 of support."""
    share = Share({1: 1500, 5: 1000}, {4: 400, 8: 100}, {4: 800}, {2027: 600_000})

    amounts = TIED.amounts(share)
    assert amounts == (15.0, 10.0, 4.0, 1.0, 8.0, 0.0, 60.0, 0.0)
    assert TIED.usage(amounts) == (15.0, 25.0, -4.0, -3.0, 60.0 + 40.0, -10.0)


def test_prices_of_rows_are_costs_of_flows() -> None:
    """Quota drawn early uses both pool rows; a sale relieves the markets and costs its year's money."""
    costs = dict(zip(TIED.flows, TIED.costs((0.5, 0.25, 2.0, 1.0, 0.01, 0.0)), strict=True))

    assert (costs["drawn", 1], costs["drawn", 5]) == (0.75, 0.25)
    assert costs["sold", 4] == -3.0 + 0.1
    assert costs["bought", 8] == 1.0
    assert costs["support", 2027] == 0.01


def test_without_a_pool_there_is_no_row_for_it() -> None:
    bare = Coupling(Reserve(Horizon("2027Q1", 4)))

    assert bare.rows == (("bought", 4), ("support", 2027))


def test_rooms_are_rounded_down_to_what_can_be_used() -> None:
    assert TIED.whole((1.239, -1.231, 0.29999999999)) == (1.23, -1.24, 0.3)
