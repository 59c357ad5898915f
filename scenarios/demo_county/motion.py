"""The year between two reviews: progress, visits, problems and fixed hours; all of it 推定."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from scenarios.demo_county.cells import Cell, Row, Rows, generator

SHARES = (4, 5, 8, 9, 10, 10, 9, 9, 9)
"""Percent of the year's plan for January to September; October has 10, the rest comes later."""
_OCTOBER = 10
YEARS = {
    "P031": (40000, 31600, 4400), "P032": (3000, 2100, 300), "P038": (90000, 70200, 4800),
    "P044": (8000, 5600, 1200), "P045": (60000, 36000, 6000), "P057": (50000, 18000, 2000),
    "P066": (48000, 21600, 2400), "P070": (60000, 46200, 7800), "P096": (120000, 79200, 10800),
    "P112": (100000, 55000, 7000),
}  # fmt: skip
"""Project → plan of the year, done by the end of September, done in October; 万元."""
_EXCUSES = {"P066": "环评重大变动重新报批，九月起暂停设备安装"}
_SHAPES = {
    "P031": "主体完工，设备调试", "P032": "场地平整、围挡", "P038": "二期车间封顶", "P044": "桩基试桩",
    "P045": "一号库主体施工", "P057": "设备安装停工", "P066": "设备安装暂停", "P070": "后整理车间投用",
    "P096": "六栋厂房装修", "P112": "总装车间钢构吊装",
}  # fmt: skip
MONDAYS = tuple(dt.date(2026, 9, 7) + dt.timedelta(weeks=week) for week in range(7))
"""The whole weeks since the list of the second half-year came into force on 2026-09-01."""
_HOLIDAY_WEEK, _THURSDAY = 4, 3
_BEFORE_A_TRIP = {("P046", 1): 0}
"""Project and week → weekday (from 0) when the leader is away from Tuesday on."""
MISSED = {
    "P045": (4,), "P047": (4,), "P057": (2, 3, 4), "P060": (4, 6), "P066": (0,), "P112": (4, 5),
}  # fmt: skip
"""Project → weeks (from 0) in which its leader did not come."""
_SEEN = {
    ("P038", 3): ("雨水管网未接通", "是"), ("P045", 0): ("临时道路积水", "是"),
    ("P047", 5): ("用地指标未落实", "否"), ("P057", 5): ("设备款未到位，安装停工", "否"),
    ("P060", 5): ("用地指标未落实", "否"), ("P070", 1): ("两家施工队交叉作业", "是"),
    ("P112", 6): ("供电线路容量不足", "否"),
}  # fmt: skip
_LAND, _GRID = "县自然资源局", "县供电公司"
_OPEN = (
    ("W01", "P060", "缺用地指标 574 亩", "土地", _LAND, "2026-07-06", "2026-09-30"),
    ("W02", "P047", "缺用地指标 831.1 亩", "土地", _LAND, "2026-08-10", "2026-10-20"),
    ("W03", "P102", "地块内有坟地未迁", "土地", "县生物医药产业园", "2026-09-07", "2026-10-28"),
    ("W04", "P030", "农用地转用未报批", "土地", _LAND, "2026-10-12", "2026-11-30"),
    ("W05", "P057", "设备款未到位，安装停工", "资金", "县地方金融服务中心", "2026-08-03", "2026-10-10"),
    ("W06", "P112", "供电线路容量不足", "能耗", _GRID, "2026-10-08", "2026-10-31"),
    ("W07", "P034", "环评报告未受理", "手续", "县生态环境分局", "2026-09-14", "2026-10-23"),
)  # fmt: skip
_CLOSED = (
    ("W08", "P045", "北门道路未通", "其他", "县交通运输局", "2026-06-01", "2026-07-15", "2026-07-10",
     "临时道路已修通", None, None),
    ("W09", "P066", "要求沿用原环评批复", "手续", "县生态环境分局", "2026-08-17", "2026-09-17", "2026-09-25",
     "重大变动不予沿用原批复", "提前介入，重新报批期间先办其他手续", "《环境影响评价法》第二十四条"),
    ("W10", "P096", "三期用地被低效厂房占用", "土地", _LAND, "2026-05-11", "2026-08-11", "2026-08-07",
     "收回低效厂房，腾出 60 亩", None, None),
    ("W11", "P044", "要求县财政贴息", "资金", "县财政局", "2026-07-20", "2026-08-31", "2026-08-28",
     "县级没有政策贴息", "由县融资担保公司担保贷款", None),
    ("W12", "P070", "变压器容量不足", "能耗", _GRID, "2026-09-01", "2026-09-30", "2026-09-29",
     "已增容并送电", None, None),
)  # fmt: skip
_BUSY = (
    *((leader, "一", "08:30", "10:30") for leader in ("L01", "L02", "L03", "L04")),
    *((leader, "三", "09:00", "11:30") for leader in ("L02", "L12", "L14", "L16")),
    *((leader, "五", "14:30", "16:30") for leader in ("L12", "L13", "L31", "L32")),
)  # fmt: skip
_STEPS = (
    ("项目备案", "县行政审批服务局", -150, 0), ("节能审查", "县发展和改革局", -120, 5),
    ("环境影响评价", "县生态环境分局", -90, 9), ("规划许可", "县自然资源局", -60, 0),
    ("施工许可", "县住房和城乡建设局", -20, 6), ("入库", "县统计局", 30, 12),
)  # fmt: skip
"""Step, office, planned days from the start, and the days that it took longer."""
_UNLISTED = ("P057", "入库")


def motion_rows(seed: int, projects: Rows) -> dict[str, list[Row]]:
    """The sheets 进度, 走访记录, 问题清单 and 日程 of the county."""
    return {
        "progress": [_cells("R70", row) for row in _progress()],
        "visits": [_cells("R71", row) for row in _visits(seed, projects)],
        "issues": [_cells("R72", row) for row in _issues()],
        "busy": [_cells("R73", row) for row in _busy()],
    }


def begun_rows(projects: Rows) -> list[Row]:
    """The procedures of projects under way: planned and real days; one is not in the statistics yet."""
    under_way = [row for row in projects if row["stage"].value == "开工"]
    return [_cells("R74", step) for row in under_way for step in _steps(row)]


def _cells(rule: str, row: Mapping[str, object]) -> Row:
    return {name: Cell(value, rule=rule) for name, value in row.items()}


def _progress() -> Iterator[dict[str, object]]:
    for project, (plan, before, october) in YEARS.items():
        spread = [round(before * share / sum(SHARES)) for share in SHARES[:-1]]
        done = [*spread, before - sum(spread), october]
        for month, (wan, share) in enumerate(zip(done, (*SHARES, _OCTOBER), strict=True), start=1):
            last = month == len(done)
            yield {
                "project_id": project, "month": f"2026-{month:02d}", "planned_wan": plan * share / 100,
                "done_wan": wan, "shape": _SHAPES[project] if last else None,
                "excuse": _EXCUSES.get(project) if last else None, "year_plan_wan": plan,
            }  # fmt: skip


def _visits(seed: int, projects: Rows) -> Iterator[dict[str, object]]:
    """A visit a week of the leader of today, from Tuesday to Thursday."""
    led = {
        str(r["project_id"].value): r["current_leader"].value
        for r in projects
        if "current_leader" in r
    }
    for week, monday in enumerate(MONDAYS):
        for project, leader in led.items():
            if week in MISSED.get(project, ()):
                continue
            drawn = 1 + int(generator(seed, project, f"visit {week}").integers(3))
            usual = _THURSDAY if week == _HOLIDAY_WEEK else drawn
            day = _BEFORE_A_TRIP.get((project, week), usual)
            problem, solved = _SEEN.get((project, week), (None, None))
            yield {
                "project_id": project, "leader_id": leader, "problem": problem, "solved": solved,
                "visited_on": monday + dt.timedelta(days=day),
            }  # fmt: skip


def _issues() -> Iterator[dict[str, object]]:
    names = ("issue_id", "project_id", "problem", "factor", "duty_unit", "raised_on", "due_on",
             "closed_on", "answer", "alternative", "basis")  # fmt: skip
    for row in (*((*one, None, None, None, None) for one in _OPEN), *_CLOSED):
        told: dict[str, object] = dict(zip(names, row, strict=True))
        for name in ("raised_on", "due_on", "closed_on"):
            told[name] = dt.date.fromisoformat(str(told[name])) if told[name] else None
        yield {**told, "state": "已办结" if told["closed_on"] else "办理中"}


def _busy() -> Iterator[dict[str, object]]:
    names = ("leader_id", "weekday", "begins", "ends")
    return (dict(zip(names, row, strict=True)) for row in _BUSY)


def _steps(row: Row) -> Iterator[dict[str, object]]:
    project, start = str(row["project_id"].value), row["started_on"].value
    assert isinstance(start, dt.date)
    for step, office, days, longer in _STEPS:
        due = start + dt.timedelta(days=days)
        done = due + dt.timedelta(days=longer)
        yield {
            "project_id": project, "step": step, "department": office, "due_on": due,
            "done_on": None if (project, step) == _UNLISTED else done,
        }  # fmt: skip
