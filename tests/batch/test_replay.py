"""A run is made again to the byte, or each file that differs is named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.batch import Orders, plan_only, replay_run
from zsyz_model.batch.replay import check_program
from zsyz_model.findings import HeldError, RunError
from zsyz_model.runs import Run, hold, program
from zsyz_model.runs.seal import sealed


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    plan_only(write_county(folder), folder / "reports", orders=Orders(gap=0.0))
    return folder


@pytest.fixture
def county(planned: Path, tmp_path: Path) -> Path:
    """A copy elsewhere: the record still names the first place."""
    shutil.copytree(planned, tmp_path / "county")
    return tmp_path / "county"


def run_of(county: Path) -> Path:
    (folder,) = (county / "reports" / "base").iterdir()
    return folder


def test_an_untouched_run_is_made_again_to_the_byte(county: Path) -> None:
    before = {p.name: p.read_bytes() for p in run_of(county).iterdir()}

    done = replay_run(run_of(county))

    assert (done.same, done.findings) == (True, ())
    assert set(done.files) == {"plan.json", "plan.xlsx", "findings.csv"}
    assert {p.name: p.read_bytes() for p in run_of(county).iterdir()} == before
    assert sorted(p.name for p in (county / "reports").iterdir()) == ["base", "runs.log"]


@pytest.mark.parametrize("file", ["plan.json", "plan.xlsx", "findings.csv"])
def test_a_flipped_byte_is_found_even_when_the_record_was_made_to_fit(
    county: Path, file: str
) -> None:
    from zsyz_model.runs.folder import sha256_of

    folder = run_of(county)
    raw = bytearray((folder / file).read_bytes())
    at = raw.index(b'"P1"') + 2 if file == "plan.json" else len(raw) - 1
    raw[at] ^= 3
    (folder / file).write_bytes(raw)
    record = json.loads((folder / "RUN.json").read_text("utf-8"))
    record["outputs"][file] = sha256_of(folder / file)
    (folder / "RUN.json").write_text(sealed(record), encoding="utf-8")

    done = replay_run(folder)

    assert done.differing == (file,)
    assert [f.code for f in done.findings] == ["R14"]
    assert not done.same


def test_changed_inputs_are_named(county: Path) -> None:
    tables = toy_tables()
    tables["leaders"][0]["hours"] = 11
    write_ledger(county / "ledger.xlsx", tables)
    (county / "base.yaml").write_text(BASE + "as_of: 2026-12-31\n", encoding="utf-8")

    done = replay_run(run_of(county), scenario=county / "base.yaml")

    assert [f.code for f in done.found] == ["R09", "R09"]
    assert not done.same


def test_a_run_moved_with_its_scenario_is_found(planned: Path, tmp_path: Path) -> None:
    home = tmp_path / "there"
    shutil.copytree(planned, home)
    record = json.loads((run_of(home) / "RUN.json").read_text("utf-8"))
    record["scenario"]["file"] = str(tmp_path / "gone" / "base.yaml")
    (run_of(home) / "RUN.json").write_text(sealed(record), encoding="utf-8")

    assert replay_run(run_of(home)).same


def test_another_program_is_said_and_is_no_fault() -> None:
    here = program()
    other = {**here, "versions": {**here["versions"], "highspy": "1.14.0"}}

    assert check_program(Run(Path("x"), here)) == ()
    (finding,) = check_program(Run(Path("x"), other))
    assert finding.code == "R13"
    assert "highspy 1.14.0 → " in finding.fact


def test_what_never_finished_cannot_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("ledger: none.xlsx\n", encoding="utf-8")
    entry = plan_only(tmp_path / "a.yaml", tmp_path / "reports")
    assert entry.run is not None

    with pytest.raises(RunError, match="R04"):
        replay_run(entry.run.folder)


def test_a_replay_waits_for_no_batch(county: Path) -> None:
    with hold(county / "reports"), pytest.raises(HeldError, match="另一个批次"):
        replay_run(run_of(county))
