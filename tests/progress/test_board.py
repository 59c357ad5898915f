"""The board ties its parts together and says what it could not tell."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_case, toy_tables
from tests.progress.books import LIGHTS, PROGRESS
from zsyz_model.case import Case, Lead, Plan, Status
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.findings import InputError
from zsyz_model.progress.board import BY_LEDGER, BY_PLAN, Books, motion, next_monday, pairs_today

BOOKS = Books(LIGHTS, PROGRESS)
PLAN = Plan(Status.OPTIMAL, "tiers", (), (), (Lead("P1", "L1", 3, 60, True),))


def full_case() -> Case:
    tables: dict[str, list[dict[str, Any]]] = toy_tables()
    tables["progress"] = [
        {"project_id": p, "month": m, "done_wan": done, "year_plan_wan": 1000}
        for p, m, done in (("P1", "2026-09", 700.0), ("P1", "2026-10", 10.0), ("P4", "2026-09", 100.0),
                           ("P4", "2026-10", 900.0))
    ]  # fmt: skip
    tables["visits"] = [
        {"project_id": "P1", "leader_id": "L2", "visited_on": pd.Timestamp("2026-10-07")}
    ]
    tables["issues"] = [
        {"issue_id": "W1", "project_id": "P1", "problem": "缺电", "factor": "能耗", "duty_unit": "供电",
         "raised_on": pd.Timestamp("2026-10-01"), "due_on": pd.Timestamp("2026-10-30"), "state": "办理中"}
    ]  # fmt: skip
    return make_case(None, **tables)


def test_the_pairs_of_today_are_those_of_the_ledger() -> None:
    assert [(x.project_id, x.leader_id) for x in pairs_today(toy_case())] == [
        ("P1", "L2"), ("P3", "L1"), ("P4", "L3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "monday"), [("2026-10-31", "2026-11-02"), ("2026-11-02", "2026-11-09")]
)
def test_the_calendar_is_for_the_week_after_the_data(day: str, monday: str) -> None:
    assert next_monday(date.fromisoformat(day)).isoformat() == monday


def test_the_board_of_a_ledger_without_a_plan() -> None:
    """October is due 83.3 %: P1 has 71 %, P4 100 %; in September P1 was first."""
    board = motion(full_case(), None, BOOKS)

    assert (board.month, board.led_by) == ("2026-10", BY_LEDGER)
    assert [light.text for light in board.lights] == ["黄（进度滞后）", "绿（达到序时）"]
    assert [(s.subject, s.rank, s.rise) for s in board.standings] == [("P4", 1, 1), ("P1", 2, -1)]
    assert [s.subject for s in board.groups["包保领导"]] == ["L3", "L2"]
    assert {w.leader_id for w in board.weeks} == {"L1", "L2", "L3"}
    assert [a.visits for a in board.attendance if a.project_id == "P1"] == [1]
    assert board.items[0].level_title == "对口委员会"
    assert "没有方案：供地季度、指标来源和融资安排不详" in board.notes
    assert "没有“到位资金”的数据，资金到位率不详" in board.notes


def test_a_plan_brings_its_pairs() -> None:
    board = motion(full_case(), PLAN, BOOKS, date(2027, 1, 4))

    assert board.led_by == BY_PLAN
    assert [(w.leader_id, w.monday) for w in board.weeks] == [("L1", date(2027, 1, 4))]


def test_past_visits_are_held_against_the_leaders_of_then() -> None:
    """The plan gives P1 to L1; the visit of October was L2's, who led it."""
    kept = motion(full_case(), PLAN, BOOKS)
    tables = full_case()
    tables.projects["current_leader"] = None
    of_plan = motion(tables, PLAN, BOOKS)

    assert [(a.project_id, a.leader_id, a.visits) for a in kept.attendance] == [
        ("P3", "L1", 0), ("P1", "L2", 1), ("P4", "L3", 0),
    ]  # fmt: skip
    assert "T13" not in {f.code for f in kept.findings}
    assert [(a.project_id, a.leader_id, a.visits) for a in of_plan.attendance] == [("P1", "L1", 0)]
    assert "T13" in {f.code for f in of_plan.findings}


def test_the_board_is_one_json_document() -> None:
    document = json.loads(json.dumps(motion(full_case(), PLAN, BOOKS).document(), allow_nan=False))

    assert document["lights"][0]["text"] == "黄（进度滞后）"
    assert document["weeks"][0]["visits"][0]["day"] == "2026-11-02"
    assert document["preset"]["source"] == "[88]"
    assert all(set(f) >= {"code", "fact", "advice"} for f in document["findings"])


def test_an_empty_ledger_has_an_empty_board_and_says_so() -> None:
    board = motion(toy_case(), None, BOOKS)

    assert (board.lights, board.items, board.attendance, board.burn) == ((), (), (), ())
    assert "没有“进度”的数据，不亮灯、不排名" in board.notes


def test_wrong_rules_stop_the_board() -> None:
    with pytest.raises(InputError, match="T01"):
        motion(toy_case(), None, Books(replace(LIGHTS, chosen="无"), PROGRESS))
    wrong = replace(PROGRESS, calendar=CalendarRules(hours=("早",)))
    with pytest.raises(InputError, match="T04"):
        motion(toy_case(), None, Books(LIGHTS, wrong))
