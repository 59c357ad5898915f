"""招商: stage rates, what an outing costs and brings, coverage and limits; each with source and status.

[0] names regions, modes, industries and the monthly outings; the numbers of an outing are
conventions of ours until the county has records of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case.rule import CONFIRMED, rule
from zsyz_model.tables import INDUSTRIES, MODES

OWN = "建模约定"


@dataclass(frozen=True, slots=True)
class RateRules:
    """How leads go from stage to stage, as shares, and how long they stay, in months on average.

    The three shares of a common lead multiply to the published mean conversion of 10 % [169];
    how it is split over the stages is a convention.
    """

    screened: float = rule(
        0.25, "线索进入初审的比例（三段相乘为 10%）", source="[169]；分段建模约定"
    )
    reviewed: float = rule(0.5, "初审进入评审的比例", source="[169]；分段建模约定")
    signed: float = rule(0.8, "评审后签约的比例（同 chances.sign_share）", source=OWN)
    kin_screened: float = rule(0.4, "流动党员线索进入初审的比例（三段相乘为 16%）", source=OWN)
    lead_months: float = rule(2.0, "线索阶段平均停留", unit="个月", source=OWN)
    screened_months: float = rule(1.5, "初审阶段平均停留", unit="个月", source=OWN)
    reviewed_months: float = rule(2.0, "评审阶段平均停留", unit="个月", source=OWN)
    landed: float = rule(0.84, "签约项目落地的比例（按公布的履约率）", source="[29]")
    started: float = rule(0.507, "签约项目开工的比例", source="[28]", since="2018")


@dataclass(frozen=True, slots=True)
class OutreachRules:
    """County leaders on the road: coverage that is owed, limits, money, expected leads."""

    months: int = rule(12, "外出招商计划的月数（从截止日的下月起）", unit="个月", source=OWN)
    month_least: int = rule(
        1, "每月至少组织", unit="次", source="[0]", status=CONFIRMED, since="2022"
    )
    month_most: int = rule(3, "每月至多组织", unit="次", source=OWN)
    regions: tuple[str, ...] = rule(
        ("京津冀", "长三角", "珠三角"), "必须到的区域", source="[0]", status=CONFIRMED, since="2022"
    )
    modes: tuple[str, ...] = rule(MODES, "必须用到的方式", source="[0]", status=CONFIRMED)
    industries: tuple[str, ...] = rule(
        INDUSTRIES, "必须覆盖的产业链", source="[0]", status=CONFIRMED, since="2022"
    )
    heads: tuple[str, ...] = rule(
        ("县委书记", "县长"), "党政主要领导（“领导”表的称谓或职务）", source="[0]", status=CONFIRMED
    )
    heads_least: int = rule(2, "党政主要领导各至少带队（[0] 未写次数）", unit="次", source=OWN)
    leader_most: int = rule(2, "其他领导各至多带队", unit="次", source=OWN)
    days_most: int = rule(5, "每名领导每月至多外出（“外出时限”表优先）", unit="天", source=OWN)
    repeat_most: int = rule(2, "同一区域、同一产业链至多去几次", unit="次", source=OWN)
    days: Mapping[str, int] = rule(
        {"京津冀": 3, "长三角": 4, "珠三角": 5, "其他": 4}, "一次外出的天数", unit="天", source=OWN
    )
    cost_wan: Mapping[str, float] = rule(
        {"京津冀": 2.0, "长三角": 3.5, "珠三角": 5.0, "其他": 4.0}, "一次外出的费用",
        unit="万元", source=OWN,
    )  # fmt: skip
    budget_wan: float = rule(60.0, "外出招商的费用上限", unit="万元", source=OWN)
    leads: Mapping[str, float] = rule(
        {"产业链": 2.0, "平台": 1.5, "基金": 1.0, "股权": 0.8}, "一次外出的预期线索（没有记录时）",
        unit="条", source=OWN,
    )  # fmt: skip
    prior_leads: float = rule(
        4.0, "没有记录时的预期相当于多少条线索的记录（越大越不随记录变）", unit="条", source=OWN
    )
    outside_share: float = rule(0.6, "不分管该产业的领导带队，预期线索按此折算", source=OWN)


@dataclass(frozen=True, slots=True)
class DispatchRules:
    """When the dispatch meetings are; [84] has one for industry every week."""

    weekday: str = rule("一", "调度会在星期几（遇节假日顺延到下一个工作日）", source=OWN)
    every_weeks: int = rule(1, "几周一次", unit="周", source="[84]", since="2018")
    meetings: int = rule(13, "往后排几次", unit="次", source=OWN)
    paper_days: int = rule(2, "会前几个工作日交材料", unit="日", source=OWN)


@dataclass(frozen=True, slots=True)
class AttractionRules:
    """The pipeline, the outings, and how sure a statement must be."""

    over_wan: float = rule(
        10000.0,
        "计入签约目标的投资额下限",
        unit="万元",
        source="[0]",
        status=CONFIRMED,
        since="2022",
    )
    band: float = rule(0.8, "签约预测区间的概率", source=OWN)
    confidence: float = rule(0.8, "“须新进多少线索”的把握", source=OWN)
    rates: RateRules = field(default_factory=RateRules)
    outreach: OutreachRules = field(default_factory=OutreachRules)
    dispatch: DispatchRules = field(default_factory=DispatchRules)
