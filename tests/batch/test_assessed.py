"""The assessment of a scenario or a run, and what is written of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.batch.county import write_county
from zsyz_model.batch import Orders, review
from zsyz_model.batch.assessed import BOOK, NOTICES, assess_of, write_assessed, write_paper
from zsyz_model.case.forecast import PLANNED
from zsyz_model.case.paper_rules import Level
from zsyz_model.findings import InputError

RULES = Path(__file__).parents[2] / "scenarios" / "rules" / "assessment.yaml"


def with_units(folder: Path) -> Path:
    """The small county with its units of assessment: one town is in charge of all, and has a task."""
    path = write_county(folder)
    (folder / "rules").mkdir()
    shutil.copy(RULES, folder / "rules")
    book = load_workbook(folder / "ledger.xlsx")
    projects = book["项目"]
    heads = [str(cell.value) for cell in projects[1]]
    for head, word in (("责任单位", "甲镇"), ("首谈单位", None), ("十强标签", "新材料")):
        at = heads.index(head) + 1 if head in heads else projects.max_column + 1
        projects.cell(1, at).value = head
        for row in range(2, projects.max_row + 1):
            projects.cell(row, at).value = word
    units = book.create_sheet("考核单位")
    units.append(["单位", "类别", "年度任务(万元)"])
    units.append(["甲镇", "乡镇街道", 100000])
    book.save(folder / "ledger.xlsx")
    return path


def test_a_county_without_the_sheets_of_assessment_has_an_empty_year(tmp_path: Path) -> None:
    told = assess_of(write_county(tmp_path), RULES)

    assert told.found.tranches == ()
    assert told.ahead.units == ()
    files = [path.name for path in write_assessed(tmp_path / "out", told)]
    assert files == [BOOK, "year_end.svg", "year_end.pdf", "year_end.png", NOTICES[Level.INTERNAL]]


def test_for_everybody_the_notice_is_written_and_nothing_else(tmp_path: Path) -> None:
    told = assess_of(with_units(tmp_path), RULES)

    (path,) = write_paper(tmp_path / "out", told, Level.PUBLIC)

    assert (
        [file.name for file in (tmp_path / "out").iterdir()]
        == [path.name]
        == [NOTICES[Level.PUBLIC]]
    )


@pytest.mark.slow
def test_a_run_brings_the_starts_of_its_plan(tmp_path: Path) -> None:
    """The same starts whether the run is read or the plan is made on the spot, and none without."""
    scenario = with_units(tmp_path)
    (entry,) = review([scenario], tmp_path / "reports", orders=Orders(pages=False))
    assert entry.run is not None
    stored = json.loads((entry.run.folder / "plan.json").read_text(encoding="utf-8"))
    year = min(int(start["quarter"][:4]) for start in stored["starts"])

    run, made, bare = (
        assess_of(entry.run.folder, RULES, year),
        assess_of(scenario, None, year, planned=True),
        assess_of(scenario, None, year),
    )

    planned = {e.project_id: e for e in run.ahead.expected if e.basis == PLANNED}
    assert run.ahead == made.ahead
    assert planned.keys() <= {start["project_id"] for start in stored["starts"]}
    assert planned
    assert not any(e.basis == PLANNED for e in bare.ahead.expected)
    (unit,) = run.ahead.units
    assert unit.expected_yuan == sum(line.credited_yuan for line in run.ahead.lines) > 0


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    told = assess_of(write_county(tmp_path), RULES)
    (tmp_path / "out").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="F12"):
        write_assessed(tmp_path / "out", told)
    with pytest.raises(InputError, match="F12"):
        write_paper(tmp_path / "out", told, Level.PUBLIC)
