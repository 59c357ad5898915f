"""The data dictionary: every sheet and column once.

Readers, checks, templates, report headings and the guide take names, units and Chinese
headers from here; nothing else spells a header.
"""

from __future__ import annotations

import pandas as pd

from zsyz_model.tables.attraction import ATTRACTION_TABLES, GROUP_ROLES, TEAM_KINDS
from zsyz_model.tables.columns import DTYPES, NUMERIC, Column, Kind, Table
from zsyz_model.tables.county import (
    BODIES,
    COUNTY_TABLES,
    INDUSTRIES,
    KINDS,
    NEEDS,
    PLACE_KINDS,
    STAGES,
)
from zsyz_model.tables.duties import DUTY_TABLES, MODES, REGIONS, SIX_ONES, SOURCES
from zsyz_model.tables.land import (
    FINANCE_KINDS,
    LAND_TABLES,
    PLOT_KINDS,
    QUOTA_KINDS,
    SWAP,
    SWAP_KINDS,
    SWAP_QUOTA,
)

TABLES: dict[str, Table] = {
    t.name: t for t in (*COUNTY_TABLES, *LAND_TABLES, *DUTY_TABLES, *ATTRACTION_TABLES)
}
"""All tables by internal name, in the order of the template's sheets."""


def empty(table: Table) -> pd.DataFrame:
    """A typed frame of the table without rows; columns as in the dictionary."""
    return pd.DataFrame({c.name: pd.Series([], dtype=c.dtype) for c in table.columns})


__all__ = [
    "BODIES",
    "DTYPES",
    "FINANCE_KINDS",
    "GROUP_ROLES",
    "INDUSTRIES",
    "KINDS",
    "MODES",
    "NEEDS",
    "NUMERIC",
    "PLACE_KINDS",
    "PLOT_KINDS",
    "QUOTA_KINDS",
    "REGIONS",
    "SIX_ONES",
    "SOURCES",
    "STAGES",
    "SWAP",
    "SWAP_KINDS",
    "SWAP_QUOTA",
    "TABLES",
    "TEAM_KINDS",
    "Column",
    "Kind",
    "Table",
    "empty",
]  # fmt: skip
