"""What may go otherwise than planned: chances by stage, lateness of quota and acceptance, a tree.

The rates were published for other places and years and stand for this county until it has its
own; where two published rates were divided, or a number is a convention, the rule is 待核实.
"""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.case.rule import rule

OWN = "建模约定"


@dataclass(frozen=True, slots=True)
class BranchRule:
    """One way in which the county may go: how late things are, and which projects do not come.

    `weight`: its probability; the weights of all branches add up to 1.
    """

    title: str
    weight: float
    quota_late_quarters: int = 0
    acceptance_late_quarters: int = 0
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChanceRules:
    """How sure starts, quota and acceptance are; how long is drawn; which tree is planned over.

    A project in review signs with `sign_share`, a signed one lands with `land_share`, a landed
    one starts with `start_share`. Lateness happens with its chance and is then 1 to `most`
    quarters, each as likely as the others.
    """

    sign_share: float = rule(0.8, "初审、评审中的项目最终签约的概率", source=OWN)
    land_share: float = rule(0.84, "签约项目落地的概率（按公布的履约率）", source="[29]")
    start_share: float = rule(
        0.604, "落地项目在计划期内开工的概率（签约后开工率 50.7% ÷ 履约率 84%）",
        source="[28][29]", since="2018",
    )  # fmt: skip
    slip_chance: float = rule(0.3, "项目自身手续使开工推迟的概率", source=OWN)
    slip_most_quarters: int = rule(2, "项目自身推迟最多", unit="季度", source=OWN)
    quota_late_chance: float = rule(0.25, "一个季度的计划指标迟到的概率", source=OWN)
    quota_late_most_quarters: int = rule(2, "计划指标迟到最多", unit="季度", source=OWN)
    acceptance_late_chance: float = rule(0.3, "复垦验收推迟的概率", source=OWN)
    acceptance_late_most_quarters: int = rule(4, "复垦验收推迟最多", unit="季度", source=OWN)
    confidence: float = rule(0.95, "概率区间的置信水平", source=OWN)
    half_width: float = rule(0.02, "各概率的区间半宽都不超过此值时停止抽样", source=OWN)
    bad_share: float = rule(0.2, "开工价值最低的这一部分情形算作“不利情形”", source=OWN)
    rule_share: float = rule(0.3, "一条薄弱环节规则至少应覆盖的不利情形比例", source=OWN)
    first_quarters: int = rule(2, "情景树：看清之前先要承诺开工的季度数", unit="季度", source=OWN)
    miss_points: float = rule(100.0, "情景树：每缺一个开工（按季累计）折合", unit="分", source=OWN)
    broken_points: float = rule(50.0, "情景树：每失信一项开工承诺折合", unit="分", source=OWN)
    tail: float = rule(0.8, "情景树：条件风险价值的水平（只看最差的其余部分）", source=OWN)
    branches: tuple[BranchRule, ...] = rule(
        (), "情景树的分支（空：指标、验收各按期或推迟到最迟）", source=OWN
    )
