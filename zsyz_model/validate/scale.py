"""Numbers that no solver can carry together: refused before anything is solved."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.findings import Finding
from zsyz_model.tables import NUMERIC, Column
from zsyz_model.validate.said import filled, said

LARGEST = 1e10
SMALLEST = 1e-6
WIDEST = 1e9


def check_scale(case: Case) -> Iterator[Finding]:
    """Each number that is not finite, too large, too small, or too far from its column (V12)."""
    for table in filled(case):
        for column in table.columns:
            if column.kind in NUMERIC:
                yield from _check_column(case, table.name, column)


def _check_column(case: Case, table: str, column: Column) -> Iterator[Finding]:
    sizes = case.table(table)[column.name].dropna().astype("float64").abs()
    sizes = sizes[sizes != 0]
    unit = f"（单位：{column.unit}）" if column.unit else ""
    wrong = (
        (sizes == float("inf"), "不是有限数"),
        ((sizes > LARGEST) & (sizes < float("inf")), f"量级超过 {LARGEST:.0e}{unit}"),
        (sizes < SMALLEST, f"不为零却小于 {SMALLEST:.0e}{unit}"),
    )
    for mask, fact in wrong:
        for key in sizes.index[mask]:
            advice = f"核对数值与单位{unit}后改正"
            yield said(case, (table, str(key), column.name), "V12", fact, advice)
    yield from _check_range(case, table, column, sizes[sizes.between(SMALLEST, LARGEST)])


def _check_range(
    case: Case, table: str, column: Column, sizes: pd.Series[float]
) -> Iterator[Finding]:
    if sizes.empty or sizes.max() <= WIDEST * sizes.min():
        return
    key, other = str(sizes.idxmin()), str(sizes.idxmax())
    place = case.place_of(table, other, column.name).cell
    fact = (
        f"与“{other}”的 {sizes.max():.12g}{column.unit}（{place}）相差超过 {WIDEST:.0e} 倍，"
        "不能放进同一个模型"
    )
    advice = f"核对两格的单位（应同为{column.unit or '表头所写单位'}）"
    yield said(case, (table, key, column.name), "V12", fact, advice)
