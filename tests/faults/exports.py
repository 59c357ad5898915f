"""43 and 45 as rules of what goes out: titles that Excel refuses, texts that look like formulas."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import openpyxl

from tests.faults.fault import Fault, N, Stated
from tests.faults.seen import Seen
from zsyz_model.sheets import Sheet, write_book

CONTENTS = "目录"
FORBIDDEN = "A/B:对比[1]"
LONG = "各乡镇园区招商引资重点项目用地指标与增减挂钩资金平衡情况季度对照表"
LONGER = LONG + "（续）"
NAME_CHARS = 31


def see_export(path: Path, *, titles: tuple[str, ...]) -> Seen:
    """Sheets of these titles written out; the finished book is opened again."""
    sheets = [Sheet(title, ["项目"], [[f"第{i}页"]]) for i, title in enumerate(titles)]
    findings = tuple(write_book(path, sheets) or ())
    book = openpyxl.load_workbook(path)
    names = [name for name in book.sheetnames if name != CONTENTS]
    remarks = [f"sheet name {name!r} cannot be" for name in names if not _fits(name)]
    if len({name.casefold() for name in names}) != len(titles):
        remarks.append(f"{len(titles)} sheets became {names}")
    if CONTENTS not in book.sheetnames:
        remarks.append(f"there is no page {CONTENTS}")
    else:
        page = book[CONTENTS]
        told = {str(cell.value) for line in page.iter_rows() for cell in line}
        remarks += [f"{CONTENTS} lacks {word!r}" for word in (*titles, *names) if word not in told]
    book.close()
    return Seen(findings, remarks=tuple(remarks))


def see_written_text(path: Path, *, texts: tuple[str, ...]) -> Seen:
    """Texts written out: each stays a text cell, with Excel's leading apostrophe."""
    findings = tuple(write_book(path, [Sheet("项目", ["名称"], [[text] for text in texts])]) or ())
    book = openpyxl.load_workbook(path)
    page, remarks = book["项目"], []
    for row, text in enumerate(texts, start=2):
        cell = page.cell(row, 1)
        if (cell.data_type, cell.value) != ("s", text):
            remarks.append(f"{text!r} is written as {cell.data_type} {cell.value!r}")
        if not cell.quotePrefix:
            remarks.append(f"{text!r} has no leading apostrophe")
    book.close()
    return Seen(findings, remarks=tuple(remarks))


def _fits(name: str) -> bool:
    return 0 < len(name) <= NAME_CHARS and not set(name) & set("[]:*?/\\") and name[0] != "'"


def _out(folder: Path) -> Path:
    return folder / "对照.xlsx"


EXPORTS = (
    Fault(number=45, name="含禁用字符", code="C04", act=N, make=_out, see=partial(see_export, titles=(FORBIDDEN,)),
          sheet=None, value=FORBIDDEN, fact=("改为“A_B_对比_1”", "目录")),
    Fault(number=45, name="超过31字", code="C04", act=N, make=_out, see=partial(see_export, titles=(LONG, LONGER)),
          sheet=None, value=LONG, fact=("改为", "目录"),
          also=(Stated(code="C04", act=N, sheet=None, value=LONGER, fact=("改为", "目录")),)),
    Fault(number=43, name="导出为文本并前置撇号", code="", act=N, make=_out,
          see=partial(see_written_text, texts=("=1+1", "+甲", "-乙", "@丙", "＝丁", "\t戊"))),
)  # fmt: skip
