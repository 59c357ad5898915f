"""The raw sheets of a workbook, a folder of csv or a single csv; nothing is typed yet."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zsyz_model.books.apart import parse_apart
from zsyz_model.books.decoding import decode
from zsyz_model.books.guard import check_name, read_bytes, refusal, unreadable
from zsyz_model.books.limits import MOST_CELLS
from zsyz_model.books.raw import RawSheet
from zsyz_model.findings import Finding, InputError

Knows = Callable[[str], bool]


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
    sheets, findings = parse_apart(path.name, data)
    return Source(path.name, sheets, digest, findings)


def _folder(path: Path, knows: Knows) -> Source:
    files = _csv_files(path)
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
        word = file.name.encode("utf-8", "surrogateescape")
        digest.update(word + b"\x00" + hashlib.sha256(data).digest())
        sheets.append(sheet)
        findings += said
    if faults:
        raise InputError(*faults)
    return Source(path.name, tuple(sheets), digest.hexdigest(), tuple(findings))


def _csv_files(path: Path) -> list[Path]:
    try:
        return sorted(
            p
            for p in path.iterdir()
            if p.suffix.lower() == ".csv" and not p.name.startswith((".", "~")) and not p.is_dir()
        )
    except OSError as error:
        raise unreadable(path.name, error) from error


def _csv_sheet(path: Path, data: bytes, knows: Knows) -> tuple[RawSheet, tuple[Finding, ...]]:
    text, findings = decode(path.name, data, knows)
    if (cells := text.count(",") + text.count("\t") + text.count("\n")) > MOST_CELLS:
        fact = f"约{cells}格，超过{MOST_CELLS}格"
        raise refusal(path.name, "F09", fact, "删除表格以外的行和列后另存")
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
