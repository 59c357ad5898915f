"""A tiny province by both methods, and the sums of a run."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.instances import Size, county
from benchmarks.kinds import core
from benchmarks.province import Case, Found, disagreements, drawn, line, run
from zsyz_model.planning.numbers import Numbers

DONE = Case("province", 8, 480, 240, "split", 10.0, 1e-4, 99.0, 99.01, 1, True)
SMALL = Size(projects=6, leaders=3, plots=2)


@pytest.mark.slow
def test_both_methods_agree_on_a_tiny_province() -> None:
    lines: list[str] = []
    found = run(3, 6, 6.0, lines.append)

    assert [(c.case, c.counties, c.method) for c in found.cases] == [
        ("province", 3, "split"),
        ("province", 3, "single"),
    ]
    assert found.faults == ()
    assert len(lines) == 2
    split, single = found.cases
    assert split.projects == single.projects == 18
    assert single.value <= split.bound * (1 + 1e-6)
    assert split.value <= single.bound * (1 + 1e-6)


@pytest.mark.parametrize("kind", [lambda seed: county(seed, SMALL), core], ids=["small", "core"])
def test_the_same_counties_are_made_and_what_is_pooled_is_taken_away(
    kind: Callable[[int], Numbers],
) -> None:
    province = drawn(3, kind)

    assert repr(drawn(3, kind)) == repr(province)
    assert set(province.reserve.pool_hmu) == {1, 5}
    own = sum(sum(n.released_hmu) for n in province.counties.values())
    assert sum(province.reserve.pool_hmu.values()) == pytest.approx(own, abs=3 * 8)
    for seed, numbers in enumerate(province.counties.values()):
        assert sum(numbers.released_hmu) <= sum(kind(seed).released_hmu) / 3
        assert len(numbers.led) == len(kind(seed).led)


def test_the_exponent_is_that_of_a_power_of_the_counties() -> None:
    cases = tuple(replace(DONE, counties=n, seconds=0.5 * n**1.1) for n in (8, 17, 34, 68))

    assert Found(cases, ()).exponent == pytest.approx(1.1)
    assert math.isnan(Found((DONE,), ()).exponent)


def test_a_plan_above_a_bound_is_a_fault() -> None:
    single = replace(DONE, method="single", value=99.5, bound=99.6)

    assert list(disagreements([DONE, single])) == [
        "province: single found 99.500, better than split proved possible (99.010)"
    ]
    assert list(disagreements([DONE, replace(single, counties=17)])) == []


def test_what_is_not_a_number_is_null_in_json() -> None:
    lost = replace(DONE, method="single", gap=math.nan, value=math.nan, seconds=30.0)
    told = Found((DONE, lost), ()).told()

    text = json.dumps(told, allow_nan=False)
    assert json.loads(text)["ratios"] == {"single": 3.0}
    assert json.loads(text)["cases"][1]["gap"] is None
    assert json.loads(text)["exponent"] is None
    assert line(DONE) in Found((DONE,), ()).text()
