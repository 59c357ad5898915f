"""A clerk's workbook with all that one holds, and ways to look into written ones."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from tests.ledger.books import LEADERS, PLACES
from zsyz_model.findings import Finding, Place, Severity

HEADERS = (
    "项目编号", "项目名称", "项目类型", "阶段", "总投资(万元)", "拟用地(亩)", "落地乡镇园区",
    "签约日期", "亩均",
)  # fmt: skip


def clerks_book(folder: Path) -> Path:
    """Title and header, three projects, formulas with stored values, comments, chart, text box."""
    path = folder / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
        money = book.add_format({"border": 1, "num_format": "#,##0.00", "font_name": "SimHei"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet("项目")
        page.set_column("B:B", 22)
        page.merge_range("A1:I1", "项目台账", head)
        page.write_row(1, 0, HEADERS, head)
        page.write_row(2, 0, ["P1", "甲厂", "工业", "签约", 12000, 40, "T1"])
        page.write_row(3, 0, ["P2", "乙厂", "工业", "签约", "约3亿", 20, "T2"])
        page.write_row(4, 0, ["P3", "丙厂", "工业", "签 约", None, 10, "T1"])
        page.write_number("E3", 12000, money)
        page.write_string("E4", "约3亿", money)
        page.write_rich_string("B3", "甲", book.add_format({"bold": True}), "厂")
        page.write_string("B5", "=1+1")
        page.write_datetime("H3", dt.datetime(2026, 3, 31), day)
        page.write_formula("E5", "=E3*2", money, 24000)
        page.write_formula("I3", "=E3/F3", None, 300)
        page.write_formula("I4", '=IF(F4>0,"—","")', None, "—")
        page.write_formula("I5", "=F5>5", None, True)
        page.write_formula("I6", "=1/0", None, "#DIV/0!")
        page.write_array_formula("F6:F7", "{=F3:F4*2}", None, 80)
        page.write_number("F7", 40)
        page.write_comment("E4", "张三:\n口头答复", {"author": "张三", "width": 200, "height": 90})
        page.write_comment("B3", "李四记", {"author": "李四", "width": 256, "height": 150})
        page.data_validation("D3:D9", {"validate": "list", "source": ["签约", "评审"]})
        page.conditional_format("F3:F9", {"type": "data_bar", "data_bar_2010": True})
        page.freeze_panes(2, 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=项目!$E$3:$E$5"})
        page.insert_chart("A12", chart)
        page.insert_textbox("H12", "按万元填")
        for name, rows in (("领导", LEADERS), ("乡镇园区", PLACES)):
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return path


def finding(
    cell: str, severity: Severity = Severity.QUARANTINED, sheet: str = "项目", **more: str
) -> Finding:
    """A finding at a cell of a sheet."""
    row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    fact, advice = more.get("fact", "不是一个数"), more.get("advice", "改成数")
    place = Place("台账.xlsx", sheet, cell, row)
    value, subject = more.get("value", ""), more.get("subject", "")
    return Finding(more.get("code", "V07"), fact, advice, severity, place, subject, value)


def opened(path: Path, *, values: bool = False) -> Workbook:
    """A workbook as openpyxl sees it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(path, rich_text=True, data_only=values)


def part(path: Path, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(path) as book:
        return book.read(name)


def parts(path: Path) -> dict[str, bytes]:
    """All parts of a package."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def rewritten(path: Path, changed: dict[str, bytes]) -> Path:
    """The package with some parts changed or added."""
    held = parts(path) | changed
    with zipfile.ZipFile(path, "w") as book:
        for name, data in held.items():
            book.writestr(name, data)
    return path
