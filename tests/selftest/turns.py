"""Q1: thresholds and steps of questions against every amount tried by enumeration."""

from __future__ import annotations

from dataclasses import replace

from tests.inquiry.stepping import compare_steps, tried
from tests.inquiry.test_reaching import BARE, GOALS
from tests.inquiry.why.trying import compare_losses, compare_turns
from tests.selftest.told import Size, Told
from zsyz_model.inquiry import inputs
from zsyz_model.pool import open_pool
from zsyz_model.pool.places import SERIAL


def check_turns(size: Size) -> Told:
    """Flips and step functions of tiny counties; a planted input that moves twice as fast is noticed."""
    told = Told("Q1")
    counties = size.pick(6, 320)
    with open_pool(SERIAL if size.reduced else "") as pool:
        for words in pool.map(compare_county, range(counties)):
            told.check(not words, "; ".join(words))
    told.figures["tiny counties"] = counties
    moved = inputs.quota(BARE, 1)
    double = replace(moved, at=lambda numbers, k: moved.at(numbers, 2 * k))
    told.check(
        tried(BARE, moved, GOALS) != tried(BARE, double, GOALS),
        "planted: an input that moves twice as fast has the same steps",
    )
    told.figures["planted"] = 1
    return told


def compare_county(seed: int) -> list[str]:
    """What differs in the county of a seed."""
    return [*compare_losses(seed), *compare_turns(seed), *compare_steps(seed)]
