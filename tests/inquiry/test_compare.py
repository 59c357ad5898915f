"""Two runs: effects add up to the whole difference, ties are ties, one override has it all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import make_ledger, make_scenario, toy_tables
from tests.inquiry.sentences import unfounded
from zsyz_model.case import Change, GoalRules, Lead, Scenario
from zsyz_model.case.differences import (
    Difference,
    Method,
    difference_document,
    difference_words,
)
from zsyz_model.inquiry.compare import Told, compare
from zsyz_model.inquiry.overrides import Input, turned, turns_between
from zsyz_model.pipeline import run

LEDGER = make_ledger(**toy_tables())
QUOTA = Change("用地指标", where={"类别": "计划指标"}, column="数量", times=0.6)
HOURS = Change("领导", "L2", column="每周可用小时", set=5)
PRICE = Change("存量地块", "J1", column="取得单价", set=12)
NEW = Change(
    "领导",
    add={"领导编号": "L9", "称谓": "副县长乙", "班子": "政府", "每周可用小时": 9, "驻地": "A"},
)
LOCK = Change("配对", add={"项目编号": "P2", "领导编号": "L9", "要求": "锁定"})


def _told(name: str, scenario: Scenario) -> Told:
    given = Input(scenario, LEDGER)
    return Told(name, given, run(given.case()).plan)


FIRST = _told("甲", make_scenario())


def _with(*changes: Change, **sections: object) -> Told:
    return _told("乙", replace(make_scenario(), changes=changes, **sections))  # type: ignore[arg-type]


def _adds_up(told: Difference) -> bool:
    whole = {x.goal: round(x.after - x.before, 4) for x in told.losses}
    sums = {g: round(sum(e.changes[g] for e in told.effects), 4) for g in whole}
    moved = round(sum(e.moved for e in told.effects), 4)
    return whole == sums and moved == len(told.causes)


def test_one_override_has_the_whole_difference_without_a_solve() -> None:
    told = compare(FIRST, _with(QUOTA))

    assert (told.method, told.solves, len(told.effects)) == (Method.WHOLE, 0, 1)
    assert _adds_up(told)
    assert {cause.by for cause in told.causes} == {("改动 用地指标 类别=计划指标 数量",)}


def test_two_overrides_get_the_mean_of_both_orders() -> None:
    other = _with(QUOTA, PRICE)
    told = compare(FIRST, other)
    turns = turns_between(FIRST.given, other.given)
    alone = [run(turned(FIRST.given, other.given, [x]).case()).plan for x in turns]

    assert (told.method, told.orders, told.solves) == (Method.SHAPLEY, 2, 2)
    assert _adds_up(told)
    for goal in ("merit", "land_cost"):
        start, end = (x.plan.goal(goal).value for x in (FIRST, other))
        a, b = (plan.goal(goal).value for plan in alone)
        means = [((a - start) + (end - b)) / 2, ((b - start) + (end - a)) / 2]
        assert [e.changes[goal] for e in told.effects] == pytest.approx(means, abs=1e-4)


def test_three_overrides_add_up_too() -> None:
    told = compare(FIRST, _with(QUOTA, HOURS, goals=GoalRules(discount=0.9)))

    assert (told.method, told.orders, told.solves) == (Method.SHAPLEY, 6, 6)
    assert _adds_up(told)
    # hours of a leader change no land: whatever the order
    hours = next(e for e in told.effects if "每周可用小时" in e.name)
    assert (hours.changes["merit"], hours.changes["land_cost"]) == (0, 0)


def test_many_overrides_go_one_after_the_other_as_listed() -> None:
    told = compare(FIRST, _with(QUOTA, HOURS, PRICE), few=2)

    assert (told.method, told.orders, told.solves) == (Method.PATH, 1, 2)
    assert _adds_up(told)
    assert [e.overrides[0].name for e in told.effects][-1] == "改动 存量地块 J1 取得单价"


def test_orders_that_cannot_be_planned_are_left_out() -> None:
    """A pair cannot be locked before its leader is there: one order of two stands."""
    told = compare(FIRST, _with(NEW, LOCK))

    assert (told.method, told.orders, told.solves) == (Method.SHAPLEY, 1, 1)
    assert _adds_up(told)


def test_the_same_goals_with_other_promises_are_a_tie() -> None:
    """P4's and P5's leaders change places on paper: every goal is what it was."""
    plan = FIRST.plan
    swapped = {"P4": plan.leads[3], "P5": plan.leads[4]}
    leads = tuple(
        Lead(x.project_id, swapped["P5" if x.project_id == "P4" else "P4"].leader_id, 2, x.fit, False)
        if x.project_id in swapped else x
        for x in plan.leads
    )  # fmt: skip
    told = compare(FIRST, replace(FIRST, name="丙", plan=replace(plan, leads=leads)))

    assert told.tie
    assert not told.same
    assert difference_words(told)[0] == "“丙”与“甲”并列：各目标相同，2 项承诺不同。"


def test_a_run_is_the_same_as_itself() -> None:
    told = compare(FIRST, FIRST)

    assert (told.same, told.tie, told.method, told.effects) == (True, False, Method.NONE, ())


def test_every_number_of_every_sentence_is_in_the_certificate() -> None:
    for other in (_with(QUOTA), _with(QUOTA, PRICE), _with(NEW, LOCK, HOURS)):
        told = compare(FIRST, other)

        document = difference_document(told)
        said = [
            word for e in told.effects for x in e.overrides for word in (x.name, x.before, x.after)
        ]
        sentences = [_without(line, said) for line in difference_words(told)]
        assert unfounded(sentences, document) == []


def _without(line: str, words: list[str]) -> str:
    """The sentence without the settings' own words."""
    for word in sorted(filter(None, words), key=len, reverse=True):
        line = line.replace(word, "")
    return line
