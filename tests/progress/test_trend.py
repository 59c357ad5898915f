"""开工率 month by month, by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from tests.cases import make_case, toy_case, toy_tables
from zsyz_model.case.motion import Trend
from zsyz_model.progress.trend import trend

DAYS: dict[str, tuple[str, str | None]] = {
    "P1": ("2026-08-05", "2026-09-30"), "P3": ("2026-10-31", None), "P4": ("2026-08-31", "2026-11-01"),
    "P5": ("2026-11-02", None),
}  # fmt: skip


def test_signed_and_started_by_the_end_of_each_month() -> None:
    tables: dict[str, list[dict[str, Any]]] = toy_tables()
    for row in tables["projects"]:
        if (days := DAYS.get(row["project_id"])) is not None:
            row["signed_on"] = pd.Timestamp(days[0])
            row["started_on"] = pd.Timestamp(days[1]) if days[1] else pd.NaT

    found = trend(make_case(None, **tables), date(2026, 10, 31))

    assert found == (Trend("2026-08", 2, 0), Trend("2026-09", 2, 1), Trend("2026-10", 3, 1))
    assert found[1].started_rate == 50


def test_without_days_there_is_nothing_to_tell() -> None:
    assert trend(toy_case(), date(2026, 10, 31)) == ()
