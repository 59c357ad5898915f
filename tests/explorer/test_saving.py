"""What was done as a scenario file: read back it is the same wish, and the batch makes the same plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import write_county
from tests.explorer.county import HOSTILE, HOURS, QUOTA, WEIGHT
from zsyz_model.batch import plan_only
from zsyz_model.case import Pin
from zsyz_model.explorer.opening import open_scenario, open_workbook
from zsyz_model.explorer.saving import HEAD, save, scenario_text
from zsyz_model.explorer.state import State, moved, pinned
from zsyz_model.explorer.tasks import prove
from zsyz_model.explorer.wishes import scenario_of
from zsyz_model.findings import InputError

TIMES = "times/用地指标/计划指标/数量"


def changed(state: State) -> State:
    """Everything that can be moved, once."""
    for key, value in (
        (WEIGHT, 25.0), (HOURS, 9.5), (QUOTA, 70.0), (TIMES, 120), ("rule/as_of", "2026-11-30"),
        ("rule/horizon.quarters", 5), ("rule/admission.thresholds.min_invest", 11_000.0),
        ("rule/leaders.default_most", 3), ("cell/项目/P2/最早开工", "2027Q3"),
        ("cell/领导/L3/最多包保", 2),
    ):  # fmt: skip
        state = moved(state, key, value)
    state = pinned(state, Pin("P3", "L1", reason="沿用"))
    return pinned(state, Pin("P5", site="J1"), forbid=True)


def test_the_saved_scenario_is_the_one_that_was_explored(tmp_path: Path) -> None:
    state = changed(State(open_scenario(write_county(tmp_path))))

    saved = save(state, tmp_path, "调整一").scenario

    wanted = scenario_of(state.opened.scenario, state.wishes)
    assert saved == replace(
        wanted, name="调整一", title="调整一", path=saved.path, origins=saved.origins
    )


def test_the_batch_makes_the_same_plan_of_the_saved_scenario(tmp_path: Path) -> None:
    state = changed(State(open_scenario(write_county(tmp_path))))
    shown = prove(state.opened.scenario, state.opened.ledger, state.wishes).plan

    saved = save(state, tmp_path, "调整一")
    made = plan_only(saved.path, tmp_path / "reports")

    assert made.findings == ()
    assert made.outcome is not None
    assert {**made.outcome.plan.to_json(), "seconds": 0} == {**shown.to_json(), "seconds": 0}


def test_a_ledger_that_was_dragged_in_is_saved_beside_its_scenario(tmp_path: Path) -> None:
    county = write_county(tmp_path / "county")
    like = open_scenario(county).scenario
    data = (county.parent / "ledger.xlsx").read_bytes()
    opened = open_workbook(data, "台账.xlsx", tmp_path / "up", like)
    state = moved(State(opened), WEIGHT, 25.0)

    saved = save(state, tmp_path / "out", "新县")
    again = save(moved(state, WEIGHT, 26.0), tmp_path / "out", "新县")

    assert (tmp_path / "out" / "新县.xlsx").read_bytes() == data
    assert saved.scenario.horizon == like.horizon
    assert again.scenario.scoring.weights == {"invest": 26.0}


def test_somebody_else_s_file_is_never_written_over(tmp_path: Path) -> None:
    county = write_county(tmp_path)
    state, text = State(open_scenario(county)), county.read_text(encoding="utf-8")

    with pytest.raises(InputError, match="已有名为“base”的情景"):
        save(state, tmp_path, "base")

    assert county.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["", "../x", "a/b", "CON", "x" * 90])
def test_a_name_that_no_file_may_have_is_refused(tmp_path: Path, name: str) -> None:
    state = State(open_scenario(write_county(tmp_path)))

    with pytest.raises(InputError, match="U02"):
        save(state, tmp_path, name)

    assert {path.name for path in tmp_path.iterdir()} == {"base.yaml", "ledger.xlsx"}


def test_words_of_the_data_stay_words(tmp_path: Path) -> None:
    state = State(open_scenario(write_county(tmp_path)))
    pin = Pin("P3", "L1", reason=f"{HOSTILE}\nsolver: {{seconds: 1}} \x07")

    saved = save(pinned(state, pin), tmp_path, "坏")

    assert saved.scenario.pins == (pin,)
    assert saved.scenario.solver == state.opened.scenario.solver


def test_the_file_says_what_was_done_and_by_whom(tmp_path: Path) -> None:
    state = moved(State(open_scenario(write_county(tmp_path))), WEIGHT, 25.0)

    text = scenario_text(state, "甲", "", parent="base.yaml")

    assert text.splitlines()[:2] == [HEAD, "# 投资规模：17 → 25分"]
    assert "extends: base.yaml" in text
