"""Columns read in one sweep agree with cells read one by one; required cells and broken rows."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.books import PROJECTS, of, projects_with, read_county, write_csv
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.cells import read_cell
from zsyz_model.ledger.columns import read_column
from zsyz_model.ledger.readings import Spec
from zsyz_model.tables import TABLES

PROJECT = TABLES["projects"].by_name
CELLS = st.one_of(
    st.floats(-1e3, 1e12), st.floats(), st.integers(-5, 10**9).map(float), st.decimals(0, 10**6, places=2).map(float),
    st.sampled_from(["", "12", "1,200", "约5", "3亩", "-", "2026Q1", "工业", True]),
)  # fmt: skip


@given(
    st.lists(CELLS, max_size=12),
    st.sampled_from(["invest_wan", "land_mu", "jobs", "energy_tce", "kind", "earliest", "name"]),
    st.sampled_from([Fraction(1), Fraction(10000), Fraction(3, 2000)]),
)
def test_a_column_reads_like_its_cells(raw: list[object], name: str, factor: Fraction) -> None:
    spec = Spec(PROJECT[name], False, factor if name in ("invest_wan", "land_mu") else Fraction(1))
    values, told = read_column(raw, spec)

    one_by_one = [read_cell(cell, spec) for cell in raw]
    assert [(p, r.code, r.fact) for p, r in sorted(told.items())] == [
        (p, r.code, r.fact) for p, r in enumerate(one_by_one) if r.code
    ]
    assert values == [r.value for r in one_by_one]
    assert [type(v) for v in values] == [type(r.value) for r in one_by_one]


def test_a_missing_required_cell_sets_the_row_aside(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=projects_with("总投资(万元)", "", "—"))

    assert [(f.code, f.place.cell, f.value, f.fact) for f in of(ledger)] == [
        ("V10", "E2", "", "必填为空"), ("V10", "E3", "—", "必填为空（“—”按空白读）"),
    ]  # fmt: skip
    assert list(ledger.tables["projects"].index) == ["P3"]


def test_an_unreadable_cell_that_is_not_required_sets_the_row_aside_too(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=projects_with("拟用地(亩)", "约40亩"))

    assert [(f.code, f.place.cell, f.subject) for f in of(ledger)] == [("V07", "F2", "P1")]
    assert ledger.rows["项目"].quarantined == 1


def test_all_faults_of_a_row_are_told_at_once_in_order(tmp_path: Path) -> None:
    rows = [PROJECTS[0], ["P1", "甲\x07厂", "工业类", "", "约1亿", -3.0, "南镇", "-"]]
    folder = tmp_path / "台账"
    folder.mkdir()
    for name, cells in (
        ("项目", rows),
        ("领导", [["领导编号", "称谓", "每周可用小时"]]),
        ("乡镇园区", [["编码", "名称", "类型", "距县城"]]),
    ):
        write_csv(folder / f"{name}.csv", cells)

    told = [(f.code, f.place.cell) for f in of(read_ledger(folder))]

    assert told == [
        ("E06", "B2"), ("K02", "C2"), ("V10", "D2"), ("V07", "E2"), ("V11", "F2"), ("K02", "G2"), ("V10", "H2"),
    ]  # fmt: skip


def test_a_csv_row_of_another_length_is_set_aside_whole(tmp_path: Path) -> None:
    for name, cells in (
        ("领导", [["领导编号", "称谓", "每周可用小时"]]),
        ("乡镇园区", [["编码", "名称", "类型", "距县城"]]),
    ):
        write_csv(tmp_path / f"{name}.csv", cells)
    head = PROJECTS[0][:5]
    rows = [row[:5] for row in PROJECTS[1:]]
    write_csv(tmp_path / "项目.csv", [head, rows[0], rows[1][:4], [*rows[2], "多"]])
    ledger = read_ledger(tmp_path)

    assert [(f.code, f.place.row, f.fact) for f in of(ledger)] == [
        ("C01", 3, "第3行4列，应5列"), ("C01", 4, "第4行6列，应5列"),
    ]  # fmt: skip
    assert list(ledger.tables["projects"].index) == ["P1"]
