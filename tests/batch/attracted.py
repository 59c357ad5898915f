"""The small county of 招商 as files."""

from __future__ import annotations

from pathlib import Path

from tests.attraction.county import tables_with
from tests.batch.county import BASE, write_ledger

ATTRACTED = (
    BASE
    + """\
attraction:
  outreach:
    months: 2
    month_most: 2
    regions: [京津冀, 长三角]
    modes: [产业链, 基金]
    industries: [高端化工, 新材料]
    heads: [县委副书记]
    heads_least: 1
    leader_most: 1
    budget_wan: 12
"""
)


def write_attracted(folder: Path) -> Path:
    """A scenario of the county; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    write_ledger(folder / "ledger.xlsx", tables_with())
    (folder / "base.yaml").write_text(ATTRACTED, encoding="utf-8")
    return folder / "base.yaml"
