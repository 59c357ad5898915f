"""The support chart: who, with what land and money, which procedures, what is open until when."""

from __future__ import annotations

from dataclasses import replace

from tests.report.wall.walls import FOOT, one_wall, told
from zsyz_model.report.wall.support import draw_support, item_lines, support_message


def test_the_poster_says_who_answers_for_what() -> None:
    wall, case, _ = one_wall()

    shown = told(draw_support(wall, case, FOOT))

    for words in ("作战保障图 P1 新材料一期", "未办结 3 件，其中逾期 2 件", "包保领导：L2 副县长甲",
                  "拟用地：100 亩", "资金缺口：500 万元", "备案：已办结 2026-08-04",
                  "W2 [土地] 缺地", "单位：亩、万元、件", FOOT):  # fmt: skip
        assert words in shown


def test_the_longest_overdue_comes_first_with_its_date_and_level() -> None:
    wall, *_ = one_wall()

    lines = list(item_lines(wall.items, 800))

    assert lines[:2] == ["W2 [土地] 缺地", "→ 资规局·09-01·逾期 60 天·县委县政府调度会"]
    assert lines[-1] == "→ 资规局·11-30·未逾期"


def test_a_project_without_problems_says_so() -> None:
    wall, case, _ = one_wall()
    bare = replace(wall, items=(), procedures=(), attendance=None)

    assert support_message(bare) == "没有未办结的问题"
    shown = told(draw_support(bare, case, FOOT))
    assert "台账没有手续" in shown
    assert "每周走访：没有记录" in shown
