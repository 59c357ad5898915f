"""Orders are plain values."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from zsyz_model.batch.orders import Orders, scenario_name
from zsyz_model.pool import Limits
from zsyz_model.runs import Run


@pytest.mark.parametrize(
    ("orders", "spread"),
    [
        (Orders(), False), (Orders(workers=2), True), (Orders(place="dask"), True),
        (Orders(limits=Limits(seconds=5)), True),
    ],
    ids=["one", "two", "dask", "limited"],
)  # fmt: skip
def test_work_is_spread_when_it_is_asked_for(orders: Orders, spread: bool) -> None:
    assert orders.spread is spread
    assert pickle.loads(pickle.dumps(orders)) == orders  # noqa: S301


def test_the_clock_runs_unless_it_is_fixed() -> None:
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", Orders().now())
    assert Orders().spent({"a": 1.5}) == {"a": 1.5}
    assert Orders(clock="2026-11-23T00:00:00Z").now() == "2026-11-23T00:00:00Z"
    assert Orders(clock="2026-11-23T00:00:00Z").spent({"a": 1.5}) == {"a": 0.0}


def test_a_record_without_a_scenario_has_no_name() -> None:
    assert scenario_name(Run(Path("x"), {})) == ""
    assert scenario_name(Run(Path("x"), {"scenario": {"name": "base"}})) == "base"
