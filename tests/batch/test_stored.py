"""Stored runs judged again: tampered plans and changed inputs are caught."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.batch import Orders, plan_only, verify
from zsyz_model.batch.stored import read_plan, with_limits
from zsyz_model.findings import InputError, RunError
from zsyz_model.pipeline import read_case
from zsyz_model.runs.seal import sealed


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county with one planned run; tests copy it."""
    folder = tmp_path_factory.mktemp("county")
    entry = plan_only(write_county(folder), folder / "reports", orders=Orders(gap=0.0))
    assert entry.state == "done"
    return folder


@pytest.fixture
def run(planned: Path) -> Path:
    (folder,) = (planned / "reports" / "base").iterdir()
    return folder


def copied(run: Path, to: Path, **changes: object) -> Path:
    """The run with other entries in its plan.json."""
    shutil.copytree(run, to)
    document = json.loads((to / "plan.json").read_text(encoding="utf-8"))
    document |= changes
    (to / "plan.json").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return to


def test_an_untouched_run_has_no_fault(run: Path) -> None:
    verdict = verify(run)

    assert verdict.faults == ()
    assert verdict.run.record["limits"] == {"gap": 0.0}


def test_a_lead_taken_away_is_named_by_its_rule_and_by_the_hash(run: Path, tmp_path: Path) -> None:
    codes = {fault.code for fault in verify(copied(run, tmp_path / "run", leads=[])).faults}

    assert {"leader_for_start", "R07"} <= codes


def test_a_changed_ledger_is_said(planned: Path, tmp_path: Path) -> None:
    shutil.copytree(planned, tmp_path / "c")
    (run,) = (tmp_path / "c" / "reports" / "base").iterdir()
    record = (run / "RUN.json").read_text(encoding="utf-8")
    moved = json.loads(record.replace(str(planned), str(tmp_path / "c")))
    (run / "RUN.json").write_text(sealed(moved), encoding="utf-8")
    tables = toy_tables()
    tables["leaders"][0]["hours"] = 11
    write_ledger(tmp_path / "c" / "ledger.xlsx", tables)
    text = BASE.replace("seconds: 20", "seconds: 21")
    (tmp_path / "c" / "base.yaml").write_text(text, encoding="utf-8")

    facts = [fault.fact for fault in verify(run).faults]

    assert facts == [
        "封记与运行日志所记不同",  # the record was moved with the county, and sealed anew
        "台账在运行之后改动过，以下按现在的台账判定",
        "情景在运行之后改动过：solver.seconds",
    ]


def test_a_scenario_that_is_gone_is_a_finding(planned: Path, tmp_path: Path) -> None:
    shutil.copytree(planned, tmp_path / "c")
    (run,) = (tmp_path / "c" / "reports" / "base").iterdir()
    record = json.loads((run / "RUN.json").read_text(encoding="utf-8"))
    record["scenario"]["file"] = str(tmp_path / "gone.yaml")
    (run / "RUN.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "c" / "base.yaml").unlink()

    with pytest.raises(InputError, match="找不到或打不开情景文件"):
        verify(run)


@pytest.mark.parametrize("text", ["{", "{}", "[]", "3", '{"status": "GREAT"}'])
def test_a_broken_plan_is_a_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")

    with pytest.raises(RunError, match=r"plan\.json 的内容读不出"):
        read_plan(tmp_path)


def test_a_folder_without_a_plan_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"没有 plan\.json"):
        read_plan(tmp_path)


def test_other_limits_change_nothing_else(planned: Path) -> None:
    case = read_case(planned / "base.yaml")

    solver = with_limits(case, 3.0, None).scenario.solver

    assert (solver.seconds, solver.gap) == (3.0, case.scenario.solver.gap)
