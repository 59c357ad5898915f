"""One sheet written by us and read back by another library."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.sheets import Sheet, write_book


def written(path: Path, *rows: list[object], **more: object) -> Worksheet:
    """The one sheet of a book with these rows."""
    headers = [f"列{i}" for i in range(max(map(len, rows)))]
    write_book(path, [Sheet("表", headers, rows, **more)])  # type: ignore[arg-type]
    return openpyxl.load_workbook(path)["表"]
