"""The board of 包保推进 as a workbook: one sheet for each thing told, unknown cells empty."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.case.motion import Standing, Visit
from zsyz_model.report.words import field_of
from zsyz_model.sheets import Sheet

PROJECT = ("项目编号", "项目名称")
A_LINE = 5
"""Leaders on a line of a note: a longer line makes the printed page too wide to be read."""


def motion_sheets(told: Motion, case: Case) -> list[Sheet]:
    """Lights, rankings, visits, attendance, issues, situations, rates, and what was found."""
    return [
        _lights(told, case), _ranking(told, case), _visits(told, case), _attendance(told, case),
        _issues(told, case), _burn(told), _situations(told, case), _rates(told), _trend(told), _beside(told),
        _findings(told),
    ]  # fmt: skip


def clock_words(minutes: int) -> str:
    """A time of the day as people write it.

    >>> clock_words(510)
    '08:30'
    """
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _named(case: Case, project: str) -> tuple[str, str]:
    return project, str(case.projects["name"].get(project, ""))


def _titled(case: Case, leader: str) -> str:
    return f"{leader} {case.leaders['title'].get(leader, '')}".strip()


def _round(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits) + 0.0  # no minus before a nought


def _lights(told: Motion, case: Case) -> Sheet:
    rule = told.preset
    rows = [
        (*_named(case, x.project_id), x.colour, x.label, x.because, x.earned, x.excuse, x.action,
         "；".join(x.unjudged))
        for x in told.lights
    ]  # fmt: skip
    notes = (
        f"{told.month} · 规则：{rule.title}，来源 {rule.source}（{rule.status}）",
        *((rule.gaps,) if rule.gaps else ()),
        *told.notes,
    )
    headers = (*PROJECT, "灯", "说明", "依据", "豁免前", "豁免理由", "后续", "未能判定")
    return Sheet("亮灯", headers, rows, notes=notes, paged=True)


def _ranking(told: Motion, case: Case) -> Sheet:
    rows = [("项目", *_named(case, x.subject), *_standing(x)) for x in told.standings]
    for title, standings in told.groups.items():
        rows += [(title, x.subject, _member(case, x.subject), *_standing(x)) for x in standings]
    headers = ("类别", "编号或名称", "名称", "超前序时(百分点)", "名次", "上月名次", "升降")
    return Sheet(
        "排名", headers, rows, notes=("升降：正数为上升位次；上月无名次的留空",), paged=True
    )


def _member(case: Case, subject: str) -> str:
    """The name behind a leader's or a place's id; units and industries are names themselves."""
    return field_of(case, "leaders", subject, "title") or field_of(
        case, "places", subject, "place_name"
    )


def _standing(one: Standing) -> tuple[float | None, int, int | None, int | None]:
    return _round(one.value, 2), one.rank, one.before, one.rise


def _visits(told: Motion, case: Case) -> Sheet:
    rows: list[Sequence[object]] = []
    for week in told.weeks:
        rows += [_visit(visit, case) for visit in week.visits]
        rows += [
            (
                _titled(case, week.leader_id),
                None,
                "",
                "",
                "",
                *_named(case, project),
                f"缺 {short} 次",
            )
            for project, short in week.missed
        ]
    roads = [f"{_titled(case, w.leader_id)} {w.travel_minutes} 分钟" for w in told.weeks]
    lines = [roads[i : i + A_LINE] for i in range(0, len(roads), A_LINE)]
    notes = (f"名单：{told.led_by}", *(f"一周在途：{'；'.join(line)}" for line in lines))
    headers = ("领导", "日期", "出发", "到达", "离开", *PROJECT, "地点")
    return Sheet("走访日历", headers, rows, notes=notes, paged=True)


def _visit(visit: Visit, case: Case) -> tuple[object, ...]:
    times = (clock_words(m) for m in (visit.leaves, visit.begins, visit.ends))
    where = str(case.table("places")["place_name"].get(visit.place, visit.place))
    return (
        _titled(case, visit.leader_id), visit.day, *times, *_named(case, visit.project_id), where,
    )  # fmt: skip


def _attendance(told: Motion, case: Case) -> Sheet:
    rows = [
        (_titled(case, x.leader_id), *_named(case, x.project_id), x.weeks, x.kept, _round(x.share),
         x.visits, x.last, x.problems, x.solved)
        for x in told.attendance
    ]  # fmt: skip
    headers = (
        "领导", *PROJECT, "应走访周数", "达标周数", "达标率(%)", "走访次数", "最近一次", "发现问题",
        "现场解决",
    )  # fmt: skip
    return Sheet("走访履职", headers, rows, paged=True)


def _issues(told: Motion, case: Case) -> Sheet:
    rows = [
        (x.issue_id, *_named(case, x.project_id), x.factor, x.problem, x.owner,
         "办理中" if x.open else "已办结", x.raised_on, x.due_on, x.closed_on, x.age_days,
         x.overdue_days, x.level_title)
        for x in told.items
    ]  # fmt: skip
    headers = (
        "编号", *PROJECT, "要素", "问题", "责任单位", "状态", "提出日期", "承诺办结", "办结日期",
        "账龄(天)", "逾期(天)", "上报层级",
    )  # fmt: skip
    ages = "，".join(f"{band} {number} 件" for band, number in told.ageing.items())
    return Sheet("不说不清单", headers, rows, notes=(f"未办结账龄：{ages}",), paged=True)


def _burn(told: Motion) -> Sheet:
    rows = [(x.month, x.raised, x.closed, x.open) for x in told.burn]
    return Sheet("问题消化", ("月份", "新提出", "办结", "月末未办结"), rows, paged=True)


def _situations(told: Motion, case: Case) -> Sheet:
    rows = [
        (x.kind, *_named(case, x.project_id), _titled(case, x.leader_id) if x.leader_id else "",
         "；".join(f"{title} {value}" for title, value in x.indicators))
        for x in told.situations
    ]  # fmt: skip
    return Sheet("五类情形", ("情形", *PROJECT, "包保领导", "指标"), rows, paged=True)


def _rates(told: Motion) -> Sheet:
    rows = [
        (x.by or "全县", x.group, x.signed, x.landed, x.started,
         *(_round(r, 2) for r in (x.honoured_rate, x.landed_rate, x.started_rate, x.funded_rate)))
        for x in told.rates
    ]  # fmt: skip
    headers = (
        "分组", "名称", "签约(个)", "落地(个)", "开工(个)", "履约率(%)", "落地率(%)", "开工率(%)",
        "资金到位率(%)",
    )  # fmt: skip
    return Sheet("转化率", headers, rows, notes=("空白：台账没有可算的数据",), paged=True)


def _trend(told: Motion) -> Sheet:
    rows = [(x.month, x.signed, x.started, _round(x.started_rate)) for x in told.trend]
    headers = ("月份", "累计签约(个)", "其中已开工(个)", "开工率(%)")
    return Sheet("开工率变化", headers, rows, notes=("只计填了签约日期的项目",), paged=True)


def _beside(told: Motion) -> Sheet:
    rows = [
        (x.title, x.source, x.rate, x.published, _round(x.ours, 2), _round(x.ahead_pp, 2))
        for x in told.beside
    ]
    headers = ("公布的数据", "来源", "指标", "公布值(%)", "本县(%)", "高出(百分点)")
    return Sheet("对照", headers, rows, paged=True)


def _findings(told: Motion) -> Sheet:
    rows = [
        (f.code, f.severity.value, f.place.sheet, f.place.cell, f.subject, f.fact, f.advice)
        for f in told.findings
    ]
    return Sheet(
        "发现", ("代码", "程度", "工作表", "单元格", "对象", "原因", "处理"), rows, paged=True
    )
