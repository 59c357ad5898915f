"""A swap as a record: what it costs in all, and what is read back."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from zsyz_model.case import LandSource, Swap, SwapCost, Taker

TOLD = Swap(
    "J2", "H1", 40.0, "quota", "2027Q4", "2028Q1", (LandSource("计划指标", 40.0, "2027Q4"),),
    (Taker("P8", "2027Q2", 35.0),), SwapCost(10.0, 175.0, 100.0, 40.0, 552.0), "一句话",
)  # fmt: skip


def test_the_sum_leaves_out_the_compensation_that_the_stock_may_cover() -> None:
    assert TOLD.cost.wan == 285.0


PROMISED = Swap("J2", "H1", 40.0, "quota", "2027Q4", "2028Q1", TOLD.sources)


def test_promises_are_read_back_and_what_is_told_of_them_is_not() -> None:
    assert Swap.from_record(asdict(TOLD)) == PROMISED


def test_a_swap_from_before_there_were_words_is_read_too() -> None:
    old = {k: v for k, v in asdict(TOLD).items() if k not in ("takers", "cost", "words")}

    assert Swap.from_record(old) == PROMISED


@pytest.mark.parametrize(
    ("change", "said"), [({"colour": "red"}, "colour"), ({"plot_id": None}, "")]
)
def test_a_strange_record_is_refused(change: dict[str, object], said: str) -> None:
    record = {**asdict(TOLD), **change}
    if not said:
        del record["plot_id"]

    with pytest.raises(TypeError, match=said or "plot_id"):
        Swap.from_record(record)
