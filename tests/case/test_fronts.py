"""What dominates what, and a front in sentences, worked by hand."""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.case import Goal, Plan, Status
from zsyz_model.case.fronts import (
    Front,
    Point,
    dominates,
    front_document,
    front_words,
    rate,
    without_dominated,
)

GOALS = ("merit", "land_cost")
PLAN = Plan(Status.OPTIMAL, "tiers", (Goal("merit", 1.0, 1.0, 0.0),), (), ())


def _point(merit: float, cost: float) -> Point:
    return Point({"merit": merit, "land_cost": cost}, PLAN, True, 0.0)


FRONT = Front(GOALS, (_point(100, 50), _point(90, 30), _point(60, 0)), True, "", {"land_cost": None}, {})  # fmt: skip


def test_more_merit_for_less_money_dominates() -> None:
    one, other = {"merit": 100.0, "land_cost": 50.0}, {"merit": 90.0, "land_cost": 50.0}

    assert dominates(GOALS, one, other)
    assert not dominates(GOALS, other, one)
    assert not dominates(GOALS, one, one)
    assert not dominates(GOALS, one, {"merit": 90.0, "land_cost": 49.0})


def test_dominated_points_and_doubles_are_not_exported() -> None:
    points = (_point(60, 0), _point(90, 31), _point(100, 50), _point(90, 30), _point(90, 30))

    assert [x.values for x in without_dominated(GOALS, points)] == [x.values for x in FRONT.points]


def test_a_step_has_its_price() -> None:
    # 20 万元 cheaper for 10 points: half a point each
    assert rate(FRONT, FRONT.points[0], FRONT.points[1]) == 0.5
    assert rate(FRONT, FRONT.points[0], FRONT.points[0]) is None


def test_the_front_in_sentences() -> None:
    assert front_words(FRONT) == (
        "开工价值、用地费用之间有 3 个互不占优的方案；这些就是全部可取的取舍。",
        "一端：开工价值 100 分，用地费用 50 万元。",
        "另一端：开工价值 60 分，用地费用 0 万元。",
        "第 1 点到第 2 点：用地费用改进 20 万元，开工价值让出 10 分（每改进 1 万元，让出 0.5 分）。",
        "第 2 点到第 3 点：用地费用改进 30 万元，开工价值让出 30 分（每改进 1 万元，让出 1 分）。",
    )


def test_what_was_not_looked_at_is_said() -> None:
    stopped = replace(FRONT, complete=False, stopped="到达时限")
    spaced = replace(FRONT, steps={"land_cost": 12.5})

    assert not stopped.exact
    assert "因到达时限提前停止，其余未查" in front_words(stopped)[0]
    assert "按步长（用地费用 12.5 万元）取点，两点之间可能还有方案" in front_words(spaced)[0]
    assert front_words(replace(FRONT, points=())) == ("没有可行方案，也就没有取舍。",)
    assert front_document(spaced)["exact"] is False
