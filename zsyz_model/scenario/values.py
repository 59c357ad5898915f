"""A value of a scenario as the ledger's typed cell, or the fact that it is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from zsyz_model.case import ordinal
from zsyz_model.scenario.scalars import is_day
from zsyz_model.tables import NUMERIC, Column, Kind

Given = str | int | float | bool
GRID = Decimal("0.01")
LARGEST = 1e10
_SPLIT = re.compile(r"[、,，;；/]")
FLAGS: Mapping[Given, bool] = {"是": True, "否": False, True: True, False: False}


def missing(column: Column) -> Any:
    """What an empty cell of the column holds in a typed frame."""
    match column.kind:
        case Kind.FLAG:
            return False
        case Kind.LIST:
            return ()
        case Kind.COUNT:
            return pd.NA
        case Kind.DATE:
            return pd.NaT
    return float("nan")


def read_value(column: Column, given: Given) -> tuple[Any, str]:
    """(value, fact): the value as the column's kind, or the fact that it does not fit."""
    if given == "":
        return missing(column), ("不能为空" if column.required else "")
    if column.kind in NUMERIC:
        return _number(column, given)
    return _word(column, given)


def scaled(column: Column, value: Any, times: float | None, plus: float | None) -> tuple[Any, str]:
    """(value, fact): a number multiplied or increased, on the grid of its kind, half up."""
    if pd.isna(value):
        return value, ""
    exact = Decimal(str(value))
    changed = exact * Decimal(str(times)) if times is not None else exact + Decimal(str(plus))
    return _settled(column, changed)


def _number(column: Column, given: Given) -> tuple[Any, str]:
    if isinstance(given, str | bool):
        return None, "应为数值"
    return _settled(column, Decimal(str(given)))


def _settled(column: Column, exact: Decimal) -> tuple[Any, str]:
    low = 0.0 if column.kind is Kind.COUNT and column.low is None else column.low
    if not exact.is_finite() or abs(exact) > LARGEST:
        return None, "不是有限的数，或量级超过1e10"
    if (low is not None and exact < low) or (column.high is not None and exact > column.high):
        top = "" if column.high is None else f"，不大于 {column.high:g}"
        return None, f"改后为 {exact.normalize():f}，应不小于 {low or 0:g}{top}"
    if column.kind is Kind.COUNT:
        whole = exact == exact.to_integral_value()
        return (int(exact), "") if whole else (None, f"改后为 {exact.normalize():f}，应为整数")
    gridded = column.kind in (Kind.LAND, Kind.MONEY)
    return float(exact.quantize(GRID, ROUND_HALF_UP) if gridded else exact), ""


def _word(column: Column, given: Given) -> tuple[Any, str]:
    if column.kind is Kind.FLAG:
        return (FLAGS[given], "") if given in FLAGS else (None, "应为 是 或 否")
    if isinstance(given, bool):
        return None, "应为文字，得到 true 或 false"
    text = str(given)
    match column.kind:
        case Kind.CHOICE if text not in column.choices:
            return None, "应为其中之一：" + "、".join(column.choices)
        case Kind.LIST:
            return tuple(dict.fromkeys(w.strip() for w in _SPLIT.split(text) if w.strip())), ""
        case Kind.DATE:
            return (pd.Timestamp(text), "") if is_day(text) else (None, "应为日期，如 2026-10-31")
        case Kind.QUARTER:
            return _quarter(text)
    return text, ""


def _quarter(text: str) -> tuple[Any, str]:
    try:
        ordinal(text)
    except ValueError:
        return None, "应为季度，如 2027Q1"
    return text, ""
