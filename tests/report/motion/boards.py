"""A county with a year of progress, problems and visits, for what is printed of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.cases import make_case, toy_tables
from tests.progress.books import LIGHTS, PROGRESS
from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.progress import Books, motion

MONTHS = {"P1": (60, 20), "P2": (80, 30), "P3": (95, 5), "P4": (40, 10)}
"""Project → done by the end of September and in October, of 100 a year."""


def busy_tables() -> dict[str, list[dict[str, Any]]]:
    """The toy county with its sheets of 包保推进 filled in."""
    tables = toy_tables()
    tables["progress"] = [
        {"project_id": p, "month": month, "done_wan": float(done), "year_plan_wan": 100.0}
        for p, values in MONTHS.items()
        for month, done in zip(("2026-09", "2026-10"), values, strict=True)
    ]
    tables["issues"] = [
        {"issue_id": f"W{i}", "project_id": "P1", "problem": "缺地", "factor": "土地", "duty_unit": "资规局",
         "raised_on": pd.Timestamp(raised), "due_on": pd.Timestamp(due), "answer": "已供地" if closed else None,
         "state": "办结" if closed else "办理中", "closed_on": pd.Timestamp(closed) if closed else pd.NaT}
        for i, (raised, due, closed) in enumerate((
            ("2026-07-02", "2026-08-01", "2026-08-20"), ("2026-07-20", "2026-09-01", None),
            ("2026-09-05", "2026-11-30", None), ("2026-10-20", "2026-10-25", None),
        ), start=1)
    ]  # fmt: skip
    tables["visits"] = [
        {"project_id": "P1", "leader_id": "L2", "visited_on": pd.Timestamp("2026-10-07"),
         "problem": "缺电", "solved": "是"}
    ]  # fmt: skip
    return tables


def busy_county() -> tuple[Motion, Case]:
    """Its board and its case."""
    case = make_case(None, **busy_tables())
    return motion(case, None, Books(LIGHTS, PROGRESS)), case
