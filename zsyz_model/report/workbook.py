"""The plan as a workbook: every table of the run on a sheet of its own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from zsyz_model.case import Outcome
from zsyz_model.report.tables import plan_tables, table_notes
from zsyz_model.report.words import scenario_words, verdict_words
from zsyz_model.sheets import COUNT_FORMAT, LAND_FORMAT, MONEY_FORMAT, Sheet, write_book

_FORMATS = {
    "(亩)": LAND_FORMAT, "(万元)": MONEY_FORMAT, "(分)": "0.00", "(小时)": "0.0",
    "(个)": COUNT_FORMAT, "(行)": COUNT_FORMAT, "负荷率": "0%", "相对差距": "0.0000%",
}  # fmt: skip


def write_workbook(outcome: Outcome, path: Path) -> None:
    """Write the run's workbook; the same outcome gives the same bytes."""
    notes = table_notes(outcome)
    head = (
        f"{scenario_words(outcome)}（截至 {outcome.case.scenario.as_of}，{verdict_words(outcome)}）"
    )
    sheets = [
        frame_sheet(title, frame, (f"{title}：{head}", notes[title]))
        for title, frame in plan_tables(outcome).items()
    ]
    write_book(path, sheets)


def frame_sheet(title: str, frame: pd.DataFrame, notes: tuple[str, ...] = ()) -> Sheet:
    """A frame as a sheet; the number format follows from the unit in the header."""
    headers = [str(column) for column in frame.columns]
    return Sheet(
        name=title,
        headers=headers,
        rows=list(frame.itertuples(index=False, name=None)),
        notes=notes,
        formats=[number_format(header) for header in headers],
    )


def number_format(header: str) -> str | None:
    """The Excel format of a column by the unit that ends its header."""
    return next((form for unit, form in _FORMATS.items() if header.endswith(unit)), None)
