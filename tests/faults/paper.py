"""The county that every specimen starts from, and the ways to write it with something odd in it.

Nothing here goes through the product's own writer: books are written cell by cell with
xlsxwriter, patched in their zip, or laid down as bytes.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

Grid = list[list[object]]
Book = dict[str, Grid]
Make = Callable[[Path], Path]
Touch = Callable[[Any], None]

NAME, MAP = "台账.xlsx", "映射.yaml"
DAY = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its stored value."""

    text: str
    value: str | float


@dataclass(frozen=True, slots=True)
class Styled:
    """A number under a number format of its own."""

    number: float
    form: str


def base() -> Book:
    """Seven projects, two leaders, four places, quota and money; a reader finds nothing in it."""
    day = dt.date
    head: list[object] = [
        "项目编号", "项目名称", "投资方", "项目类型", "阶段", "总投资(万元)", "拟用地(亩)",
        "落地乡镇园区", "就业(人)", "最早开工", "现包保领导", "签约日期", "开工日期", "投产日期", "备注",
    ]  # fmt: skip
    projects: Grid = [
        ["XM01", "海川精细化工", "海川公司", "工业", "开工", 12000, 40.5, "T3", 120, "", "L1", day(2025, 3, 10), day(2026, 1, 12), "", ""],
        ["XM02", "青禾纺织扩建", "青禾公司", "企业改扩建", "投产", 8000, 20, "T2", 300, "", "L2", day(2024, 5, 20), day(2025, 1, 15), day(2026, 4, 8), ""],
        ["XM03", "本草制剂车间", "本草公司", "工业", "落地", 5000, 15.25, "T1", 60, "2027Q1", "", day(2026, 2, 9), "", "", "环评已批"],
        ["XM04", "方正泵阀技改", "方正公司", "企业改扩建", "签约", 7600, 12, "T3", 45, "2027Q2", "", day(2026, 6, 1), "", "", ""],
        ["XM05", "金穗粮油加工", "金穗公司", "工业", "评审", 9300, "", "T4", "", "", "", "", "", "", ""],
        ["XM06", "云帆储能电站", "云帆公司", "工业", "签约", 8800, 33, "T4", 25, "2027Q3", "L2", day(2026, 8, 18), "", "", ""],
        ["XM07", "长风冷链物流", "长风公司", "现代服务业", "落地", 6400, 18, "T1", 80, "2027Q1", "L1", day(2026, 3, 3), "", "", ""],
    ]  # fmt: skip
    return {
        "项目": [head, *projects],
        "领导": [
            ["领导编号", "称谓", "驻地", "每周可用小时(小时)", "最多包保(个)"],
            ["L1", "常务副县长", "T1", 40, 6],
            ["L2", "统战部部长", "T2", 40, 6],
        ],
        "乡镇园区": [
            ["编码", "名称", "类型", "距县城(分钟)"],
            ["T1", "柳河镇", "乡镇", 20],
            ["T2", "白塔镇", "乡镇", 35],
            ["T3", "经济开发区", "开发区", 10],
            ["T4", "化工产业园", "化工园区", 15],
        ],
        "用地指标": [
            ["季度", "类别", "数量", "单价(万元/亩)"],
            ["2027Q1", "计划指标", 80, 2],
            ["2027Q2", "计划指标", 60, 2],
        ],
        "资金渠道": [
            ["编号", "名称", "类型", "额度(万元)", "年利率(%)"],
            ["Z1", "农商行贷款", "银行信贷", 5000, 4.5],
            ["Z2", "产业引导基金", "产业基金", 8000, 3],
        ],
    }


def put(book: Book, at: str, value: object) -> None:
    """Set one cell; `at` is ``F3`` of 项目, or ``领导!B2``. Rows and columns grow as needed."""
    sheet, _, cell = at.rpartition("!")
    column, row = split_cell(cell)
    grid = book.setdefault(sheet or "项目", [])
    while len(grid) < row:
        grid.append([])
    line = grid[row - 1]
    line.extend([""] * (column + 1 - len(line)))
    line[column] = value


def split_cell(cell: str) -> tuple[int, int]:
    """The column counted from 0 and the row as Excel counts it."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    assert found is not None, cell
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])


def changed(edits: Mapping[str, object]) -> Book:
    """The county with some cells replaced."""
    book = base()
    for at, value in edits.items():
        put(book, at, value)
    return book


def saved(
    folder: Path,
    book: Book,
    name: str = NAME,
    touch: Touch | None = None,
    options: Mapping[str, object] | None = None,
) -> Path:
    """The book as xlsx; `touch` may merge, hide or filter before it is closed."""
    path = folder / name
    with xlsxwriter.Workbook(str(path), dict(options or {})) as made:
        for title, grid in book.items():
            page = made.add_worksheet(title)
            for row, line in enumerate(grid):
                for column, value in enumerate(line):
                    _write(made, page, row, column, value)
        if touch:
            touch(made)
    return path


def _write(book: Any, page: Any, row: int, column: int, value: object) -> None:
    match value:
        case "" | None:
            return
        case str():
            page.write_string(row, column, value)
        case dt.date():
            page.write_datetime(
                row,
                column,
                dt.datetime(value.year, value.month, value.day),
                book.add_format({"num_format": DAY}),
            )
        case Formula(text, kept):
            page.write_formula(row, column, text, None, kept)
        case Styled(number, form):
            page.write_number(row, column, number, book.add_format({"num_format": form}))
        case _:
            page.write_number(row, column, value)


def edited(
    edits: Mapping[str, object], touch: Touch | None = None, name: str = NAME, **options: object
) -> Make:
    """A maker: the county as xlsx with some cells replaced."""
    return lambda folder: saved(folder, changed(edits), name, touch, options)


def gridded(change: Callable[[Book], None], touch: Touch | None = None) -> Make:
    """A maker: the county as xlsx after a function changed its grids."""

    def make(folder: Path) -> Path:
        book = base()
        change(book)
        return saved(folder, book, touch=touch)

    return make


def raw_file(name: str, data: bytes) -> Make:
    """A maker: one file of these bytes."""

    def made(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return made


def csv_text(grid: Grid, mark: str = ",") -> str:
    """A grid as csv text with CRLF, as Excel writes it."""
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(grid)
    return text.getvalue()


def csv_folder(
    edits: Mapping[str, object] | None = None,
    projects: Callable[[Grid], bytes] = lambda grid: csv_text(grid).encode("utf-8"),
) -> Make:
    """A maker: the county as a folder of UTF-8 csv; 项目.csv is written by `projects`."""

    def made(folder: Path) -> Path:
        (folder / "台账").mkdir()
        for title, grid in changed(edits or {}).items():
            data = projects(grid) if title == "项目" else csv_text(grid).encode("utf-8")
            (folder / "台账" / f"{title}.csv").write_bytes(data)
        return folder / "台账"

    return made
