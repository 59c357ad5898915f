"""Counting: every share of the draws, when drawing stops, and points of a distribution."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.inquiry.robust.counties import LIVELY, given
from zsyz_model.case.robustness import ON_TIME, REPAID, STARTED, TARGET
from zsyz_model.case.shares import wilson
from zsyz_model.inquiry.robust.draws import Streams
from zsyz_model.inquiry.robust.given import START
from zsyz_model.inquiry.robust.intervals import half_width
from zsyz_model.inquiry.robust.simulate import simulate
from zsyz_model.inquiry.robust.tally import BLOCK, draw_until_sure, fan, spreads
from zsyz_model.pool import open_pool

ONE = next(x for s in range(60) if (x := given(s)) and len(x.starts) > 1 and sum(x.numbers.target))


def test_shares_are_those_of_one_large_draw() -> None:
    tally = draw_until_sure(ONE, replace(LIVELY, half_width=0.001), 3, 1200)
    runs = simulate(ONE, Streams(ONE, LIVELY, 3).next(1200))

    assert (tally.draws, tally.settled) == (1200, False)
    told = {(x.kind, x.subject): x for x in tally.chances()}
    for i, item in enumerate(ONE.items):
        if item.kind != START:
            continue
        started = sum(int(t) > 0 for t in runs.when[:, i])
        on_time = sum(int(t) == item.quarter for t in runs.when[:, i])
        assert told[STARTED, item.subject].times == started
        assert told[ON_TIME, item.subject].times == on_time
        low, _ = wilson(started, 1200, 0.95)
        assert told[STARTED, item.subject].low == pytest.approx(100 * low, abs=0.006)
    for t in ONE.numbers.quarters:
        word, target = ONE.numbers.horizon.word(t), sum(ONE.numbers.target[:t])
        if target:
            met = sum(int(n) >= target for n in runs.begun[:, t - 1])
            assert told[TARGET, word].times == met


def test_drawing_stops_when_every_share_is_sure_enough_and_not_before() -> None:
    rules = replace(LIVELY, half_width=0.03)
    tally = draw_until_sure(ONE, rules, 3, 100_000)

    assert tally.settled
    assert tally.looks[-1].half_width <= 3
    assert all(look.half_width > 3 for look in tally.looks[:-1])
    assert [look.draws for look in tally.looks] == [
        BLOCK * (i + 1) for i in range(len(tally.looks))
    ]
    widths = [half_width(n, tally.draws, 0.95) for n in tally.times.values()]
    assert tally.looks[-1].half_width == pytest.approx(100 * max(widths), abs=1e-3)


def test_more_allowed_draws_do_not_change_what_was_drawn() -> None:
    rules = replace(LIVELY, half_width=0.03)

    one, other = (draw_until_sure(ONE, rules, 3, most) for most in (50_000, 100_000))
    assert one.chances() == other.chances()


@pytest.mark.parametrize(
    ("place", "half_width"), [("serial", 0.03), ("", 0.03), ("", 0.001), ("dask", 0.001)]
)
def test_wherever_it_is_drawn_the_tally_is_the_same(place: str, half_width: float) -> None:
    rules = replace(LIVELY, half_width=half_width)
    here = draw_until_sure(ONE, rules, 3, 6_200)

    with open_pool(place, 2) as pool:
        there = draw_until_sure(ONE, rules, 3, 6_200, pool)

    assert there.looks == here.looks
    assert there.chances() == here.chances()
    assert fan(there) == fan(here)
    assert here.settled == (half_width > 0.01)  # both ends of drawing are tried


def test_an_error_in_a_block_is_told_and_the_others_are_called_off() -> None:
    cut = replace(ONE, stages={})

    with open_pool("", 2) as pool, pytest.raises(KeyError, match=ONE.starts[0].subject):
        draw_until_sure(cut, LIVELY, 3, 20_000, pool)


def test_the_fan_and_the_spreads_are_points_of_the_draws() -> None:
    tally = draw_until_sure(ONE, replace(LIVELY, half_width=0.001), 3, 1000)
    runs = simulate(ONE, Streams(ONE, LIVELY, 3).next(1000))

    for t, q in enumerate(fan(tally)):
        column = np.sort(runs.begun[:, t])
        assert (q.low, q.median, q.high) == (column[99], column[499], column[899])
        assert q.mean == pytest.approx(column.mean(), abs=0.006)
        assert q.target == sum(ONE.numbers.target[: t + 1])
    merit = np.sort(runs.merit_milli) / 1000
    told = spreads(tally, {"merit": 1.0, "land_cost": 2.0, "missed_targets": 3.0})
    assert told[0].tail == pytest.approx(
        merit[:200].mean(), abs=0.006
    )  # the worst fifth is the least
    cost = np.sort(runs.cost_yuan.sum(axis=1)) / 10_000
    assert told[1].tail == pytest.approx(cost[-200:].mean(), abs=0.006)  # of cost the most
    assert [x.planned for x in told] == [1.0, 2.0, 3.0]


def test_a_holder_who_is_never_late_is_always_repaid() -> None:
    calm = replace(LIVELY, quota_late_chance=0, acceptance_late_chance=0, start_share=0.0)
    for seed in range(120):
        one = given(seed)
        if one is None:
            continue
        for x in draw_until_sure(one, calm, 1, 20).chances():
            assert x.kind != REPAID or x.percent == 100
            assert x.kind != STARTED or x.percent == 0
