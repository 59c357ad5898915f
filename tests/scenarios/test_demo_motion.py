"""包保推进 of the demonstration county: every output, a few projects worked by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import icalendar
import pytest

from scenarios.demo_county.motion import MISSED, MONDAYS, YEARS
from tests.progress.books import LIGHTS, PROGRESS, RULES
from zsyz_model.batch.motion import Moved, moved_of
from zsyz_model.batch.motion_window import check_motion
from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.case.motion import Burn
from zsyz_model.pipeline import read_case
from zsyz_model.progress import Books, calendar_text
from zsyz_model.progress.lights import lights
from zsyz_model.progress.notice import notice_of
from zsyz_model.progress.walls import Source, wall_of
from zsyz_model.report.motion.notice import notice_text
from zsyz_model.report.wall.milestones import marks, progress_message

LIT = {
    "P031": "绿", "P032": "", "P038": "绿", "P044": "绿", "P045": "黄", "P057": "红", "P066": "",
    "P070": "绿", "P096": "", "P112": "黄",
}  # fmt: skip
"""By hand, of the year's plan against 83.33 % due: 90, 80, 83.33, 85, 70, 40, 50, 90, 75, 62 %."""


@cache
def case() -> Case:
    return read_case(RULES.parent / "base.yaml")


@cache
def moved() -> Moved:
    return moved_of(case(), None, Books(LIGHTS, PROGRESS))


@cache
def told() -> Motion:
    return moved().told


def test_nothing_in_the_sheets_is_odd() -> None:
    """But for money in other currencies, where the ledger has any."""
    assert [found for found in told().findings if found.code != "T31"] == []
    assert told().month == "2026-10"


def test_every_light_is_as_worked_by_hand() -> None:
    shown = {one.project_id: one for one in told().lights}

    assert {project: one.colour for project, one in shown.items()} == LIT
    assert shown["P045"].because == "落后序时 13.33 个百分点"  # 10/12 - 42000/60000
    assert shown["P057"].because == "落后序时 43.33 个百分点"  # 10/12 - 20000/50000
    assert (shown["P066"].label, shown["P066"].earned) == ("豁免", "红")
    assert shown["P096"].label == shown["P032"].label == "规则未规定"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        # short of what is due by 1 - 70/83.33 = 16 % for P045, 52 % for P057; yellow twice: 约谈
        ("三亚2022", {"绿": 4, "黄": 5, "红": 1}),
        # October against a tenth of the year: P038 53 %, P057 40 %, P066 50 %, P112 70 %
        ("新晃2015", {"黄": 3, "蓝": 1, "": 6}),
    ],
)
def test_other_places_rules_show_other_colours(name: str, wanted: dict[str, int]) -> None:
    shown = lights(case(), "2026-10", LIGHTS.presets[name])

    assert Counter(one.colour for one in shown) == wanted
    if name == "三亚2022":
        assert {one.project_id for one in shown if one.action == "约谈"} == {
            "P032", "P045", "P066", "P096", "P112",
        }  # fmt: skip


def test_ranks_and_their_change_are_as_worked_by_hand() -> None:
    """September, against 75 %: P031 79, P038 78, P070 77, P032 and P044 70, P096 66, P045 60 …"""
    assert [(s.subject, s.rank, s.rise) for s in told().standings] == [
        ("P031", 1, 0), ("P070", 1, 2), ("P044", 3, 1), ("P038", 4, -2), ("P032", 5, -1),
        ("P096", 6, 0), ("P045", 7, 0), ("P112", 8, 0), ("P066", 9, 0), ("P057", 10, 0),
    ]  # fmt: skip
    zone = next(s for s in told().groups["乡镇园区"] if s.subject == "G14")
    # P031, P044, P045, P096 and P112 lie in it: 236800 of 328000 done, against 83.33 %
    assert zone.value == pytest.approx(100 * 236800 / 328000 - 250 / 3, abs=1e-6)


def test_what_was_done_adds_up_from_the_rows() -> None:
    rows = case().table("progress")

    assert len(rows) == 10 * len(YEARS)
    done = rows.groupby("project_id")["done_wan"].sum()
    assert dict(done) == {project: before + now for project, (_, before, now) in YEARS.items()}
    assert rows["done_wan"].sum() == 412200


def test_visits_kept_and_missed_add_up() -> None:
    """29 pairs in seven weeks, ten of them without a visit: 203 - 10."""
    kept = {one.project_id: one for one in told().attendance}

    assert len(kept) == 29
    assert sum(one.visits for one in kept.values()) == 193 == len(case().table("visits"))
    assert all(
        one.kept == one.visits == 7 - len(MISSED.get(project, ())) for project, one in kept.items()
    )
    assert kept["P057"].share == pytest.approx(100 * 4 / 7)
    assert (sum(k.problems for k in kept.values()), sum(k.solved for k in kept.values())) == (7, 3)
    assert {one.weeks for one in kept.values()} == {len(MONDAYS)}


def test_the_list_ages_and_climbs_as_worked_by_hand() -> None:
    still = {item.issue_id: item for item in told().items if item.open}

    assert {k: (i.age_days, i.overdue_days, i.level) for k, i in still.items()} == {
        "W01": (117, 31, 4), "W02": (82, 11, 3), "W03": (54, 3, 2), "W04": (19, 0, 1),
        "W05": (89, 21, 4), "W06": (23, 0, 1), "W07": (47, 8, 3),
    }  # fmt: skip
    assert told().ageing == {
        "0至7天": 0, "8至30天": 2, "31至90天": 4, "91天以上": 1, "不详": 0,
    }  # fmt: skip
    assert told().burn == (
        Burn("2026-05", 1, 0, 1), Burn("2026-06", 1, 0, 2), Burn("2026-07", 2, 1, 3),
        Burn("2026-08", 3, 2, 4), Burn("2026-09", 3, 2, 5), Burn("2026-10", 2, 0, 7),
    )  # fmt: skip


def test_every_pair_has_its_visit_next_week_and_nobody_is_in_two_places() -> None:
    weeks = told().weeks
    visits = [visit for week in weeks for visit in week.visits]

    assert len(weeks) == 26
    assert all(week.monday == date(2026, 11, 2) and not week.missed for week in weeks)
    assert sorted(v.project_id for v in visits) == sorted(a.project_id for a in told().attendance)
    for week in weeks:
        for one, other in zip(week.visits, week.visits[1:], strict=False):
            assert (one.day, one.ends) <= (other.day, other.leaves)
    chief = [v for w in weeks if w.leader_id == "L01" for v in w.visits]
    assert all(v.leaves >= 630 for v in chief if v.day.weekday() == 0)  # 常委会 until 10:30


def test_four_weeks_of_calendars_are_read_by_another_library() -> None:
    """Every project in every week, and nobody at two places at once, on the road included."""
    stamp, seen = date(2026, 10, 31), Counter[tuple[str, int]]()
    for week in told().weeks:
        read: Any = icalendar.Calendar.from_ical(calendar_text(case(), week, stamp, weeks=4))
        spans = []
        for event in read.walk("VEVENT"):
            assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [4]}
            for turn in range(4):
                later = timedelta(weeks=turn)
                spans.append((event["DTSTART"].dt + later, event["DTEND"].dt + later))
                seen[str(event["SUMMARY"]).split()[1], turn] += 1
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(spans)))
    assert set(seen) == {(a.project_id, turn) for a in told().attendance for turn in range(4)}
    assert set(seen.values()) == {1}


def test_the_rates_are_those_of_the_sheet() -> None:
    """Counted in the sheet 项目: 30 签约, 18 落地, 8 开工, 2 投产, and one that ended after signing."""
    county = told().rates[0]

    assert (county.signed, county.landed, county.started) == (59, 28, 10)
    assert county.started_rate == pytest.approx(100 * 10 / 59)
    assert (told().trend[-1].signed, told().trend[-1].started) == (59, 10)


def test_the_five_situations_hold_whom_they_should() -> None:
    kinds = Counter(one.kind for one in told().situations)

    assert kinds == {"签约": 30, "未开工": 48, "待供地": 24, "缺资金": 24, "快达产": 3}
    fast = [one.project_id for one in told().situations if one.kind == "快达产"]
    assert fast == ["P031", "P038", "P070"]


def test_promises_are_scheduled_backwards_over_the_statutory_times() -> None:
    """P044 has to begin by 31 December 2027, a Friday, and has settled nothing.

    7, 20, 60, 20 and 3 working days back; of 2027 the law names 15 September and 1 to 3 October.
    """
    found = {one.project_id: one for one in moved().reverses}

    assert len(found) == 48 == sum(one.kind == "未开工" for one in told().situations)
    assert [(s.step, str(s.begin_by), str(s.latest)) for s in found["P044"].steps] == [
        ("项目备案", "2027-07-28", "2027-08-02"), ("节能审查", "2027-08-02", "2027-08-30"),
        ("环境影响评价", "2027-08-30", "2027-11-24"), ("规划许可", "2027-11-24", "2027-12-22"),
        ("施工许可", "2027-12-22", "2027-12-31"),
    ]  # fmt: skip
    assert found["P034"].done == ("环境影响评价", "节能审查", "项目备案")
    assert [s.step for s in found["P034"].steps] == ["规划许可", "施工许可"]
    assert not any(one.late for one in moved().reverses)


def test_the_next_meeting_hears_the_red_the_escalated_and_the_excused() -> None:
    held = moved().meetings

    assert (len(held), held[0].day, held[0].moved) == (13, date(2026, 11, 2), False)
    assert [(m.kind, m.project_id, m.words[:3], m.reporter) for m in held[0].matters] == [
        ("红灯", "P057", "红（严", "副县长（科教卫）"), ("上报问题", "P060", "W01", "化工园负责人"),
        ("上报问题", "P057", "W05", "副县长（科教卫）"), ("上报问题", "P047", "W02", "县委书记"),
        ("上报问题", "P034", "W07", "县生物医药产业园"), ("豁免复核", "P066", "豁免前", "人大副主任丁"),
    ]  # fmt: skip


def test_open_land_items_go_to_the_next_plan() -> None:
    assert [(one.issue_id, dict(one.wishes)) for one in moved().handed] == [
        ("W01", {"必须开工": "是"}), ("W02", {"必须开工": "是"}), ("W03", {}), ("W04", {}),
    ]  # fmt: skip


def test_the_public_notice_holds_sums_only() -> None:
    """Four on schedule, three without a light; two yellow and one red are too few to stand apart."""
    notice = notice_of(told(), case(), PROGRESS.notice)

    assert notice.lights == {"达到序时": 4, "按规则不亮灯": 3, "其他": 3}
    assert notice.groups == {}
    text = notice_text(notice)
    names = [*case().projects["name"], *case().leaders["title"], *case().projects.index]
    assert [name for name in names if name in text] == []


def test_a_wall_tells_a_project_under_way() -> None:
    """P057 began on 2025-11-12: 入库 was due 30 days later, and is 323 days late."""
    source = Source.of(case(), None, moved().told, moved().reverses, moved().days)
    wall = wall_of(source, "P057")

    assert progress_message(wall) == "完成年度计划 40.0%，落后序时 43.3 个百分点"
    assert sum(m.done_wan or 0 for m in wall.months) == 20000
    assert [(m.title, m.words) for m in marks(wall, date(2026, 10, 31))] == [
        ("签约", "24-09-13"), ("项目备案", "25-06-15　按期"), ("节能审查", "25-07-20　晚 5 天"),
        ("环境影响评价", "25-08-23　晚 9 天"), ("规划许可", "25-09-13　按期"),
        ("施工许可", "25-10-29　晚 6 天"), ("开工", "25-11-12"), ("入库", "未办结　晚 323 天"),
    ]  # fmt: skip
    assert dict(wall.people)["专班成员单位"] == "县统计局、县地方金融服务中心"
    assert wall.attendance is not None
    assert (wall.attendance.kept, wall.attendance.weeks) == (4, 7)


def test_the_sums_of_the_window_agree() -> None:
    assert list(check_motion(moved())) == []
