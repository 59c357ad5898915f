"""The limits of the model by their Chinese titles: one list for findings, reasons and reports."""

from __future__ import annotations

LIMITS: dict[str, str] = {
    "one_start": "每个项目至多开工一次",
    "earliest_start": "最早开工时间",
    "one_leader": "每个项目一名包保领导",
    "leader_for_start": "开工须有包保领导",
    "leader_hours": "领导每周可用小时",
    "leader_count": "领导包保个数",
    "pair_rules": "锁定与回避",
    "plot_area": "存量地块面积",
    "conversion": "新增建设用地来源",
    "plan_quota": "年度计划指标",
    "advance_settled": "预支指标年末结清",
    "linkage_quota": "增减挂钩节余指标",
    "turnover_repaid": "周转指标归还",
    "linkage_sold": "节余指标出售",
    "farmland_balance": "耕地占补平衡",
    "swap_repaid": "腾挪归还",
    "swap_quota": "腾挪指标先让出后使用",
    "scheme_capacity": "同时实施的复垦项目数",
    "land_budget": "年度用地预算",
    "finance_gap": "资金缺口",
    "site_caps": "园区要素容量",
    "start_target": "季度开工目标",
    "kept_plan": "沿用原方案",
    "holds_plot": "已占有地块",
    "merit": "其他安排价值更高",
}


def limit_words(name: str) -> str:
    """A limit's Chinese title; a name that is no limit of the model stays as it is."""
    return LIMITS.get(name, name)


def concerned(*names: str) -> str:
    """The end of a finding: which limits it is about.

    >>> concerned("leader_hours", "leader_count")
    '涉及规则 领导每周可用小时、领导包保个数'
    """
    return "涉及规则 " + "、".join(map(limit_words, names))
