"""What hangs on the wall of a project, from the board, the plan and the ledger."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from tests.cases import make_case
from tests.progress.books import LIGHTS, PROGRESS
from tests.report.motion.boards import busy_tables
from zsyz_model.case import Lead, Plan, Start, Status
from zsyz_model.case.progress_rules import ReverseRules, StepDays
from zsyz_model.case.walls import Milestone, Spent, Wall
from zsyz_model.progress import Books, motion
from zsyz_model.progress.reverse import OfficeDays, reverse_schedules
from zsyz_model.progress.walls import Source, wall_of, walled

DAYS = OfficeDays(lambda d, n: d - timedelta(n), lambda d, n: d + timedelta(n))
RULES = ReverseRules((StepDays("备案", 3), StepDays("许可", 5)))


def source_of(plan: Plan | None = None) -> Source:
    """The busy toy county; P1 has a promise, one procedure done late and one open."""
    tables = busy_tables()
    tables["projects"][0] |= {
        "promised": "2027Q1", "signed_on": pd.Timestamp("2026-05-04"), "needs": "用地", "gap_wan": 500.0,
    }  # fmt: skip
    tables["procedures"] = [
        {"project_id": "P1", "step": "备案", "department": "审批局",
         "due_on": pd.Timestamp("2026-08-01"), "done_on": pd.Timestamp("2026-08-04")},
        {"project_id": "P1", "step": "入库", "department": "统计局", "due_on": pd.Timestamp("2026-10-21")},
    ]  # fmt: skip
    case = make_case(None, **tables)
    told = motion(case, plan, Books(LIGHTS, PROGRESS))
    as_of = date.fromisoformat(case.scenario.as_of)
    return Source.of(case, plan, told, reverse_schedules(case, plan, RULES, as_of, DAYS), DAYS)


def wall(plan: Plan | None = None) -> Wall:
    return wall_of(source_of(plan), "P1")


def test_progress_of_a_project() -> None:
    found = wall()

    assert found.months == (Spent("2026-09", None, 60.0), Spent("2026-10", None, 20.0))
    assert (found.year_plan_wan, found.done_wan) == (100.0, 80.0)
    assert found.light is not None
    assert found.light.label == "规则未规定"  # 3.3 points behind
    assert found.milestones == (
        Milestone("签约", None, date(2026, 5, 4)),
        Milestone("备案", date(2026, 8, 1), date(2026, 8, 4), "审批局"),
        Milestone("入库", date(2026, 10, 21), None, "统计局"),
        Milestone("开工", date(2027, 3, 31), None),
    )
    assert [m.late_days(date(2026, 10, 31)) for m in found.milestones] == [None, 3, 10, -151]


def test_support_of_a_project() -> None:
    found = wall()

    assert found.people[0] == ("包保领导", "L2 副县长甲")
    assert dict(found.people)["专班成员单位"] == "统计局、资规局"
    assert dict(found.land)["拟用地"] == "100 亩"
    assert dict(found.land)["方案供地"] == "不详"
    assert dict(found.money)["资金缺口"] == "500 万元"
    assert found.procedures == (
        ("备案", "已办结 2026-08-04"), ("入库", "未办结，计划 2026-10-21，逾期 10 天"),
        ("许可", "倒排最迟 2027-03-31"),
    )  # fmt: skip
    assert [item.issue_id for item in found.items] == ["W2", "W3", "W4"]
    assert found.attendance is not None
    assert found.attendance.visits == 1


def test_with_a_plan_its_leader_land_and_quarter_are_told() -> None:
    start = Start("P1", "2027Q2", "new", 100.0)
    found = wall(Plan(Status.OPTIMAL, "tiers", (), (start,), (Lead("P1", "L1", 3.0, 60, True),)))

    assert found.people[0] == ("包保领导", "L1 县委副书记")
    assert dict(found.land)["方案供地"] == "2027Q2 新增用地"
    assert found.milestones[-1] == Milestone("开工", date(2027, 6, 30), None)
    assert found.reverse is not None
    assert found.reverse.promise == "方案 2027Q2 开工"


def test_walls_are_for_what_has_a_light_or_an_open_item() -> None:
    assert walled(source_of().told) == ("P1", "P2", "P3", "P4")


def test_a_project_of_which_little_is_known_has_a_wall_that_says_so() -> None:
    found = wall_of(source_of(), "P5")

    assert (found.light, found.months, found.items, found.attendance) == (None, (), (), None)
    assert dict(found.people)["包保领导"] == "未定"


def test_a_unit_of_the_team_is_named_with_its_liaison() -> None:
    tables = busy_tables()
    tables["departments"] = [{"department": "资规局", "liaison_post": "副局长"}]
    case = make_case(None, **tables)
    told = motion(case, None, Books(LIGHTS, PROGRESS))

    found = wall_of(Source.of(case, None, told, (), DAYS), "P1")

    assert dict(found.people)["专班成员单位"] == "资规局（副局长）"
