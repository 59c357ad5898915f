"""A swap as a record: what it costs in all, and what is read back."""

from __future__ import annotations

from dataclasses import asdict

from zsyz_model.case import LandSource, Swap, SwapCost, Taker

TOLD = Swap(
    "J2", "H1", 40.0, "quota", "2027Q4", "2028Q1", (LandSource("计划指标", 40.0, "2027Q4"),),
    (Taker("P8", "2027Q2", 35.0),), SwapCost(10.0, 175.0, 100.0, 40.0, 552.0), "一句话",
)  # fmt: skip


def test_the_sum_leaves_out_the_compensation_that_the_stock_may_cover() -> None:
    assert TOLD.cost.wan == 285.0


def test_a_swap_survives_the_way_through_a_record() -> None:
    assert Swap.from_record(asdict(TOLD)) == TOLD


def test_a_swap_from_before_there_were_words_has_none() -> None:
    old = {k: v for k, v in asdict(TOLD).items() if k not in ("takers", "cost", "words")}

    assert Swap.from_record(old) == Swap(
        "J2", "H1", 40.0, "quota", "2027Q4", "2028Q1", TOLD.sources
    )
