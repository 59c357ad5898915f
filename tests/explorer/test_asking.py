"""One project: what is known at once, wishes with their words, and questions only where there is a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.explorer.county import opened
from tests.explorer.test_state import guess, plan
from zsyz_model.case import Pin
from zsyz_model.explorer.asking import FIRST, Asking, facts_of
from zsyz_model.explorer.guarding import guarded
from zsyz_model.explorer.state import State, estimated, proven


@dataclass
class Desk:
    """The widgets with what they passed on."""

    wishes: list[tuple[Pin, bool]] = field(default_factory=list)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asking = Asking(
            lambda pin, forbid: self.wishes.append((pin, forbid)),
            lambda name, said: self.asked.append((name, said)),
            lambda work: guarded(work, lambda findings: None),
        )


def sure() -> State:
    outcome, view = plan()
    return proven(State(opened()), 1, outcome, view)


def unsure() -> State:
    return estimated(State(opened()), 1, guess().case, guess().view)


def test_the_list_has_the_ranking_and_then_the_refused() -> None:
    desk = Desk()
    desk.asking.show(sure())

    outcome, _ = plan()
    ids = [word for _, word in desk.asking.project.options]
    assert ids == [*outcome.scores.ranking, "P6"]
    assert "不予准入" in desk.asking.project.options[-1][0]
    assert FIRST in desk.asking.known.value


def test_the_chosen_project_stays_chosen_when_the_ranking_is_drawn_again() -> None:
    desk = Desk()
    desk.asking.show(unsure())
    desk.asking.project.value = "P2"

    desk.asking.show(sure())

    assert desk.asking.project.value == "P2"
    assert "P2 纺织服装扩产" in desk.asking.known.value


def test_a_wish_carries_what_was_chosen() -> None:
    desk = Desk()
    desk.asking.show(sure())
    desk.asking.pin.click()
    assert desk.wishes == []
    assert "先点一个项目" in desk.asking.page.value

    desk.asking.project.value = "P3"
    desk.asking.leader.value = "L1"
    desk.asking.reason.value = " 熟悉 "
    desk.asking.pin.click()
    desk.asking.forbid.click()

    pin = Pin("P3", "L1", reason="熟悉")
    assert desk.wishes == [(pin, False), (pin, True)]


def test_a_question_waits_for_the_plan() -> None:
    desk = Desk()
    desk.asking.show(unsure())
    desk.asking.project.value = "P2"
    desk.asking.why.click()
    assert desk.asked == []
    assert "已证明" in desk.asking.page.value

    desk.asking.show(sure())
    desk.asking.quarter.value = "2027Q1"
    desk.asking.why.click()
    desk.asking.repair.click()

    said = {"project": "P2", "leader": "", "quarter": "2027Q1", "site": ""}
    assert desk.asked == [("why", said), ("repair", {})]


def test_the_facts_are_those_of_the_plan() -> None:
    outcome, _ = plan()
    state = sure()

    refused = facts_of(state, "P6")
    assert any("房地产" in line for line in refused)
    for unplaced in outcome.plan.unplaced:
        told = facts_of(state, unplaced.project_id)
        assert all(any(r.fact in line for line in told) for r in unplaced.reasons)
    guessed = facts_of(unsure(), "P1")
    assert any(line.startswith("预估：") for line in guessed)
    assert not any(line.startswith("已证明：") for line in guessed)
