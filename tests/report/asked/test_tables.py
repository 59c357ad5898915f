"""The answers as tables: every row is one of the noun's, with names and in words."""

from __future__ import annotations

from tests.case.test_differences import TOLD as DIFFERENCE
from tests.case.test_repairs import HOURS, QUOTA, STEP, TIME
from tests.case.test_replans import ANSWER as REPLANNED
from tests.case.test_worth_words import TOLD as WORTH
from tests.cases import toy_case
from tests.report.inquiry.answers import alternatives, front
from zsyz_model.case import Outcome
from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.repairs import Conflict, Repair, WaysOut
from zsyz_model.case.whys import Barrier, Choice, Flip, Match, Offer, Why
from zsyz_model.report.asked import tables


def test_losses_say_better_or_worse_and_what_is_open() -> None:
    frame = tables.loss_table([
        Loss("merit", 100, 97, 3, 2, 3.5), Loss("fit", 90, 90, 0, 0, 0),
        Loss("land_cost", 50, 40, -10, -10.5, -9.5),
    ])  # fmt: skip

    assert frame.to_numpy().tolist() == [
        ["开工价值(分)", 100, 97, "变差", 3, "2 至 3.5"],
        ["包保契合度合计(分)", 90, 90, "不变", 0, ""],
        ["用地费用(万元)", 50, 40, "变好", 10, "9.5 至 10.5"],
    ]


def test_moves_have_names_and_say_where() -> None:
    moves = (Move("开工", "P1", "2027Q1 new", ""), Move("包保", "P2", "L1", "L3"))

    assert tables.move_table(moves, toy_case()).to_numpy().tolist() == [
        ["开工", "P1 新材料一期", "2027Q1 新增用地", "无"],
        ["包保", "P2 纺织服装扩产", "L1 县委副书记", "L3 人大副主任"],
    ]


def test_a_why_leaves_out_the_tables_that_it_has_not() -> None:
    flips = (
        Flip("契合度", "P1/L1", "分", 40, 1, 100, at=80), Flip("包保上限", "L1", "个", 3, 1, 50),
        Flip("每周时间", "L1", "分钟", 60, 1, 600, settled=False),
    )  # fmt: skip
    why = Why(
        Choice("P1", "L1"), forced=True, possible=True, flips=flips,
        barriers=(Barrier("leader_count", "L1 上限", 1, "个"), Barrier("land_budget", "2027", 5, "万元")),
        names={"P1": "P1 新材料一期", "L1": "L1 县委副书记"},
    )  # fmt: skip

    told = tables.why_tables(why, toy_case())

    assert list(told) == ["突破的限制", "使结论翻转的最小改动"]
    assert told["突破的限制"]["限制"].tolist() == [
        "L1 县委副书记 包保个数超过上限 1 个",
        "2027 年 用地预算还差 5 万元",
    ]
    turned = told["使结论翻转的最小改动"]
    assert turned["对象"][0] == "P1 新材料一期/L1 县委副书记"
    assert turned["翻转于"].tolist() == ["80", "到 50 也不翻转", "未查明"]


def test_offers_that_cannot_be_are_told_so() -> None:
    offers = (Offer("P1", "L1", 80, 5, 60.0), Offer("P2", "L1", 40, None, None))
    [frame] = tables.match_tables(Match("L1", True, (), 60.0, offers)).values()

    assert frame["项目"].tolist() == ["P1", "P2"]
    assert frame["全县契合度减少（分）"].tolist() == [5, "排不进"]


def test_a_unit_has_its_steps() -> None:
    frame = tables.worth_tables(WORTH, toy_case())["台阶"]

    assert frame.to_numpy().tolist() == [[s.at, s.value] for s in WORTH.steps]
    assert frame.columns.tolist() == ["计划指标（亩）", "开工价值(分)"]


def test_conflicts_and_ways_out_are_told_row_by_row() -> None:
    ways = (Repair((STEP,), 3.5, 3.5, 5, 9, 1.0), Repair((STEP, TIME), 5.3, 5.3, 5, 9, 1.0))
    told = tables.repair_tables(WaysOut("甲", False, (Conflict((QUOTA, HOURS)),), ways))

    assert told["不能同时成立的规定"]["冲突"].tolist() == [1, 1]
    rows = told["出路的每处改动"]
    assert rows["出路"].tolist() == [1, 2, 2]
    assert rows[["工作表", "列", "现值", "改为"]].iloc[2].tolist() == [
        "领导", "每周可用小时", "6", "7.5",
    ]  # fmt: skip


def test_a_replan_has_a_row_for_each_number_of_changes() -> None:
    told = tables.replan_tables(REPLANNED, toy_case())

    assert told["变动数与各目标"].to_dict("records") == [
        {"最多变动（项）": 3, "实际变动（项）": 3, "开工价值(分)": 5402.143}
    ]
    assert len(told["变动最少时变动的承诺"]) == 1


def test_plans_stand_side_by_side(small: Outcome) -> None:
    told = tables.alternatives_tables(alternatives(small), small.case)["各方案的承诺"]

    p1 = told[(told["承诺"] == "开工") & told["项目"].str.startswith("P1")].iloc[0]
    first = next(x for x in small.plan.starts if x.project_id == "P1")
    where = "新增用地" if first.site == "new" else first.site
    assert (p1["原方案"], p1["方案2"]) == (f"{first.quarter} {where}", "2027Q2 新增用地")
    assert "–" in told["原方案"].tolist()


def test_a_front_has_its_points_in_order() -> None:
    [frame] = tables.front_tables(front((100, 50), (90, 30))).values()

    assert frame[["点", "开工价值(分)", "用地费用(万元)"]].to_numpy().tolist() == [
        [1, 100, 50],
        [2, 90, 30],
    ]
    assert frame["证明"].tolist() == ["到底", "到底"]


def test_effects_add_up_to_the_difference_and_moves_have_their_cause() -> None:
    told = tables.difference_tables(DIFFERENCE, toy_case())

    assert told["各项设定的影响"]["开工价值(分)"].sum() == -10
    assert told["各项设定的影响"]["第一个"].tolist() == ["无", "1"]
    assert told["不同的承诺"]["主要由于"].tolist() == ["改动 用地指标 数量"]
    assert list(told["各级目标"].columns)[1:3] == ["第一个", "另一个"]
