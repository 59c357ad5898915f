"""Other counties than the demonstration go the whole way."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.counties import NEEDED, County, make_county, write_county
from zsyz_model.case import Status
from zsyz_model.pipeline import read_case, run
from zsyz_model.runs import check_run, list_runs
from zsyz_model.tables import TABLES

FEW = frozenset({"quota", "plots", "schemes", "targets"})


def other_counties() -> dict[str, County]:
    return {
        "all sheets": make_county(3),
        "another size": make_county(2, projects=20, leaders=6, places=9, plots=9, quarters=6),
        "sheets left out": make_county(3, sheets=FEW),
        "thirty projects": make_county(8, projects=30, leaders=14, quarters=4, sheets=FEW),
        "only what is required": make_county(4, sheets=()),
    }


COUNTIES = other_counties()


@pytest.mark.slow
@pytest.mark.parametrize("county", COUNTIES.values(), ids=COUNTIES)
def test_another_county_is_planned_without_faults(county: County, tmp_path: Path) -> None:
    outcome = run(read_case(write_county(tmp_path, county)))

    plan, projects = outcome.plan, county.tables["projects"]
    assert (plan.status, plan.faults) == (Status.OPTIMAL, ())
    assert len(outcome.admission.kept) + len(outcome.admission.refused) == len(projects)
    assert {start.project_id for start in plan.starts} <= {lead.project_id for lead in plan.leads}
    assert bool(plan.starts) == ("quota" in county.tables)


def test_the_counties_have_nothing_of_the_demonstration() -> None:
    first, second, *_ = COUNTIES.values()

    ids = [{row["project_id"] for row in c.tables["projects"]} for c in (first, second)]
    assert ids[0] == {f"XM-2027-{n:03d}" for n in range(1, 15)}
    assert ids[1] == {f"2027{n:05d}" for n in range(1, 21)}
    assert all(not row["place"].isascii() for row in first.tables["places"])
    assert first.span.quarters[0] == "2029Q1"
    assert second.span.quarters[-1] == "2029Q4"


def test_a_seed_is_a_county_and_another_seed_another() -> None:
    assert make_county(3) == make_county(3)
    assert make_county(3).tables != make_county(6).tables


def test_sheets_left_out_are_absent_and_the_required_ones_stay(tmp_path: Path) -> None:
    case = read_case(write_county(tmp_path, COUNTIES["sheets left out"]))

    assert set(case.ledger.absent) == set(TABLES) - FEW - NEEDED


def test_every_sixth_project_is_one_that_admission_refuses() -> None:
    found = Counter(
        (row["kind"], row["stage"]) for row in make_county(2, projects=24).tables["projects"]
    )

    strays = {("房地产", "签约"), ("农业", "落地"), ("工业", "线索"), ("工业", "终止")}
    assert {pair: found[pair] for pair in strays} == dict.fromkeys(strays, 1)


@pytest.mark.slow
def test_another_county_passes_the_whole_review(tmp_path: Path) -> None:
    path = write_county(tmp_path, COUNTIES["sheets left out"])

    told = subprocess.run(
        [sys.executable, "-m", "zsyz_model", "review", path.name, "--out", "reports", "--json"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip

    assert told.returncode == 0, told.stderr
    (entry,) = json.loads(told.stdout)["runs"]
    (done,) = list_runs(tmp_path / "reports")
    assert (entry["state"], done.done, check_run(done.folder)) == ("done", True, ())
    outputs = {Path(name).suffix for name in done.record["outputs"]}
    assert {".ipynb", ".html", ".xlsx", ".json", ".svg", ".pdf", ".png"} <= outputs
    assert (tmp_path / "reports" / "index.html").is_file()
