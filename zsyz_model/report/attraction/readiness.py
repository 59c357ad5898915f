"""The tables of readiness: 六个一, 四专 teams, departments, leading groups, dispatch meetings, notice."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.case.readiness import PRESENT, Topic
from zsyz_model.report.tables.frames import framed
from zsyz_model.report.words import leader_words
from zsyz_model.tables import SIX_ONES


def element_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """六个一: a row a chain, a column each, with what there is or by when it is to be."""
    words = {(x.industry, x.title): x for x in told.elements}
    rows = []
    for industry in dict.fromkeys(x.industry for x in told.elements):
        cells = [words[industry, title] for _, title in SIX_ONES]
        shown = [x.what or f"{x.state}{f'（{x.due}）' if x.due else ''}" for x in cells]
        rows.append((industry, *shown, sum(x.state != PRESENT for x in cells)))
    return framed(rows, ("产业", *(title for _, title in SIX_ONES), "缺(项)"))


def crew_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """四专 teams."""
    rows = [(x.kind, x.team, x.posts, x.filled, x.full_time, x.gap, x.due) for x in told.crews]
    columns = ("类别", "队伍", "岗位数(个)", "到岗(人)", "其中专职(人)", "缺(人)", "补齐期限")
    return framed(rows, columns)


def department_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """The departments' working teams."""
    rows = [
        (x.department, x.head, x.liaison or "未明确", x.measures, x.open, x.overdue, x.next_due, "；".join(x.still))
        for x in told.departments
    ]  # fmt: skip
    columns = (
        "部门", "主要负责同志", "副科级联络员", "措施(项)", "未完成(项)", "其中逾期(项)", "最近期限", "未完成的措施",
    )  # fmt: skip
    return framed(rows, columns)


def group_table(told: Attraction, case: Case) -> pd.DataFrame:
    """The industries' leading groups."""
    rows = [
        (industry, leader_words(case, who[0]), "、".join(leader_words(case, x) for x in who[1:]))
        for industry, who in told.groups.items()
    ]
    return framed(rows, ("产业", "组长", "成员"))


def meeting_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """The dispatch meetings with their papers; a meeting without a matter has one row."""
    rows = [
        (meeting.day, meeting.paper_by, topic.kind, topic.subject, topic.fact, topic.due)
        for meeting in told.meetings
        for topic in meeting.topics or (Topic("", "", "没有到期事项"),)
    ]
    return framed(rows, ("调度会", "材料截止", "类别", "对象", "事项", "期限"))


def notice_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """The public notice, a line a row."""
    lines = (told.notice.title, *told.notice.lines) if told.notice else ()
    return framed([(line,) for line in lines], ("公众号短稿",))
