"""Columns that several tables share, and how rows become a frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from zsyz_model.report.words import header

ID = header("projects", "project_id")
NAME = header("projects", "name")
QUARTER = header("targets", "quarter")
TOTAL = "总分(分)"
SUM = "合计"


def framed(rows: Iterable[Any], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a frame with exactly these columns, also when there is no row."""
    return pd.DataFrame.from_records(list(rows), columns=list(columns))
