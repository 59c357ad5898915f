"""The empty ledger: a sheet for each table with rules, comments and one example row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path

from zsyz_model.ledger.examples import example_cell
from zsyz_model.ledger.guide import GUIDE_TAB, guide_sheet
from zsyz_model.ledger.hints import comment, number_bounds, number_words
from zsyz_model.ledger.links import TITLES
from zsyz_model.sheets import (
    FORMATS,
    Form,
    Rule,
    Sheet,
    column_letters,
    fitting_widths,
    shown_width,
    write_book,
)
from zsyz_model.tables import NUMERIC, TABLES, Column, Kind, Table

ROOM = 2_000
OPTIONS_SHEET = "选项"
QUARTERS = "季度"
_MARK = "*"
_INLINE_CHARS = 255
_FIRST_DAY, _LAST_DAY = dt.date(1950, 1, 1), dt.date(2100, 12, 31)
_YEARS = range(2024, 2041)
_LARGE = 10**12
_WIDE_COLUMNS, _FROZEN = 12, 2
_REQUIRED_TAB, _OPTIONAL_TAB = "#1F4E79", "#9DC3E6"
_LEAST_WIDTH = 12.0

Options = Sequence[tuple[str, tuple[str, ...]]]
"""The lists of the sheet 选项, each with its title."""


def write_template(path: Path) -> int:
    """Write the template, whole or not at all; the number of its sheets."""
    sheets = template_sheets()
    write_book(path, sheets)
    return len(sheets)


def template_sheets() -> list[Sheet]:
    """说明, one sheet for each table, and 选项."""
    options = option_lists(TABLES.values())
    tables = [table_form(table, options) for table in TABLES.values()]
    return [guide_sheet(), *tables, _options_sheet(options)]


def table_form(table: Table, options: Options) -> Sheet:
    """The sheet of a table as a form with its example row."""
    columns = table.columns
    sheet = Sheet(
        name=table.sheet,
        headers=[column.header + _MARK * column.required for column in columns],
        rows=[[example_cell(table, column) for column in columns]],
        formats=[FORMATS[column.kind] for column in columns],
    )
    form = Form(
        comments=[comment(table, column) for column in columns],
        rules=[rule_of(column, options) for column in columns],
        required=[column.required for column in columns],
        room=ROOM,
        frozen=_FROZEN if len(columns) > _WIDE_COLUMNS else 0,
    )
    return Sheet(
        sheet.name, sheet.headers, sheet.rows,
        widths=[
            _width(column, width)
            for column, width in zip(columns, fitting_widths(sheet), strict=True)
        ],
        formats=sheet.formats, form=form,
        tab=_REQUIRED_TAB if table.required else _OPTIONAL_TAB, paged=True,
    )  # fmt: skip


def _width(column: Column, fitting: float) -> float:
    """A day is as wide as its header; the others at least as wide as a short word."""
    if column.kind is Kind.DATE:
        fitting = float(shown_width(column.header) + 4)
    return max(_LEAST_WIDTH, fitting)


def option_lists(tables: Iterable[Table]) -> Options:
    """The quarters, and every list of words that is too long to stand in a rule itself."""
    quarters = tuple(f"{year}Q{number}" for year in _YEARS for number in range(1, 5))
    long = {
        column.choices: f"{table.sheet}·{column.label}"
        for table in tables
        for column in table.columns
        if not _fits(column.choices)
    }
    return ((QUARTERS, quarters), *((title, words) for words, title in long.items()))


def rule_of(column: Column, options: Options) -> Rule | None:
    """What Excel checks in a column as it is filled; None where any text will do."""
    if column.refers:
        return _reference(column)
    if column.kind in NUMERIC:
        return _number(column)
    match column.kind:
        case Kind.CHOICE:
            told = f"请从下拉列表中选：{'、'.join(column.choices)}。"
            source = column.choices if _fits(column.choices) else _range(options, column.choices)
            return Rule("list", source, title="不在选项中", message=told)
        case Kind.FLAG:
            told = "请填“是”或“否”，不填为否。"
            return Rule("list", ("是", "否"), title="不是“是”或“否”", message=told)
        case Kind.QUARTER:
            told = "请写成 2027Q1 这样的年份和季度。确认无误可以继续。"
            source = _range(options, options[0][1])
            return Rule("list", source, title="请核对季度", message=told, strict=False)
        case Kind.DATE:
            told = "请填年月日齐全的日期，如 2026-03-04（1950 至 2100 年）。"
            return Rule("date", (), _FIRST_DAY, _LAST_DAY, "不是日期", told)
    return None


def _reference(column: Column) -> Rule:
    """The filled keys of the sheet referred to; a name is accepted after a warning."""
    there = TABLES[column.refers]
    place = next(i for i, one in enumerate(there.columns) if one.name == there.key[0])
    at = f"'{there.sheet}'!${column_letters(place)}$"
    filled = f"MAX(1,COUNTA({at}2:${column_letters(place)}${ROOM + 1}))"
    key, name = (there.by_name[word].label for word in (there.key[0], TITLES[column.refers]))
    told = f"工作表“{there.sheet}”中没有这个{key}。也可以填{name}；确认无误可以继续。"
    source = f"=OFFSET({at}2,0,0,{filled},1)"
    return Rule("list", source, title=f"请核对{column.label}", message=told, strict=False)


def _number(column: Column) -> Rule:
    low, high = number_bounds(column)
    unit = f"（单位：{column.unit}）" if column.unit else ""
    told = f"“{column.label}”{number_words(column)}{unit}。格子里不写单位和文字。"
    return Rule(
        "whole" if column.kind is Kind.COUNT else "decimal",
        (),
        -_LARGE if low is None and high is None else low,
        _LARGE if low is None and high is None else high,
        f"{column.label}填得不对",
        told,
    )


def _fits(words: Sequence[str]) -> bool:
    """Whether Excel can hold the words inside a rule: short enough, no comma in any."""
    return len(",".join(words)) <= _INLINE_CHARS and not any("," in word for word in words)


def _range(options: Options, words: tuple[str, ...]) -> str:
    """Where a list stands in the sheet 选项."""
    place = column_letters(next(i for i, (_, listed) in enumerate(options) if listed == words))
    return f"='{OPTIONS_SHEET}'!${place}$2:${place}${len(words) + 1}"


def _options_sheet(options: Options) -> Sheet:
    columns = [words for _, words in options]
    return Sheet(
        OPTIONS_SHEET,
        [title for title, _ in options],
        list(zip_longest(*columns)),
        widths=[max(16, 2 * len(title)) for title, _ in options],
        tab=GUIDE_TAB,
        paged=True,
    )
