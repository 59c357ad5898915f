"""The state: values in, new values out; an older answer never takes a newer one's place."""

from __future__ import annotations

from functools import cache

import pytest

from tests.explorer.county import HOURS, WEIGHT, opened
from zsyz_model.case import Outcome, Pin
from zsyz_model.explorer.state import (
    State,
    dropped,
    estimated,
    failed,
    moved,
    opened_anew,
    pin_words,
    pinned,
    proven,
    put_aside,
    restored,
    taken_up,
    told,
)
from zsyz_model.explorer.tasks import Estimated, estimate
from zsyz_model.explorer.views import View, outcome_view
from zsyz_model.explorer.wishes import NOTHING
from zsyz_model.findings import Finding
from zsyz_model.pipeline import run


@cache
def guess() -> Estimated:
    return estimate(opened().scenario, opened().ledger, NOTHING)


@cache
def plan() -> tuple[Outcome, View]:
    outcome = run(opened().case)
    return outcome, outcome_view(outcome)


def test_a_move_is_a_new_question_and_a_move_back_is_none_at_all() -> None:
    state = State(opened())

    up = moved(state, WEIGHT, 25.0)
    back = moved(up, WEIGHT, 17.0)

    assert (up.asked, dict(up.wishes.moves)) == (2, {WEIGHT: 25.0})
    assert (back.asked, back.wishes.count) == (3, 0)
    assert moved(up, WEIGHT, 25.0) is up
    assert state.wishes.count == 0


def test_a_knob_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="rule/nothing"):
        moved(State(opened()), "rule/nothing", 1.0)


def test_an_older_answer_never_takes_the_place_of_a_newer_one() -> None:
    first = State(opened())
    outcome, view = plan()
    second = moved(first, WEIGHT, 25.0)
    shown = estimated(second, second.asked, guess().case, guess().view)

    assert proven(shown, first.asked, outcome, view) is shown
    assert estimated(shown, first.asked, outcome.case, view) is shown
    assert failed(shown, first.asked, (Finding("X", "旧"),)) is shown
    assert proven(shown, shown.asked, outcome, view).outcome is outcome


def test_an_estimate_that_comes_after_the_plan_changes_nothing() -> None:
    outcome, view = plan()
    state = proven(State(opened()), 1, outcome, view)

    assert estimated(state, 1, guess().case, guess().view) is state


def test_a_change_forgets_the_plan_and_keeps_the_picture_until_the_next() -> None:
    outcome, view = plan()
    state = moved(proven(State(opened()), 1, outcome, view), HOURS, 8.0)

    assert state.outcome is None
    assert state.view is view


def test_wishes_about_projects_are_held_once_and_can_be_taken_back() -> None:
    pin, forbid = Pin("P1", "L2", reason="熟悉"), Pin("P3", "", "2027Q1", "new")
    state = pinned(pinned(State(opened()), pin), forbid, forbid=True)
    state = moved(state, WEIGHT, 20.0)

    assert pinned(state, pin) is state
    assert told(state) == {
        f"move:{WEIGHT}": "投资规模：17 → 20分",
        "pin:0": "指定：P1 新材料一期 由 L2 副县长甲 包保（熟悉）",
        "forbid:0": "不得：P3 精细化工 2027Q1 开工、在新增用地开工",
    }
    assert dropped(state, "pin:0").wishes.pins == ()
    assert dropped(state, "forbid:0").wishes.forbids == ()
    assert dropped(state, f"move:{WEIGHT}").wishes.moves == {}
    assert dropped(state, "pin:7") is state
    assert dropped(state, "") is state
    assert restored(state).wishes == NOTHING
    assert restored(State(opened())).asked == 1


def test_another_ledger_is_another_question() -> None:
    state = moved(State(opened()), WEIGHT, 20.0)

    fresh = opened_anew(state, opened())

    assert (fresh.asked, fresh.wishes, fresh.kept) == (3, NOTHING, ())


def test_a_plan_is_put_aside_under_its_name_and_taken_up_again() -> None:
    outcome, view = plan()
    state = proven(moved(State(opened()), WEIGHT, 20.0), 2, outcome, view)
    kept = put_aside(put_aside(state, "甲"), "甲")
    later = restored(kept)

    assert [one.name for one in kept.kept] == ["甲"]
    assert taken_up(later, kept.kept[0].wishes).wishes.moves == {WEIGHT: 20.0}
    assert taken_up(later, later.wishes) is later
    assert put_aside(State(opened()), "空").kept == ()


def test_a_plot_is_named() -> None:
    assert pin_words(opened().case, Pin("P2", site="J1")) == "P2 纺织服装扩产 在地块 J1开工"
