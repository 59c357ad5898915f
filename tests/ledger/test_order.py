"""Days of one row that cannot follow each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.books import RawSheet
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.order import check_order
from zsyz_model.tables import TABLES

PROJECTS = TABLES["projects"]
HEAD = ["项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)"]
LINE = ["P1", "甲厂", "工业", "签约", 100.0]


def checked(days: dict[str, object], broken: str = "", constants: dict[str, str] | None = None) -> Draft:  # fmt: skip
    """One project with days below their headers, in the order given."""
    sheet = RawSheet(
        "a.xlsx", "项目", [[*HEAD, *days], [*LINE, *days.values()]],
        broken={1: broken} if broken else {},
    )  # fmt: skip
    given = FileMap(PROJECTS, constants=constants or {})
    return check_order(read_draft(lay_out(sheet, PROJECTS, given)))


@pytest.mark.parametrize(
    ("days", "cell", "fact"),
    [
        ({"签约日期": "2026-03-02", "开工日期": "2026-03-01"}, "G2", "开工日期2026-03-01早于签约日期2026-03-02"),
        ({"开工日期": "2026-03-01", "签约日期": "2026-03-02"}, "F2", "开工日期2026-03-01早于签约日期2026-03-02"),
        ({"开工日期": "2026-03-02", "投产日期": "2026-03-01"}, "G2", "投产日期2026-03-01早于开工日期2026-03-02"),
        ({"签约日期": "2026-03-02", "投产日期": "2026-03-01"}, "G2", "投产日期2026-03-01早于签约日期2026-03-02"),
        ({"签约日期": 46083.0, "开工日期": "26年3月1日"}, "G2", "开工日期2026-03-01早于签约日期2026-03-02"),
    ],
    ids=["started", "columns the other way round", "produced", "never started", "written otherwise"],
)  # fmt: skip
def test_the_later_day_is_set_aside_at_its_cell(
    days: dict[str, object], cell: str, fact: str
) -> None:
    draft = checked(days)
    (finding,) = (f for f in draft.findings() if f.code == "V15")

    assert (finding.place.cell, finding.fact) == (cell, fact)
    assert (finding.severity.value, finding.advice) == ("隔离", "核对两个日期，改正其中一个")
    assert draft.bad == {0}


@pytest.mark.parametrize(
    "days",
    [
        {"签约日期": "2026-03-01", "开工日期": "2026-03-01", "投产日期": "2026-03-01"},
        {"签约日期": "2026-03-01", "开工日期": "", "投产日期": "2026-03-02"},
        {"签约日期": "", "开工日期": "2026-03-01"},
        {"开工日期": "2026-03-01"},
        {},
    ],
    ids=["one day", "a gap", "a blank", "one column", "none"],
)
def test_days_in_order_and_days_alone_are_nothing_to_tell(days: dict[str, object]) -> None:
    assert checked(days).findings() == ()


def test_an_unreadable_day_is_not_compared() -> None:
    codes = [f.code for f in checked({"签约日期": "2026-03-02", "开工日期": "3月1日"}).findings()]

    assert codes == ["V13"]


def test_one_day_too_early_contradicts_both_others() -> None:
    days = {"签约日期": "2026-02-01", "开工日期": "2026-03-01", "投产日期": "2026-01-01"}

    assert [(f.code, f.place.cell) for f in checked(dict(days)).findings()] == [
        ("V15", "H2"), ("V15", "H2"),
    ]  # fmt: skip


def test_a_row_of_shifted_cells_is_told_once() -> None:
    draft = checked({"签约日期": "2026-03-02", "开工日期": "2026-03-01"}, "第2行8列，应7列")

    assert [f.code for f in draft.findings()] == ["C01"]


def test_a_day_that_a_mapping_gives_is_compared_at_the_row() -> None:
    draft = checked({"签约日期": "2026-03-02"}, constants={"started_on": "2026-03-01"})
    (finding,) = draft.findings()

    assert (finding.code, finding.place.cell, finding.place.row) == ("V15", "", 2)


DAYS = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2000, 1, 5))


@given(DAYS, DAYS, DAYS)
def test_a_row_is_set_aside_when_and_only_when_its_days_are_not_sorted(
    signed: dt.date | None, started: dt.date | None, produced: dt.date | None
) -> None:
    days = (signed, started, produced)
    known = [day for day in days if day]
    draft = checked(
        dict(zip(("签约日期", "开工日期", "投产日期"), (d or "" for d in days), strict=True))
    )

    assert bool(draft.bad) == (known != sorted(known))
