"""Settings that differ, one by one; all of them turned give the other input, none the first."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd

from tests.cases import make_ledger, make_scenario, toy_tables
from zsyz_model.case import Change, GoalRules, Pin
from zsyz_model.inquiry.overrides import Input, turned, turns_between

FIRST = Input(
    make_scenario(
        pins=(Pin("P1", quarter="2027Q1"),),
        changes=(Change("用地指标", column="数量", times=0.9), Change("领导", "L3", remove=True)),
    ),
    make_ledger(**toy_tables()),
)


def _other() -> Input:
    tables = toy_tables()
    tables["plots"][0]["unit_wan"] = 12
    tables["projects"].pop()
    tables["travel"] = [{"origin": "A", "target": "B", "minutes": 9}]
    scenario = make_scenario(
        pins=(Pin("P1", quarter="2027Q2"), Pin("P3", leader="L1")),
        changes=(Change("用地指标", column="数量", times=0.6),),
        goals=GoalRules(discount=0.9),
    )
    return Input(scenario, make_ledger(**tables))


OTHER = _other()


def _same(one: Input, other: Input) -> bool:
    lists = ("pins", "forbids", "changes", "goals", "land", "leaders", "horizon")
    wishes = all(getattr(one.scenario, x) == getattr(other.scenario, x) for x in lists)
    return wishes and all(
        frame.sort_index().equals(other.ledger.tables[name].sort_index())
        for name, frame in one.ledger.tables.items()
    )


def test_every_setting_that_differs_is_told_once() -> None:
    told = [(x.told.name, x.told.before, x.told.after) for x in turns_between(FIRST, OTHER)]

    assert told == [
        ("情景 goals.discount", "0.95", "0.9"),
        ("锁定 P1 开工", "2027Q1", "2027Q2"),
        ("锁定 P3 领导", "", "L1"),
        ("改动 用地指标 数量", "乘以 0.9", "乘以 0.6"),
        ("改动 领导 L3 整行", "移除", ""),
        ("台账 项目 P6 整行", "有", ""),
        ("台账 行车时间 A/B 整行", "", "有"),
        ("台账 存量地块 J1 取得单价", "8", "12"),
    ]


def test_all_turned_is_the_other_and_none_turned_the_first() -> None:
    turns = turns_between(FIRST, OTHER)

    assert _same(turned(FIRST, OTHER, turns), OTHER)
    assert _same(turned(FIRST, OTHER, ()), FIRST)
    assert turns_between(FIRST, FIRST) == ()


def test_what_is_turned_is_exactly_what_no_longer_differs() -> None:
    turns = turns_between(FIRST, OTHER)
    for pair in combinations(turns, 2):
        half = turned(FIRST, OTHER, pair)
        left = [x.told.name for x in turns_between(half, OTHER)]
        assert left == [x.told.name for x in turns if x not in pair]


def test_a_sheet_in_which_much_differs_is_one_setting() -> None:
    tables = toy_tables()
    for row in tables["quota"]:
        row["amount"] += 1
    other = replace(FIRST, ledger=make_ledger(**tables))

    [turn] = turns_between(FIRST, other)

    assert (turn.told.name, turn.told.after) == ("台账 用地指标", "5 处不同")
    assert _same(turned(FIRST, other, [turn]), other)


def test_cells_keep_their_types_and_their_places() -> None:
    turns = [x for x in turns_between(FIRST, OTHER) if x.told.name.startswith("台账")]

    ledger = turned(FIRST, OTHER, turns).ledger

    for name, frame in ledger.tables.items():
        pd.testing.assert_series_equal(frame.dtypes, FIRST.ledger.tables[name].dtypes)
    assert ("projects", "P6", "name") not in ledger.cells
    assert (
        ledger.cells["travel", "A/B", "minutes"] == OTHER.ledger.cells["travel", "A/B", "minutes"]
    )
