"""Who is in the pipeline, and what is found on the way."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.attraction.county import DAY, county, lead, tables_with
from zsyz_model.attraction.funnel import FROM_PROJECTS, check_leads, prospects, stage_counts
from zsyz_model.case import Case


def with_lead(**cells: object) -> Case:
    return county(leads=[*tables_with()["leads"], lead("X9", **cells)])


def codes(case: Case) -> list[tuple[str, str, str]]:
    return [(f.code, f.subject, f.place.column) for f in check_leads(case)]


def test_leads_and_the_projects_that_no_lead_names() -> None:
    found = {x.key: x for x in prospects(county())}

    assert set(found) == {"X1", "X2", "X3", "X4", "X5", "X6", "P1", "P2", "P4", "P5", "P6"}
    assert (found["X6"].stage, found["X6"].invest_wan, found["X6"].project_id) == (
        "签约",
        50000,
        "P3",
    )
    assert (found["P2"].source, found["P2"].stage) == (FROM_PROJECTS, "评审")
    assert found["X5"].counts(10000) is False
    assert found["X1"].counts(10000) is True


def test_counts_by_stage_and_source_lose_nobody() -> None:
    found = prospects(county())
    told = stage_counts(found)

    assert sum(x.leads for x in told) == len(found)
    assert [(x.source, x.leads, x.invest_wan, x.unnamed) for x in told if x.stage == "线索"] == [
        ("外出招商", 1, 0.0, 1), ("流动党员", 1, 15000.0, 0),
    ]  # fmt: skip


def test_a_clean_sheet_says_nothing() -> None:
    assert codes(county()) == []


def test_an_unknown_stage_is_told_at_its_cell_and_left_out() -> None:
    case = with_lead(stage="洽谈中")
    (found,) = check_leads(case)

    assert (found.code, found.subject, found.value) == ("Z01", "X9", "洽谈中")
    assert found.place.sheet == "线索"
    assert found.place.cell
    assert "X9" not in {x.key for x in prospects(case)}


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"stage": None}, "Z01", "stage"),
        ({"month": "去年"}, "Z02", "month"),
        ({"project_id": "P77"}, "Z03", "project_id"),
        ({"stage": "签约", "signed_on": DAY("2026-09-01")}, "Z06", "signed_on"),
        ({"stage": "签约"}, "Z07", "signed_on"),
        ({"stage": "初审", "signed_on": DAY("2026-10-20")}, "Z07", "stage"),
    ],
)  # fmt: skip
def test_each_fault_has_its_code_and_cell(cells: dict[str, object], code: str, column: str) -> None:
    case = with_lead(**cells)

    (found,) = check_leads(case)

    assert found.code == code
    assert found.place == case.place_of("leads", "X9", column)


def test_a_ledger_without_leads_has_its_projects() -> None:
    found = prospects(county(leads=[]))

    assert {x.source for x in found} == {FROM_PROJECTS}
    assert len(found) == 6
    assert pd.notna(found[0].invest_wan)
