"""What a search knows: plans once, the clock as a mark, starts that fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.planning.province.toys import PAIR, RULES
from zsyz_model.planning.province.county import decide
from zsyz_model.planning.province.questions import Ask, Column
from zsyz_model.planning.province.searching import Search, ask_all, begin, keep, plan_within
from zsyz_model.pool import Serial


def _search(**rules: Any) -> Search:
    return begin(PAIR, replace(RULES, **rules), Serial())


def test_it_begins_with_what_leaders_can_do_and_nothing_proven() -> None:
    search = _search(weights={**RULES.weights, "fit": 0.1})

    assert [(n, dict(a.led.leads), a.led.bound) for n, a in search.asks.items()] == [
        ("乙", {"P": "L"}, -1.0),
        ("甲", {"P": "L"}, -1.0),
    ]
    assert (search.value, search.gap, search.bound) == (math.inf, math.inf, -math.inf)
    # 17 points on 7 mu; there is no budget of a county to compare money with
    assert search.top == pytest.approx([17 / 7 + 1e-3] * 2 + [17 + 1e-3])


def test_a_plan_is_kept_once_and_a_clock_is_remembered() -> None:
    search = _search()
    (first, _) = ask_all(search, decide, search.asks.values())

    keep(search, [first, replace(first), replace(first, worth=-1.0, chosen=None)])
    assert search.plans == [first]
    assert not search.stopped
    keep(search, [replace(first, repeatable=False)])
    assert search.stopped


def test_nobody_gets_more_time_than_is_left() -> None:
    search = _search(seconds=7.0, county_seconds=60.0)
    asked: list[float] = []

    class Listening(Serial):
        def map(self, fn: Any, *items: Iterable[Any], **_: Any) -> Iterator[Any]:
            asked.extend(ask.seconds for ask in items[0])
            return iter(())

    search.pool = Listening()
    ask_all(search, decide, search.asks.values())

    assert asked
    assert max(asked) <= 7.0


def test_plans_within_rooms_start_from_one_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan of 4 mu starts the one within 4.5, and not the one within 3.5."""
    search = _search()
    plan_within(search, {"甲": (4.0, 0.0, 0.0), "乙": (0.0, 0.0, 0.0)})
    assert search.value == -8.0
    starts: list[bool] = []

    def listening(ask: Ask) -> Column:
        starts.append(ask.start is not None)
        return decide(ask)

    monkeypatch.setattr("zsyz_model.planning.province.searching.decide", listening)
    plan_within(search, {"甲": (4.5, 0.0, 0.0)})
    plan_within(search, {"甲": (3.5, 0.0, 0.0)})

    assert starts == [True, False]
    assert search.value == -8.0
