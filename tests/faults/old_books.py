"""The county as .xls, which neither xlsxwriter nor openpyxl writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import xlwt

from tests.faults.paper import base

ERROR_CODES = {"#DIV/0!": 0x07, "#N/A": 0x2A}


def old_book(folder: Path, errors: Mapping[tuple[int, int], str] | None = None) -> Path:
    """The county as .xls, its days as day cells; `errors` puts error values into 项目."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for title, grid in base().items():
        page = book.add_sheet(title)
        for i, line in enumerate(grid):
            for j, value in enumerate(line):
                if title == "项目" and errors and (i, j) in errors:
                    page.row(i).set_cell_error(j, ERROR_CODES[errors[i, j]])
                elif isinstance(value, dt.date):
                    page.write(i, j, value, day)
                elif value != "":
                    page.write(i, j, value)
    path = folder / "旧台账.xls"
    book.save(str(path))
    return path
