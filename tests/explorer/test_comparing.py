"""Two plans side by side: what differs is listed, what is equal is not, estimates say what they are."""

from __future__ import annotations

from tests.explorer.county import HOSTILE
from zsyz_model.case import Goal
from zsyz_model.explorer.comparing import compared, compared_html
from zsyz_model.explorer.state import Kept
from zsyz_model.explorer.views import ESTIMATED, PROVEN, Leader, Led, Ranked, View
from zsyz_model.explorer.wishes import NOTHING, Wishes


def kept(name: str, label: str, state: str, leader: str, merit: float, share: float = 1.0) -> Kept:
    ranking = (
        Ranked(1, "P1", "P1 一", 80.0, {}, "优先", state, True),
        Ranked(2, "P2", "P2 二", 70.0, {}, "达标", "未安排开工", False),
    )
    leaders = (Leader(leader, "县长", 1.0, 5.0, (Led("P1", "P1 一", share, 60),)),)
    goals = (Goal("merit", merit, merit + 5, 0.1),)
    view = View(label, goals, ranking, 1, leaders, (), (), starts=1.0)
    return Kept(name, Wishes({"x": 1.0}) if label == PROVEN else NOTHING, view)


def test_goals_starts_and_leaders_that_differ_are_listed() -> None:
    one = kept("甲", PROVEN, "2027Q1 开工", "L1", 90.0)
    other = kept("乙", PROVEN, "2027Q3 开工", "L2", 80.0)

    found = compared(one, other)

    goals = found["指标"].set_index("指标")
    assert list(goals.loc["开工价值(分)"]) == ["90", "80"]
    assert list(goals.loc["调整(项)"]) == [1, 1]
    assert found["开工差别"].to_numpy().tolist() == [["P1 一", "2027Q1 开工", "2027Q3 开工"]]
    assert found["包保差别"].to_numpy().tolist() == [["P1 一", "L1 县长", "L2 县长"]]


def test_an_estimate_beside_a_plan_is_told_as_a_bound() -> None:
    one = kept("甲", PROVEN, "2027Q1 开工", "L1", 90.0)
    other = kept("甲", ESTIMATED, "约 2027Q1 开工", "L1", 91.0, 0.5)

    page = compared_html(one, other)

    assert "不超过 96" in page
    assert "预估是界限" in page
    assert "甲（二）" in page
    assert "L1 县长（50%）" in page
    assert "预估是界限" not in compared_html(one, one)


def test_hostile_names_stay_words() -> None:
    one = kept(HOSTILE, PROVEN, HOSTILE, HOSTILE, 1.0)
    other = kept("乙", PROVEN, "x", "L2", 1.0)

    page = compared_html(one, other)

    assert "<img" not in page
    assert "<script" not in page
