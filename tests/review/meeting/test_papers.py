import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import FILE, make_case, place
from zsyz_model.case import Case, KeptOff
from zsyz_model.findings import Severity
from zsyz_model.review.meeting.papers import (
    BLANK,
    LACKING,
    LATE,
    NO_ROW,
    PAPERS,
    check_papers,
    lacking_papers,
)

DEADLINE = dt.date(2026, 11, 2)
IN_TIME = pd.Timestamp("2026-10-20")
TITLES = ("投资项目基本情况表", "可研报告", "鸟瞰图", "合同书")


def complete(project: str = "P1", **cells: Any) -> dict[str, Any]:
    """A row of the sheet with all four papers, some cells replaced."""
    row: dict[str, Any] = {"project_id": project}
    for paper in PAPERS:
        row |= {paper: "有", f"{paper}_on": IN_TIME}
    return row | cells


def county(*rows: dict[str, Any]) -> Case:
    return make_case(papers=rows)


def lacking(**cells: Any) -> tuple[KeptOff, ...]:
    return lacking_papers(county(complete(**cells)), ["P1"], DEADLINE)


def test_the_papers_are_the_four_of_the_plan() -> None:
    assert PAPERS == ("form", "study", "birdseye", "contract")
    assert lacking() == ()


@pytest.mark.parametrize(
    ("cells", "rule", "fact", "column", "advice"),
    [
        ({"study": "缺", "study_on": pd.NaT}, LACKING, "可研报告填“缺”", "study",
         "2026-11-02 前（含当日）交可研报告，在“评审材料”填“有”和日期"),
        ({"birdseye": None}, BLANK, "鸟瞰图空白，视为未交", "birdseye",
         "2026-11-02 前（含当日）交鸟瞰图，在“评审材料”填“有”和日期"),
        ({"contract_on": pd.Timestamp("2026-11-03")}, LATE,
         "合同书日期 2026-11-03，晚于收齐议题的 2026-11-02", "contract_on",
         "确在 2026-11-02 前（含当日）交的，改正日期；否则顺延下次会议"),
    ],
)  # fmt: skip
def test_a_paper_that_is_not_there_in_time_is_told_at_its_cell(
    cells: dict[str, Any], rule: str, fact: str, column: str, advice: str
) -> None:
    assert lacking(**cells) == (KeptOff("P1", rule, fact, place("papers", 1, column), advice),)


def test_the_last_day_still_counts_and_one_day_later_does_not() -> None:
    assert lacking(study_on=pd.Timestamp(DEADLINE)) == ()
    assert [k.rule for k in lacking(study_on=pd.Timestamp("2026-11-03"))] == [LATE]


def test_a_project_without_a_row_lacks_all_four() -> None:
    found = lacking_papers(county(complete("P9")), ["P1"], DEADLINE)

    assert [k.rule for k in found] == [NO_ROW] * 4
    assert [k.fact for k in found] == [f"“评审材料”没有本项目的行，{t}未交" for t in TITLES]
    assert [k.cell.column for k in found] == list(TITLES)
    assert {(k.cell.file, k.cell.sheet, k.cell.cell) for k in found} == {(FILE, "评审材料", "")}


def test_only_the_asked_projects_are_judged_in_their_order() -> None:
    case = county(complete("P1", form="缺"), complete("P2", form="缺"), complete("P3", form="缺"))

    assert [k.project_id for k in lacking_papers(case, ["P3", "P1"], DEADLINE)] == ["P3", "P1"]


def test_a_paper_without_date_counts_and_is_told() -> None:
    case = county(complete(study_on=pd.NaT))

    (finding,) = check_papers(case, ["P1"], dt.date(2026, 10, 31))

    assert lacking(study_on=pd.NaT) == ()
    assert (finding.code, finding.severity) == ("S26", Severity.WARNING)
    assert (finding.place, finding.subject) == (place("papers", 1, "study_on"), "P1")
    assert (finding.fact, finding.advice) == ("可研报告填“有”而无日期，按已交计", "补填日期")


def test_a_paper_of_the_future_is_told() -> None:
    as_of = dt.date(2026, 10, 31)
    later = pd.Timestamp("2026-11-01")
    case = county(complete(form_on=pd.Timestamp(as_of), study_on=later))

    (finding,) = check_papers(case, ["P1", "P2"], as_of)

    assert (finding.code, finding.value) == ("S25", "2026-11-01")
    assert finding.place == place("papers", 1, "study_on")
    assert finding.fact == "可研报告日期 2026-11-01 晚于截止日 2026-10-31"
    assert finding.advice == "核对日期；还没有交的改填“缺”"
    planned = county(complete(study="缺", study_on=later))
    assert list(check_papers(planned, ["P1"], as_of)) == []


CELLS = st.sampled_from(("有", "缺", None))
DAYS = st.one_of(st.none(), st.integers(-3, 3))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(CELLS, DAYS), min_size=4, max_size=4))
def test_a_project_goes_on_exactly_when_all_four_are_in_time(
    drawn: list[tuple[str | None, int | None]],
) -> None:
    cells: dict[str, Any] = {}
    for paper, (state, shift) in zip(PAPERS, drawn, strict=True):
        day = pd.NaT if shift is None else pd.Timestamp(DEADLINE) + pd.Timedelta(days=shift)
        cells |= {paper: state, f"{paper}_on": day}
    good = [state == "有" and (shift is None or shift <= 0) for state, shift in drawn]

    found = lacking(**cells)

    assert [k.cell.column.removesuffix("日期") for k in found] == [
        title for title, fine in zip(TITLES, good, strict=True) if not fine
    ]
    assert all(replace(k.cell, file=FILE) == k.cell for k in found)
