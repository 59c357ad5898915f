"""Every table of a run, built once: for the workbook, the pages and the notebook."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from zsyz_model.case import Outcome
from zsyz_model.report.tables.carried import conversion_table, extra_table
from zsyz_model.report.tables.decided import (
    lead_table,
    start_table,
    team_table,
    unplaced_table,
)
from zsyz_model.report.tables.land import (
    cost_table,
    land_table,
    plot_table,
    supply_table,
)
from zsyz_model.report.tables.money import capacity_table, loan_table
from zsyz_model.report.tables.rules import rule_table
from zsyz_model.report.tables.told import (
    admission_table,
    fault_table,
    finding_table,
    overview_table,
    row_table,
    score_table,
    table_notes,
)

PLAN_TABLES: dict[str, Callable[[Outcome], pd.DataFrame]] = {
    "总览": overview_table,
    "开工计划": start_table,
    "包保分工": lead_table,
    "一套班子": team_table,
    "用地平衡": land_table,
    "存量地块与腾挪": plot_table,
    "复垦与外购": supply_table,
    "费用": cost_table,
    "资金落实": loan_table,
    "园区容量": capacity_table,
    "未安排及理由": unplaced_table,
    "准入结果": admission_table,
    "评分": score_table,
    "参数与依据": rule_table,
    "数据核查": finding_table,
    "行数核对": row_table,
    "换算记录": conversion_table,
    "台账附加列": extra_table,
    "判定": fault_table,
}


def plan_tables(outcome: Outcome) -> dict[str, pd.DataFrame]:
    """The tables by title in the workbook's order, with Chinese headers and units.

    Missing words are empty text, missing numbers stay missing.
    """
    return {title: _without_gaps(build(outcome)) for title, build in PLAN_TABLES.items()}


def _without_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    words = [c for c in frame.columns if isinstance(frame[c].dtype, pd.StringDtype)]
    return frame.fillna(dict.fromkeys(words, ""))


__all__ = ["PLAN_TABLES", "plan_tables", "table_notes"]
