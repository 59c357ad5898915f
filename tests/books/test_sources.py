"""Workbooks, folders of csv and single csv give the same raw sheets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from tests.ledger.books import PROJECTS, Cells, county, of, projects_with, write_county, write_csv
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger


def folder_of(path: Path, sheets: dict[str, Cells], encoding: str = "utf-8") -> Path:
    path.mkdir()
    for name, rows in sheets.items():
        write_csv(path / f"{name}.csv", rows, encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_folder_of_csv_reads_like_the_workbook(tmp_path: Path, encoding: str) -> None:
    book = read_ledger(write_county(tmp_path, county()))
    folder = read_ledger(folder_of(tmp_path / "台账", county(), encoding))

    for name, frame in book.tables.items():
        pd.testing.assert_frame_equal(folder.tables[name], frame)
    assert folder.cells["leaders", "L2", "hours"].file == "领导.csv"


def test_files_of_a_folder_may_bear_internal_names(tmp_path: Path) -> None:
    names = {"项目": "projects", "领导": "leaders", "乡镇园区": "places"}
    folder = folder_of(tmp_path / "台账", {names[k]: v for k, v in county().items()})

    assert len(read_ledger(folder).tables["projects"]) == 3


def test_an_old_workbook_reads_alike() -> None:
    """county.xls was written with xlwt 1.3 from `county` with a stored and a written day."""
    ledger = read_ledger(Path(__file__).parent / "data" / "county.xls")

    assert [str(d.date()) for d in ledger.tables["projects"]["signed_on"].dropna()] == [
        "2026-03-31",
        "2026-04-01",
    ]
    assert ledger.tables["projects"]["invest_wan"].tolist() == [12000.0, 8000.0, 5000.0]
    assert [(f.code, f.place.cell) for f in of(ledger)] == [("V13", "I3")]


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = write_county(tmp_path, county())

    assert read_ledger(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_hash_of_a_folder_sees_every_byte_and_name(tmp_path: Path) -> None:
    one = read_ledger(folder_of(tmp_path / "a", county())).sha256
    same = read_ledger(folder_of(tmp_path / "b", county())).sha256
    other = read_ledger(
        folder_of(tmp_path / "c", county(项目=projects_with("阶段", "签约", "签约")))
    ).sha256

    assert one == same != other


def test_all_faulty_files_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "台账", county())
    (folder / "项目.csv").write_bytes(b"")
    (folder / "领导.csv").write_bytes(b"PK\x03\x04")

    with pytest.raises(InputError, match="项目") as caught:
        read_ledger(folder)

    assert sorted((f.code, f.place.file) for f in caught.value.findings) == [
        ("F01", "项目.csv"), ("F03", "领导.csv"),
    ]  # fmt: skip


def test_a_folder_without_csv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F01\].*没有.csv文件"):
        read_ledger(tmp_path)


def test_an_open_quote_is_refused_with_its_row(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "台账", county())
    with (folder / "项目.csv").open("a", encoding="utf-8") as file:
        file.write('P4,"丁厂,工业\n')

    with pytest.raises(InputError, match=r"\[C01\] 文件《项目.csv》：第5行引号未闭合"):
        read_ledger(folder)


def test_numbers_of_a_csv_are_typed_like_stored_ones(tmp_path: Path) -> None:
    assert [type(c) for c in PROJECTS[1]][4] is float
    frame = read_ledger(folder_of(tmp_path / "台账", county())).tables["projects"]

    assert frame["invest_wan"].tolist() == [12000.0, 8000.0, 5000.0]


def test_a_folder_named_like_a_csv_is_passed_over(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "台账", county())
    (folder / "备份.csv").mkdir()

    assert len(read_ledger(folder).tables["projects"]) == 3


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fails)
    with pytest.raises(InputError, match=r"\[F11\].*没有读取权限，或正被其他程序占用"):
        read_ledger(tmp_path)


def test_a_name_that_is_no_text_is_hashed_like_any_other(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "台账", county())
    (folder / "项目.csv").rename(folder / "projects.csv")
    (folder / "领导.csv").rename(folder / "领导\udcff.csv")

    with pytest.raises(InputError, match="领导") as caught:
        read_ledger(folder)

    assert {f.code for f in caught.value.findings} != {"X01"}
