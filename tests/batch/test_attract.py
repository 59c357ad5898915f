"""招商 of files on the disk: read, judged, written, beside a run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.attraction.county import county
from tests.batch.attracted import write_attracted
from tests.cases import toy_case
from tests.runs.outcomes import toy_outcome
from zsyz_model.attraction import attraction
from zsyz_model.batch import attract as room
from zsyz_model.batch.attract import (
    attract,
    attract_case,
    lacking_attraction,
    tell_attraction,
    write_attraction,
)
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.findings import InputError


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_attracted(tmp_path_factory.mktemp("county"))


def test_a_ledger_as_a_clerk_writes_it(scenario: Path) -> None:
    """The same numbers as from tables in memory: 4 leads where 2 were due, 2.67 by L2."""
    found = attract(scenario)

    assert found.told.plan is not None
    assert found.told.plan.leads == 3.67
    assert found.told.forecast[0].total == pytest.approx(2.2)
    assert {f.code for f in found.told.findings} == {"Z10", "Z12"}
    assert all(f.place.cell for f in found.told.findings)


def test_everything_is_written_and_the_same_twice(scenario: Path, tmp_path: Path) -> None:
    found = attract(scenario)
    written = write_attraction(tmp_path / "one", found)
    tell_attraction(toy_outcome(found.case), tmp_path, tmp_path / "attraction")

    names = [path.relative_to(tmp_path / "one").as_posix() for path in written]
    assert names[:4] == [
        "attraction.xlsx",
        "attraction.json",
        "attraction.html",
        "notice.txt",
    ]
    assert names[4:] == [
        f"charts/{stem}.{form}"
        for stem in ("forecast", "outings", "readiness", "notice")
        for form in ("svg", "pdf", "png")
    ]
    for path in written[:4]:
        assert path.read_bytes() == (tmp_path / "attraction" / path.name).read_bytes()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="F12"):
        write_attraction(taken, attract_case(county()))


def test_a_faulty_plan_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def forged(case: Case) -> Attraction:
        told = attraction(case)
        assert told.plan is not None
        return replace(told, plan=replace(told.plan, cost_wan=1.0))

    monkeypatch.setattr(room, "attraction", forged)
    found = attract_case(county())

    assert found.told.plan is None
    assert "outreach_sums" in {f.code for f in found.told.findings}


def test_beside_a_run_it_stands_in_a_folder_of_its_own(tmp_path: Path) -> None:
    """Every sentence of its summary is said; the first two are one line."""
    first, *more = tell_attraction(toy_outcome(county()), tmp_path, tmp_path / "attraction")

    assert sorted(p.name for p in (tmp_path / "attraction").iterdir()) == [
        "attraction.html", "attraction.json", "attraction.xlsx", "notice.txt",
    ]  # fmt: skip
    stored = json.loads((tmp_path / "attraction" / "attraction.json").read_text(encoding="utf-8"))
    assert [*first.split("；"), *more] == stored["summary"]
    assert len(more) > 1


def test_a_folder_beside_a_run_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="F12"):
        tell_attraction(toy_outcome(county()), tmp_path, tmp_path / "taken")


def test_a_county_without_the_sheets_is_told_so() -> None:
    assert lacking_attraction(toy_case()) == "台账没有“线索”“外出招商”“产业链”，本次不列"
    assert lacking_attraction(county()) == ""
