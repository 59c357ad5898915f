"""The comment on a header: what the column means, how a cell is filled, and an example."""

from __future__ import annotations

from collections.abc import Mapping

from zsyz_model.ledger.examples import sample
from zsyz_model.ledger.links import TITLES
from zsyz_model.tables import NUMERIC, TABLES, Column, Kind, Table

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "projects": {
        "project_id": "项目在全部工作表中的唯一编号", "industry": "所属产业，用县主导产业的叫法，多个用顿号隔开",
        "gbt4754": "国民经济行业分类代码（GB/T 4754）", "stage": "目前所处阶段",
        "needs": "目前最卡的一件事", "invest_wan": "计划总投资", "fixed_wan": "总投资中的固定资产投资，不大于总投资",
        "land_mu": "计划用地总面积；不单独用地填 0", "converted_mu": "拟用地中要办农用地转用的面积，占用未利用地也要指标，一并填在这里；不大于拟用地",
        "farmland_mu": "农用地中的耕地，要占补平衡，不大于农用地", "paddy_mu": "耕地中的水田，不大于耕地",
        "capacity_kg": "所占耕地的年粮食产能", "retail_wan_sqm": "商业用房的建筑面积，没有就不填",
        "ten_tags": "属于省“十强”产业的哪些类", "city_tags": "属于市“231”产业体系的哪些类",
        "place": "拟落在哪个乡镇或园区", "output_wan": "达产后的年产值", "tax_wan": "达产后的年税收",
        "jobs": "达产后的就业人数", "energy_tce": "达产后的年综合能源消费量", "water_t": "达产后的年用水量",
        "cod_t": "年化学需氧量排放", "gap_wan": "总投资中还没有着落的部分", "earliest": "手续与准备最早允许的开工季度",
        "promised": "企业承诺的开工季度", "must_start": "填“是”时计划期内必须安排开工",
        "first_contact": "最先洽谈本项目的单位；县领导首谈的填其领导编号或称谓", "duty_unit": "牵头服务本项目的单位",
        "current_leader": "目前包保本项目的县级领导", "liaison": "联络员的岗位，不写姓名",
        "signed_on": "正式协议签订的日期", "started_on": "实际开工的日期，不早于签约", "produced_on": "实际投产的日期，不早于开工",
    },
    "leaders": {
        "leader_id": "领导在全部工作表中的唯一编号", "title": "职务代称，不写姓名", "industries": "分管或联系的产业",
        "places": "联系的乡镇园区，填编码", "base": "平时办公的乡镇园区，算行车时间用",
        "hours": "每周可用于包保项目的小时数，含路上时间", "least": "至少包保几个项目，不填为 0",
        "most": "最多包保几个项目，不填按情景的规定", "avoids": "应回避的企业，与“投资方”写法一致",
    },
    "places": {"place": "乡镇园区在全部工作表中的唯一编码", "minutes": "从县城开车到这里的分钟数"},
    "travel": {"minutes": "单程行车分钟数，来回相同只填一行"},
    "pairs": {
        "rule": "锁定：必须由这位领导包保；禁止：不得由他包保；可不填", "fit": "领导与项目的契合程度，填了就代替系统计算值",
        "hours": "每周要花的小时数，填了就代替系统估算值",
    },
    "busy": {"begins": "几点开始，24 小时制", "ends": "几点结束，24 小时制"},
    "scores": {"judge": "专家代称，不写姓名", "criterion": "打的是哪项指标"},
    "judgements": {
        "judge": "专家代称，不写姓名", "first": "两项指标中较重要的一项", "second": "两项指标中较次要的一项",
        "ratio": "较重要的一项是次要一项的几倍，1 到 9",
    },
    "quota": {"quarter": "指标下达或入库的季度"},
    "plots": {
        "ready": "最早可以供地的季度", "unit_wan": "每亩取得费用", "fixed_wan": "启用这块地一次性的费用",
        "area_mu": "地块面积；类别为“腾挪指标”时，是让出的指标亩数",
        "holder": "仅类别为“腾挪”“腾挪指标”时填：现在占着这块地（这些指标）的项目",
        "repay_by": "仅类别为“腾挪”“腾挪指标”时填：最迟何时给原项目归还，不早于可用季度",
    },
    "schemes": {
        "cleared_mu": "拆除旧建设用地的面积", "surplus_mu": "验收后节余的建设用地指标，不大于拆旧面积",
        "duration_quarters": "从启动到验收的季度数", "cost_wan": "全部费用", "earliest": "最早可以启动的季度",
    },
    "finance": {"limit_wan": "本渠道的总额度", "single_wan": "单个项目的上限，不大于额度"},
    "caps": {"cap_unit": "上限的单位，如吨标煤"},
    "procedures": {"due_on": "计划办结的日期", "done_on": "办结的日期；未办结不填"},
    "leads": {"project_id": "线索转成项目后的项目编号，没有转成不填"},
    "credits": {"case": "属于哪种加分情形"},
    "funds": {"unit": "认定到位资金的单位"},
    "trips": {"month": "出发的月份"},
}  # fmt: skip
"""What a label alone does not say, for columns whose dictionary entry has no note."""


def meaning(table: Table, column: Column) -> str:
    """What the column is about: the dictionary's note, or what is said of it here."""
    return column.note or MEANINGS.get(table.name, {}).get(column.name, "")


def comment(table: Table, column: Column) -> str:
    """The comment on the column's header, a line for each thing to know."""
    need = "必填" if column.required else "选填，不知道就留空"
    lines = [
        f"【{column.label}】{need}",
        f"含义：{meaning(table, column) or f'{table.sheet}的{column.label}'}",
        f"单位：{column.unit}" if column.unit else "",
        how_to_fill(column),
        _single(table, column),
        f"例：{sample(table, column)}",
    ]
    return "\n".join(line for line in lines if line)


def how_to_fill(column: Column) -> str:
    """The form of a cell: the words allowed, the bounds, or the way of writing."""
    if column.refers:
        there = TABLES[column.refers]
        key, name = (there.by_name[word].label for word in (there.key[0], TITLES[column.refers]))
        return f"填法：工作表“{there.sheet}”里有的{key}，也可填{name}"
    if column.kind in NUMERIC:
        return f"填法：{number_words(column)}"
    ways = {
        Kind.ID: "填法：按文本填，前面的 0 会保留",
        Kind.CHOICE: f"可选：{'、'.join(column.choices)}",
        Kind.LIST: "填法：可填几个，用顿号“、”隔开",
        Kind.DATE: "填法：年月日齐全，如 2026-03-04",
        Kind.QUARTER: "填法：年份加季度，如 2027Q1",
        Kind.FLAG: "可选：是、否；不填为否",
        Kind.TEXT: "填法：文字",
    }
    return ways[column.kind]


def number_words(column: Column) -> str:
    """What numbers a column takes, in words."""
    whole = "整数" if column.kind is Kind.COUNT else "数字"
    low, high = number_bounds(column)
    match low, high:
        case None, None:
            return f"只填一个{whole}"
        case None, _:
            return f"只填一个{whole}，不大于 {high:g}"
        case _, None:
            return f"只填一个{whole}，不小于 {low:g}"
    return f"只填一个{whole}，{low:g} 至 {high:g}"


def number_bounds(column: Column) -> tuple[float | None, float | None]:
    """The least and the greatest number of a column; a count is never negative."""
    low = 0 if column.low is None and column.kind is Kind.COUNT else column.low
    return low, column.high


def _single(table: Table, column: Column) -> str:
    """What may not stand twice, told at each column of the key."""
    if column.name not in table.key or table.repeats:
        return ""
    if len(table.key) == 1:
        return "不能重复"
    return "、".join(table.by_name[name].label for name in table.key) + "合起来不能重复"
