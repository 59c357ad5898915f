"""Make the ledger of the demonstration county: ``python -m scenarios.demo_county.make_ledger``.

Published figures go in word for word, the rest by the rules of the sheet 推定规则; the sheet
来源 says which is which for every cell. The same seed gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scenarios.demo_county import attracting, funds, land, motion, people, projects
from scenarios.demo_county.cells import Rows, ledger_sheet, origin_sheet
from scenarios.demo_county.published import SOURCES_CSV, read_csv, supply_rows
from scenarios.demo_county.rules import rules_sheet
from zsyz_model.case import Horizon
from zsyz_model.sheets import Sheet, write_book
from zsyz_model.tables import TABLES, Table

SEED = 20260930
SPAN = Horizon("2027Q1", 8)
LEDGER = Path(__file__).parent / "ledger.xlsx"
_SUPPLY_PUBLISHER = "中国土地市场网供地结果公示（经 ZitaiChen/landchina 汇编，MIT 许可）"


def build(seed: int = SEED) -> list[tuple[Table, Rows]]:
    """All tables of the county with their cells' origins, in the order of the workbook."""
    ours = people.with_leaders(seed, projects.project_rows(seed, SPAN, land.PLACE_NAMES))
    rows: dict[str, Rows] = {
        "projects": ours,
        "leaders": people.leader_rows(),
        "places": land.place_rows(),
        "travel": land.travel_rows(),
        "pairs": people.pair_rows(),
        "quota": land.quota_rows(SPAN),
        "plots": land.plot_rows(seed, SPAN),
        "schemes": land.scheme_rows(SPAN),
        "finance": land.finance_rows(),
        "targets": land.target_rows(SPAN),
        "budget": land.budget_rows(),
        "scores": people.score_rows(seed, ours),
        "papers": people.paper_rows(seed, ours),
        "decisions": people.decision_rows(),
        "procedures": [*people.procedure_rows(seed, ours), *motion.begun_rows(ours)],
        **motion.motion_rows(seed, ours),
        **attracting.attraction_rows(seed),
        "funds": funds.fund_rows(),
        "fx": funds.rate_rows(),
        "units": funds.unit_rows(),
        "proofs": funds.proof_rows(),
        "credits": funds.credit_rows(),
        "splits": funds.split_rows(),
        "rulings": funds.ruling_rows(),
    }
    return [(TABLES[name], table) for name, table in rows.items()]


def sources_sheet(book: Sequence[tuple[Table, Rows]]) -> Sheet:
    """The source numbers in use, with publisher and date."""
    used = {cell.source for _, rows in book for row in rows for cell in row.values() if cell.source}
    lines = [
        (row["来源编号"], row["发布者"], row["日期"])
        for row in read_csv(SOURCES_CSV)
        if row["来源编号"] in used
    ]
    numbers = sorted(int(code.removeprefix("供地")) for code in used if code.startswith("供地"))
    lines += [(code, _SUPPLY_PUBLISHER, row["合同签订日期"]) for code, row in supply_rows(numbers)]
    return Sheet("来源编号", ("来源编号", "发布者", "日期"), lines)


def make_ledger(path: Path, seed: int = SEED) -> None:
    """Write the workbook of the demonstration county."""
    book = build(seed)
    sheets = [ledger_sheet(table, rows) for table, rows in book]
    write_book(path, [*sheets, origin_sheet(book), rules_sheet(), sources_sheet(book)])


if __name__ == "__main__":
    make_ledger(Path(sys.argv[1]) if len(sys.argv) > 1 else LEDGER)
