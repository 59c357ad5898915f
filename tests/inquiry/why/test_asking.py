"""Questions put to the toy county's plan: what is asked, what comes back, what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.case.certificates import strays
from tests.cases import make_scenario, toy_case, toy_tables
from tests.planning.toys import row, toy
from zsyz_model.case import GoalRules, Pin
from zsyz_model.case.why_words import why_sentences
from zsyz_model.case.whys import Barrier, Choice
from zsyz_model.findings import RunError
from zsyz_model.inquiry import ask, know, wished
from zsyz_model.inquiry.differing import losses
from zsyz_model.inquiry.why import why
from zsyz_model.inquiry.why.asking import planned

CASE = toy_case()
KNOWN = know(CASE)


def test_a_leader_who_is_not_the_plans_is_forced() -> None:
    [told] = why(KNOWN, "P1", leader="L1")

    assert (told.forced, told.possible) == (True, True)
    assert told.losses == losses(KNOWN.plan, ask(KNOWN, wished(CASE, pins=[Pin("P1", "L1")])).plan)
    assert told.chain[0].subject == "P1"
    assert told.chain[0].after == "L1"
    # 20 base + 60 for industry and place + 20 continuity with L2, 20 base with L1
    [loss] = [loss for loss in told.losses if loss.goal == "fit"]
    assert loss.worse == 80


def test_a_leader_who_is_the_plans_is_forbidden() -> None:
    [told] = why(KNOWN, "P1", leader="L2")

    assert (told.forced, told.chain[0].after) == (False, "L1")
    assert [(f.kind, f.now, f.at) for f in told.flips] == [("契合度", 100.0, 20.0)]


def test_a_quarter_is_forced_and_a_site_forbidden() -> None:
    [later] = why(KNOWN, "P3", quarter="2027Q4")
    [moved] = why(KNOWN, "P5", site="J1")

    assert (later.forced, later.chain[0].after) == (True, "2027Q4 new")
    assert (moved.forced, moved.chain[0].before) == (False, "2027Q1 J1")
    assert moved.flips == ()


def test_leader_and_quarter_are_two_questions() -> None:
    told = why(KNOWN, "P3", leader="L2", quarter="2027Q4")

    assert [one.choice for one in told] == [Choice("P3", "L2"), Choice("P3", quarter="2027Q4")]


def test_a_project_alone_is_asked_about_as_planned() -> None:
    start, lead = why(KNOWN, "P2")

    assert (start.choice, start.forced) == (Choice("P2"), False)
    assert start.first_loss is not None
    assert start.first_loss.goal == "missed_targets"
    assert (lead.choice, lead.forced) == (Choice("P2", "L2"), False)


def test_what_the_ledger_fixes_is_the_reason() -> None:
    start, _ = why(KNOWN, "P1")

    assert not start.possible
    assert "必须开工" in start.reasons[0]


def test_refused_and_running_projects_are_answered_without_a_solve() -> None:
    [refused] = why(KNOWN, "P6")
    running, _ = why(KNOWN, "P4")

    assert "房地产项目除外" in refused.reasons[0]
    assert running.reasons == ("项目处于开工阶段，不再安排开工",)


@pytest.mark.parametrize(
    ("project", "words", "match"),
    [
        ("P9", {}, "没有项目“P9”"),
        ("P1", {"leader": "L9"}, "没有领导“L9”"),
        ("P1", {"quarter": "2099Q1"}, "没有计划期内的季度"),
        ("P1", {"site": "J9"}, "没有用地"),
        ("P5", {"quarter": "2027Q1", "site": "J2"}, "早于“J2”的可用季度"),
        ("P2", {"leader": "L3"}, "回避“青禾纺织”"),
    ],
)
def test_what_is_not_there_or_forbidden_is_refused(
    project: str, words: dict[str, Any], match: str
) -> None:
    with pytest.raises(RunError, match=match):
        why(KNOWN, project, **words)


def test_every_number_of_a_sentence_stands_in_the_answer() -> None:
    told = [
        *why(KNOWN, "P2"), *why(KNOWN, "P1", leader="L1"), *why(KNOWN, "P5", site="new"),
        *why(KNOWN, "P3", quarter="2027Q4"), *why(KNOWN, "P6"), *why(KNOWN, "P1", leader="L3"),
    ]  # fmt: skip

    assert [stray for one in told for stray in strays(one, why_sentences(one))] == []
    assert sum(len(why_sentences(one)) for one in told) > 20


def test_an_impossible_site_says_why() -> None:
    [small] = why(KNOWN, "P1", site="J1")
    [park] = why(KNOWN, "P3", site="J1")

    assert (small.possible, small.reasons) == (False, ("地块 J1：面积 60 亩不足",))
    assert (park.possible, park.reasons) == (False, ("地块 J1：面积 60 亩不足",))


def test_what_no_plan_can_do_is_told_with_what_stands_in_the_way() -> None:
    """An hour on site and two ways of 30 minutes are 2 hours a week; L2 has 1."""
    tables = toy_tables()
    row(tables, "leaders", "L2")["hours"] = 1.0
    [told] = why(know(toy(tables=tables)), "P1", leader="L2")

    assert (told.forced, told.possible) == (True, False)
    assert told.reasons
    assert told.barriers == (Barrier("leader_hours", "L2", 1.0, "小时/周"),)
    assert [(f.kind, f.at, f.before) for f in told.flips] == [
        ("契合度", None, None), ("包保上限", None, None), ("每周时间", 120.0, 119.0),
    ]  # fmt: skip


def test_under_weights_losses_are_told_and_no_flips() -> None:
    scenario = make_scenario(goals=GoalRules(weights={"merit": 1.0, "fit": 0.1}))
    known = know(replace(toy_case(), scenario=scenario))
    [told] = why(known, "P1", leader="L1")

    assert told.possible
    assert told.flips == ()


def test_a_plan_has_a_choice_or_not() -> None:
    assert planned(KNOWN.plan, Choice("P1", "L2"))
    assert not planned(KNOWN.plan, Choice("P1", "L1"))
    assert planned(KNOWN.plan, Choice("P5", site="J1"))
    assert not planned(KNOWN.plan, Choice("P5", quarter="2027Q2", site="J1"))
    assert not planned(KNOWN.plan, Choice("P6"))


def test_a_quick_question_has_no_flips() -> None:
    [told] = why(KNOWN, "P1", leader="L1", with_flips=False)

    assert told.first_loss is not None
    assert told.flips == ()
