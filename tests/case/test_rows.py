"""Rows of a typed table as plain mappings."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.cases import make_frame
from zsyz_model.case import missing, rows_of
from zsyz_model.tables import TABLES, empty


def test_rows_keep_the_table_s_order_keys_and_columns() -> None:
    frame = make_frame(
        TABLES["quota"],
        [
            {"quarter": "2027Q2", "quota_kind": "计划指标", "amount": 60},
            {"quarter": "2027Q1", "quota_kind": "占补数量", "amount": 1.25, "price_wan": 13.8},
        ],
    )
    rows = rows_of(frame)

    assert list(rows) == ["2027Q2/计划指标", "2027Q1/占补数量"]
    assert rows["2027Q1/占补数量"] == {
        "quarter": "2027Q1", "quota_kind": "占补数量", "amount": 1.25, "price_wan": 13.8,
    }  # fmt: skip
    assert missing(rows["2027Q2/计划指标"]["price_wan"])


def test_an_empty_table_has_no_rows() -> None:
    assert rows_of(empty(TABLES["plots"])) == {}


@pytest.mark.parametrize("cell", [None, float("nan"), pd.NA, pd.NaT])
def test_an_empty_cell_is_missing(cell: object) -> None:
    assert missing(cell)


@pytest.mark.parametrize("cell", [0, 0.0, "", "无", False])
def test_a_filled_cell_is_not(cell: object) -> None:
    assert not missing(cell)
