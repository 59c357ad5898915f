"""What the ledger brought along: columns that the dictionary does not know, and conversions."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import Outcome
from zsyz_model.tables import TABLES

EXTRA_COLUMNS = ("工作表", "编号", "列", "内容")
CONVERSION_COLUMNS = ("工作表", "单元格", "列", "对象", "原文", "取值", "单位", "规则", "依据")


def extra_table(outcome: Outcome) -> pd.DataFrame:
    """Every filled cell of a column that the dictionary does not know, as the clerk wrote it."""
    rows = [
        (TABLES[table].sheet, key, column, word)
        for table, frame in outcome.case.ledger.extra.items()
        for column in frame.columns
        for key, word in frame[column].dropna().items()
    ]
    return pd.DataFrame(rows, columns=list(EXTRA_COLUMNS), dtype="str")


def conversion_table(outcome: Outcome) -> pd.DataFrame:
    """Every cell whose value is not simply what stands in it: raw text, value, unit, rule."""
    rows = [tuple(one.as_row().values()) for one in outcome.case.ledger.conversions]
    return pd.DataFrame(rows, columns=list(CONVERSION_COLUMNS), dtype="str")
