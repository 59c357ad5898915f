"""What follows a change, without a browser: estimate at once, proof when quiet, the newest wins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.explorer.county import HOURS, QUOTA, WEIGHT, Seen, opened
from zsyz_model.case import Pin
from zsyz_model.explorer import session as sessions
from zsyz_model.explorer.state import moved, opened_anew, pinned, put_aside, restored
from zsyz_model.explorer.views import ESTIMATED, NONE, PROVEN


def labels(seen: Seen) -> list[str]:
    return [state.view.label for state in seen.states if state.view]


def test_the_first_picture_is_an_estimate_and_the_plan_takes_its_place() -> None:
    seen = Seen(opened())

    seen.session.begin()
    assert labels(seen) == [ESTIMATED]
    seen.loop.run()

    assert labels(seen) == [ESTIMATED, PROVEN]
    assert seen.session.state.outcome is not None
    assert seen.told[-1] is None


def test_quick_changes_cost_one_estimate_and_one_proof() -> None:
    """Five moves in a row: what waits for the first four is called off."""
    seen = Seen(opened())
    for weight in (20.0, 21.0, 22.0, 23.0, 24.0):
        seen.session.change(moved, WEIGHT, weight)
    seen.loop.run()

    assert labels(seen) == [ESTIMATED, PROVEN]
    assert seen.session.state.asked == 6
    assert seen.session.state.wishes.moves == {WEIGHT: 24.0}


def test_a_change_while_the_proof_runs_ends_it_and_the_older_plan_is_never_shown() -> None:
    seen = Seen(opened())
    seen.session.begin()
    seen.session.prove()  # done at once by this worker, but not yet told
    seen.session.change(moved, HOURS, 8.0)
    seen.loop.run()

    shown = [(s.asked, s.outcome is not None) for s in seen.states]
    assert shown == [(1, False), (2, False), (2, True)]
    hours = seen.states[-1].outcome.case.leaders["hours"]  # type: ignore[union-attr]
    assert hours["L1"] == 8.0


def test_what_changes_nothing_solves_nothing() -> None:
    seen = Seen(opened())
    seen.session.begin()
    seen.loop.run()
    before = seen.session.state.outcome

    seen.session.change(put_aside, "甲")
    seen.session.change(restored)

    assert seen.loop.run() == 0
    assert seen.session.state.outcome is before
    assert [kept.name for kept in seen.states[-1].kept] == ["甲"]


def test_what_cannot_be_done_is_said_at_once_and_nothing_is_proven() -> None:
    seen = Seen(opened())
    seen.session.change(moved, QUOTA, 0.0)
    seen.session.change(pinned, Pin("P1", quarter="2027Q1", site="new"))
    seen.loop.run()

    state = seen.session.state
    assert state.view is not None
    assert state.view.label == NONE
    assert [x.code for x in state.refused] == ["U01"]
    assert seen.told[-1] is None


def test_a_wish_that_does_not_fit_is_told_and_can_be_taken_back() -> None:
    seen = Seen(opened())
    seen.session.change(pinned, Pin("P9", "L1"))
    seen.loop.run()
    assert "P9" in str(seen.states[-1].refused[0])

    seen.session.change(restored)
    seen.loop.run()

    assert seen.session.state.refused == ()
    assert labels(seen)[-1] == PROVEN


def test_without_the_wish_for_it_nothing_is_proven() -> None:
    seen = Seen(opened())
    seen.session.proving = False
    seen.session.begin()
    seen.loop.run()

    assert labels(seen) == [ESTIMATED]
    seen.session.prove()
    seen.loop.run()
    assert labels(seen) == [ESTIMATED, PROVEN]


def test_another_scenario_has_its_own_first_ranking() -> None:
    seen = Seen(opened())
    seen.session.begin()
    first = seen.session.first
    seen.session.change(moved, WEIGHT, 30.0)
    seen.loop.run()
    assert seen.session.first is first

    seen.session.change(opened_anew, replace(opened()))
    seen.loop.run()

    assert seen.session.first is not first


def test_a_question_gets_its_answer_and_says_that_it_is_over(tmp_path: Path) -> None:
    seen = Seen(opened())
    pages: list[str] = []
    seen.session.ask("why", {"project": "P2"}, tmp_path, pages.append)
    assert pages == []  # nothing is known yet

    seen.session.begin()
    seen.loop.run()
    seen.session.ask("why", {"project": "P2"}, tmp_path, pages.append)
    seen.loop.run()

    assert len(pages) == 1
    assert "P2 纺织服装扩产" in pages[0]
    assert seen.told[-1] is None


def test_a_loop_that_is_closed_is_no_error() -> None:
    class Closed:
        def call_soon_threadsafe(self, callback: object, /) -> None:
            raise RuntimeError("Event loop is closed")

    sessions._soon(Closed(), lambda: pytest.fail("nobody looks"))  # type: ignore[arg-type]
