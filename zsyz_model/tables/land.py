"""Sheets about land, money and targets (用地, 资金, 目标)."""

from __future__ import annotations

from zsyz_model.tables.columns import Column, Kind, Table

QUOTA_KINDS = ("计划指标", "占补数量", "占补水田", "占补产能")
SWAP, SWAP_QUOTA = SWAP_KINDS = ("腾挪", "腾挪指标")
"""A stalled holder's plot, and its conversion right that no land has taken yet."""
PLOT_KINDS = ("批而未供2017前", "批而未供2018后", "闲置", "低效", "标准厂房", *SWAP_KINDS)
FINANCE_KINDS = ("银行信贷", "产业基金", "专项债", "融资担保", "其他")

QUOTA = Table(
    "quota", "用地指标",
    (
        Column("quarter", Kind.QUARTER, "季度", required=True),
        Column("quota_kind", Kind.CHOICE, "类别", required=True, choices=QUOTA_KINDS),
        Column("amount", Kind.LAND, "数量", required=True, low=0, note="亩；占补产能为公斤"),
        Column("price_wan", Kind.NUMBER, "单价", unit="万元/亩", low=0, note="计划指标为使用成本，占补为外购价"),
    ),
    key=("quarter", "quota_kind"), note="当季新增下达或入库的数量",
)  # fmt: skip

PLOTS = Table(
    "plots", "存量地块",
    (
        Column("plot_id", Kind.ID, "地块编号", required=True),
        Column("place", Kind.TEXT, "位置", required=True, refers="places"),
        Column("area_mu", Kind.LAND, "面积", unit="亩", required=True, low=0),
        Column("plot_kind", Kind.CHOICE, "类别", required=True, choices=PLOT_KINDS),
        Column("ready", Kind.QUARTER, "可用季度", required=True),
        Column("unit_wan", Kind.NUMBER, "取得单价", unit="万元/亩", low=0),
        Column("fixed_wan", Kind.MONEY, "固定费用", unit="万元", low=0),
        Column("holder", Kind.TEXT, "现持有项目", refers="projects"),
        Column("repay_by", Kind.QUARTER, "归还期限"),
    ),
    key=("plot_id",), note="批而未供、闲置、低效、标准厂房与可腾挪的地块、指标",
)  # fmt: skip

SCHEMES = Table(
    "schemes", "复垦项目",
    (
        Column("scheme_id", Kind.ID, "编号", required=True),
        Column("scheme_name", Kind.TEXT, "名称"),
        Column("cleared_mu", Kind.LAND, "拆旧面积", unit="亩", required=True, low=0),
        Column("surplus_mu", Kind.LAND, "节余指标", unit="亩", required=True, low=0),
        Column("farmland_mu", Kind.LAND, "新增耕地", unit="亩", low=0),
        Column("paddy_mu", Kind.LAND, "其中水田", unit="亩", low=0),
        Column("capacity_kg", Kind.NUMBER, "新增产能", unit="公斤", low=0),
        Column("duration_quarters", Kind.COUNT, "周期", unit="季度", required=True, low=0),
        Column("cost_wan", Kind.MONEY, "费用", unit="万元", required=True, low=0),
        Column("earliest", Kind.QUARTER, "最早启动"),
    ),
    key=("scheme_id",), note="城乡建设用地增减挂钩拆旧复垦",
)  # fmt: skip

FINANCE = Table(
    "finance", "资金渠道",
    (
        Column("line_id", Kind.ID, "编号", required=True),
        Column("line_name", Kind.TEXT, "名称", required=True),
        Column("line_kind", Kind.CHOICE, "类型", required=True, choices=FINANCE_KINDS),
        Column("limit_wan", Kind.MONEY, "额度", unit="万元", required=True, low=0),
        Column("single_wan", Kind.MONEY, "单笔上限", unit="万元", low=0),
        Column("eligible", Kind.LIST, "适用产业", note="空白表示不限"),
        Column("rate", Kind.NUMBER, "年利率", unit="%", low=0, high=100),
    ),
    key=("line_id",), note="信贷、基金与专项债",
)  # fmt: skip

TARGETS = Table(
    "targets", "季度目标",
    (
        Column("quarter", Kind.QUARTER, "季度", required=True),
        Column("sign_target", Kind.COUNT, "签约目标", unit="个", low=0),
        Column("start_target", Kind.COUNT, "开工目标", unit="个", low=0),
    ),
    key=("quarter",), note="当季新增数，不是累计数",
)  # fmt: skip

CAPS = Table(
    "caps", "容量",
    (
        Column("place", Kind.TEXT, "位置", required=True, refers="places"),
        Column("factor", Kind.CHOICE, "要素", required=True, choices=("能耗", "用水", "COD", "园区面积")),
        Column("cap", Kind.NUMBER, "上限", required=True, low=0),
        Column("cap_unit", Kind.TEXT, "单位"),
    ),
    key=("place", "factor"), note="园区要素容量",
)  # fmt: skip

BUDGET = Table(
    "budget", "预算",
    (
        Column("year", Kind.COUNT, "年度", required=True, low=2000, high=2100),
        Column("land_wan", Kind.MONEY, "用地预算", unit="万元", required=True, low=0),
    ),
    key=("year",), note="取得土地、复垦与外购占补的年度预算",
)  # fmt: skip

LAND_TABLES = (QUOTA, PLOTS, SCHEMES, FINANCE, TARGETS, CAPS, BUDGET)
