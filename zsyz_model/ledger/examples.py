"""One invented row for each sheet of the template: the rows refer to each other, nobody is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from zsyz_model.tables import SIX_ONES, Column, Kind, Table

Row = Mapping[str, object]

_MET, _SIGNED, _PAID = dt.date(2026, 9, 1), dt.date(2026, 9, 15), dt.date(2026, 10, 12)
_HANDED, _SEEN = dt.date(2026, 8, 20), dt.date(2026, 10, 20)
_ZONE, _MATERIAL, _COUNCIL = "县经济开发区", "新材料", "县自然资源和规划局"

_COUNTY: Mapping[str, Row] = {
    "projects": {
        "project_id": "XM001", "name": "示例玻璃纤维增强材料项目", "investor": "示例复合材料有限公司",
        "credit_code": ("913200000000000000",), "investor_origin": "江苏省", "kind": "工业",
        "industry": _MATERIAL, "gbt4754": "C3062",
        "stage": "签约", "needs": "用地", "invest_wan": 32000, "fixed_wan": 24000, "land_mu": 65,
        "converted_mu": 60, "farmland_mu": 48, "paddy_mu": 0, "capacity_kg": 43200,
        "ten_tags": ("新能源新材料",), "city_tags": ("新能源新材料",), "place": "G01",
        "output_wan": 42000, "tax_wan": 1950, "jobs": 180, "energy_tce": 3200, "water_t": 15000,
        "cod_t": 1.2, "gap_wan": 4000, "earliest": "2027Q1", "promised": "2027Q2",
        "must_start": False, "listed": False, "first_contact": "县商务局", "duty_unit": _ZONE,
        "current_leader": "L01", "liaison": "开发区联络员", "signed_on": _SIGNED, "plot_ratio": 1.2,
        "remark": "示例行，请覆盖或删除",
    },
    "leaders": {
        "leader_id": "L01", "title": "副县长甲", "post": "副县长（分管工业）", "body": "政府",
        "industries": (_MATERIAL, "机电设备制造"), "places": ("G01",), "base": "G01", "hours": 8,
        "least": 1, "most": 3,
    },
    "places": {
        "place": "G01", "place_name": "示例经济开发区", "place_kind": "开发区",
        "allowed": (_MATERIAL, "机电设备制造"), "minutes": 12,
    },
    "travel": {"origin": "G01", "target": "G01", "minutes": 5},
    "pairs": {"project_id": "XM001", "leader_id": "L01", "rule": "锁定", "fit": 85, "hours": 2.5},
    "departments": {
        "department": _COUNCIL, "department_kind": "要素保障", "head_post": "局长",
        "liaison_post": "副局长", "duties": ("用地报批", "规划许可"),
    },
    "busy": {"leader_id": "L01", "weekday": "一", "begins": "08:30", "ends": "10:30"},
    "scores": {"project_id": "XM001", "judge": "专家甲", "criterion": "科技含量", "points": 82},
    "judgements": {"judge": "专家甲", "first": "投资规模", "second": "就业", "ratio": 3},
    "papers": {
        "project_id": "XM001", "form": "有", "form_on": _HANDED, "study": "有", "study_on": _HANDED,
        "birdseye": "有", "birdseye_on": _HANDED, "contract": "有", "contract_on": _HANDED,
    },
    "decisions": {
        "project_id": "XM001", "met_on": _MET, "verdict": "准入", "dissent": "无", "conditions": "开工前取得能评批复",
        "unit": _ZONE, "role": "管委会副主任", "due_on": _PAID, "commander": "L01",
        "attracted_by": "县商务局", "town": "G01", "departments": (_COUNCIL,),
    },
}  # fmt: skip
_LAND: Mapping[str, Row] = {
    "quota": {"quarter": "2027Q1", "quota_kind": "计划指标", "amount": 300, "price_wan": 1},
    "plots": {
        "plot_id": "DK001", "place": "G01", "area_mu": 45.5, "plot_kind": "批而未供2018后",
        "ready": "2027Q1", "unit_wan": 6.5, "fixed_wan": 20,
    },
    "schemes": {
        "scheme_id": "FK001", "scheme_name": "示例村拆旧复垦项目", "cleared_mu": 40,
        "surplus_mu": 36, "farmland_mu": 34, "paddy_mu": 0, "capacity_kg": 30600,
        "duration_quarters": 2, "cost_wan": 260, "earliest": "2027Q1",
    },
    "finance": {
        "line_id": "ZJ001", "line_name": "县域项目贷款", "line_kind": "银行信贷", "limit_wan": 60000,
        "single_wan": 20000, "eligible": (_MATERIAL, "新能源"), "rate": 3.6,
    },
    "targets": {"quarter": "2027Q1", "sign_target": 3, "start_target": 1},
    "caps": {"place": "G01", "factor": "能耗", "cap": 50000, "cap_unit": "吨标煤"},
    "budget": {"year": 2027, "land_wan": 15000},
}  # fmt: skip
_DUTIES: Mapping[str, Row] = {
    "funds": {
        "project_id": "XM001", "paid_on": _PAID, "amount_wan": 3000, "currency": "人民币",
        "form": "现金", "voucher_kind": "银行进账单", "voucher_no": "00012345", "origin": "江苏省",
        "unit": _ZONE, "became": "实收资本",
    },
    "fx": {"day": _PAID, "currency": "美元", "rate": 7.1},
    "units": {"unit": _ZONE, "unit_kind": "开发区", "task_wan": 150000, "last_rank": 2},
    "visits": {
        "project_id": "XM001", "leader_id": "L01", "visited_on": _SEEN, "problem": "施工用电未接通",
        "solved": "否",
    },
    "issues": {
        "issue_id": "WT001", "project_id": "XM001", "problem": "施工用电未接通", "factor": "其他",
        "duty_unit": "县供电公司", "raised_on": _SEEN, "due_on": dt.date(2026, 11, 20),
        "state": "办理中", "answer": "已列入十一月施工安排",
    },
    "trips": {
        "month": "2026-03", "leader_id": "L01", "region": "长三角", "industry": _MATERIAL,
        "mode": "产业链", "firms": 6, "leads": 2, "begins_on": dt.date(2026, 3, 9),
        "ends_on": dt.date(2026, 3, 12), "cost_wan": 3.6,
    },
    "chains": {
        "industry": _MATERIAL, "team": "新材料产业专班", "platform": "新材料中试平台",
        "plan": "新材料产业发展规划", "fund": "县产业引导基金", "policy": "新材料产业扶持办法",
        "association": "新材料产业协会", "posts": 4, "filled": 3,
    },
    "absences": {"leader_id": "L01", "month": "2027-03", "most_days": 4, "reason": "人大会议"},
    "teams": {
        "team": _MATERIAL, "team_kind": "产业", "post": "招商专员", "posts": 3, "filled": 2,
        "full_time": 2, "due_on": dt.date(2027, 1, 31),
    },
    "measures": {
        "measure_id": "CS001", "department": _COUNCIL, "measure": "规划许可与施工许可并联办理",
        "step": "开工", "due_on": dt.date(2026, 12, 31),
    },
    "groups": {"industry": _MATERIAL, "leader_id": "L01", "role": "组长"},
    "progress": {
        "project_id": "XM001", "month": "2026-10", "planned_wan": 500, "done_wan": 420,
        "shape": "完成地质勘察", "year_plan_wan": 6000,
    },
    "procedures": {
        "project_id": "XM001", "step": "建设用地规划许可证", "department": _COUNCIL,
        "due_on": dt.date(2026, 12, 15),
    },
    "leads": {
        "lead_id": "XS001", "source": "外出招商", "industry": _MATERIAL, "region": "长三角",
        "month": "2026-03", "cost_wan": 1.8, "stage": "签约", "project_id": "XM001",
        "entered_on": dt.date(2026, 3, 11), "signed_on": _SIGNED, "invest_wan": 32000,
        "mode": "产业链", "leader_id": "L01",
    },
    "proofs": {
        "project_id": "XM001", "landing": "新增用地", "invest_proof": "有", "contract": "有",
        "filing": "有", "licence": "有", "fund_proof": "有", "images": "缺",
    },
    "credits": {
        "project_id": "XM001", "case": "小巨人", "year": 2026, "proof": "工业和信息化部公布名单",
    },
    "splits": {"project_id": "XM001", "unit": _ZONE, "role": "落地", "share": 0.6},
    "rulings": {
        "project_id": "XM001", "case": "逾期开工", "ruled_on": _SEEN, "unit": _ZONE,
        "basis": "考核办公室通报",
    },
}  # fmt: skip
EXAMPLES: Mapping[str, Row] = {**_COUNTY, **_LAND, **_DUTIES}
"""Table → internal column → value. A cell that would not suit the row's project stays empty."""

_ELSEWHERE: Mapping[tuple[str, str], object] = {
    ("projects", "retail_wan_sqm"): 3.5,
    ("projects", "started_on"): dt.date(2027, 2, 18),
    ("projects", "produced_on"): dt.date(2028, 6, 30),
    ("leaders", "avoids"): ("示例建材有限公司",),
    ("leaders", "units"): ("县商务局",),
    ("plots", "holder"): "XM001",
    ("plots", "repay_by"): "2028Q4",
    ("progress", "excuse"): "等待用地批复",
    ("procedures", "done_on"): dt.date(2026, 12, 10),
    ("measures", "done_on"): dt.date(2026, 12, 20),
    **{("chains", f"{name}_due"): dt.date(2027, 3, 31) for name, _ in SIX_ONES},
    ("issues", "closed_on"): dt.date(2026, 11, 18),
    ("issues", "alternative"): "改由园区专线供电",
    ("issues", "basis"): "《中华人民共和国土地管理法》第四十四条",
}
"""What a comment shows for the columns that the example row leaves empty."""


def example_cell(table: Table, column: Column) -> object:
    """The cell of the example row, None when it is empty there."""
    return EXAMPLES[table.name].get(column.name)


def sample(table: Table, column: Column) -> str:
    """A value of the column as a person would type it."""
    value = EXAMPLES[table.name].get(column.name, _ELSEWHERE.get((table.name, column.name)))
    match value:
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(value)
        case None if column.kind is Kind.FLAG:
            return "否"
    return "" if value is None else str(value)
