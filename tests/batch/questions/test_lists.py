"""What the lists offer for the toy county."""

from __future__ import annotations

from zsyz_model.batch.questions import lists
from zsyz_model.batch.questions.desk import Desk


def test_projects_come_with_what_the_plan_says(desk: Desk) -> None:
    shown = dict((word, text) for text, word in lists.projects(desk))

    starts = {x.project_id: x.quarter for x in desk.known.plan.starts}
    assert shown["P1"] == f"P1 新材料一期（{starts['P1']} 开工）"
    assert shown["P4"] == "P4 制剂车间（包保）"
    assert shown["P6"] == "P6 滨河花园（不予准入）"


def test_leaders_quarters_and_sites_may_be_left_open(desk: Desk) -> None:
    assert lists.leaders(desk)[0] == ("L1 县委副书记", "L1")
    assert [word for _, word in lists.quarters_or_any(desk)] == [
        "", "2027Q1", "2027Q2", "2027Q3", "2027Q4",
    ]  # fmt: skip
    assert [word for _, word in lists.sites_or_any(desk)] == ["", "new", "J1", "J2"]
    assert lists.leaders_or_any(desk)[0][1] == ""


def test_units_are_told_with_their_size(desk: Desk) -> None:
    shown = {word: text for text, word in lists.units(desk)}

    assert shown["计划指标/2027Q1"] == "2027Q1 计划指标：多 1 亩"
    assert shown["包保上限/L2"] == "L2 副县长甲 包保上限：多包保 1 个"
    assert shown["验收提前/S1"] == "S1 柳庄拆旧 验收提前：早 1 周"


def test_what_is_asked_by_itself_is_in_the_plan(desk: Desk) -> None:
    plan = desk.known.plan
    ranking = desk.known.outcome.scores.ranking
    starts = [x.project_id for x in plan.starts]

    assert lists.wanted_most(desk) == next(p for p in ranking if p in starts)
    assert lists.busiest(desk) == "L2"
    leads = {x.project_id: x.leader_id for x in plan.leads}
    assert lists.other_leader(desk, "P3") not in ("", leads["P3"])
    assert lists.other_leader(desk, "P9") == ""


def test_counts_have_their_unit() -> None:
    assert lists.counts("1", "2", unit=" 个") == [("1 个", "1"), ("2 个", "2")]
