"""22-26: what a sheet hides, merges, totals or computes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.faults.cellwise import odd_cell
from tests.faults.fault import Fault, N, Q, Stated, W
from tests.faults.old_books import old_book
from tests.faults.paper import Book, Formula, edited, gridded
from tests.faults.rework import merged, with_formula

SHEET = "项目"
INVESTED = 12000 + 8000 + 5000 + 7600 + 9300 + 8800 + 6400
"""The sum of 总投资 over the seven projects: 57,100."""


def _span(letter: str, *more: int) -> tuple[Stated, ...]:
    return tuple(
        Stated(code="H05", act=Q, sheet=SHEET, cell=f"{letter}{row}", value="", fact=(f"{letter}5:{letter}7合并",), advice=("逐行填写",))
        for row in more
    )  # fmt: skip


MERGED = tuple(
    Fault(number=22, name=f"{letter}5到{letter}7合并", code="H05", act=Q, sheet=SHEET, cell=f"{letter}6", value="",
          make=merged(edited({}), f"{letter}5:{letter}7"), also=_span(letter, 7),
          fact=(f"{letter}5:{letter}7合并",), advice=("逐行填写",))
    for letter in ("A", "F", "H")
)  # fmt: skip


def _total(row: int, word: str, amount: float) -> Callable[[Book], None]:
    """A total row at `row`, with the amount under 总投资."""
    line: list[object] = [word, "", "", "", "", amount]
    return lambda book: book[SHEET].insert(row - 1, list(line))


def _totalled(name: str, row: int, word: str, amount: float, *fact: str, advice: str = "") -> Fault:
    words = (f"第{row}行", word, "不计入", *fact)
    return Fault(
        number=23, name=name, code="H06", act=N, sheet=SHEET, cell=f"A{row}", value=word,
        make=gridded(_total(row, word, amount)), fact=words, advice=(advice,) if advice else (),
        notes=frozenset({row}),
    )  # fmt: skip


TOTALS = (
    _totalled("末行合计差12", 9, "合计", INVESTED + 12, "合计", "明细", "差12.00", advice="核对"),
    _totalled("数据中的小计", 5, "小计", 12000 + 8000 + 5000),
    _totalled("首行合计", 2, "合计", INVESTED),
    _totalled("首行合计差", 2, "合计", INVESTED - 100, "差-100.00|差100.00", advice="核对"),
)


def _hidden(name: str, touch: Callable[[Any], None], *fact: str, sheet: str = SHEET) -> Fault:
    return Fault(
        number=24, name=name, code="H07", act=W, sheet=sheet, cell=None, make=edited({}, touch),
        fact=("已计入", *fact), advice=("确认",),
    )  # fmt: skip


def _hide_rows(book: Any) -> None:
    for row in (3, 5, 6):
        book.get_worksheet_by_name(SHEET).set_row(row - 1, None, None, {"hidden": True})


def _hide_columns(book: Any) -> None:
    for span in ("G:G", "I:I"):
        book.get_worksheet_by_name(SHEET).set_column(span, None, None, {"hidden": True})


def _filter(book: Any) -> None:
    page = book.get_worksheet_by_name(SHEET)
    page.autofilter("A1:O8")
    page.filter_column("E", "x == 签约")


def _filter_and_hide(book: Any) -> None:
    _filter(book)
    _hide_rows(book)


HIDDEN = (
    _hidden("隐藏行", _hide_rows, "隐藏", "行3个|3行|3个", "3", "5", "6"),
    _hidden("隐藏列", _hide_columns, "隐藏", "列", "G", "I"),
    _hidden("隐藏工作表", lambda book: book.get_worksheet_by_name("资金渠道").hide(), "隐藏", sheet="资金渠道"),
    _hidden("深度隐藏工作表", lambda book: book.get_worksheet_by_name("资金渠道").very_hidden(), "隐藏", sheet="资金渠道"),
    _hidden("筛选未清除", _filter, "筛选"),
    Fault(number=24, name="筛选并藏行", code="H07", act=W, sheet=SHEET, cell=None, make=edited({}, _filter_and_hide),
          fact=("隐藏行3个|隐藏",), advice=("确认",),
          also=(Stated(code="H07", act=W, sheet=SHEET, cell=None, fact=("筛选",), advice=("确认",)),)),
)  # fmt: skip

_SAVE = ("保存", "粘贴为数值")
UNCACHED = tuple(
    Fault(number=25, name=name, code="V01", act=Q, sheet=SHEET, cell=cell, value=formula,
          make=with_formula(edited({}), cell, formula), fact=("公式无缓存值",), advice=_SAVE)
    for name, cell, formula in (
        ("金额公式", "F3", "=6000*2"), ("面积公式", "G3", "=F3/400"), ("名称公式", "B3", '=C3&"项目"'),
    )
)  # fmt: skip


def _error(name: str, cell: str, formula: str, value: str) -> Fault:
    return odd_cell(
        26, name, cell, Formula(formula, value), "V02", Q, value=value, fact=("Excel错误值",),
        advice=("修正来源公式",),
    )  # fmt: skip


ERRORS = (
    _error("NA必填", "F3", "=VLOOKUP(1,A:B,2,0)", "#N/A"),
    _error("DIV0可空", "G3", "=1/0", "#DIV/0!"),
    _error("名称REF", "B3", "=#REF!A1", "#REF!"),
    Fault(number=26, name="xls里的错误值", code="V02", act=Q, sheet=SHEET, cell="F3", value="#N/A",
          make=partial(old_book, errors={(2, 5): "#N/A", (4, 6): "#DIV/0!"}), fact=("Excel错误值",), advice=("修正来源公式",),
          also=(Stated(code="V02", act=Q, sheet=SHEET, cell="G5", value="#DIV/0!", fact=("Excel错误值",), advice=("修正来源公式",)),)),
    odd_cell(26, "错误值成了文字", "F3", "#N/A", "V02", Q, fact=("Excel错误值",), advice=("修正来源公式",)),
)  # fmt: skip

SHEETS = (*MERGED, *TOTALS, *HIDDEN, *UNCACHED, *ERRORS)
