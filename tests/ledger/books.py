"""A small invented county as sheets of plain cells, and ways to write it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, InputError
from zsyz_model.ledger import read_ledger
from zsyz_model.sheets import Sheet, write_book

Cells = list[list[object]]

PROJECTS: Cells = [
    [
        "项目编号",
        "项目名称",
        "项目类型",
        "阶段",
        "总投资(万元)",
        "拟用地(亩)",
        "落地乡镇园区",
        "现包保领导",
    ],
    ["P1", "甲厂", "工业", "签约", 12000.0, 40.5, "T1", "L1"],
    ["P2", "乙厂", "工业", "评审", 8000.0, 20.0, "T2", ""],
    ["P3", "丙仓", "现代服务业", "落地", 5000.0, "", "", "L2"],
]
LEADERS: Cells = [
    ["领导编号", "称谓", "每周可用小时(小时)", "驻地"],
    ["L1", "副县长一", 8.0, "T1"],
    ["L2", "副县长二", 6.0, ""],
]
PLACES: Cells = [
    ["编码", "名称", "类型", "距县城(分钟)"],
    ["T1", "东镇", "乡镇", 20.0],
    ["T2", "西镇", "乡镇", 35.0],
]


def county(**sheets: Cells) -> dict[str, Cells]:
    """The three required sheets, some of them replaced, and whatever is added."""
    return {"项目": PROJECTS, "领导": LEADERS, "乡镇园区": PLACES} | sheets


def projects_with(column: str, *cells: object) -> Cells:
    """The projects with the first rows of one column replaced; a new column is appended."""
    rows = [list(row) for row in PROJECTS]
    if column not in rows[0]:
        rows = [[*rows[0], column], *([*row, ""] for row in rows[1:])]
    place = rows[0].index(column)
    for row, cell in zip(rows[1:], cells, strict=False):
        row[place] = cell
    return rows


def write_county(folder: Path, sheets: dict[str, Cells], name: str = "台账.xlsx") -> Path:
    """The sheets as one xlsx; the first row of each is its header."""
    path = folder / name
    write_book(
        path, [Sheet(title, [str(c) for c in rows[0]], rows[1:]) for title, rows in sheets.items()]
    )
    return path


def write_csv(path: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8") -> Path:
    """The rows as a csv file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def read_county(folder: Path, **sheets: Cells) -> Ledger:
    """The small county with some sheets replaced, written and read."""
    return read_ledger(write_county(folder, county(**sheets)))


def of(ledger: Ledger, *codes: str) -> list[Finding]:
    """The findings with these codes, in order; without codes all but the absent sheets."""
    return [f for f in ledger.findings if (f.code in codes if codes else f.code != "H09")]


def refusals(error: InputError) -> list[Finding]:
    """The findings that refuse the file."""
    return [f for f in error.findings if f.severity.value == "拒绝"]
