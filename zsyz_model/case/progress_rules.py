"""包保推进: working hours, escalation, ageing and yardsticks, every number with source and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zsyz_model.case.rule import OPEN, rule

OWN = "建模约定"


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """When leaders may be on the road; an outing begins and ends at the leader's base."""

    weekdays: tuple[str, ...] = rule(
        ("一", "二", "三", "四", "五"), "可以安排现场的星期", source=OWN
    )
    hours: tuple[str, ...] = rule(
        ("08:30-12:00", "14:00-18:00"), "一天中可以外出的时段（一次外出不跨时段）", source=OWN
    )
    since: str = rule("", "包保走访从哪天算起（空：数据截止年度的 1 月 1 日）", source=OWN)
    days_off: tuple[str, ...] = rule((), "不安排现场的日期（节假日，逐日填写）", source=OWN)


@dataclass(frozen=True, slots=True)
class Step:
    """One level of escalation: reached when an item is this many days over its date."""

    title: str
    overdue_days: int


@dataclass(frozen=True, slots=True)
class IssueRules:
    """The 不说不 list: which states are closed, what a plain no is, who hears of it when."""

    closed: tuple[str, ...] = rule(
        ("办结", "已办结", "已解决", "销号"), "算作办结的状态", source=OWN
    )
    refusals: tuple[str, ...] = rule(
        (
            "不能办", "不能解决", "不予", "不行", "不同意", "不可以", "不符合", "不支持", "不具备",
            "办不了", "办不成", "无法", "没法", "没有办法", "没有政策", "无政策", "无权", "拒绝",
        ),
        "答复里表示“不”的字样", source=OWN,
    )  # fmt: skip
    steps: tuple[Step, ...] = rule(
        (
            Step("包保领导", 0), Step("对口委员会", 1), Step("县长办公会", 8),
            Step("县委县政府调度会", 15),
        ),
        "逐级上报（层级见来源；天数为约定，按每周一次县长办公会推算）", unit="天",
        source=f"[84]；天数{OWN}", since="2018",
    )  # fmt: skip
    ages: tuple[int, ...] = rule((7, 30, 90), "账龄分档的上限", unit="天", source=OWN)


@dataclass(frozen=True, slots=True)
class StepDays:
    """How many working days a procedure takes at most, and who says so."""

    step: str
    workdays: int
    source: str = OWN
    status: str = OPEN


@dataclass(frozen=True, slots=True)
class ReverseRules:
    """倒排工期: the procedures before a start and before production, one after the other."""

    start: tuple[StepDays, ...] = rule(
        (
            StepDays("项目备案", 3, f"国务院令第673号（告知即备案；天数{OWN}）"),
            StepDays("节能审查", 20, "固定资产投资项目节能审查办法（2023）"),
            StepDays("环境影响评价", 60, "环境影响评价法第二十二条（报告书；报告表 30 日）"),
            StepDays("规划许可", 20, "行政许可法第四十二条"),
            StepDays("施工许可", 7, "建筑法第八条"),
        ),
        "开工前依次办理的手续及时限", unit="工作日", source="各条自带来源",
    )  # fmt: skip
    finish: tuple[StepDays, ...] = rule(
        (StepDays("竣工验收", 20), StepDays("试生产", 60)),
        "投产前依次办理的事项及时限", unit="工作日", source=OWN,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DispatchRules:
    """调度会: when it meets and what comes before it."""

    weekday: str = rule("一", "调度会在星期几（遇放假顺延到下一个工作日）", source="[86]")
    hours: str = rule("15:00-17:00", "调度会的起止时间", source=OWN)
    place: str = rule("县委常委会会议室", "调度会的地点", source=OWN)
    least_level: int = rule(3, "上会的问题至少到第几级", source=OWN)


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """The public short notice: what may be said outside."""

    least_group: int = rule(3, "公开时一组少于几个即并入“其他”", unit="个", source=OWN)
    account: str = rule("县项目建设服务中心", "公开短讯的署名", source=OWN)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Published conversion rates of one place, in percent of the signed; None: not published.

    `signed`: how many projects they are about. `scope`: what they are about, in words.
    """

    title: str
    source: str
    scope: str
    signed: int | None = None
    honoured: float | None = None
    landed: float | None = None
    started: float | None = None
    funded: float | None = None


@dataclass(frozen=True, slots=True)
class ProgressRules:
    """Everything that 包保推进 takes from a file beside lights and the scenario."""

    calendar: CalendarRules = field(default_factory=CalendarRules)
    issues: IssueRules = field(default_factory=IssueRules)
    reverse: ReverseRules = field(default_factory=ReverseRules)
    dispatch: DispatchRules = field(default_factory=DispatchRules)
    notice: NoticeRules = field(default_factory=NoticeRules)
    yardsticks: tuple[Yardstick, ...] = ()
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
