"""The evidence pack: a run that the judge takes, and a zip with the inputs in it."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import write_county
from tests.explorer.county import WEIGHT
from zsyz_model.batch import verify
from zsyz_model.explorer.exporting import export, link_html
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.saving import save
from zsyz_model.explorer.state import State, moved
from zsyz_model.explorer.tasks import prove
from zsyz_model.findings import RunError


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    folder = tmp_path_factory.mktemp("county")
    found = moved(State(open_scenario(write_county(folder))), WEIGHT, 25.0)
    plan = prove(found.opened.scenario, found.opened.ledger, found.wishes)
    return replace(found, outcome=plan)


def test_the_pack_is_a_run_that_holds_and_has_its_inputs(state: State, tmp_path: Path) -> None:
    assert state.outcome is not None
    folder = state.opened.scenario.ledger.parent
    saved = save(state, folder, "证据")

    pack = export(saved, state.outcome.plan, tmp_path, clock="2026-11-27T00:00:00Z")

    assert verify(pack.folder).faults == ()
    with zipfile.ZipFile(pack.file) as file:
        names = set(file.namelist())
    wanted = {"plan.json", "plan.xlsx", "findings.csv", "RUN.json", "charts/leaders.pdf"}
    assert {*wanted, "inputs/证据.yaml", "inputs/ledger.xlsx"} <= names


def test_a_plan_that_does_not_hold_is_not_exported(state: State, tmp_path: Path) -> None:
    assert state.outcome is not None
    saved = save(state, state.opened.scenario.ledger.parent, "证据二")
    plan = state.outcome.plan
    broken = replace(plan, leads=plan.leads[1:])

    with pytest.raises(RunError, match="包保"):
        export(saved, broken, tmp_path)

    assert not list(tmp_path.rglob("RUN.json"))


def test_the_link_carries_the_file_itself(tmp_path: Path) -> None:
    file = tmp_path / "甲<b>.yaml"
    file.write_bytes(b"name: x\n")

    page = link_html("下载", file, "application/yaml")

    assert base64.b64encode(b"name: x\n").decode() in page
    assert "<b>" not in page
