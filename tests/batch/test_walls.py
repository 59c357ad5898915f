"""The posters of a scenario as files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.batch.motion import Moved, motion_of
from zsyz_model.batch.walls import foot_of, poster_name, write_walls
from zsyz_model.findings import InputError


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    folder = tmp_path_factory.mktemp("county")
    tables = busy_tables()
    tables["projects"][0]["promised"] = "2026Q4"
    tables["progress"] = [row for row in tables["progress"] if row["project_id"] == "P1"]
    write_ledger(folder / "ledger.xlsx", tables)
    shutil.copytree(RULES, folder / "rules")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return motion_of(folder / "base.yaml")


def test_the_county_s_posters_and_both_charts_of_a_project(moved: Moved, tmp_path: Path) -> None:
    written = write_walls(tmp_path, moved)

    assert [path.name for path in written] == [
        f"{stem}_a1.{form}"
        for stem in ("board", "reverse", "progress_P1", "support_P1")
        for form in ("svg", "pdf")
    ]
    assert all(path.stat().st_size > 10_000 for path in written)


def test_only_the_projects_that_were_asked_for(moved: Moved, tmp_path: Path) -> None:
    written = write_walls(tmp_path, moved, ["P3"], "a0")

    assert {path.name for path in written} == {
        "progress_P3_a0.svg", "progress_P3_a0.pdf", "support_P3_a0.svg", "support_P3_a0.pdf",
    }  # fmt: skip


def test_a_project_that_nobody_knows_is_refused(moved: Moved, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"T42.*没有项目“P01”.*是否“P1”"):
        write_walls(tmp_path, moved, ["P01"])


def test_a_folder_that_cannot_be_written_is_said(moved: Moved, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="F12"):
        write_walls(tmp_path / "taken", moved, ["P1"])


def test_the_foot_says_from_what_the_poster_is_drawn(moved: Moved) -> None:
    foot = foot_of(moved)

    for words in (
        "截至 2026-10-31",
        "ledger.xlsx",
        "小县",
        moved.case.ledger.sha256[:12],
        "待核实",
    ):
        assert words in foot


def test_a_promise_that_cannot_be_kept_is_among_the_findings(moved: Moved) -> None:
    """110 working days of procedures from the end of October end in April."""
    assert [f.subject for f in moved.told.findings if f.code == "T41"] == ["P1"]
    assert moved.reverses[0].late_days > 90
    assert moved.document()["reverse"][0]["promise"] == "台账承诺 2026Q4 开工"


@pytest.mark.parametrize(
    ("project", "name"),
    [("P035", "P035"), ("QH-08", "QH-08"), ("../P1", "007"), ("项目1", "007"), ("-", "007"), ("", "007")],
)  # fmt: skip
def test_a_poster_is_found_by_its_project_s_id(project: str, name: str) -> None:
    assert poster_name(project, 7) == name
