"""Sound ledgers, in every form that is read: about these nothing may be said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from tests.cases import make_ledger
from tests.counties import Row, make_county
from tests.faults.identity import credit_code
from tests.faults.old_books import old_book
from tests.faults.paper import Book, Make, csv_folder, edited, gridded
from tests.faults.rework import merged, reworked
from zsyz_model.sheets import table_sheet, write_book
from zsyz_model.tables import TABLES

SIZES = ((3, 14, 8), (7, 24, 6), (11, 40, 12))
"""Seed, projects and leaders of the generated counties."""
_DAY = pd.Timestamp(2026, 9, 18)


def full_county(folder: Path, seed: int, projects: int, leaders: int) -> Path:
    """A generated county with every sheet of the dictionary, written by the product."""
    tables = make_county(seed, projects=projects, leaders=leaders).tables
    tables["projects"] = [_filled(i, row) for i, row in enumerate(tables["projects"])]
    rows = {**tables, **_duties(tables), **_county(tables)}
    frames = make_ledger(**rows).tables
    path = folder / f"县{seed}.xlsx"
    write_book(path, [table_sheet(table, frames[name]) for name, table in TABLES.items()])
    return path


def _filled(i: int, row: Row) -> Row:
    """A project with words and days in the columns that the planning county leaves empty."""
    signed = pd.Timestamp(2025, 1, 6) + pd.Timedelta(days=11 * i)
    more: Row = {
        "investor_origin": "浙江省杭州市", "gbt4754": "C2710", "needs": "无", "ten_tags": ("中国500强",),
        "first_contact": "县招商局", "duty_unit": "县发改委", "liaison": f"联络员{i + 1}",
        "signed_on": signed, "remark": "环评已批，待摘牌（2026年10月）；总投资含流动资金3,000万元。",
    }  # fmt: skip
    more["credit_code"] = (credit_code(f"91341621MA2{i:06d}"),)
    if row["stage"] == "开工":
        more["started_on"] = signed + pd.Timedelta(days=120)
    return {**row, **more}


def _county(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    project, leader = tables["projects"][0]["project_id"], tables["leaders"][0]["leader_id"]
    place = tables["places"][-1]["place"]
    return {
        "departments": [
            {"department": "县发改委", "department_kind": "综合", "head_post": "主任", "liaison_post": "副主任", "duties": ("立项", "节能审查")},
            {"department": "县自然资源局", "department_kind": "要素", "head_post": "局长", "liaison_post": "总工程师", "duties": ("用地预审",)},
        ],
        "busy": [{"leader_id": leader, "weekday": "一", "begins": "08:30", "ends": "11:30"}],
        "decisions": [{"project_id": project, "met_on": _DAY, "verdict": "准入", "conditions": "六个月内开工"}],
        "caps": [{"place": place, "factor": "能耗", "cap": 50000, "cap_unit": "吨标煤"}],
    }  # fmt: skip


def _duties(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    project, leader = tables["projects"][0]["project_id"], tables["leaders"][0]["leader_id"]
    both: Row = {"project_id": project, "leader_id": leader}
    return {
        "funds": [
            {"project_id": project, "paid_on": _DAY, "amount_wan": amount, "currency": "人民币", "form": "现金",
             "voucher_kind": "进账单", "voucher_no": f"PZ-{n:04d}", "origin": "浙江", "unit": "柳河镇"}
            for n, amount in enumerate((300, 1250.5), start=1)
        ],
        "fx": [{"day": _DAY, "currency": "美元", "rate": 7.1032}],
        "units": [{"unit": "柳河镇", "unit_kind": "乡镇街道", "task_wan": 8000}],
        "visits": [{**both, "visited_on": _DAY, "problem": "管网未通"}],
        "issues": [{"issue_id": "W1", "project_id": project, "problem": "缺临时用电", "factor": "手续", "duty_unit": "供电公司",
                    "raised_on": _DAY, "due_on": _DAY + pd.Timedelta(days=30), "state": "办理中", "answer": "已勘察"}],
        "trips": [{"month": "2026-09", "leader_id": leader, "region": "长三角", "industry": "新材料", "mode": "产业链", "firms": 6, "leads": 2}],
        "chains": [{"industry": "新材料", "team": "有", "platform": "有", "plan": "有", "fund": "无", "policy": "有", "association": "无", "posts": 4, "filled": 3}],
        "progress": [{"project_id": project, "month": "2026-09", "planned_wan": 500, "done_wan": 420.25, "shape": "主体封顶", "excuse": "连续降雨"}],
        "leads": [{"lead_id": "XS1", "source": "外出招商", "industry": "新能源", "region": "苏州", "month": "2026-09", "cost_wan": 1.5, "stage": "在谈", "project_id": project}],
        "proofs": [{"project_id": project, "landing": "新增用地", "invest_proof": "有", "contract": "有", "filing": "有", "licence": "缺", "fund_proof": "有", "images": "有"}],
        "credits": [{"project_id": project, "case": "世界500强", "year": 2026, "proof": "榜单"}],
    }  # fmt: skip


def _dressed(book: Any) -> None:
    """What people do to a sheet without changing it: arrows, panes, widths, comments, colours."""
    page = book.get_worksheet_by_name("项目")
    page.autofilter("A1:O8")
    page.freeze_panes(1, 2)
    page.set_column("A:O", 18)
    page.write_comment("F3", "已与县发改委核对")
    page.data_validation("D2:D99", {"validate": "list", "source": ["工业", "农业"]})
    page.conditional_format("F2:F8", {"type": "data_bar"})
    page.set_row(40, 30)


def _titled(book: Book) -> None:
    """A title, a line of particulars, an empty line, and empty lines between and below."""
    particulars: list[object] = [
        "填报单位：县招商局", "", "", "", "", "单位：万元、亩", "", "2026年10月",
    ]  # fmt: skip
    grid = book["项目"]
    grid[:0] = [["××县2027年度重点项目台账"], particulars, []]
    grid.insert(7, [])
    grid.extend([[], [], ["注：总投资含流动资金。"]])


FORMS: dict[str, Make] = {
    "xlsx": edited({}),
    "xlsx saved by openpyxl": reworked(edited({}), lambda page: None),
    "xlsx with filter arrows, panes and comments": edited({}, _dressed),
    "xlsx with title and particulars": merged(gridded(_titled), "A1:O1"),
    "xlsx counted from 1904": edited({}, date_1904=True),
    "xls": old_book,
    "csv folder": csv_folder(),
}
"""The small county in each form; it has five sheets, so that the absent ones are told."""
