"""Ranks with ties, places gained, and groups that are weighed by money, by hand."""

from __future__ import annotations

import pytest

from tests.cases import make_case, toy_tables
from tests.progress.books import preset
from zsyz_model.case.motion import Standing
from zsyz_model.progress.ranks import grouped_leads, leads, ranks, standings

YINCHUAN = preset("银川2025")


def test_equal_values_share_a_place() -> None:
    assert ranks({"甲": 3.0, "乙": 5.0, "丙": 3.0, "丁": 1.0}) == {
        "乙": 1,
        "丙": 2,
        "甲": 2,
        "丁": 4,
    }


def test_a_ranking_says_who_moved() -> None:
    assert standings({"甲": 1.0, "乙": 9.0, "丙": 5.0}, {"甲": 7.0, "乙": 2.0}) == (
        Standing("乙", 9.0, 1, 2), Standing("丙", 5.0, 2, None), Standing("甲", 1.0, 3, 1),
    )  # fmt: skip


def test_leads_of_projects_and_of_their_groups() -> None:
    """June, due 50 %: P1 60 of 100 (+10), P4 300 of 1000 (−20); together 360 of 1100 (−17.27)."""
    tables = toy_tables()
    tables["progress"] = [
        {"project_id": "P1", "month": "2026-06", "done_wan": 60, "year_plan_wan": 100},
        {"project_id": "P4", "month": "2026-06", "done_wan": 300, "year_plan_wan": 1000},
        {"project_id": "P2", "month": "2026-06", "year_plan_wan": 1000},
    ]
    case = make_case(None, **tables)

    assert leads(case, "2026-06", YINCHUAN) == {"P1": pytest.approx(10), "P4": pytest.approx(-20)}
    assert grouped_leads(case, "2026-06", YINCHUAN, {"P1": "B", "P4": "B", "P2": "C"}) == {
        "B": pytest.approx(100 * 360 / 1100 - 50)
    }
