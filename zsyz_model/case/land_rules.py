"""Land: every number that the law, the province or the county sets, with source and status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zsyz_model.case.rule import CONFIRMED, rule


@dataclass(frozen=True, slots=True)
class LandRules:
    """Numbers that the law, the province or the county sets for land."""

    credit: Mapping[str, float] = rule(
        {"批而未供2017前": 0.5, "批而未供2018后": 0.3, "闲置": 0.5},
        "处置存量土地核算计划指标的比例", unit="亩/亩", source="[123] 自然资发〔2020〕91号",
        since="2020",
    )  # fmt: skip
    farmland_share: float = rule(
        0.9, "节余指标中可抵补充耕地的比例", unit="亩/亩", source="[110][116]"
    )
    plan_wan_per_mu: float = rule(0.0, "计划指标使用成本（表中无单价时）", unit="万元/亩")
    balance_wan_per_mu: float = rule(
        13.8,
        "外购占补数量指标单价（表中无单价时）",
        unit="万元/亩",
        source="[119]",
        since="2022",
        until="2024",
    )
    paddy_wan_per_mu: float = rule(
        18.8,
        "外购占补水田指标单价（表中无单价时）",
        unit="万元/亩",
        source="[119]",
        since="2022",
        until="2024",
    )
    capacity_wan_per_kg: float = rule(
        0.02,
        "外购占补产能指标单价（表中无单价时）",
        unit="万元/公斤",
        source="[120]",
        since="2018",
    )
    advance_most_mu: float = rule(
        0.0,
        "计划指标预支上限（年末和计划期末须结清；0 不预支）",
        unit="亩",
        source="[127]",
        since="2023",
    )
    turnover_most_mu: float = rule(
        0.0, "增减挂钩周转指标规模（0 不周转）", unit="亩", source="[110]"
    )
    turnover_quarters: int = rule(12, "周转指标归还期限", unit="季度", source="[110]")
    linkage_sale_most_mu: float = rule(
        0.0,
        "节余指标每年出售上限（须在省定名单；0 不出售）",
        unit="亩/年",
        source="[112][120]",
        since="2017",
    )
    linkage_sale_wan_per_mu: float = rule(
        29.5, "节余指标出售单价", unit="万元/亩", source="[114]", since="2017"
    )
    swap_farmland_share: float = rule(
        1.0, "腾挪用指标归还时，占用耕地的比例（从严）", unit="亩/亩", source="建模约定"
    )
    schemes_at_once: int = rule(3, "同时实施的复垦项目上限", unit="个")
    relocate: bool = rule(True, "项目可以落到其他乡镇园区的存量地块")
    factory_most_mu: float = rule(
        30.0, "进标准厂房的项目用地上限", unit="亩", source="[47]", since="2017"
    )
    chemical_industries: tuple[str, ...] = rule(
        ("高端化工",),
        "只能进化工园区的产业",
        source="[56][58]",
        status=CONFIRMED,
        since="2016",
    )
