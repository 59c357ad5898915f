"""The work behind a picture: the estimate at once, the plan that the batch makes, the answer as html."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer.county import HOURS, QUOTA, WEIGHT, opened
from tests.explorer.test_state import guess, plan
from zsyz_model.case import Pin
from zsyz_model.explorer import tasks
from zsyz_model.explorer.tasks import (
    Recall,
    answer,
    estimate,
    noted,
    nothing_fits,
    noting,
    prove,
    ready,
)
from zsyz_model.explorer.views import NONE
from zsyz_model.explorer.wishes import NOTHING, Wishes, case_of
from zsyz_model.findings import InputError
from zsyz_model.pipeline import run
from zsyz_model.planning.model import Half


def test_the_bounds_of_the_estimate_hold_for_the_plan() -> None:
    outcome, _ = plan()
    view = guess().view
    bounds = {goal.name: goal.bound for goal in view.goals}

    assert bounds["merit"] >= outcome.plan.goal("merit").value
    assert bounds["fit"] >= outcome.plan.goal("fit").value
    assert bounds["missed_targets"] <= outcome.plan.goal("missed_targets").value


def test_what_was_solved_before_does_not_change_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three questions one after the other in one worker, each against a fresh run of its own."""
    monkeypatch.setattr(tasks, "MOST_KEPT", 3)
    for wishes in (Wishes({HOURS: 9.0}), Wishes({WEIGHT: 30.0}), Wishes({QUOTA: 160.0}), NOTHING):
        found = prove(opened().scenario, opened().ledger, wishes).plan
        alone = run(case_of(opened().scenario, opened().ledger, wishes)).plan

        assert {**found.to_json(), "seconds": 0} == {**alone.to_json(), "seconds": 0}


def test_a_start_is_never_handed_on() -> None:
    assert Recall(points={"land": {"x": 1.0}}).hint(Half.LAND) is None


def test_what_cannot_be_done_at_all_is_proven_by_the_estimate() -> None:
    """P1 must start and needs 80 亩 on new land in the first quarter; there are none."""
    wishes = Wishes({QUOTA: 0.0}, pins=(Pin("P1", quarter="2027Q1", site="new"),))

    found = estimate(opened().scenario, opened().ledger, wishes)

    assert found.view.label == NONE
    assert [x.code for x in found.findings] == ["U01"]


def test_wishes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="P9"):
        estimate(opened().scenario, opened().ledger, Wishes({}, pins=(Pin("P9", "L1"),)))


def test_progress_goes_by_a_file_that_is_never_half_written(tmp_path: Path) -> None:
    note = tmp_path / "note.json"

    assert noted(note) == ("准备", 0.0)
    noting(note)("开工价值最大", 0.4)
    assert noted(note) == ("开工价值最大", 0.4)
    noting(None)("没有人看", 1.0)
    note.write_text("{", encoding="utf-8")
    assert noted(note) == ("准备", 0.0)
    assert ready()


def test_an_answer_is_html_and_so_is_the_reason_why_there_is_none(tmp_path: Path) -> None:
    outcome, _ = plan()
    case = opened().case

    told = answer(case, outcome.plan, "why", {"project": "P2"}, tmp_path)
    without = answer(case, None, "why", {"project": "P2"}, tmp_path, tuple(nothing_fits()))
    unknown = answer(case, outcome.plan, "why", {"project": "P9"}, tmp_path)

    assert "P2 纺织服装扩产" in told
    assert "用时" in told
    assert "没有答复" in without
    assert "没有项目" in unknown
