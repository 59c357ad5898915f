"""The county's board: lights, ranks, open items, what starts next."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import toy_case
from tests.report.motion.boards import busy_county
from tests.report.wall.walls import FOOT, told
from zsyz_model.case import Plan, Start, Status
from zsyz_model.case.motion import Light, Standing
from zsyz_model.report.wall.board import draw_board, places, starts_of

PLAN = Plan(Status.OPTIMAL, "tiers", (), (Start("P3", "2027Q1", "new", 150.0),), ())


def test_the_board_of_a_county() -> None:
    board, case = busy_county()

    shown = told(draw_board(board, case, PLAN, FOOT))

    for words in ("红灯 1 个，绿灯 2 个，未亮灯 1 个", "P4 制剂车间", "红（严重滞后）", "-33.3",
                  "未办结 3 件，逾期 2 件", "W2 [土地] 缺地", "2027Q1 方案 开工", "P3 精细化工 150 亩", FOOT):  # fmt: skip
        assert words in shown


def test_the_last_places_are_never_hidden() -> None:
    board, case = busy_county()
    many = tuple(Standing(f"P{i}", float(-i), i) for i in range(1, 31))

    shown = told(draw_board(replace(board, standings=many), case, None, FOOT, "a0"))

    assert "P30" in shown
    assert "另有 16 个居中" in shown  # 30 rows, seven shown at either end


def test_a_light_without_a_rank_has_a_row() -> None:
    board, _ = busy_county()
    more = (*board.lights, Light("P5", "2026-10", "", "缺数据，未判"))

    assert places(replace(board, lights=more))[-1].project_id == "P5"


def test_what_starts_next_is_the_plan_s_or_the_ledger_s() -> None:
    case = toy_case()
    case.projects.loc["P1", "promised"] = "2026Q4"

    assert starts_of(case, None, "2026-10") == ("2026Q4 台账承诺", ["P1 新材料一期"])
    assert starts_of(case, PLAN, "2026-10") == ("2027Q1 方案", ["P3 精细化工　150 亩"])
    assert starts_of(case, PLAN, "2027-04") == ("", [])
