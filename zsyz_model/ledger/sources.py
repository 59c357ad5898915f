"""The raw sheets of a workbook, a folder of csv or a single csv; nothing is typed yet."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine

from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.ledger.decoding import decode
from zsyz_model.ledger.folding import letters
from zsyz_model.ledger.guard import check_name, open_parts, read_bytes, refusal
from zsyz_model.ledger.parts import MOST_CELLS, BookParts, Marks, extent, marks
from zsyz_model.ledger.readings import Reading, refused

Knows = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of one sheet: ``rows[i]`` is row i + 1 of the sheet, "" an empty cell.

    `marks` are cells that carry their own reading (error values, merged cells), `broken`
    rows that have a wrong number of fields, with the reason.
    """

    file: str
    name: str
    rows: Sequence[Sequence[object]]
    marks: Marks = field(default_factory=dict)
    broken: Mapping[int, str] = field(default_factory=dict)
    from_1904: bool = False

    def place(self, row: int, column: int | None = None, header: str = "") -> Place:
        """The place of a cell (or of a whole row) by its numbers counted from 0."""
        cell = "" if column is None else f"{letters(column)}{row + 1}"
        return Place(self.file, self.name, cell, row + 1, header)


@dataclass(frozen=True, slots=True)
class Source:
    """Everything read from the disk: the sheets, the hash of the bytes, what was said on the way."""

    name: str
    sheets: tuple[RawSheet, ...]
    sha256: str
    findings: tuple[Finding, ...] = ()


def open_source(path: Path, knows: Knows) -> Source:
    """The sheets behind a path: .xlsx, .xls, .et, .csv or a folder of csv files.

    `knows` says whether a text's first lines hold header words of the dictionary.
    """
    check_name(path)
    if path.is_dir():
        return _folder(path, knows)
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix.lower() == ".csv":
        sheet, findings = _csv_sheet(path, data, knows)
        return Source(path.name, (sheet,), digest, findings)
    sheets, findings = _book(path.name, data)
    return Source(path.name, sheets, digest, findings)


def _folder(path: Path, knows: Knows) -> Source:
    files = sorted(
        p
        for p in path.iterdir()
        if p.suffix.lower() == ".csv" and not p.name.startswith((".", "~"))
    )
    if not files:
        raise refusal(
            path.name, "F01", "文件夹中没有.csv文件", "每张表存一个.csv，文件名用工作表名"
        )
    digest = hashlib.sha256()
    sheets: list[RawSheet] = []
    findings: list[Finding] = []
    faults: list[Finding] = []
    for file in files:
        try:
            data = read_bytes(file)
            sheet, said = _csv_sheet(file, data, knows)
        except InputError as error:
            faults += error.findings
            continue
        digest.update(file.name.encode("utf-8") + b"\x00" + hashlib.sha256(data).digest())
        sheets.append(sheet)
        findings += said
    if faults:
        raise InputError(*faults)
    return Source(path.name, tuple(sheets), digest.hexdigest(), tuple(findings))


def _csv_sheet(path: Path, data: bytes, knows: Knows) -> tuple[RawSheet, tuple[Finding, ...]]:
    text, findings = decode(path.name, data, knows)
    head = text[:4096].partition("\n")[0]
    mark = "\t" if head.count("\t") > head.count(",") else ","
    rows = _csv_rows(
        path.name, csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    )
    return RawSheet(path.name, path.stem, rows, broken=_broken(rows)), findings


def _csv_rows(name: str, reader: Iterator[list[str]]) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(row for row in reader)
    except csv.Error as error:
        fact = f"第{len(rows) + 1}行引号未闭合，或单元格过长"
        raise refusal(name, "C01", fact, "改正引号后重新导出") from error
    return rows


def _broken(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Rows whose number of fields is not the table's (C01); blank lines are none."""
    counts = [len(row) for row in rows if len(row) > 1]
    width = max(set(counts), key=counts.count) if counts else 0
    return {
        i: f"第{i + 1}行{len(row)}列，应{width}列"
        for i, row in enumerate(rows)
        if len(row) != width and any(cell.strip() for cell in row)
    }


def _book(name: str, data: bytes) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    parts = BookParts(open_parts(name, data) if data.startswith(b"PK") else {})
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        return _sheets(name, book, parts)
    except python_calamine.PasswordError as error:
        raise refusal(name, "F02", "文件已加密", "去掉打开密码后另存") from error
    except python_calamine.CalamineError as error:
        raise refusal(
            name, "F03", "不是完好的工作簿，打不开", "在Excel或WPS中打开，另存为.xlsx后再试"
        ) from error


def _sheets(
    name: str, book: python_calamine.CalamineWorkbook, parts: BookParts
) -> tuple[tuple[RawSheet, ...], tuple[Finding, ...]]:
    sheets, findings = [], []
    for known in book.sheets_metadata:
        if known.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        part = parts.sheet_part(known.name)
        if (cells := extent(part)) > MOST_CELLS:
            fact = f"有效区达{cells}格，疑有孤立的远处单元格"
            raise refusal(name, "F09", fact, "删除表格以外的行和列后另存", known.name)
        sheet = book.get_sheet_by_name(known.name)
        rows = sheet.to_python(skip_empty_area=False)
        found = {**_merged(sheet, rows), **marks(part)}
        sheets.append(RawSheet(name, known.name, rows, found, from_1904=parts.from_1904))
        if known.visible != python_calamine.SheetVisibleEnum.Visible:
            findings.append(
                Finding(
                    "H07",
                    "工作表是隐藏的，已计入",
                    "确认是否应当计入",
                    Severity.WARNING,
                    Place(name, known.name),
                )
            )
    return tuple(sheets), tuple(findings)


def _merged(
    sheet: python_calamine.CalamineSheet, rows: Sequence[Sequence[object]]
) -> dict[tuple[int, int], tuple[str, Reading]]:
    """The empty cells inside merged ranges (H05): merged data are never filled."""
    found: dict[tuple[int, int], tuple[str, Reading]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        span = f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"
        reading = refused("H05", f"{span}合并，不自动填充", "取消合并，逐行填写")
        for line in range(top, min(bottom + 1, len(rows))):
            for column in range(left, right + 1):
                if (line, column) != (top, left):
                    found[line, column] = ("", reading)
    return found
