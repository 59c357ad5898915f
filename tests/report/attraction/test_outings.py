"""The outings as tables: every cell by hand, and coverage that lacks is said."""

from __future__ import annotations

from dataclasses import replace

from tests.report.attraction.boards import board
from zsyz_model.case.attraction import Shortfall
from zsyz_model.report.attraction.outings import coverage_table, outing_table


def test_an_outing_is_a_row_and_the_sum_is_the_last() -> None:
    rows = outing_table(*board()).to_dict("records")
    stuff = next(row for row in rows if row["产业"] == "新材料")

    assert (stuff["带队领导"], stuff["区域"], stuff["方式"]) == ("L2 副县长甲", "长三角", "产业链")
    assert (stuff["天数(天)"], stuff["预期线索(条)"], stuff["费用(万元)"]) == (4, 2.67, 3.5)
    assert (rows[-1]["月份"], rows[-1]["带队领导"], rows[-1]["天数(天)"]) == ("合计", "2 次", 7)


def test_what_lacks_stands_beside_what_is_served() -> None:
    told, case = board()
    assert told.plan is not None
    lacks = (Shortfall("方式", "基金", 1), Shortfall("党政主要领导", "L3", 1))
    frame = coverage_table(replace(told, plan=replace(told.plan, shortfalls=lacks)), case)
    found = frame.set_index("对象")["欠缺(次)"].to_dict()

    assert (found["基金"], found["产业链"], found["L3 人大副主任"]) == (1, 0, 1)
