"""Small counties for tests: ledgers and cases built from plain rows.

Every table starts with its header in row 1, so the first row of data is row 2; columns
stand in the order of the dictionary (column 1 = A). `place("projects", 1, "place")` is thus
the cell that the reader would have named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from openpyxl.utils import get_column_letter

from zsyz_model.case import Case, HorizonRules, Ledger, RowCount, Scenario
from zsyz_model.findings import Place
from zsyz_model.ledger.drafts import numbered
from zsyz_model.tables import TABLES, Kind, Table, empty

FILE = "测试.xlsx"
Row = Mapping[str, Any]
Rows = Sequence[Row]


def place(table: str, number: int, column: str) -> Place:
    """The place of a column in the `number`-th row of data (1 is the first)."""
    names = [c.name for c in TABLES[table].columns]
    cell = f"{get_column_letter(names.index(column) + 1)}{number + 1}"
    label = TABLES[table].by_name[column].label
    return Place(FILE, TABLES[table].sheet, cell, number + 1, label)


def make_ledger(**tables: Rows) -> Ledger:
    """A ledger of typed frames, one dict a row (internal names; left-out cells are empty)."""
    unknown = set(tables) - set(TABLES)
    if unknown:
        raise KeyError(f"no such table: {sorted(unknown)}")
    frames = {name: make_frame(table, tables.get(name, ())) for name, table in TABLES.items()}
    return Ledger(
        source=FILE,
        tables=frames,
        rows={TABLES[name].sheet: _count(rows) for name, rows in tables.items()},
        cells=_cells(frames),
        absent=tuple(name for name in TABLES if name not in tables),
    )


def make_frame(table: Table, rows: Rows) -> pd.DataFrame:
    """The typed frame of a table, indexed by its key words joined with "/"."""
    if not rows:
        return empty(table)
    unknown = {name for row in rows for name in row} - set(table.by_name)
    if unknown:
        raise KeyError(f"no such column in {table.name}: {sorted(unknown)}")
    frame = pd.DataFrame({c.name: _series(rows, c.name, c.kind, c.dtype) for c in table.columns})
    keys = ["/".join(_word(row[k]) for k in table.key) for row in rows]
    frame.index = pd.Index(numbered(keys) if table.repeats else keys)
    return frame


def make_case(scenario: Scenario | None = None, **tables: Rows) -> Case:
    """A case that nobody validated, its frames sorted by key."""
    ledger = make_ledger(**tables)
    frames = {name: frame.sort_index(kind="stable") for name, frame in ledger.tables.items()}
    return Case(scenario or make_scenario(), _with_tables(ledger, frames))


def make_scenario(quarters: int = 4, **sections: Any) -> Scenario:
    """A scenario that starts in 2027Q1 and has four quarters."""
    return Scenario(name="toy", title="小县", horizon=HorizonRules("2027Q1", quarters), **sections)


def toy_tables() -> dict[str, list[dict[str, Any]]]:
    """The rows of the toy county; change what a test is about."""
    return {name: [dict(row) for row in rows] for name, rows in _TOY.items()}


def toy_case(scenario: Scenario | None = None) -> Case:
    """The toy county: six projects (one real estate), three leaders, places and so on."""
    return make_case(scenario, **toy_tables())


def _series(rows: Rows, name: str, kind: Kind, dtype: str) -> pd.Series[Any]:
    fallback: Any = {Kind.LIST: (), Kind.FLAG: False}.get(kind)
    values = [row.get(name, fallback) for row in rows]
    if kind is Kind.LIST:
        return pd.Series([tuple(value) for value in values], dtype="object")
    return pd.Series(values, dtype=dtype)


def _word(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _count(rows: Rows) -> RowCount:
    return RowCount(len(rows) + 1, len(rows), 0, 0, 1, (1,))


def _cells(frames: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str, str], Place]:
    return {
        (name, str(key), column): place(name, number, column)
        for name, frame in frames.items()
        for number, key in enumerate(frame.index, start=1)
        for column in frame.columns
    }


def _with_tables(ledger: Ledger, frames: Mapping[str, pd.DataFrame]) -> Ledger:
    return Ledger(ledger.source, frames, ledger.findings, ledger.rows, ledger.cells, ledger.absent)


_TOY: dict[str, list[dict[str, Any]]] = {
    "places": [
        {"place": "A", "place_name": "城关镇", "place_kind": "乡镇", "minutes": 15},
        {"place": "B", "place_name": "经济开发区", "place_kind": "开发区", "minutes": 15},
        {"place": "C", "place_name": "化工产业园", "place_kind": "化工园区", "minutes": 30},
    ],
    "leaders": [
        {"leader_id": "L1", "title": "县委副书记", "body": "县委", "industries": ("高端化工",),
         "places": ("C",), "base": "A", "hours": 12, "least": 1, "most": 3},
        {"leader_id": "L2", "title": "副县长甲", "body": "政府", "industries": ("新材料", "纺织服装"),
         "places": ("B",), "base": "A", "hours": 10, "least": 0, "most": 3},
        {"leader_id": "L3", "title": "人大副主任", "body": "人大", "industries": ("生物医药",),
         "places": ("A",), "base": "A", "hours": 6, "avoids": ("青禾纺织",)},
    ],
    "projects": [
        {"project_id": "P1", "name": "新材料一期", "investor": "远山新材", "kind": "工业",
         "industry": "新材料", "stage": "签约", "invest_wan": 30000, "fixed_wan": 24000,
         "land_mu": 100, "converted_mu": 80, "farmland_mu": 60, "paddy_mu": 0, "place": "B",
         "output_wan": 45000, "tax_wan": 2000, "jobs": 300, "earliest": "2027Q1",
         "must_start": True, "current_leader": "L2"},
        {"project_id": "P2", "name": "纺织服装扩产", "investor": "青禾纺织", "kind": "企业改扩建",
         "industry": "纺织服装", "stage": "评审", "invest_wan": 15000, "fixed_wan": 11000,
         "land_mu": 50, "converted_mu": 50, "farmland_mu": 40, "place": "B",
         "output_wan": 18000, "tax_wan": 700, "jobs": 400, "earliest": "2027Q2"},
        {"project_id": "P3", "name": "精细化工", "investor": "海川化学", "kind": "工业",
         "industry": "高端化工", "stage": "签约", "invest_wan": 50000, "fixed_wan": 42000,
         "land_mu": 150, "converted_mu": 120, "farmland_mu": 90, "place": "C",
         "output_wan": 90000, "tax_wan": 4500, "jobs": 260, "earliest": "2027Q1",
         "current_leader": "L1"},
        {"project_id": "P4", "name": "制剂车间", "investor": "本草药业", "kind": "工业",
         "industry": "生物医药", "stage": "开工", "invest_wan": 20000, "fixed_wan": 15000,
         "land_mu": 60, "converted_mu": 0, "farmland_mu": 0, "place": "A",
         "output_wan": 26000, "tax_wan": 1200, "jobs": 180, "current_leader": "L3"},
        {"project_id": "P5", "name": "泵阀技改", "investor": "方正机电", "kind": "企业改扩建",
         "industry": "机电设备制造", "stage": "评审", "invest_wan": 12000, "fixed_wan": 9000,
         "land_mu": 20, "converted_mu": 20, "farmland_mu": 10, "place": "B",
         "output_wan": 16000, "tax_wan": 600, "jobs": 120, "earliest": "2027Q1"},
        {"project_id": "P6", "name": "滨河花园", "investor": "安居置业", "kind": "房地产",
         "stage": "签约", "invest_wan": 60000, "land_mu": 80, "converted_mu": 80,
         "farmland_mu": 0, "place": "A"},
    ],
    "quota": [
        {"quarter": "2027Q1", "quota_kind": "计划指标", "amount": 80, "price_wan": 2},
        {"quarter": "2027Q2", "quota_kind": "计划指标", "amount": 60, "price_wan": 2},
        {"quarter": "2027Q3", "quota_kind": "计划指标", "amount": 60, "price_wan": 2},
        {"quarter": "2027Q4", "quota_kind": "计划指标", "amount": 40, "price_wan": 2},
        {"quarter": "2027Q1", "quota_kind": "占补数量", "amount": 100, "price_wan": 13.8},
    ],
    "plots": [
        {"plot_id": "J1", "place": "B", "area_mu": 60, "plot_kind": "批而未供2017前",
         "ready": "2027Q1", "unit_wan": 8, "fixed_wan": 20},
        {"plot_id": "J2", "place": "A", "area_mu": 40, "plot_kind": "腾挪", "ready": "2027Q2",
         "unit_wan": 5, "fixed_wan": 10, "holder": "P4", "repay_by": "2027Q4"},
    ],
    "schemes": [
        {"scheme_id": "S1", "scheme_name": "柳庄拆旧", "cleared_mu": 70, "surplus_mu": 50,
         "farmland_mu": 45, "duration_quarters": 2, "cost_wan": 300, "earliest": "2027Q1"},
    ],
    "targets": [
        {"quarter": "2027Q1", "start_target": 1},
        {"quarter": "2027Q2", "start_target": 1},
        {"quarter": "2027Q3", "start_target": 1},
        {"quarter": "2027Q4", "start_target": 1},
    ],
    "scores": [
        {"project_id": p, "judge": judge, "criterion": "科技含量", "points": points}
        for p, judge, points in (
            ("P1", "专家甲", 80), ("P1", "专家乙", 90), ("P2", "专家甲", 60), ("P3", "专家甲", 70),
        )
    ],
    "budget": [{"year": 2027, "land_wan": 3000}],
}  # fmt: skip
