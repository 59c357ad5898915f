"""What we wish: a `Scenario`, every number of it with unit, source and status.

Defaults live here once. `rule` notes beside each where the number comes from and whether
it is `confirmed` or still `待核实`; [n] are the sources of docs/sources.md. The scenario
reader takes the allowed keys and their types from these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zsyz_model.case.attraction_rules import AttractionRules
from zsyz_model.case.chances import ChanceRules
from zsyz_model.case.land_rules import LandRules
from zsyz_model.case.quarters import Horizon
from zsyz_model.case.rule import CONFIRMED, rule

PRIORITY, PASS, BELOW = MARKS = ("优先", "达标", "未达标")
"""What a total reaches, the best first."""
PASS_LINE, PRIORITY_LINE = "及格线", "优先线"


@dataclass(frozen=True, slots=True)
class HorizonRules:
    """Which quarters are planned."""

    first_quarter: str = rule("2027Q1", "首个计划季度", source="[0]", status=CONFIRMED)
    quarters: int = rule(8, "计划季度数", unit="季度", source="建模约定", status=CONFIRMED)


@dataclass(frozen=True, slots=True)
class AdmissionRules:
    """Which hard rules hold at admission, and thresholds that differ from the rule's own."""

    gates: tuple[str, ...] = rule(
        (), "启用的准入规则（空表示全部）", source="[0]", status=CONFIRMED
    )
    thresholds: Mapping[str, float] = rule({}, "按规则名改写的阈值")


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """How admitted projects are ranked; an empty mapping keeps the criteria's own weights."""

    method: str = rule("weighted_sum", "评分方法", source="[40]", status=CONFIRMED)
    weighting: str = rule("given", "定权方法（given 给定、ahp、entropy、critic）", source="[40]")
    weights: Mapping[str, float] = rule({}, "按指标名改写的权重", unit="分")
    panel: str = rule("mean", "专家得分汇总方法（mean、trimmed、median）", source="建模约定")
    trim: float = rule(0.2, "截尾平均两端各去掉的比例", source="建模约定")
    pass_mark: float = rule(60.0, "及格线", unit="分", source="建模约定")
    priority_mark: float = rule(80.0, "优先线", unit="分", source="建模约定")

    def mark_of(self, total: float) -> str:
        """The mark that a total reaches, one of MARKS."""
        if total >= self.priority_mark:
            return PRIORITY
        return PASS if total >= self.pass_mark else BELOW


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """The review meeting (会商、集体决策)."""

    held_on: str = rule("", "评审会日期（空：截止日之后第一个够提前期的工作日）")
    notice_days: int = rule(
        3, "会前多少日收齐议题（按工作日计）", unit="日", source="[0]", status=CONFIRMED
    )
    most_topics: int = rule(12, "一次评审会议题上限", unit="个", source="[70]")


@dataclass(frozen=True, slots=True)
class GoalRules:
    """The tiers, first matters most; merit = score × (投资/亿元)^power × discount^(t−1)."""

    order: tuple[str, ...] = rule(
        ("missed_targets", "merit", "fit", "fairness", "land_cost"),
        "目标先后",
        source="docs/model.md",
    )
    tolerance: Mapping[str, float] = rule(
        {}, "各目标可以让出的比例（相对其最优值，未写的为 0）", source="建模约定"
    )
    weights: Mapping[str, float] = rule(
        {}, "各目标的权重（空：按先后逐级；填写：一次求加权和）", source="建模约定"
    )
    discount: float = rule(0.95, "每推迟一季度的价值折扣", source="建模约定")
    invest_power: float = rule(0.5, "投资额权重的幂（0、0.5 或 1）", source="建模约定")

    @property
    def weighted(self) -> bool:
        """Whether one weighted sum is asked for instead of tiers."""
        return any(weight > 0 for weight in self.weights.values())


@dataclass(frozen=True, slots=True)
class LeaderRules:
    """Leader hours, fit and who must have a leader."""

    visits_per_week: float = rule(
        1.0, "每周到现场次数", unit="次", source="[0]", status=CONFIRMED, since="2022"
    )
    hours_on_site: Mapping[str, float] = rule(
        {"初审": 1.0, "评审": 1.0, "签约": 1.0, "落地": 1.5, "开工": 2.0},
        "各阶段现场时间",
        unit="小时",
    )
    compulsory_stages: tuple[str, ...] = rule(
        ("签约", "落地", "开工"),
        "必须有县级领导包保的阶段",
        source="[0]",
        status=CONFIRMED,
        since="2022",
    )
    compulsory_wan: float = rule(
        10000.0, "必须包保的投资额下限", unit="万元", source="[0]", status=CONFIRMED, since="2022"
    )
    default_most: int = rule(4, "未填写时每名领导最多包保", unit="个", source="[80][84]")
    fit_base: int = rule(20, "契合度：基本分", unit="分")
    fit_industry: int = rule(
        35, "契合度：分管产业相符，或在该产业领导小组", unit="分", source="[0]"
    )
    fit_place: int = rule(25, "契合度：联系乡镇相符", unit="分", source="[0]")
    fit_first: int = rule(15, "契合度：首谈单位相符", unit="分", source="[0]")
    fit_keep: int = rule(20, "契合度：沿用现包保领导", unit="分", source="[81]")


@dataclass(frozen=True, slots=True)
class SolverRules:
    """Where the solver stops, and who gives the second opinion."""

    seconds: float = rule(600.0, "一个情景的求解时限", unit="秒", status=CONFIRMED)
    gap: float = rule(1e-4, "允许的相对差距", status=CONFIRMED)
    nodes: int = rule(
        200_000, "每一级的分支节点上限（可重复的停止点）", unit="个", status=CONFIRMED
    )
    second_opinion: str = rule("cbc", "宣布无可行方案前的第二求解器", status=CONFIRMED)


@dataclass(frozen=True, slots=True)
class RandomRules:
    """Seeds for everything that draws."""

    seed: int = rule(20260930, "随机种子", status=CONFIRMED)
    draws: int = rule(10_000, "抽样次数上限", unit="次", status=CONFIRMED)


@dataclass(frozen=True, slots=True)
class Pin:
    """A wish about one project that must hold (pins) or must not (forbids); empty = any.

    By its `id` a scenario that extends this one lays its own words over the wish, or drops it.
    """

    project: str
    leader: str = ""
    quarter: str = ""
    site: str = ""
    reason: str = ""
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of one ledger row by its key, in a scenario.

    Exactly one of `set`, `times`, `plus` (with `column`), `remove` or `add` is given. `key`
    is the row's key ("P003"; several key columns joined by "/"; "*" for every row, with
    `where` as column → value filters). `add` holds a whole row by Chinese header. By its `id` a
    scenario that extends this one, or a grid, lays its own words over the edit, or drops it.
    """

    sheet: str
    key: str = "*"
    where: Mapping[str, str] = field(default_factory=dict)
    column: str = ""
    set: str | float | bool | None = None
    times: float | None = None
    plus: float | None = None
    remove: bool = False
    add: Mapping[str, str | float | bool] = field(default_factory=dict)
    reason: str = ""
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way the county might go: the wishes of a scenario file over the defaults.

    `path` is where it was read; `origins` maps each effective key ("land.relocate") to
    the file and line that set it (absent: the default of this module).
    """

    name: str
    title: str = ""
    ledger: Path = field(default_factory=Path)
    as_of: str = rule("2026-10-31", "数据截止日", status=CONFIRMED)
    horizon: HorizonRules = field(default_factory=HorizonRules)
    admission: AdmissionRules = field(default_factory=AdmissionRules)
    scoring: ScoringRules = field(default_factory=ScoringRules)
    meeting: MeetingRules = field(default_factory=MeetingRules)
    goals: GoalRules = field(default_factory=GoalRules)
    leaders: LeaderRules = field(default_factory=LeaderRules)
    land: LandRules = field(default_factory=LandRules)
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Pin, ...] = ()
    changes: tuple[Change, ...] = ()
    solver: SolverRules = field(default_factory=SolverRules)
    random: RandomRules = field(default_factory=RandomRules)
    chances: ChanceRules = field(default_factory=ChanceRules)
    attraction: AttractionRules = field(default_factory=AttractionRules)
    path: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def span(self) -> Horizon:
        """The planned quarters."""
        return Horizon(self.horizon.first_quarter, self.horizon.quarters)
